import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import {
  directId,
  dualRoleId,
  providerId,
  resellerId,
  tenantIds,
} from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner } from "../../src/simulators/partner-center/world/state.ts";
import { asApp, asUser, caller, type Sent } from "./partner-center-caller.ts";

let sim: PartnerCenterSimulator;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator({ world: "small" });
});
afterEach(() => sim.close());

const partner = (id: string): Partner => sim.world.partners.get(id) as Partner;
const ask = async (id: string, path: string, sent: Sent = {}) =>
  caller(sim, await asUser(sim, partner(id)))(path, sent);

describe("the invitation link", () => {
  const links = "/v1/customers/relationshiprequests";
  const linkOf = async (id: string, query = "") => (await ask(id, `${links}${query}`)).body.url as string;

  it("is each kind of partner’s own", async () => {
    expect(await linkOf(directId)).toContain(
      `invType=ResellerRelationship&partnerId=${directId}&msppId=0&DAP=false#`,
    );
    expect(await linkOf(providerId)).toContain(`invType=ResellerRelationship&partnerId=${providerId}`);
    expect(await linkOf(resellerId)).toContain(
      `invType=IndirectResellerRelationship&partnerId=${resellerId}&msppId=4850033&DAP=false#`,
    );
  });

  it("names provider and reseller when it is joint, whoever of them asks", async () => {
    const joint = `partnerId=${resellerId}&msppId=4850033&indirectCSPId=${providerId}&DAP=false#/BillingAccounts/partner-invitation`;
    const query = `?indirectCloudSolutionProviderId=${providerId.toUpperCase()}&indirectResellerId=${resellerId}`;
    expect(await linkOf(resellerId, query)).toContain(joint);
    expect(await linkOf(providerId, `?indirectResellerId=${resellerId}`)).toContain(joint);
  });

  it("is direct or indirect for a dual-role partner, as it says", async () => {
    expect(await linkOf(dualRoleId, "?dualRoleIndirectRelationship=false")).toContain(
      "invType=ResellerRelationship",
    );
    expect(
      await linkOf(
        dualRoleId,
        `?dualRoleIndirectRelationship=true&indirectCloudSolutionProviderId=${providerId}`,
      ),
    ).toContain(`partnerId=${dualRoleId}&msppId=4850044&indirectCSPId=${providerId}`);
  });

  it("lacks the provider or has the newer fragment, where the world is so", async () => {
    Object.assign(sim.world.settings, {
      leavesOutProviderInLinks: true,
      linkFragment: "/partners/invitation",
    });
    const link = await linkOf(resellerId, `?indirectCloudSolutionProviderId=${providerId}`);
    expect(link).toContain(`msppId=4850033#/partners/invitation`);
    expect(link).not.toMatch(/indirectCSPId|DAP/);
  });

  it.each([
    ["a stranger as provider", resellerId, `?indirectCloudSolutionProviderId=${directId}`, 400, 800016],
    [
      "an unknown provider",
      resellerId,
      "?indirectCloudSolutionProviderId=00000000-0000-4000-8000-000000000000",
      404,
      800015,
    ],
    ["somebody else’s link", resellerId, `?indirectResellerId=${dualRoleId}`, 400, 800002],
    [
      "an indirect link of a direct partner",
      directId,
      `?indirectCloudSolutionProviderId=${providerId}`,
      400,
      800002,
    ],
  ])("is refused for %s", async (_what, id, query, status, code) => {
    expect(await ask(id, `${links}${query}`)).toMatchObject({ status, body: { code } });
  });

  it("is refused to apps, in the sandbox, and to resellers where they may not ask", async () => {
    expect(await caller(sim, await asApp(sim, partner(directId)))(links)).toMatchObject({
      status: 403,
      body: { code: 900329 },
    });
    sim.world.settings.mayResellersAskForLinks = false;
    expect(await ask(resellerId, links)).toMatchObject({ status: 403, body: { code: 1002 } });
    sim.world.settings.isSandbox = true;
    expect((await ask(directId, links)).status).toBe(403);
  });

  it("ties customer, reseller and provider when it is accepted", async () => {
    const link = await linkOf(resellerId, `?indirectCloudSolutionProviderId=${providerId}`);
    expect(sim.accept(link, tenantIds.kezdo)).toEqual({ ok: true, because: null });
    for (const id of [resellerId, providerId])
      expect((await ask(id, `/v1/customers/${tenantIds.kezdo}`)).body.relationshipToPartner).toBe("reseller");
  });
});

