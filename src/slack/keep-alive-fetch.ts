import { type ClientRequestArgs, Agent as HttpAgent, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";

const keepAlive = { keepAlive: true, maxSockets: 100, scheduling: "lifo" } as const;
const agents = { http: new HttpAgent(keepAlive), https: new HttpsAgent(keepAlive) };

/**
 * A fetch over kept-alive node:http connections for the Web API: small requests with a text body, redirects refused.
 * A call costs about half of what the global fetch takes (see docs, and test/bench).
 */
export const keepAliveFetch: typeof fetch = (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const isTls = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const options: ClientRequestArgs = {
      method: init.method ?? "GET",
      headers: Object.fromEntries(new Headers(init.headers ?? {})),
      agent: isTls ? agents.https : agents.http,
      ...(init.signal ? { signal: init.signal } : {}),
    };
    const outgoing = (isTls ? requestHttps : requestHttp)(url, options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const status = incoming.statusCode ?? 0;
        if (status >= 300 && status < 400) return reject(new Error(`redirected by ${url.host} (${status})`));
        const headers = new Headers();
        for (const [name, value] of Object.entries(incoming.headers)) {
          for (const each of [value ?? []].flat()) headers.append(name, each);
        }
        const body = status === 204 || status === 205 ? null : Buffer.concat(chunks);
        return resolve(new Response(body, { status, statusText: incoming.statusMessage ?? "", headers }));
      });
    });
    outgoing.on("error", reject);
    outgoing.end(
      typeof init.body === "string" || init.body instanceof Uint8Array ? init.body : toText(init.body),
    );
  });
};

function toText(body: unknown): string {
  if (body === undefined || body === null) return "";
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError("only text bodies are sent to Slack");
}
