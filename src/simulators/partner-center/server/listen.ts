import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Hono } from "hono";
import { graphInstead } from "../graph/instead.ts";
import type { Simulation } from "../simulation.ts";
import type { Fault } from "../simulator.ts";
import { classicError, gateway404, gatewayError, throttled } from "./errors.ts";
import { serverHeaders } from "./ids.ts";
import { keepExchange } from "./traffic.ts";

const mostBytes = 1_000_000;

export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** Opens the one port behind which all hosts stand. */
export function listen(
  port: number,
  hostname: string,
  running: () => { sim: Simulation; app: Hono },
): Promise<Listening> {
  const server = createServer((request, response) => {
    const { sim, app } = running();
    handle(sim, app, request, response).catch((cause: unknown) => {
      // A bug of the simulator's own must be seen where it happens: in the caller's answer.
      const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { "Content-Type": "text/plain" }).end(`The simulator failed: ${why}`);
    });
  });
  // Longer than any client keeps an idle connection: a reused one must not break.
  server.keepAliveTimeout = 120_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      const address = server.address();
      const open = typeof address === "object" && address ? address.port : port;
      resolve({ origin: `http://${hostname}:${open}`, close: () => close(server) });
    });
  });
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function handle(
  sim: Simulation,
  app: Hono,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const startedAt = performance.now();
  const method = request.method ?? "GET";
  const base = new URL(sim.addresses.login).origin;
  const asked = request.url ?? "/";
  if (!URL.canParse(asked, base)) return void response.writeHead(400).end();
  const url = underItsHost(new URL(asked, base));
  const sent = await readBody(request);
  const at = sim.now();
  const finish = async (answer: Response | null) => {
    const body = answer ? Buffer.from(await answer.arrayBuffer()) : Buffer.alloc(0);
    keepExchange(sim, {
      at,
      method,
      url: url.href,
      request,
      requestBody: sent === "too-large" ? "(too large)" : sent,
      status: answer?.status ?? 0,
      responseBody: body,
      tookMs: performance.now() - startedAt,
    });
    if (answer) write(response, method, answer, body);
  };
  if (sent === "too-large") return finish(gatewayError(413, "The request is too large."));

  const fault = url.pathname.startsWith("/simulator") ? undefined : sim.faults.take(method, url.pathname);
  const instead = fault ? answerInstead(sim, url, request, fault) : undefined;
  if (instead) return finish(instead);
  const isSilent = fault?.answer === "time-out" || fault?.answer === "broken-connection";
  if (!isSilent || fault.after) {
    const body = method === "GET" || method === "HEAD" ? undefined : sent;
    const answer = await app.fetch(
      new Request(url, { method, headers: headersOf(request), ...(body === undefined ? {} : { body }) }),
    );
    if (!isSilent) return finish(answer);
    await answer.arrayBuffer();
  }
  await finish(null);
  // A time-out is silence until the caller hangs up.
  if (fault?.answer === "broken-connection") request.socket.destroy();
}

/** Callers that resolve relative addresses against the origin lose the host's own prefix: it is put back. */
function underItsHost(url: URL): URL {
  const path = url.pathname.toLowerCase();
  if (/^\/(v1|webhooks|auditactivity)\//.test(path)) url.pathname = `/api${url.pathname}`;
  else if (path.startsWith("/v1.0/")) url.pathname = `/graph${url.pathname}`;
  return url;
}

function answerInstead(
  sim: Simulation,
  url: URL,
  request: IncomingMessage,
  fault: Fault["kind"],
): Response | undefined {
  const text = (name: string) => [request.headers[name]].flat()[0];
  if (url.pathname.toLowerCase().startsWith("/graph/"))
    return graphInstead(sim, fault, text("client-request-id"));
  const answer = plainAnswer(fault);
  const { headers } = serverHeaders(sim, {
    requestId: text("ms-requestid"),
    correlationId: text("ms-correlationid"),
    locale: text("x-locale"),
  });
  if (answer) for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  return answer;
}

function plainAnswer(fault: Fault["kind"]): Response | undefined {
  switch (fault.answer) {
    case 429:
      return throttled(fault.retryAfterSeconds);
    case 500:
      return classicError(500, 800003, "Unexpected service error");
    case 502:
      return gatewayError(502, "Bad gateway");
    case 503:
      return gatewayError(503, "The service is unavailable.");
    case 504:
      return gatewayError(504, "The gateway did not receive a response from the backend in time.");
    case "gateway-404":
      return gateway404();
    case "stale-token":
      return classicError(
        400,
        800002,
        "Invalid request input. The continuation token is invalid or has expired.",
      );
    case "code":
      return classicError(fault.status, fault.code, fault.description);
    case "time-out":
    case "broken-connection":
      return undefined;
  }
}

function write(response: ServerResponse, method: string, answer: Response, body: Buffer): void {
  const headers: Record<string, string | string[]> = {};
  answer.headers.forEach((value, name) => {
    headers[properCase[name] ?? name] = value;
  });
  if (method !== "HEAD" && answer.status !== 204) headers["Content-Length"] = String(body.length);
  else headers["Content-Length"] = "0";
  response.writeHead(answer.status, headers).end(method === "HEAD" ? undefined : body);
}

/** As the vendor writes them; only careless callers depend on it, and those exist. */
const properCase: Readonly<Record<string, string>> = {
  "content-type": "Content-Type",
  "retry-after": "Retry-After",
  location: "Location",
  "cache-control": "Cache-Control",
  "www-authenticate": "WWW-Authenticate",
  "ms-requestid": "MS-RequestId",
  "ms-correlationid": "MS-CorrelationId",
  "ms-cv": "MS-CV",
  "ms-serverid": "MS-ServerId",
  "x-locale": "X-Locale",
  ismfacompliant: "isMfaCompliant",
};

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
  return headers;
}

async function readBody(request: IncomingMessage): Promise<string | "too-large"> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // Without an encoding a request gives buffers.
    const bytes = chunk as Buffer;
    length += bytes.length;
    // Read to its end all the same: an answer before that breaks the caller's connection.
    if (length <= mostBytes) chunks.push(bytes);
    if (length > mostBytes * 100) request.destroy();
  }
  if (length > mostBytes) return "too-large";
  return Buffer.concat(chunks).toString("utf8");
}
