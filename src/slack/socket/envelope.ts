/** One message of Slack's over a socket. Source: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type Frame =
  | { readonly kind: "hello" }
  | { readonly kind: "disconnect"; readonly reason: string }
  | ({ readonly kind: "envelope" } & Envelope);

export interface Envelope {
  readonly id: string;
  readonly body: Record<string, unknown>;
  /** Whether Slack reads what an answer carries; otherwise it wants to see no more than that there is one. */
  readonly takesContent: boolean;
  readonly retryNum?: number;
  readonly retryReason?: string;
}

/** Null for what is none of Slack's messages. By hand, since every request passes here and is parsed once more behind. */
export function readFrame(text: string): Frame | null {
  const message = parse(text);
  if (!isObject(message)) return null;
  const { type, reason, envelope_id: id, payload, retry_attempt: retryNum, retry_reason: why } = message;
  if (type === "hello") return { kind: "hello" };
  if (type === "disconnect") return { kind: "disconnect", reason: String(reason ?? "") };
  if (typeof id !== "string" || !isObject(payload)) return null;
  return {
    kind: "envelope",
    id,
    body: payload,
    takesContent: message["accepts_response_payload"] === true,
    ...(typeof retryNum === "number" ? { retryNum } : {}),
    ...(typeof why === "string" ? { retryReason: why } : {}),
  };
}

/** The answer to an envelope; text stands in an object, as everything does here. */
export function answerTo({ id, takesContent }: Envelope, content: unknown): string {
  const isEmpty = content === undefined || content === null || content === "";
  if (isEmpty || !takesContent) return JSON.stringify({ envelope_id: id });
  return JSON.stringify({
    envelope_id: id,
    payload: typeof content === "string" ? { text: content } : content,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
