import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLink } from "../../src/simulators/partner-center/admin-center/link.ts";
import { wordsFor } from "../../src/simulators/partner-center/admin-center/words.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { directId, providerId, resellerId } from "../../src/simulators/partner-center/world/seed-data.ts";
import type { GdapRelationship, Partner, Tenant } from "../../src/simulators/partner-center/world/state.ts";

let sim: PartnerCenterSimulator;
let tenant: Tenant;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator({ world: "small" });
  tenant = sim.addTenant({
    companyName: "Új <b>Ügyfél</b> & Fia Kft.",
    domain: "ujugyfel.example",
    hasSignedCustomerAgreement: false,
    administrators: [
      { userPrincipalName: "gizella@ujugyfel.example", name: "Gál Gizella", isGlobalAdmin: true },
      { userPrincipalName: "szilard@ujugyfel.example", name: "Számla Szilárd", isGlobalAdmin: false },
    ],
  });
});
afterEach(() => sim.close());

const partner = (id: string): Partner => sim.world.partners.get(id) as Partner;
const ties = (tenantId = tenant.tenantId) =>
  [...sim.world.relationships.values()]
    .filter((one) => one.tenantId === tenantId && one.endedAt === null)
    .map(({ partnerId, role, otherPartnerId, hasDap }) => ({ partnerId, role, otherPartnerId, hasDap }));

const direct = (more = "") => `invType=ResellerRelationship&partnerId=${directId}&msppId=0&DAP=false${more}`;
const joint = `invType=IndirectResellerRelationship&partnerId=${resellerId}&msppId=4850033&indirectCSPId=${providerId}`;
const home = () => `${sim.addresses.adminCenter}/Adminportal/Home`;
const link = (query: string) => `${home()}?${query}#/BillingAccounts/partner-invitation`;

async function page(url: string, language = "en"): Promise<{ status: number; html: string }> {
  const response = await fetch(url, { headers: { "Accept-Language": language } });
  return { status: response.status, html: await response.text() };
}
const consent = (query: string, administrator = "gizella@ujugyfel.example", language = "en") =>
  page(
    `${home()}?${new URLSearchParams({ request: query, tenant: tenant.tenantId, administrator })}`,
    language,
  );
async function answer(query: string, fields: Record<string, string> = {}) {
  const response = await fetch(home(), {
    method: "POST",
    body: new URLSearchParams({
      request: query,
      tenant: tenant.tenantId,
      administrator: "gizella@ujugyfel.example",
      decision: "accept",
      agree: "yes",
      agreement: "yes",
      ...fields,
    }),
  });
  return { status: response.status, html: await response.text() };
}

describe("somebody who opens an invitation", () => {
  it("chooses the organisation and the person first, among those that fit the search", async () => {
    const all = await page(link(direct()));
    expect(all.html).toContain("Who are you?");
    const found = await page(`${home()}?${new URLSearchParams({ request: direct(), search: "ÚJ" })}`);
    expect(found.html).toContain("Gál Gizella");
    expect(found.html).toContain("Global administrator");
    expect(
      (await page(`${home()}?${new URLSearchParams({ request: direct(), search: "nobody" })}`)).html,
    ).toContain("No organisation fits");
  });

  it("reads who asks for what, with every name as text", async () => {
    const { status, html } = await consent(joint);
    expect(status).toBe(200);
    expect(html).toContain("Tölgyfa Informatika Bt.");
    expect(html).toContain("Duna Disztribúció Zrt.");
    expect(html).toContain("Új &lt;b&gt;Ügyfél&lt;/b&gt; &amp; Fia Kft.");
    expect(html).not.toContain("<b>Ügyfél</b>");
    expect(html).toContain("Microsoft Customer Agreement");
    expect(html).not.toContain("<script");
    expect(html.startsWith("<!doctype html>")).toBe(true);
  });

  it("reads it in Hungarian when the browser asks for that", async () => {
    const { html } = await consent(joint, undefined, "hu-HU,hu;q=0.9,en;q=0.8");
    expect(html).toContain('<html lang="hu">');
    expect(html).toContain("Tölgyfa Informatika Bt. viszonteladói kapcsolatot kér");
    expect(wordsFor("de, en;q=0.5, hu;q=0.7").lang).toBe("hu");
    expect(wordsFor("hu;q=0, en").lang).toBe("en");
    expect(wordsFor(undefined).lang).toBe("en");
  });

  it("is not asked for the customer agreement again", async () => {
    tenant.hasSignedCustomerAgreement = true;
    const { html } = await consent(direct());
    expect(html).toContain("I accept the reseller relationship");
    expect(html).not.toContain("I accept the Microsoft Customer Agreement");
  });
});

