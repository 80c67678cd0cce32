import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach } from "vitest";
import { createBudget } from "../../../../src/adapters/partner-center/budget.ts";
import { createVendorClient } from "../../../../src/adapters/partner-center/client.ts";
import { createDelegatedAdmin } from "../../../../src/adapters/partner-center/graph/delegated-admin.ts";
import type { DelegatedAdmin } from "../../../../src/ports/delegated-admin.ts";

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** The connector's part for granular administration, over the real client, with this token and these addresses. */
export function connect(graph: string, adminCenter: string, token = "t"): DelegatedAdmin {
  let ids = 0;
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, "0")}`;
  const now = () => new Date();
  const sleep = async (ms: number) => {
    await pause(Math.min(ms, 120));
  };
  const hosts = {
    login: "http://127.0.0.1:9",
    api: "http://127.0.0.1:9",
    graph,
    linkHosts: [],
    adminCenter,
    certificateHosts: [],
    trustedRoots: [],
  };
  const client = createVendorClient({
    hosts,
    tokens: { token: async () => ({ text: token, isUser: true }), forget() {}, noticed: async () => {} },
    partnerOf: (workspaceId) => workspaceId,
    budget: createBudget({ perMinute: 10_000, now, sleep }),
    now,
    newGuid: newId,
    sleep,
    chance: () => 0.5,
    log: { info() {}, warn() {} },
  });
  const admin = createDelegatedAdmin({ client, hosts, newId, sleep });
  if (!admin) throw new Error("there is a Graph");
  return admin;
}

export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/** A Graph that answers as it is told, one request after the other. */
export async function recordedGraph(
  answer: (asked: Asked, at: number) => Reply,
): Promise<{ readonly admin: DelegatedAdmin; readonly asked: readonly Asked[]; readonly base: string }> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) text += String(chunk);
    const url = new URL(request.url ?? "", "http://graph.test");
    const one = {
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      ifMatch: request.headers["if-match"],
      body: text === "" ? null : JSON.parse(text),
    };
    asked.push(one);
    const { status = 200, body = null, headers = {} } = answer(one, asked.length - 1);
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(body === null ? "" : JSON.stringify(body));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  stops.push(() => server.close());
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/graph`;
  return { admin: connect(base, "https://admin.microsoft.com"), asked, base };
}
