import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { relationshipKey } from "../../src/simulators/partner-center/world/relate.ts";
import {
  directId,
  dualRoleId,
  providerId,
  resellerId,
  tenantIds,
} from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner } from "../../src/simulators/partner-center/world/state.ts";
import { type Answer, asApp, asUser, caller, removal } from "./partner-center-caller.ts";

let sim: PartnerCenterSimulator;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator({ world: "small" });
});
afterEach(() => sim.close());

const partner = (id: string): Partner => sim.world.partners.get(id) as Partner;
const callAs = async (id: string, user?: string) => caller(sim, await asUser(sim, partner(id), user));
const names = (answer: Answer): string[] =>
  answer.body.items.map(
    (item: { companyProfile: { companyName: string } }) => item.companyProfile.companyName,
  );
const search = (field: string, value: string, operator = "starts_with") =>
  encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }));

describe("the customer list", () => {
  it("shows each partner its own customers, without address and rights", async () => {
    const answer = await (await callAs(directId))("/v1/customers?size=0");
    expect(answer.status).toBe(200);
    expect(names(answer)).toEqual(["Aranykalász Pékség Bt.", "Gomba Gyümölcs Kft.", "Örvény Fürdő Zrt."]);
    expect(Object.keys(answer.body.items[0])).toEqual([
      "id",
      "companyProfile",
      "relationshipToPartner",
      "attributes",
    ]);
    expect(answer.body).toMatchObject({ totalCount: 3, attributes: { objectType: "Collection" } });
  });

  it("is searched by the beginning of a name or domain in any case, and by reseller and provider", async () => {
    const direct = await callAs(directId);
    expect(names(await direct(`/v1/customers?size=0&filter=${search("CompanyName", "gomba")}`))).toEqual([
      "Gomba Gyümölcs Kft.",
    ]);
    expect(names(await direct(`/v1/customers?filter=${search("domain", "ORVENY", "Starts_With")}`))).toEqual([
      "Örvény Fürdő Zrt.",
    ]);
    expect(names(await direct(`/v1/customers?filter=${search("CompanyName", "yümölcs")}`))).toEqual([]);
    const provider = await callAs(providerId);
    expect(names(await provider(`/v1/customers?filter=${search("IndirectReseller", resellerId)}`))).toEqual([
      "Bástya Építő Kft.",
      "Zöld Levél Patika",
    ]);
    const reseller = await callAs(resellerId);
    expect(
      names(await reseller(`/v1/customers?filter=${search("IndirectCloudSolutionProvider", providerId)}`)),
    ).toHaveLength(2);
  });

  it.each([
    ["another operator", search("CompanyName", "a", "contains")],
    ["an unknown field", search("Country", "HU")],
    ["no JSON", "abc"],
    ["a bare list", "%5B%5D"],
  ])("refuses a filter with %s", async (_what, filter) => {
    const answer = await (await callAs(directId))(`/v1/customers?filter=${filter}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 800002 } });
  });

  it("lets apps in but for the filter by reseller", async () => {
    const app = caller(sim, await asApp(sim, partner(providerId)));
    expect((await app("/v1/customers")).status).toBe(200);
    expect(await app(`/v1/customers?filter=${search("IndirectReseller", resellerId)}`)).toMatchObject({
      status: 403,
      body: { code: 900329 },
    });
  });

  it("shows a customer of both roles twice to a dual-role partner", async () => {
    const answer = await (await callAs(dualRoleId))("/v1/customers");
    expect(answer.body.items.map((item: { id: string }) => item.id)).toEqual([
      tenantIds.edelweiss,
      tenantIds.edelweiss,
    ]);
  });

  it("follows tenants that come, go, and change their names", async () => {
    const call = await callAs(directId);
    expect(names(await call("/v1/customers"))).toHaveLength(3);
    const added = sim.addTenant({ companyName: "Borostyán Bt.", domain: "borostyan.example" });
    const key = { partnerId: directId, tenantId: added.tenantId, role: "direct" } as const;
    sim.world.relationships.set(relationshipKey(key), {
      ...key,
      otherPartnerId: null,
      hasDap: false,
      since: 0,
      endedAt: null,
    });
    expect(names(await call("/v1/customers"))[1]).toBe("Borostyán Bt.");
    added.companyName = "Zafír Bt.";
    expect(names(await call("/v1/customers"))).toContain("Zafír Bt.");
    sim.world.relationships.delete(relationshipKey(key));
    expect(names(await call("/v1/customers"))).toHaveLength(3);
  });
});

describe("the pages of a long list", () => {
  const next = (answer: Answer) => answer.body.links.next;

  async function readAll(call: Awaited<ReturnType<typeof callAs>>, first: string): Promise<string[]> {
    const ids: string[] = [];
    let answer = await call(first);
    for (;;) {
      ids.push(...answer.body.items.map((item: { id: string }) => item.id));
      if (!next(answer)) return ids;
      const [{ key, value }] = next(answer).headers;
      answer = await call(`/v1${next(answer).uri}`, { headers: { [key]: value } });
      expect(answer.status).toBe(200);
    }
  }

  it("hold every customer once, also when some come and go meanwhile", async () => {
    sim.addTenants(1_050, { partnerId: directId });
    const call = await callAs(directId);
    const ids = await readAll(call, "/v1/customers?size=100");
    expect(new Set(ids).size).toBe(1_053);
    expect(ids).toHaveLength(1_053);
  });

  it("go on with the token alone, since size and filter live in it", async () => {
    sim.addTenants(5, { partnerId: directId, namePrefix: "Lapos" });
    const call = await callAs(directId);
    const first = await call(`/v1/customers?size=2&filter=${search("CompanyName", "lapos")}`);
    const [{ key, value }] = next(first).headers;
    expect(key).toBe("MS-ContinuationToken");
    const second = await call("/v1/customers?seekOperation=Next", { headers: { [key]: value } });
    expect(names(second)).toEqual(["Lapos 000003", "Lapos 000004"]);
  });

  it("refuse a token of another query, another partner, a made-up one and a stale one", async () => {
    sim.addTenants(5, { partnerId: directId });
    const call = await callAs(directId);
    const [{ value }] = next(await call("/v1/customers?size=2")).headers;
    const refused = async (path: string, token: string, by = call) =>
      expect((await by(path, { headers: { "MS-ContinuationToken": token } })).status).toBe(400);
    await refused("/v1/customers?size=3&seekOperation=Next", value);
    await refused(`/v1/customers?size=2&seekOperation=Next&filter=${search("Domain", "a")}`, value);
    await refused("/v1/customers?size=2&seekOperation=Next", value, await callAs(providerId));
    await refused("/v1/customers?size=2&seekOperation=Next", "AQAAAA==");
    sim.world.settings.continuationTokenMs = -1;
    const [{ value: stale }] = next(await call("/v1/customers?size=2")).headers;
    await refused("/v1/customers?size=2&seekOperation=Next", stale);
    sim.faults.add({ path: "/v1/customers", times: 1, kind: { answer: "stale-token" } });
    expect((await call("/v1/customers")).status).toBe(400);
  });

  it("come quickly among a hundred thousand tenants", async () => {
    sim.addTenants(100_000, { partnerId: directId });
    const call = await callAs(directId);
    await call("/v1/customers?size=500");
    const startedAt = performance.now();
    for (let n = 0; n < 20; n += 1) {
      const answer = await call(`/v1/customers?size=50&filter=${search("CompanyName", `contoso 0${n}`)}`);
      expect(answer.body.items.length).toBe(50);
    }
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });
});

describe("one customer", () => {
  it("is shown whole with DAP", async () => {
    const answer = await (await callAs(directId))(`/v1/customers/${tenantIds.gomba.toUpperCase()}`);
    expect(answer.body).toMatchObject({
      id: tenantIds.gomba,
      relationshipToPartner: "reseller",
      allowDelegatedAccess: true,
      customDomains: ["gombagyumolcs.onmicrosoft.com", "gombagyumolcs.example"],
      companyProfile: { email: "info@gombagyumolcs.onmicrosoft.com", address: { city: "Gomba" } },
    });
  });

  it("lacks domains, e-mail and address without DAP and GDAP", async () => {
    const { body } = await (await callAs(directId))(`/v1/customers/${tenantIds.orveny}`);
    expect(body).toMatchObject({ allowDelegatedAccess: false });
    expect(body).not.toHaveProperty("customDomains");
    expect(body.companyProfile).not.toHaveProperty("email");
    expect(body.companyProfile).not.toHaveProperty("address");
  });

  it("gives domains and organisation for a GDAP role only, never for DAP", async () => {
    const call = await callAs(directId);
    expect((await call(`/v1/customers/${tenantIds.gomba}/customDomains`)).status).toBe(403);
    sim.world.gdap.set("a-b", {
      id: "a-b",
      partnerId: directId,
      displayName: "Readers",
      duration: "P730D",
      autoExtendDuration: "PT0S",
      customer: { tenantId: tenantIds.orveny, displayName: "Örvény" },
      status: "active",
      roleDefinitionIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
      createdAt: 0,
      activatedAt: 0,
      endAt: null,
      lastModifiedAt: 0,
      version: 1,
      requests: [],
      assignments: [
        {
          id: "c",
          groupId: "d",
          roleDefinitionIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
          status: "active",
          version: 1,
          createdAt: 0,
          lastModifiedAt: 0,
        },
      ],
      operations: [],
    });
    expect((await call(`/v1/customers/${tenantIds.orveny}/customDomains`)).body).toEqual([
      "orvenyfurdo.onmicrosoft.com",
    ]);
    expect((await call(`/v1/customers/${tenantIds.orveny}/organization`)).body).toMatchObject([
      { displayName: "Örvény Fürdő Zrt." },
    ]);
    expect((await call(`/v1/customers/${tenantIds.orveny}`)).body.customDomains).toHaveLength(1);
  });

  it.each([
    ["somebody else’s", tenantIds.zold, "", 404, 1000],
    ["somebody else’s purchases", tenantIds.zold, "/subscriptions", 403, 20002],
    ["an unknown tenant’s purchases", "00000000-0000-4000-8000-000000000000", "/subscriptions", 404, 60003],
    ["no GUID", "abc", "", 400, 800002],
  ])("refuses %s", async (_what, id, rest, status, code) => {
    expect(await (await callAs(directId))(`/v1/customers/${id}${rest}`)).toMatchObject({
      status,
      body: { code },
    });
  });
});

describe("ending a relationship", () => {
  const end = async (
    id: string,
    tenantId: string,
    headers: Record<string, string> = {},
    body: unknown = removal,
  ) => (await callAs(id))(`/v1/customers/${tenantId}`, { method: "PATCH", headers, body });

  it("answers in PascalCase, ends DAP, keeps GDAP, writes one audit record", async () => {
    sim.world.subscriptions.clear();
    sim.world.entitlements.clear();
    const answer = await end(directId, tenantIds.gomba);
    expect(answer).toMatchObject({ status: 200, body: { RelationshipToPartner: "none", Id: null } });
    const call = await callAs(directId);
    expect((await call(`/v1/customers/${tenantIds.gomba}`)).status).toBe(404);
    expect(names(await call("/v1/customers"))).not.toContain("Gomba Gyümölcs Kft.");
    expect(sim.world.relationships.get(`${directId}:${tenantIds.gomba}:direct`)).toMatchObject({
      hasDap: false,
    });
    expect(sim.world.auditRecords.map(({ operationType }) => operationType)).toEqual([
      "remove_partner_customer_relationship",
    ]);
  });

  it("says 3000 the second time, but answers the same request again", async () => {
    const headers = { "MS-RequestId": "9fef8b23-6e3e-45d2-8678-e9fe89c35af5" };
    expect((await end(directId, tenantIds.arany, headers)).status).toBe(200);
    expect((await end(directId, tenantIds.arany, headers)).status).toBe(200);
    expect(await end(directId, tenantIds.arany)).toMatchObject({ status: 400, body: { code: 3000 } });
    expect(sim.world.auditRecords).toHaveLength(1);
  });

  it("takes the property in any case, and nothing else", async () => {
    expect((await end(directId, tenantIds.arany, {}, { RelationshipToPartner: "None" })).status).toBe(200);
    expect((await end(directId, tenantIds.orveny, {}, { relationshipToPartner: "advisor" })).status).toBe(
      400,
    );
    expect((await end(directId, tenantIds.orveny, {}, {})).status).toBe(400);
  });

  it("is blocked by what still runs, each in its words", async () => {
    const why = async (id: string, tenantId: string) => (await end(id, tenantId)).body.description;
    expect(await why(directId, tenantIds.gomba)).toContain("active Azure reserved instances");
    sim.world.entitlements.clear();
    expect(await why(directId, tenantIds.gomba)).toContain("d0000000-0000-4000-8000-000000000002");
    expect(await why(directId, tenantIds.orveny)).toContain("Exchange Online (Plan 1)");
    expect(await why(providerId, tenantIds.zold)).toContain("Office 365 E3");
    sim.world.entitlements.set(tenantIds.arany, [
      {
        id: "order-1",
        entitlementType: "savingsPlan",
        productTitle: "Plan",
        quantity: 1,
        expiryDate: null,
        isCancelled: false,
      },
    ]);
    expect(await why(directId, tenantIds.arany)).toContain("savings plans");
  });

  it("is possible while a legacy subscription is only suspended", async () => {
    sim.world.entitlements.clear();
    expect((await end(providerId, tenantIds.tisza)).status).toBe(200);
  });

  it("is the provider’s to do for an indirect reseller, whose row goes with it", async () => {
    sim.world.subscriptions.clear();
    expect(await end(resellerId, tenantIds.bastya)).toMatchObject({ status: 403, body: { code: 2032 } });
    expect((await end(providerId, tenantIds.bastya)).status).toBe(200);
    expect(names(await (await callAs(resellerId))("/v1/customers"))).toEqual(["Zöld Levél Patika"]);
  });

  it("is the reseller’s too, where the world lets it, and leaves the provider’s", async () => {
    sim.world.settings.mayResellersRemove = true;
    expect((await end(resellerId, tenantIds.bastya)).status).toBe(200);
    expect(names(await (await callAs(providerId))("/v1/customers"))).toContain("Bástya Építő Kft.");
  });

  it("is seen later, when readings are late", async () => {
    sim.faults.readDelayMs = 60_000;
    expect((await end(directId, tenantIds.arany)).status).toBe(200);
    const call = await callAs(directId);
    expect((await call(`/v1/customers/${tenantIds.arany}`)).body.relationshipToPartner).toBe("reseller");
    expect((await end(directId, tenantIds.arany)).body.code).toBe(3000);
  });

  it("happens although the answer never comes, when the time runs out after the effect", async () => {
    const headers = { "MS-RequestId": "1f2e3d4c-0000-4000-8000-000000000001" };
    sim.faults.add({
      method: "PATCH",
      path: "/v1/customers",
      times: 1,
      kind: { answer: "time-out", after: true },
    });
    const authorization = await asUser(sim, partner(directId));
    await expect(
      fetch(`${sim.addresses.api}/v1/customers/${tenantIds.arany}`, {
        method: "PATCH",
        headers: { Authorization: authorization, "Content-Type": "application/json", ...headers },
        body: JSON.stringify(removal),
        signal: AbortSignal.timeout(200),
      }),
    ).rejects.toThrow();
    expect((await (await callAs(directId))(`/v1/customers/${tenantIds.arany}`)).status).toBe(404);
    expect((await end(directId, tenantIds.arany, headers)).status).toBe(200);
  });

  it("leaves the relationship when only DAP is dropped", async () => {
    const answer = await end(directId, tenantIds.gomba, {}, { AllowDelegatedAccess: false });
    expect(answer).toMatchObject({ status: 200, body: { AllowDelegatedAccess: false } });
    expect((await (await callAs(directId))(`/v1/customers/${tenantIds.gomba}`)).body).toMatchObject({
      allowDelegatedAccess: false,
      relationshipToPartner: "reseller",
    });
  });

  it("deletes the tenant in the sandbox, and only there", async () => {
    const call = await callAs(directId);
    const path = `/v1/customers/${tenantIds.arany}`;
    expect((await call(path, { method: "DELETE" })).status).toBe(403);
    sim.world.settings.isSandbox = true;
    expect((await call(path, { method: "DELETE" })).status).toBe(204);
    expect(sim.world.tenants.has(tenantIds.arany)).toBe(false);
  });
});
