import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Registry } from "prom-client";

export interface Access {
  /** METRICS_TOKEN; null where none is set. */
  readonly token: string | null;
  /** People reach this server by an address that is not this machine's own: something stands in front of it. */
  readonly isPublic: boolean;
}

/**
 * Answers `GET /metrics`, to the operator alone. With a token: to whoever bears it. Without: to this machine, and then
 * only where nothing public leads here, since behind a proxy everybody comes from this machine.
 */
export function createMetricsEndpoint(registry: Registry, refresh: () => Promise<void>, access: Access) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refuse(request, access);
    if (refusal !== null) {
      request.resume();
      if (refusal === 401) response.setHeader("www-authenticate", 'Bearer realm="metrics"');
      return say(response, refusal, "text/plain; charset=utf-8", `${words[refusal]}\n`);
    }
    await refresh();
    say(response, 200, registry.contentType, request.method === "HEAD" ? "" : await registry.metrics());
  };
}

type Refused = 401 | 404 | 405;
const words: Readonly<Record<Refused, string>> = {
  401: "METRICS_TOKEN is wanted, as a bearer token",
  404: "nothing here",
  405: "GET only",
};

function refuse(request: IncomingMessage, { token, isPublic }: Access): Refused | null {
  if (token !== null && !bears(request, token)) return 401;
  if (token === null && (isPublic || !isFromHere(request))) return 404;
  return request.method === "GET" || request.method === "HEAD" ? null : 405;
}

function bears(request: IncomingMessage, token: string): boolean {
  const [, given = ""] = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? "") ?? [];
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** What proxies and tunnels put in. */
const tracesOfProxies = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"] as const;

function isFromHere(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? "";
  if (!/^(::ffff:)?127(\.\d{1,3}){3}$|^::1$/.test(from)) return false;
  if (tracesOfProxies.some((name) => request.headers[name] !== undefined)) return false;
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(request.headers.host ?? "");
}

function say(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    "content-type": type,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