describe("partnerships", () => {
  const of = "/v1/relationships?relationship_type=";

  it("are told to providers and resellers by their own question", async () => {
    const resellers = await ask(providerId, `${of}IsIndirectCloudSolutionProviderOf`);
    expect(resellers.body.items.map((item: { id: string }) => item.id)).toEqual([resellerId, dualRoleId]);
    const providers = await ask(resellerId, `${of}isindirectresellerof`);
    expect(providers.body.items).toMatchObject([{ id: providerId, state: "Active" }]);
    const named = encodeURIComponent('{"Field":"Name","Value":"alpen","Operator":"starts_with"}');
    expect(
      (await ask(providerId, `${of}IsIndirectCloudSolutionProviderOf&filter=${named}`)).body.totalCount,
    ).toBe(1);
  });

  it("are 1002 to those who are no such partner, and empty or null where there are none", async () => {
    expect(await ask(resellerId, `${of}IsIndirectCloudSolutionProviderOf`)).toMatchObject({
      status: 403,
      body: { code: 1002 },
    });
    expect((await ask(directId, `${of}IsIndirectResellerOf`)).body.code).toBe(1002);
    expect((await ask(providerId, `${of}Whatever`)).status).toBe(400);
    sim.world.partnerships.length = 0;
    expect((await ask(resellerId, `${of}IsIndirectResellerOf`)).body.items).toEqual([]);
    sim.world.settings.areNoPartnershipsNull = true;
    expect(await ask(resellerId, `${of}IsIndirectResellerOf`)).toMatchObject({ status: 200, body: null });
  });

  it("of one customer come without state and place", async () => {
    const { body } = await ask(providerId, `/v1/customers/${tenantIds.zold}/relationships`);
    expect(body.items).toEqual([
      {
        id: resellerId,
        name: "Tölgyfa Informatika Bt.",
        relationshipType: "is_indirect_cloud_solution_provider_of",
        mpnId: "4850033",
        attributes: { objectType: "PartnerRelationship" },
      },
    ]);
  });
});

describe("the partner agreement", () => {
  const status = async (query: string) =>
    (await ask(providerId, `/v1/compliance/csp/agreementstatus${query}`)).body;

  it("is told by either id", async () => {
    expect(await status("?mpnId=4850033")).toEqual({ isAgreementSigned: true });
    expect(await status(`?TENANTID=${resellerId.toUpperCase()}`)).toEqual({ isAgreementSigned: true });
  });

  it("is refused with a code of its own for each reason", async () => {
    const unsigned = sim.addPartner({
      name: "A",
      kind: "indirect-reseller",
      partnerId: "11",
      isAgreementSigned: false,
    });
    sim.addPartner({ name: "B", kind: "indirect-reseller", partnerId: "22", region: "Asia" });
    const codes: number[] = [];
    for (const query of [
      "?mpnId=1&tenantId=2",
      "?mpnId=abc",
      "",
      "?mpnId=999",
      "?mpnId=22",
      "?mpnId=11",
      "?mpnId=4850011",
      "?tenantId=00000000-0000-4000-8000-000000000000",
      `?tenantId=${unsigned.tenantId}`,
    ])
      codes.push((await status(query)).code);
    expect(codes).toEqual([2000, 2000, 2001, 2200, 2201, 2203, 2204, 2205, 2206]);
  });
});

describe("creating a customer", () => {
  const body = (more: Record<string, unknown> = {}, company: Record<string, unknown> = {}) => ({
    CompanyProfile: {
      Domain: "ujceg.onmicrosoft.com",
      OrganizationRegistrationNumber: "12345678",
      ...company,
    },
    BillingProfile: {
      Email: "info@ujceg.example",
      CompanyName: "Új Cég Kft.",
      DefaultAddress: {
        Country: "HU",
        City: "Budapest",
        PostalCode: "1011",
        PhoneNumber: "+3615550100",
        ...more,
      },
    },
  });
  const ids = (n: number) => ({
    "MS-RequestId": `00000000-0000-4000-8000-00000000000${n}`,
    "MS-CorrelationId": "00000000-0000-4000-8000-000000000000",
  });
  const create = (id: string, content: unknown, n = 1) =>
    ask(id, "/v1/customers", { method: "POST", headers: ids(n), body: content });

  it("makes a tenant with a start password, once for the same request", async () => {
    const first = await create(directId, body());
    expect(first).toMatchObject({
      status: 201,
      body: {
        relationshipToPartner: "reseller",
        allowDelegatedAccess: false,
        userCredentials: { userName: "admin" },
      },
    });
    expect((await create(directId, body())).body.id).toBe(first.body.id);
    expect((await create(directId, body(), 2)).status).toBe(409);
    expect(sim.world.auditRecords.map(({ operationType }) => operationType)).toEqual(["add_customer"]);
    expect(JSON.stringify(sim.traffic)).not.toContain(first.body.userCredentials.password);
  });

  it.each([
    ["a missing registration number", body({}, { OrganizationRegistrationNumber: null }), 600049],
    ["a wrong registration number", body({}, { OrganizationRegistrationNumber: "12" }), 600050],
    ["a missing phone number", body({ PhoneNumber: "" }), 600051],
    ["a registration number elsewhere", body({ Country: "AT" }), 600002],
    ["no domain", body({}, { Domain: "" }), 800002],
  ])("is refused for %s", async (_what, content, code) => {
    expect(await create(directId, content)).toMatchObject({ status: 400, body: { code } });
  });

  it("is not for indirect resellers, and for a provider’s own resellers only", async () => {
    expect((await create(resellerId, body())).status).toBe(403);
    const foreign = { ...body(), AssociatedPartnerId: directId };
    expect((await create(providerId, foreign)).body.code).toBe(800016);
    const app = caller(sim, await asApp(sim, partner(providerId)));
    const own = { ...body(), associatedPartnerId: resellerId };
    const answer = await app("/v1/customers", { method: "POST", headers: ids(3), body: own });
    expect(answer).toMatchObject({ status: 403, body: { code: 900329 } });
    expect((await create(providerId, own, 4)).body.associatedPartnerId).toBe(resellerId);
  });

  it("wants both ids", async () => {
    const answer = await ask(directId, "/v1/customers", { method: "POST", body: body() });
    expect(answer.status).toBe(400);
  });
});

