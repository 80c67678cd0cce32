import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { directId, providerId, tenantIds } from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner } from "../../src/simulators/partner-center/world/state.ts";
import { asUser, caller, http, removal } from "./partner-center-caller.ts";

let sim: PartnerCenterSimulator;
let clock: number;

beforeEach(async () => {
  clock = Date.UTC(2026, 10, 23);
  sim = await startPartnerCenterSimulator({ world: "small", now: () => clock });
});
afterEach(() => sim.close());

const call = async (id = directId) => caller(sim, await asUser(sim, sim.world.partners.get(id) as Partner));

describe("every answer of the partner API", () => {
  it("carries the ids that were sent, or new ones", async () => {
    const ask = await call();
    const sent = { "MS-RequestId": "r-1", "MS-CorrelationId": "c-1", "X-Locale": "hu-HU" };
    for (const path of ["/v1/customers", "/v1/customers/abc", "/v1/unknown"]) {
      const { headers } = await ask(path, { headers: sent });
      expect([headers.get("MS-RequestId"), headers.get("MS-CorrelationId")]).toEqual(["r-1", "c-1"]);
      expect(headers.get("X-Locale")).toBe("hu-HU");
      expect(headers.get("MS-CV")).toMatch(/\.0$/);
    }
    const { headers } = await ask("/v1/customers");
    expect(headers.get("MS-RequestId")).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("is the gateway’s for unknown paths, before it looks at the token", async () => {
    const answer = await http(`${sim.addresses.api}/v1/customers/${tenantIds.gomba}/nothing`);
    expect(answer).toMatchObject({ status: 404, body: { statusCode: 404, message: expect.any(String) } });
    expect(
      (await http(`${sim.addresses.api}/v1.0/tenantRelationships/delegatedAdminRelationships`)).status,
    ).toBe(404);
  });

  it("does not mind how the path is written, nor a base that was lost", async () => {
    const authorization = await asUser(sim, sim.world.partners.get(directId) as Partner);
    for (const path of ["/API/V1/Customers", "/v1/customers?SIZE=1"])
      expect((await http(`${sim.origin}${path}`, { headers: { Authorization: authorization } })).status).toBe(
        200,
      );
  });
});

describe("rubbish", () => {
  it("is answered, and the connection stays good", async () => {
    const authorization = await asUser(sim, sim.world.partners.get(directId) as Partner);
    const send = (url: string, init: RequestInit = {}) =>
      http(url, { ...init, headers: { Authorization: authorization, ...init.headers } });
    const one = `${sim.addresses.api}/v1/customers/${tenantIds.gomba}`;
    expect((await send(`${sim.addresses.api}/v1/customers/%E0%A4%A`)).status).toBe(400);
    expect((await send(one, { method: "PATCH", body: "x".repeat(3_000_000) })).status).toBe(413);
    expect((await send(one, { method: "PATCH", body: "[]" })).status).toBe(400);
    expect((await send(one, { method: "PUT", body: "{}" })).status).toBe(404);
    const basic = `Basic ${Buffer.from("%E0:%E0").toString("base64")}`;
    const token = `${sim.addresses.login}/${directId}/oauth2/token`;
    const body = "grant_type=client_credentials";
    expect((await send(token, { method: "POST", headers: { Authorization: basic }, body })).status).toBe(400);
    expect((await send(one)).status).toBe(200);
  });
});

describe("throttling", () => {
  it("counts a partner’s customer calls by the minute", async () => {
    sim.faults.customerBudgetPerMinute = 2;
    const [ask, other] = [await call(), await call(providerId)];
    expect((await ask("/v1/customers")).status).toBe(200);
    expect((await ask(`/v1/customers/${tenantIds.gomba}`)).status).toBe(200);
    clock += 3_000;
    const refused = await ask("/v1/customers");
    expect(refused).toMatchObject({
      status: 429,
      body: { statusCode: 429, message: "Rate limit is exceeded. Try again in 57 seconds." },
    });
    expect(refused.headers.get("Retry-After")).toBe("57");
    expect((await other("/v1/customers")).status).toBe(200);
    expect((await ask("/v1/agreements")).status).toBe(200);
    clock += 57_000;
    expect((await ask("/v1/customers")).status).toBe(200);
  });
});

describe("a trouble that was switched on", () => {
  it.each([
    [{ answer: 500 } as const, 500],
    [{ answer: 502 } as const, 502],
    [{ answer: 503 } as const, 503],
    [{ answer: 504 } as const, 504],
    [{ answer: "gateway-404" } as const, 404],
    [{ answer: "stale-token" } as const, 400],
    [{ answer: "code", status: 403, code: "900150", description: "No." } as const, 403],
  ])("is %o, for as often as it says", async (kind, status) => {
    sim.faults.add({ path: "/v1/CUSTOMERS", times: 2, kind });
    const ask = await call();
    expect((await ask("/v1/customers")).status).toBe(status);
    expect((await ask("/v1/agreements")).status).toBe(200);
    expect((await ask("/v1/customers")).status).toBe(status);
    expect((await ask("/v1/customers")).status).toBe(200);
  });

  it("breaks the connection before or after the effect", async () => {
    const ask = await call();
    const end = () => ask(`/v1/customers/${tenantIds.arany}`, { method: "PATCH", body: removal });
    sim.faults.add({ path: "/v1", times: 1, kind: { answer: "broken-connection", after: false } });
    await expect(end()).rejects.toThrow();
    expect((await ask(`/v1/customers/${tenantIds.arany}`)).status).toBe(200);
    sim.faults.add({
      method: "patch",
      path: "/v1",
      times: 1,
      kind: { answer: "broken-connection", after: true },
    });
    await expect(end()).rejects.toThrow();
    expect((await ask(`/v1/customers/${tenantIds.arany}`)).status).toBe(404);
  });

  it("is gone when all are cleared", async () => {
    sim.faults.add({ path: "/", times: 5, kind: { answer: 500 } });
    sim.faults.customerBudgetPerMinute = 0;
    sim.faults.clear();
    expect((await (await call())("/v1/customers")).status).toBe(200);
  });
});

describe("the record of what was said", () => {
  it("keeps requests and answers without a token, secret or code in them", async () => {
    const ask = await call();
    await ask("/v1/customers");
    const text = JSON.stringify(sim.traffic);
    expect(sim.traffic.map(({ method, status }) => [method, status])).toEqual([
      ["POST", 200],
      ["GET", 200],
    ]);
    expect(text).not.toContain("direct-app-secret");
    expect(text).not.toMatch(/eyJ|1\.A[0-9a-f]{10}/);
    expect(sim.traffic[1]?.responseBody).toContain("Gomba");
  });

  it("is bounded", async () => {
    const requests = Array.from({ length: 1_050 }, (_, n) => n);
    for (const n of requests)
      if (n % 50 === 0) await Promise.all(requests.slice(n, n + 50).map(() => http(`${sim.origin}/x`)));
    expect(sim.traffic.length).toBe(1_000);
  });
});

describe("a kept state", () => {
  it("is the same world again, tokens and all, as JSON", async () => {
    const refresh_token = sim.grantRefreshToken(
      "anna@napraforgo.example",
      "c1000000-0000-4000-8000-000000000001",
    );
    const kept = JSON.parse(JSON.stringify(sim.exportState()));
    const other = await startPartnerCenterSimulator({ now: () => clock });
    try {
      other.restoreState(kept);
      expect(other.world.tenants.size).toBe(sim.world.tenants.size);
      const partner = other.world.partners.get(directId) as Partner;
      const answer = await caller(other, await asUser(other, partner))("/v1/customers");
      expect(answer.body.totalCount).toBe(3);
      expect(other.exportState()).toMatchObject({
        refreshTokens: expect.arrayContaining([[refresh_token, expect.anything()]]),
      });
    } finally {
      await other.close();
    }
  });

  it("is refused, and changes nothing, when it is something else", () => {
    expect(() => sim.restoreState({ format: "other" })).toThrow(/not a saved state/);
    expect(() => sim.restoreState(null)).toThrow();
    expect(sim.world.tenants.size).toBe(12);
  });

  it("tells those who watch", async () => {
    const before = sim.version;
    const changed = new Promise<void>((resolve) => sim.onChange(resolve));
    sim.addTenant({ companyName: "A", domain: "a.example" });
    await changed;
    expect(sim.version).toBeGreaterThan(before);
  });
});

describe("the control routes", () => {
  const control = (path: string, method = "GET", body?: unknown, headers: Record<string, string> = {}) =>
    http(`${sim.origin}/simulator${path}`, {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it("show and change the world", async () => {
    expect((await control("")).body.counts.tenants).toBe(12);
    const added = await control("/tenants", "POST", { companyName: "Új", domain: "uj.example" });
    expect(added.status).toBe(201);
    expect((await control("/tenants", "POST", { count: 20, partnerId: directId })).body).toEqual({
      added: 20,
    });
    expect((await (await call())("/v1/customers")).body.totalCount).toBe(23);
    const link = (await (await call())("/v1/customers/relationshiprequests")).body.url;
    expect((await control("/accept", "POST", { link, tenantId: added.body.tenantId })).body.ok).toBe(true);
    expect((await control("/accept", "POST", { link, tenantId: tenantIds.boston })).status).toBe(409);
    expect((await control("/tenants?name=új")).body[0].partners).toMatchObject([
      { partnerId: directId, isActive: true },
    ]);
    await control("/settings", "PATCH", { isSandbox: true });
    expect(sim.world.settings).toMatchObject({ isSandbox: true, isMfaEnforced: true });
    const subscription = { id: "s", offerName: "O", status: "active", isNewCommerce: false };
    await control(`/tenants/${tenantIds.arany}/subscriptions`, "PUT", [subscription]);
    expect(sim.world.subscriptions.get(tenantIds.arany)).toMatchObject([{ ...subscription, quantity: 1 }]);
    const change = (id: string) =>
      control(`/tenants/${tenantIds.arany}/subscriptions/${id}`, "PATCH", { status: "suspended" });
    expect((await change("s")).status).toBe(200);
    expect((await change("t")).status).toBe(404);
    const dap = { partnerId: directId, tenantId: tenantIds.arany, how: "granted" };
    expect((await control("/dap", "POST", dap)).status).toBe(200);
    expect(sim.world.relationships.get(`${directId}:${tenantIds.arany}:direct`)?.hasDap).toBe(true);
    expect((await control("/hooks/flush", "POST", {})).body).toEqual({ sent: 0 });
  });

  it("change partners, their people, apps and customers", async () => {
    const { body: provider } = await control("/partners", "POST", { name: "P", kind: "indirect-provider" });
    const { body: reseller } = await control("/partners", "POST", { name: "R", kind: "indirect-reseller" });
    const partnership = { providerId: provider.tenantId, resellerId: reseller.tenantId };
    await control("/partnerships", "POST", partnership);
    await control("/partnerships", "POST", { ...partnership, state: "Ended" });
    expect(sim.world.partnerships.filter(({ providerId: id }) => id === provider.tenantId)).toEqual([
      { ...partnership, state: "Ended" },
    ]);
    const related = { partnerId: reseller.tenantId, tenantId: tenantIds.boston };
    expect((await control("/relationships", "POST", related)).body.role).toBe("reseller");
    expect((await (await call(reseller.tenantId))("/v1/customers")).body.totalCount).toBe(1);
    expect(
      (await control("/relationships", "POST", { ...related, partnerId: tenantIds.boston })).status,
    ).toBe(400);
    await control("/users/ANNA@napraforgo.example", "PATCH", { isStoppedByPolicy: true });
    expect(sim.world.partners.get(directId)?.users[0]).toMatchObject({
      isStoppedByPolicy: true,
      hasMfa: true,
    });
    const app = "/apps/c1000000-0000-4000-8000-000000000001";
    await control(app, "PATCH", { hasPartnerConsent: false, redirectUris: ["https://a.example"] });
    expect(sim.world.partners.get(directId)?.apps[0]).toMatchObject({
      hasPartnerConsent: false,
      redirectUris: ["https://a.example"],
    });
    expect((await control("/users/nobody", "PATCH", {})).status).toBe(404);
  });

  it("switch troubles on and off, and are never troubled themselves", async () => {
    await control("/faults", "POST", { path: "/", times: 3, kind: { answer: 503 } });
    await control("/faults", "PATCH", { hooks: "lost", customerBudgetPerMinute: null });
    expect(sim.faults).toMatchObject({ hooks: "lost", customerBudgetPerMinute: null });
    expect((await control("")).body.faults.waiting).toHaveLength(1);
    await control("/faults", "DELETE");
    expect(sim.faults.hooks).toBe("sent");
  });

  it("keep the state and put it back", async () => {
    const { body } = await control("/state");
    sim.addTenant({ companyName: "A", domain: "a.example" });
    expect((await control("/state", "PUT", body)).body.counts.tenants).toBe(12);
    expect((await control("/state", "PUT", { format: "x" })).status).toBe(400);
  });

  it("say what is wrong, and refuse other sites’ pages", async () => {
    const wrong = await control("/tenants", "POST", { companyName: "A" });
    expect(wrong).toMatchObject({ status: 400, body: { error: expect.stringContaining("domain") } });
    expect((await control("/faults", "DELETE", undefined, { Origin: "https://evil.example" })).status).toBe(
      403,
    );
    expect((await control("/faults", "POST", {}, { "Content-Type": "text/plain" })).status).toBe(415);
  });
});
