import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";

export interface Handlers {
  /** Takes `POST /slack/events`; null in Socket Mode. */
  readonly slack: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  readonly web: (request: Request) => Response | Promise<Response>;
  /** Whether people can add the app to Slack here. */
  readonly isInstallable?: boolean;
  /** Why requests cannot be served now, a line each; empty when all is well. */
  readonly faults: () => Promise<readonly string[]>;
  /** Takes `/metrics`, and sees to who may read them. */
  readonly metrics?: (request: IncomingMessage, response: ServerResponse) => unknown;
}

export interface Server {
  /** As this machine reaches it. */
  readonly url: string;
  /** Until then everything but the health check is answered with "starting". */
  serve(handlers: Handlers): void;
  /** Takes no more requests and waits for those under way, at most `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** HOST is no address of this machine's, or no name that leads to one. */
export class NoSuchHost extends Error {
  override readonly name = "NoSuchHost";
  readonly host: string;
  constructor(host: string, cause: unknown) {
    super(`${host} is no address of this machine`, { cause });
    this.host = host;
  }
}

/** Our one HTTP server: Slack's requests, health checks, and everything else to the web pages. */
export async function openServer({ host, port }: { host: string; port: number }): Promise<Server> {
  let route = (request: IncomingMessage, response: ServerResponse): unknown =>
    pathOf(request) === "/healthz"
      ? say(request, response, 200, ["ok"])
      : say(request, response, 503, ["starting"]);
  const unanswered = new Set<ServerResponse>();
  let isStopping = false;
  const server = createServer((request, response) => {
    unanswered.add(response);
    response.once("close", () => unanswered.delete(response));
    if (isStopping) closeAfter(response);
    route(request, response);
  });
  // Longer than a proxy's idle time, so that no request meets a connection that is being closed.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        /^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? "") ? new NoSuchHost(host, error) : error,
      ),
    );
    server.listen(port, host, resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${shownHost(host)}:${actual}`,
    serve: (handlers) => {
      route = createRoute(handlers);
    },
    stop: (graceMs) =>
      new Promise((resolve) => {
        isStopping = true;
        for (const response of unanswered) closeAfter(response);
        const timer = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** Nobody keeps a connection to a server that is going. */
function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}

const installPaths = new Set(["/slack/install", "/slack/oauth_redirect"]);

function createRoute({ slack, web, isInstallable = false, faults, metrics }: Handlers) {
  const toWeb = getRequestListener(web);
  return (request: IncomingMessage, response: ServerResponse): unknown => {
    const path = pathOf(request);
    if (path === "/healthz") return say(request, response, 200, ["ok"]);
    if (path === "/readyz") return sayReadiness(request, response, faults);
    if (path === "/metrics" && metrics) return metrics(request, response);
    if (path === "/slack/events" && slack) {
      return request.method === "POST"
        ? slack(request, response)
        : say(request, response, 405, ["POST only"]);
    }
    if (isInstallable && installPaths.has(path)) return toWeb(request, response);
    if (path === "/slack" || path.startsWith("/slack/")) return say(request, response, 404, ["nothing here"]);
    return toWeb(request, response);
  };
}

async function sayReadiness(request: IncomingMessage, response: ServerResponse, faults: Handlers["faults"]) {
  const lines = await faults();
  say(request, response, lines.length === 0 ? 200 : 503, lines.length === 0 ? ["ready"] : lines);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? "/").split("?", 1)[0] ?? "/";
}

function shownHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function say(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  lines: readonly string[],
): void {
  const body = `${lines.join("\n")}\n`;
  response.writeHead(status, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(request.method === "HEAD" ? undefined : body);
}