describe("accepting", () => {
  it("makes the organisation a customer, and signs the customer agreement", async () => {
    const { status, html } = await answer(direct());
    expect(status).toBe(200);
    expect(html).toContain("You accepted");
    expect(ties()).toEqual([{ partnerId: directId, role: "direct", otherPartnerId: null, hasDap: false }]);
    expect(tenant.hasSignedCustomerAgreement).toBe(true);
  });

  it("ties reseller and provider by a joint link, and tells both", async () => {
    await answer(joint);
    expect(ties()).toEqual([
      { partnerId: resellerId, role: "reseller", otherPartnerId: providerId, hasDap: false },
      { partnerId: providerId, role: "provider", otherPartnerId: resellerId, hasDap: false },
    ]);
    const told = sim.world.auditRecords.map(({ partnerId, operationType }) => [partnerId, operationType]);
    const accepted = "reseller_relationship_accepted_by_customer";
    expect(told).toEqual([
      [resellerId, accepted],
      [resellerId, `indirect_${accepted}`],
      [providerId, accepted],
      [providerId, `indirect_${accepted}`],
    ]);
  });

  it("twice makes no second customer and no second event", async () => {
    await answer(direct());
    const { status, html } = await answer(direct());
    expect(status).toBe(200);
    expect(html).toContain("accepted this before");
    expect(ties()).toHaveLength(1);
    expect(sim.world.auditRecords).toHaveLength(1);
  });

  it("a joint link adds the provider to a reseller who was alone", async () => {
    await answer(joint.replace(/&indirectCSPId=.*/, ""));
    expect(ties()).toMatchObject([{ role: "reseller", otherPartnerId: null }]);
    await answer(joint);
    expect(ties()).toMatchObject([
      { role: "reseller", otherPartnerId: providerId },
      { role: "provider", otherPartnerId: resellerId },
    ]);
  });

  it("again after a removal begins anew", async () => {
    await answer(direct());
    for (const one of sim.world.relationships.values()) if (one.tenantId === tenant.tenantId) one.endedAt = 1;
    await answer(direct());
    expect(ties()).toHaveLength(1);
    expect(sim.world.auditRecords).toHaveLength(2);
  });

  it.each([{ agree: "" }, { agreement: "" }])("needs every box ticked: %o", async (missing) => {
    const fields = new URLSearchParams({
      request: direct(),
      tenant: tenant.tenantId,
      administrator: "gizella@ujugyfel.example",
      decision: "accept",
      agree: "yes",
      agreement: "yes",
    });
    for (const name of Object.keys(missing)) fields.delete(name);
    const response = await fetch(home(), { method: "POST", body: fields });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("Tick every box");
    expect(ties()).toEqual([]);
  });

  it("is not what closing does", async () => {
    const { html } = await answer(direct(), { decision: "close" });
    expect(html).toContain("Nothing was changed");
    expect(ties()).toEqual([]);
  });
});

