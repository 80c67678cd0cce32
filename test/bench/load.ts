import { type Answer, Connection } from "./connection.ts";

/** Makes the next request, whole, as it goes over the wire. */
export type NextRequest = () => string;

export interface Load {
  readonly port: number;
  readonly next: NextRequest;
  /** Whether the app did what was asked; anything else is counted as a failure. */
  readonly isGood: (answer: Answer) => boolean;
}

export interface LoadResult {
  readonly requests: number;
  readonly failures: number;
  readonly seconds: number;
  /** Milliseconds of each request, failed ones included. */
  readonly latencies: readonly number[];
}

/** As many requests as the app takes, `width` at a time, for `ms`. */
export async function closedLoop(
  { port, next, isGood }: Load,
  width: number,
  ms: number,
): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: width }, () => Connection.open(port)));
  const latencies: number[] = [];
  let failures = 0;
  const began = performance.now();
  const endsAt = began + ms;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < endsAt) {
        const sentAt = performance.now();
        const answer = await connection.send(next());
        latencies.push(performance.now() - sentAt);
        if (!isGood(answer)) failures += 1;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1_000;
  for (const connection of connections) connection.close();
  return { requests: latencies.length, failures, seconds, latencies };
}

/** `perSecond` requests whether or not the app keeps up; latency counts from when a request was due. */
export async function openLoop(
  { port, next, isGood }: Load,
  perSecond: number,
  ms: number,
): Promise<LoadResult> {
  const idle: Connection[] = await Promise.all(Array.from({ length: 16 }, () => Connection.open(port)));
  const latencies: number[] = [];
  const underWay = new Set<Promise<void>>();
  let failures = 0;
  const began = performance.now();
  const total = Math.floor((perSecond * ms) / 1_000);
  for (let sent = 0; sent < total; ) {
    const due = Math.min(total, Math.floor(((performance.now() - began) * perSecond) / 1_000) + 1);
    for (; sent < due; sent += 1) {
      const dueAt = began + (sent * 1_000) / perSecond;
      const one = (async () => {
        const connection = idle.pop() ?? (await Connection.open(port));
        const answer = await connection.send(next());
        latencies.push(performance.now() - dueAt);
        if (!isGood(answer)) failures += 1;
        idle.push(connection);
      })().finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(underWay);
  const seconds = (performance.now() - began) / 1_000;
  for (const connection of idle) connection.close();
  return { requests: total, failures, seconds, latencies };
}
