import type { IncomingMessage } from "node:http";
import type { Simulation } from "../simulation.ts";

const mostExchanges = 1_000;
const mostBytes = 8_000;

interface Happened {
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly request: IncomingMessage;
  readonly requestBody: string;
  readonly status: number;
  readonly responseBody: Buffer;
  readonly tookMs: number;
}

/** Remembers an exchange without its secrets; the oldest make room. Status 0: no answer was given. */
export function keepExchange(sim: Simulation, happened: Happened): void {
  const { at, method, request, status, tookMs } = happened;
  if (new URL(happened.url).pathname.startsWith("/simulator")) return;
  sim.traffic.push({
    at,
    method,
    url: withoutSecrets(happened.url),
    requestHeaders: readableHeaders(request),
    requestBody: withoutSecrets(beginning(Buffer.from(happened.requestBody))),
    status,
    responseBody: withoutSecrets(beginning(happened.responseBody)),
    tookMs,
  });
  if (sim.traffic.length > mostExchanges) sim.traffic.splice(0, sim.traffic.length - mostExchanges);
  sim.changed();
}

/** Cut before it becomes text: a slice of a long text would keep all of it in memory. */
function beginning(body: Buffer): string {
  return body.subarray(0, mostBytes).toString("utf8");
}

function readableHeaders(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    const text = [value].flat().join(", ");
    headers[name] = name === "authorization" ? `${text.split(" ")[0]} (hidden)` : text;
  }
  return headers;
}

const secretNames =
  "access_token|refresh_token|id_token|client_secret|client_assertion|code|code_verifier|password|secret|assertion";

/** Values of tokens, codes and passwords, in JSON, in forms and in addresses. */
function withoutSecrets(text: string): string {
  return text
    .replace(new RegExp(`("(?:${secretNames})"\\s*:\\s*)"[^"]*"?`, "gi"), '$1"(hidden)"')
    .replace(new RegExp(`((?:^|[?&])(?:${secretNames})=)[^&#]*`, "gi"), "$1(hidden)");
}
