import { request } from "node:http";
import { networkInterfaces } from "node:os";
import { Registry } from "prom-client";
import { afterEach, describe, expect, it } from "vitest";
import { openServer, type Server } from "../../src/server.ts";
import { type Access, createMetricsEndpoint } from "../../src/telemetry/endpoint.ts";

let server: Server | undefined;
afterEach(() => server?.stop(100));

async function serve(access: Access, host = "127.0.0.1"): Promise<number> {
  server = await openServer({ host, port: 0 });
  server.serve({
    slack: null,
    web: () => new Response("a page"),
    faults: async () => [],
    metrics: createMetricsEndpoint(new Registry(), async () => {}, access),
  });
  return Number(new URL(server.url).port);
}

interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  readonly host?: string;
}

function ask(port: number, { headers = {}, method = "GET", host = "127.0.0.1" }: Ask = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host, port, path: "/metrics?x", method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

const token = "a-token-of-the-operators";

describe("/metrics without METRICS_TOKEN", () => {
  const access = { token: null, isPublic: false };

  it("answers this machine, to reading alone", async () => {
    const port = await serve(access);
    expect(await ask(port)).toBe(200);
    expect(await ask(port, { headers: { host: "localhost" } })).toBe(200);
    expect(await ask(port, { method: "HEAD" })).toBe(200);
    expect(await ask(port, { method: "POST" })).toBe(405);
  });

  it.each([
    { "x-forwarded-for": "203.0.113.7" },
    { forwarded: "for=203.0.113.7" },
    { "x-real-ip": "203.0.113.7" },
    { via: "1.1 proxy" },
    { host: "kapocs.example.com" },
    { host: "kapocs.example.com:3000" },
    { host: "127.0.0.1.example.com" },
  ])("is not there for what a proxy on this machine passes on: %o", async (headers) => {
    expect(await ask(await serve(access), { headers })).toBe(404);
  });

  it("is not there for another machine", async () => {
    const here = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    const other = here.find((each) => !each.internal && each.family === "IPv4")?.address;
    if (other === undefined) return;
    const port = await serve(access, "0.0.0.0");
    expect(await ask(port, { host: other })).toBe(404);
    expect(await ask(port, { host: other, headers: { host: "localhost" } })).toBe(404);
  });

  it("is not there at all behind a public address: a proxy may hide that it is one", async () => {
    const port = await serve({ token: null, isPublic: true });
    expect(await ask(port)).toBe(404);
    expect(await ask(port, { headers: { authorization: `Bearer ${token}` } })).toBe(404);
  });
});

describe("/metrics with METRICS_TOKEN", () => {
  it("answers whoever bears it, from wherever, and nobody else", async () => {
    const port = await serve({ token, isPublic: true });
    const headers = { host: "kapocs.example.com", "x-forwarded-for": "203.0.113.7" };
    expect(await ask(port, { headers: { ...headers, authorization: `Bearer ${token}` } })).toBe(200);
    expect(await ask(port)).toBe(401);
    expect(await ask(port, { headers: { authorization: "Bearer another" } })).toBe(401);
    expect(await ask(port, { headers: { authorization: `Basic ${token}` } })).toBe(401);
    expect(await ask(port, { headers: { authorization: "Bearer " } })).toBe(401);
  });
});
