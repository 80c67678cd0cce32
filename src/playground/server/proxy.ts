import { request as ask, type IncomingMessage, type ServerResponse } from "node:http";
import { withPlayMail } from "./hand-over-links.ts";

/** About a connection and not about what it carries: each side has its own. */
const hopByHop = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

/** Passes a request on to the bot's own web pages (or to the vendor's), and its answer back as it comes. */
export function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  to: string | null,
  path = request.url ?? "/",
): void {
  if (to === null) {
    away(response);
    return;
  }
  const target = new URL(to);
  const isHandOver = path.startsWith("/h/");
  const headers = { ...kept(request.headers), ...(isHandOver ? { "accept-encoding": "identity" } : {}) };
  const inner = ask(
    // The Host header stays the visitor's: the pages hold it against Origin.
    { host: target.hostname, port: target.port, method: request.method, path, headers },
    (answer) => {
      const isPage = isHandOver && String(answer.headers["content-type"]).startsWith("text/html");
      if (isPage && request.method !== "HEAD") {
        void rewrite(answer, response);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, kept(answer.headers));
      answer.pipe(response);
      answer.once("error", () => response.destroy());
    },
  );
  inner.once("error", () => (response.headersSent ? response.destroy() : away(response)));
  response.once("close", () => inner.destroy());
  request.pipe(inner);
}

async function rewrite(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const parts: Buffer[] = [];
    for await (const part of answer) parts.push(part);
    const page = Buffer.from(withPlayMail(Buffer.concat(parts).toString("utf8")), "utf8");
    const { "content-length": _old, ...headers } = kept(answer.headers);
    response.writeHead(answer.statusCode ?? 502, { ...headers, "content-length": page.length }).end(page);
  } catch {
    response.destroy();
  }
}

function kept(headers: IncomingMessage["headers"]): IncomingMessage["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));
}

function away(response: ServerResponse): void {
  response
    .writeHead(503, { "content-type": "text/plain; charset=utf-8", "retry-after": "2" })
    .end("The bot is starting. Try again in a moment.\n");
}
