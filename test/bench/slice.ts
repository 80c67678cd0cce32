import type { App } from "./apps.ts";
import { closedLoop, type Load, type LoadResult, openLoop } from "./load.ts";
import { quantile } from "./statistics.ts";

/** One variant's turn in one round. */
export interface Slice {
  readonly rate: number;
  readonly cpuMicros: number;
  readonly p50: number;
  readonly p99: number;
  readonly failures: number;
}

export const rate = (slice: Slice) => slice.rate;
export const cpu = (slice: Slice) => slice.cpuMicros;
export const p50 = (slice: Slice) => slice.p50;
export const p99 = (slice: Slice) => slice.p99;

type Workload = Omit<Load, "port">;

/** As fast as it goes, 16 at a time unless told otherwise. */
export const fast = (app: App, work: Workload, ms: number, width = 16): Promise<Slice> =>
  measure(app, () => closedLoop({ port: app.port, ...work }, width, ms));

/** So many requests a second, whether or not the app keeps up: the latency that people see. */
export const steady = (app: App, work: Workload, perSecond: number, ms: number): Promise<Slice> =>
  measure(app, () => openLoop({ port: app.port, ...work }, perSecond, ms));

async function measure(app: App, load: () => Promise<LoadResult>): Promise<Slice> {
  const before = await app.usage();
  const { requests, seconds, latencies, failures } = await load();
  const after = await app.usage();
  return {
    rate: requests / seconds,
    cpuMicros: (after.cpuMicros - before.cpuMicros) / requests,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    failures,
  };
}
