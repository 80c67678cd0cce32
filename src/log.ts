import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;

/** Whatever a careless caller logs under these names is struck out: tokens, links, what customers and agents wrote. */
const redacted = [
  "token",
  "text",
  "subject",
  "url",
  "link",
  "body",
  "response_url",
  "responseUrl",
  "trigger_id",
  "private_metadata",
  "email",
  "authorization",
  "cookie",
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** Shapes of secrets that must not leave even inside an error's message. */
const secrets = [/xox[a-z]-[\w-]+/gi, /xapp-[\w-]+/gi, /(?:https?|postgres(?:ql)?):\/\/[^\s"')\]]*/gi];

/** One logger for the process, as JSON lines on standard error, so that standard output stays for people. */
export function createLog(level = "info", destination: DestinationStream = pino.destination(2)): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: "[redacted]" },
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(parameters, method) {
          // A message is the last string among the parameters; pino's own type knows them only as a tuple of any.
          const clean = parameters.map((each) => (typeof each === "string" ? withoutSecrets(each) : each));
          method.apply(this, clean as typeof parameters);
        },
      },
    },
    destination,
  );
}

/** Name, message and stack of an error and its causes; driver errors also carry queries and parameters, which stay out. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return withoutSecrets(String(error));
  const isQuery = "query" in error && "params" in error;
  const message = isQuery ? "a query failed" : withoutSecrets(error.message);
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  return {
    name: error.name,
    message,
    ...("code" in error ? { code: error.code } : {}),
    stack: frames.join("\n"),
    ...(error.cause ? { cause: describeError(error.cause) } : {}),
  };
}

function withoutSecrets(text: string): string {
  return secrets.reduce((clean, secret) => clean.replace(secret, "[redacted]"), text);
}
