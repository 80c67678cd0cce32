/** One request over HTTP. A redirect is never followed: it would take the token along. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

export type Reply =
  | { readonly kind: "answer"; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly kind: "time-out" | "redirect" | "too-large" }
  | { readonly kind: "no-connection"; readonly cause: unknown };

/** For those who count: the status, or what became of the request. */
export function endingOf(reply: Reply): { readonly outcome: string } {
  return { outcome: reply.kind === "answer" ? String(reply.status) : reply.kind };
}

/** A page of 500 customers is about half of one. */
const largestBody = 16 * 1024 * 1024;

export async function exchange({ url, method, headers, body, timeoutMs }: Exchange): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      return { kind: "redirect" };
    }
    const text = await readText(response);
    if (text === null) return { kind: "too-large" };
    return { kind: "answer", status: response.status, headers: response.headers, body: parsed(text) };
  } catch (cause) {
    const isLate = cause instanceof Error && cause.name === "TimeoutError";
    return isLate ? { kind: "time-out" } : { kind: "no-connection", cause: withoutAddress(cause) };
  }
}

async function readText(response: Response): Promise<string | null> {
  if (!response.body) return "";
  // The vendor begins some bodies with a byte order mark; the decoder drops it.
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > largestBody) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  if (text.trim() === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What the network said, as a name only: its messages can hold addresses with queries. */
function withoutAddress(cause: unknown): Error {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  const code = typeof inner === "object" && inner !== null && "code" in inner ? String(inner.code) : "";
  return new Error(code || "the connection failed");
}
