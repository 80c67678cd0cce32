import { z } from "zod";
import { text } from "./config-text.ts";

const Environment = z.object({
  METRICS_TOKEN: text.refine((value) => value === undefined || /^[\x21-\x7e]{16,}$/.test(value), {
    message:
      "METRICS_TOKEN is too short, or holds blanks. Make one with: node -p \"crypto.randomBytes(24).toString('base64url')\"",
  }),
});

/** How the operator watches the bot. */
export interface WatchConfig {
  /** Opens /metrics to whoever bears it; null leaves it to this machine alone. */
  readonly metricsToken: string | null;
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
  return { metricsToken: values.METRICS_TOKEN ?? null };
}