describe("nobody can accept", () => {
  const refused = async (query: string, because: RegExp, fields: Record<string, string> = {}) => {
    const shown = await answer(query, fields);
    expect(shown.status).toBe(403);
    expect(shown.html).toMatch(because);
    const outcome = sim.accept(link(query), fields["tenant"] ?? tenant.tenantId, fields["administrator"]);
    expect(outcome.ok).toBe(false);
    expect(outcome.because).toMatch(because);
    expect(sim.world.auditRecords).toEqual([]);
  };

  it("without being a Global administrator", async () => {
    const administrator = "szilard@ujugyfel.example";
    expect((await consent(direct(), administrator)).status).toBe(403);
    await refused(direct(), /Only a Global administrator/, { administrator });
    await refused(direct(), /Only a Global administrator/, { administrator: "stranger@elsewhere.example" });
  });

  it("for an organisation of another region, also when only the provider is elsewhere", async () => {
    const abroad = sim.addTenant({
      companyName: "Faraway Inc",
      domain: "faraway.example",
      region: "Americas",
      country: "US",
    });
    const administrator = "admin@faraway.example";
    await refused(direct(), /region/, { tenant: abroad.tenantId, administrator });
    expect(ties(abroad.tenantId)).toEqual([]);
    sim.world.partners.set(providerId, { ...partner(providerId), region: "Americas" });
    await refused(joint, /Duna Disztribúció Zrt. may sell in this region only: Americas/);
  });

  it("for a directory of consumer identities", async () => {
    const consumers = sim.addTenant({
      companyName: "Shop",
      domain: "shop.example",
      isConsumerIdentity: true,
    });
    await refused(direct(), /consumer identities/, {
      tenant: consumers.tenantId,
      administrator: "admin@shop.example",
    });
  });

  it("what an unknown partner asks", () =>
    refused(direct().replace(directId, tenant.tenantId), /does not exist/));

  it("what a partner asks that has not signed its own agreement", async () => {
    partner(directId).isAgreementSigned = false;
    await refused(direct(), /Napraforgó Felhő Kft. has not signed/);
  });

  it("what a reseller and a provider ask that have no partnership", async () => {
    sim.world.partnerships.length = 0;
    await refused(joint, /have no partnership/);
  });

  it("a direct invitation of a reseller, a two-tier one of a direct partner, or one with a wrong provider", async () => {
    await refused(direct().replace(directId, resellerId), /cannot use/);
    await refused(joint.replace(resellerId, directId), /cannot use/);
    await refused(joint.replace(providerId, directId), /indirect provider, which it is not/);
  });

  it("for an organisation that does not exist", () =>
    refused(direct(), /no such organisation/, { tenant: "nowhere" }));

  it("a link that asks for nothing, or that is for partners", () => {
    expect(sim.accept(home(), tenant.tenantId).because).toMatch(/names no invitation/);
    const partnership =
      "https://partner.microsoft.com/dashboard/v2/customers/indirectresellers/relationshiprequest/x";
    expect(sim.accept(partnership, tenant.tenantId).because).toMatch(/not for customers/);
  });
});

describe("a link", () => {
  it.each([
    ["of the other fragment", `https://admin.microsoft.com/Adminportal/Home?${joint}#/partners/invitation`],
    ["of the retired portal", `https://businessstore.microsoft.com/manage/partner-invitation?${joint}`],
    ["in capitals", `https://ADMIN.cloud.microsoft/ADMINPORTAL/HOME?${joint.toUpperCase()}`],
    [
      "for countries without the portal",
      `https://portal.office.com/partner/partnersignup.aspx?type=IndirectResellerRelationship&id=${resellerId}&csp=1&msppid=4850033&indirectCSP=${providerId}`,
    ],
  ])("%s asks for the same", (_what, url) => {
    expect(readLink(url)).toEqual({
      is: "reseller-invitation",
      isIndirect: true,
      partnerId: resellerId,
      providerId,
      asksForDap: false,
    });
  });

  it("in the form for countries without the portal opens its page here", async () => {
    const query = `type=ResellerRelationship&id=${directId}&csp=1&msppid=0`;
    const { html } = await page(`${sim.addresses.adminCenter}/partner/partnersignup.aspx?${query}`);
    expect(html).toContain("Who are you?");
  });

  it("that was put into the field of the front page leads on", async () => {
    const { html } = await page(`${home()}?${new URLSearchParams({ link: link(direct()) })}`);
    expect(html).toContain("Who are you?");
  });
});

