import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { readWaiting } from "../../db/queries/watch.ts";
import manifest from "../../package.json" with { type: "json" };
import { isLoopback } from "../config/text.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import { createMetricsEndpoint } from "../telemetry/endpoint.ts";
import { addGauges } from "../telemetry/gauges.ts";
import { createMetrics } from "../telemetry/metrics.ts";
import { createTelemetry } from "../telemetry/telemetry.ts";
import type { Core } from "./core.ts";

/** What the operator sees of a running bot. */
export interface Watch {
  readonly telemetry: Telemetry;
  /** Sends the traces that are left. */
  stop(): Promise<void>;
  /** Takes `/metrics`. */
  metrics(
    core: Core,
    slack: { readonly handle: unknown; readonly fault: string | null },
  ): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** A collector that does not answer holds up nobody who wants to stop. */
const longestFarewellMs = 1_500;

export async function openWatch(config: Config, log: Log): Promise<Watch> {
  const { storage, partnerDirectory, slack, publicUrl, watch } = config;
  const metrics = createMetrics({
    version: manifest.version,
    engine: storage.kind,
    directory: partnerDirectory.kind,
    transport: slack.transport.kind,
  });
  const traces = watch?.traces;
  // Loaded only where it is wanted: it takes time and memory.
  const tracer = traces
    ? (await import("../telemetry/tracing.ts")).createTracer({
        ...traces,
        version: manifest.version,
        onTrouble: (what) => log.warn({ from: "tracing" }, what),
      })
    : null;
  return {
    telemetry: createTelemetry(metrics, tracer),
    async stop() {
      await Promise.race([tracer?.stop(), setTimeout(longestFarewellMs, null, { ref: false })]);
    },
    metrics(core, connection) {
      const { database, now } = core;
      const refresh = addGauges(metrics.registry, {
        read: () => readWaiting(database.db, now()),
        pool: () => database.pool && { ...database.pool.load, size: database.pool.size },
        isSocketOpen: () => (connection.handle === null ? connection.fault === null : null),
        now,
        onError: (error) => log.warn({ err: error }, "what waits could not be read for the metrics"),
      });
      return createMetricsEndpoint(metrics.registry, refresh, {
        token: watch?.metricsToken ?? null,
        isPublic: publicUrl !== null && !isLoopback(new URL(publicUrl).hostname),
      });
    },
  };
}
