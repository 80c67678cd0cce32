import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";

export interface ServerParts {
  readonly host: string;
  readonly port: number;
  /** Takes `POST /slack/events`; null in Socket Mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  readonly web: (request: Request) => Response | Promise<Response>;
  /** Why requests cannot be served now, a line each; empty when all is well. */
  readonly faults: () => Promise<readonly string[]>;
}

export interface Server {
  readonly url: string;
  /** Takes no more requests and waits for those under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Our one HTTP server: Slack's requests, health checks, and everything else to the web pages. */
export async function startServer({ host, port, slack, web, faults }: ServerParts): Promise<Server> {
  const toWeb = getRequestListener(web);
  const server = createServer((request, response) => {
    const [path] = (request.url ?? "/").split("?", 1);
    if (path === "/healthz") return say(request, response, 200, ["ok"]);
    if (path === "/readyz") {
      return void faults().then((lines) =>
        say(request, response, lines.length === 0 ? 200 : 503, lines.length === 0 ? ["ready"] : lines),
      );
    }
    if (path === "/slack/events" && slack) {
      return request.method === "POST"
        ? slack(request, response)
        : say(request, response, 405, ["POST only"]);
    }
    if (path === "/slack" || path?.startsWith("/slack/")) return say(request, response, 404, ["not here"]);
    return void toWeb(request, response);
  });
  // Longer than any proxy's idle time, so that no request meets a closing connection.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A listening TCP server has an address with a port.
  const { port: actual } = server.address() as AddressInfo;
  const shown = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${actual}`,
    stop: (graceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function say(request: IncomingMessage, response: ServerResponse, status: number, lines: readonly string[]) {
  const body = `${lines.join("\n")}\n`;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