describe("a request for granular rights", () => {
  const id = "5d027261-d21f-4aa9-b7db-7fa1f56fb163-8777b240-c6f0-4469-9e98-a3205431b836";
  const gdapLink = () =>
    `${sim.addresses.adminCenter}/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${id}`;
  const query = `granularAdminRelationship=${id}`;
  const prepare = (more: Partial<GdapRelationship> = {}) =>
    sim.world.gdap.set(id, {
      id,
      partnerId: directId,
      displayName: "Reading <i>only</i>",
      duration: "P90D",
      autoExtendDuration: "PT0S",
      customer: { tenantId: tenant.tenantId, displayName: tenant.companyName },
      status: "approvalPending",
      roleDefinitionIds: ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"],
      createdAt: Date.now(),
      activatedAt: null,
      endAt: null,
      lastModifiedAt: Date.now(),
      version: 2,
      requests: [],
      assignments: [],
      operations: [],
      ...more,
    });
  beforeEach(() => {
    sim.faults.gdapStepMs = 60_000;
    prepare();
  });

  it("is found behind the # by a few lines of script, which a browser alone can read", async () => {
    const { html } = await page(gdapLink());
    expect(html).toContain("location.hash");
    expect(html).toContain("?granularAdminRelationship=");
  });

  it("names its roles, and is approved by a Global administrator", async () => {
    const shown = await consent(query);
    expect(shown.html).toContain("Global Reader");
    expect(shown.html).toContain("Reading &lt;i&gt;only&lt;/i&gt;");
    expect((await answer(query)).html).toContain("You approved");
    expect(sim.world.gdap.get(id)?.status).toBe("approved");
  });

  it("is approved once, and by the customer it is for", async () => {
    const other = sim.addTenant({ companyName: "Other", domain: "other.example" });
    expect(sim.accept(gdapLink(), other.tenantId).because).toMatch(/for another organisation/);
    expect(sim.accept(gdapLink(), tenant.tenantId, "szilard@ujugyfel.example").because).toMatch(
      /Global administrator/,
    );
    expect(sim.accept(gdapLink(), tenant.tenantId)).toEqual({ ok: true, because: null });
    expect(sim.accept(gdapLink(), tenant.tenantId).because).toMatch(/does not wait/);
    expect((await consent(query)).status).toBe(403);
  });

  it("that does not exist is refused", async () => {
    sim.world.gdap.clear();
    expect((await page(`${home()}?${query}`)).status).toBe(403);
    expect(sim.accept(gdapLink(), tenant.tenantId).because).toMatch(/does not exist/);
  });

  it("that is active can be ended by the customer", async () => {
    sim.faults.gdapStepMs = 0;
    prepare({ status: "active", endAt: Date.now() + 86_400_000 });
    const who = { tenant: tenant.tenantId, administrator: "gizella@ujugyfel.example" };
    const partners = `${sim.addresses.adminCenter}/Adminportal/Partners`;
    expect((await page(`${partners}?${new URLSearchParams(who)}`)).html).toContain("End these roles");
    await fetch(partners, { method: "POST", body: new URLSearchParams({ ...who, endGdap: id }) });
    expect(sim.world.gdap.get(id)?.status).toBe("terminated");
  });
});

describe("the page of partner relationships", () => {
  it("takes a partner’s delegated administration away, which the partner hears", async () => {
    sim.accept(link(direct()), tenant.tenantId);
    for (const one of sim.world.relationships.values())
      if (one.tenantId === tenant.tenantId) one.hasDap = true;
    const who = { tenant: tenant.tenantId, administrator: "gizella@ujugyfel.example" };
    const partners = `${sim.addresses.adminCenter}/Adminportal/Partners`;
    const body = new URLSearchParams({ ...who, endDap: directId });
    const response = await fetch(partners, { method: "POST", body });
    expect(await response.text()).not.toContain("Remove its admin roles");
    expect(ties()).toMatchObject([{ hasDap: false }]);
    expect(sim.world.auditRecords.at(-1)).toMatchObject({
      operationType: "dap_admin_relationship_terminated",
      userPrincipalName: "gizella@ujugyfel.example",
    });
  });

  it("is closed to who is no Global administrator", async () => {
    const body = new URLSearchParams({ tenant: tenant.tenantId, administrator: "szilard@ujugyfel.example" });
    const response = await fetch(`${sim.addresses.adminCenter}/Adminportal/Partners`, {
      method: "POST",
      body,
    });
    expect(response.status).toBe(403);
  });
});

describe("the page of the customer agreement", () => {
  it("lets an organisation sign without any partner", async () => {
    const query = "ref=%2FBillingAccounts%2Fagreement";
    expect((await page(`${home()}?ref=/BillingAccounts/agreement`)).html).toContain("Who are you?");
    expect((await answer(query)).html).toContain("The agreement is accepted");
    expect(tenant.hasSignedCustomerAgreement).toBe(true);
    expect(ties()).toEqual([]);
  });
});
