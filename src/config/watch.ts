import { z } from "zod";
import { isAddress, text } from "./text.ts";

const Environment = z.object({
  METRICS_TOKEN: text.refine((value) => value === undefined || /^[\x21-\x7e]{16,}$/.test(value), {
    message:
      "METRICS_TOKEN is too short, or holds blanks. Make one with: node -p \"crypto.randomBytes(24).toString('base64url')\"",
  }),
  OTEL_EXPORTER_OTLP_ENDPOINT: text.refine((value) => value === undefined || isAddress(value), {
    message: "OTEL_EXPORTER_OTLP_ENDPOINT is not an address. Set it to something like http://collector:4318",
  }),
  OTEL_EXPORTER_OTLP_HEADERS: text.refine((value) => value === undefined || readHeaders(value) !== null, {
    message:
      "OTEL_EXPORTER_OTLP_HEADERS is not a list of headers. Set it to something like name=value,other=value",
  }),
  OTEL_SERVICE_NAME: text,
  OTEL_TRACES_SAMPLER_ARG: text.refine((value) => value === undefined || isShare(value), {
    message: "OTEL_TRACES_SAMPLER_ARG is not a share. Set it to a number from 0 to 1, such as 0.1",
  }),
});

/** How the operator watches the bot. */
export interface WatchConfig {
  /** Opens /metrics to whoever bears it; null leaves it to this machine alone. */
  readonly metricsToken: string | null;
  /** Null: nobody takes traces, and none are made. */
  readonly traces: TracesConfig | null;
}

export interface TracesConfig {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly serviceName: string;
  readonly ratio: number;
}

/** Settings of metrics and traces; adds what is wrong with them to `mistakes`, a line each. */
export function readWatch(
  env: Readonly<Record<string, string | undefined>>,
  mistakes: string[],
): WatchConfig {
  const values: Partial<z.infer<typeof Environment>> = {};
  for (const [name, schema] of Object.entries(Environment.shape)) {
    const parsed = schema.safeParse(env[name]);
    if (parsed.success) Object.assign(values, { [name]: parsed.data });
    else mistakes.push(parsed.error.issues[0]?.message ?? `${name} is not understood`);
  }
  const endpoint = values.OTEL_EXPORTER_OTLP_ENDPOINT;
  const traces = endpoint
    ? {
        url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
        headers: readHeaders(values.OTEL_EXPORTER_OTLP_HEADERS ?? "") ?? {},
        serviceName: values.OTEL_SERVICE_NAME ?? "kapocs",
        ratio: Number(values.OTEL_TRACES_SAMPLER_ARG ?? 1),
      }
    : null;
  return { metricsToken: values.METRICS_TOKEN ?? null, traces };
}

/** As OpenTelemetry writes them: pairs with commas between them, values escaped as in an address. */
function readHeaders(list: string): Record<string, string> | null {
  const pairs = list.split(",").filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair) => /^\s*([\w-]+)\s*=\s*([\x21-\x7e]+)\s*$/.exec(pair));
  if (read.some((match) => match === null)) return null;
  try {
    return Object.fromEntries(read.map((match) => [match?.[1], decodeURIComponent(match?.[2] ?? "")]));
  } catch {
    return null;
  }
}

function isShare(value: string): boolean {
  return /^(0|1|[01]?\.\d+)$/.test(value) && Number(value) <= 1;
}