describe("what is known of a customer", () => {
  it("are subscriptions, new commerce told from legacy", async () => {
    const { body } = await ask(directId, `/v1/customers/${tenantIds.gomba}/subscriptions`);
    expect(body.items).toMatchObject([
      { status: "active", productType: { id: "OnlineServicesNCE" } },
      { status: "active", productType: { id: "Azure" } },
    ]);
    const legacy = await ask(providerId, `/v1/customers/${tenantIds.zold}/subscriptions`);
    expect(legacy.body.items[0]).not.toHaveProperty("productType");
    const suspended = await ask(directId, `/v1/customers/${tenantIds.orveny}/subscriptions`);
    expect(suspended.body.items[0].suspensionReasons).toEqual(["customerCancellation"]);
  });

  it("are the parts to which its links lead", async () => {
    const of = (rest: string) => ask(directId, `/v1/customers/${tenantIds.gomba}${rest}`);
    expect((await of("/profiles/company")).body.companyName).toBe("Gomba Gyümölcs Kft.");
    expect((await of("/profiles/billing")).body.defaultAddress.city).toBe("Gomba");
    const one = "/subscriptions/D0000000-0000-4000-8000-000000000002";
    expect((await of(one)).body.offerName).toBe("Azure plan");
    expect((await of("/subscriptions/nothing")).body.code).toBe(20003);
  });

  it("are entitlements by type, with their end when asked for", async () => {
    const of = async (query: string) =>
      (await ask(directId, `/v1/customers/${tenantIds.gomba}/entitlements${query}`)).body.items;
    expect(await of("?entitlementType=reservedInstance&showExpiry=true")).toMatchObject([
      { entitlementType: "reservedinstance", expiryDate: expect.stringMatching(/Z$/) },
    ]);
    expect((await of(""))[0]).not.toHaveProperty("expiryDate");
    expect(await of("?entitlementType=software")).toEqual([]);
  });

  it("are vetting, qualifications and agreements", async () => {
    const of = (id: string, rest: string) => ask(providerId, `/v1/customers/${id}${rest}`);
    expect((await of(tenantIds.bastya, "/validationStatus?type=account")).body.status).toBe("UnderReview");
    expect((await of(tenantIds.tisza, "/qualifications")).body).toMatchObject([
      { qualification: "StateOwnedEntity" },
    ]);
    expect((await of(tenantIds.zold, "/qualifications")).body).toEqual([]);
    const agreement = {
      primaryContact: { firstName: "Z", lastName: "L", email: "z@l.example" },
      templateId: "117a77b0-9360-443b-8795-c6dedc750cf9",
      dateAgreed: "2026-01-01T00:00:00Z",
      type: "MicrosoftCustomerAgreement",
    };
    const confirm = (id: string, body: unknown) =>
      ask(id, `/v1/customers/${tenantIds.zold}/agreements`, { method: "POST", body });
    expect((await confirm(resellerId, agreement)).status).toBe(403);
    expect((await confirm(providerId, { ...agreement, dateAgreed: "2999-01-01" })).status).toBe(400);
    expect((await confirm(providerId, agreement)).status).toBe(201);
    expect((await confirm(providerId, agreement)).body.code).toBe(600061);
    expect((await of(tenantIds.zold, "/agreements")).body.totalCount).toBe(1);
  });

  it("is whether a domain is taken, without a body", async () => {
    const head = (domain: string) => ask(directId, `/v1/domains/${domain}`, { method: "HEAD" });
    expect((await head("gombagyumolcs.example")).status).toBe(200);
    expect((await head("NAPRAFORGO.example")).status).toBe(200);
    expect(await head("szabad.example")).toMatchObject({ status: 404, body: null });
  });
});
