import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readLink } from "../../src/simulators/partner-center/admin-center/link.ts";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { relationshipKey } from "../../src/simulators/partner-center/world/relate.ts";
import type {
  Entitlement,
  Partner,
  PartnerKind,
  Relationship,
  Tenant,
} from "../../src/simulators/partner-center/world/state.ts";
import { type Answer, asUser, http } from "../simulators/partner-center-caller.ts";
import { eventExamples, restExamples } from "./partner-center-examples.ts";
import { type ShapeRules, shapeDifferences } from "./partner-center-shapes.ts";

const folder = process.env["REFERENCE_DIR"];
if (!folder)
  console.log(
    "Left out: the simulated vendor is not compared with the published examples (REFERENCE_DIR is not set).",
  );

interface Example {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body: unknown;
  };
  readonly response: {
    readonly status: number;
    readonly headers: Record<string, string>;
    readonly body: unknown;
  };
}

type RestExample = (typeof restExamples)[number];

const read = (file: string): ReturnType<typeof JSON.parse> =>
  JSON.parse(readFileSync(`${folder}/partner-center/${file}`, "utf8"));
const example = (file: RestExample): Example => read(file);

let sim: PartnerCenterSimulator;

beforeEach(async () => {
  sim = await startPartnerCenterSimulator();
});
afterEach(() => sim.close());

const providerId = "0e195b37-4574-4539-bc42-0e539b9684c0";
const resellerId = "484e548c-f5f3-4528-93a9-c16c6373cb59";
const someCustomer = "18ac2950-8ea9-4dfc-92a4-ff4d4cd57796";

const partner = (kind: PartnerKind, differs: Partial<Partner> = {}) =>
  sim.addPartner({ name: "Contoso Partners", kind, ...differs });

/** A tenant that is this partner's customer. */
function customer(
  of: Partner,
  tenantId: string,
  differs: Partial<Tenant> & Partial<Relationship> = {},
): Tenant {
  const { role = "direct", otherPartnerId = null, hasDap = false, ...tenant } = differs;
  const added = sim.addTenant({
    companyName: "Contoso",
    domain: "contosocorp.onmicrosoft.com",
    ...tenant,
    tenantId,
  });
  const relationship = {
    partnerId: of.tenantId,
    tenantId,
    role,
    otherPartnerId,
    hasDap,
    since: 0,
    endedAt: null,
  };
  sim.world.relationships.set(relationshipKey(relationship), relationship);
  return added;
}

function twoTier(): { provider: Partner; reseller: Partner } {
  const provider = partner("indirect-provider", { tenantId: providerId });
  const reseller = partner("indirect-reseller", { tenantId: resellerId, partnerId: "4847383" });
  sim.world.partnerships.push({ providerId, resellerId, state: "Active" });
  return { provider, reseller };
}

/** The very request of the example, but for the host, the token and the ids it leaves open. */
async function play(file: RestExample, by: Partner, tenantId = someCustomer): Promise<Answer> {
  const { method, url, headers, body } = example(file).request;
  const { pathname, search } = new URL(url);
  const path = decodeURIComponent(pathname).replaceAll(/\{[^}]+\}/g, tenantId);
  return http(`${sim.addresses.api}${path}${search}`, {
    method,
    headers: {
      ...headers,
      Authorization: await asUser(sim, by),
      ...(body === null ? {} : { "Content-Type": "application/json" }),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
}

function expectSame(file: RestExample, answer: Answer, rules: ShapeRules = {}): void {
  const { status, headers, body } = example(file).response;
  expect(answer.status).toBe(status);
  for (const name of Object.keys(headers)) expect([...answer.headers.keys()]).toContain(name.toLowerCase());
  const type = headers["Content-Type"]?.split(";")[0];
  if (type) expect(answer.headers.get("Content-Type")).toContain(type);
  expect(shapeDifferences(body, answer.body, rules)).toEqual([]);
}

type Play = (file: RestExample) => Promise<void>;

/** How each example is played; one that is missing here does not compile. */
const plays: Record<RestExample, Play> = {
  async "get.customers.relationshiprequests.direct.json"(file) {
    const answer = await play(file, partner("direct"));
    expectSame(file, answer);
    expectSameLink(answer, example(file).response);
  },
  async "get.customers.relationshiprequests.joint.json"(file) {
    const answer = await play(file, twoTier().reseller);
    expectSame(file, answer);
    expectSameLink(answer, example(file).response);
  },
  async "invitation-url.variants.json"(file) {
    const variants: { id: string; url: string }[] = read(file).variants;
    const kinds = variants.map(({ id, url }) => [id, readLink(url).is]);
    expect(Object.fromEntries(kinds)).toEqual({
      "direct-current": "reseller-invitation",
      "indirect-reseller-alone": "reseller-invitation",
      "joint-reseller-and-provider": "reseller-invitation",
      "unsupported-country-direct": "reseller-invitation",
      "unsupported-country-joint": "reseller-invitation",
      "gdap-approval": "gdap-approval",
      "provider-to-reseller-partnership": "partnership",
      "mca-acceptance": "customer-agreement",
    });
    const { reseller } = twoTier();
    const alone = await http(`${sim.addresses.api}/v1/customers/relationshiprequests`, {
      headers: { Authorization: await asUser(sim, reseller) },
    });
    expectSameLink(alone, { body: variants.find(({ id }) => id === "indirect-reseller-alone") });
  },
  async "get.customers.by-name.json"(file) {
    const by = partner("direct");
    for (const [n, companyName] of ["Contoso", "Contoso190", "contoso b", "Fabrikam"].entries())
      customer(by, `00000000-0000-4000-8000-00000000000${n}`, { companyName });
    const answer = await play(file, by);
    expectSame(file, answer);
    expect(answer.body.items).toHaveLength(3);
  },
  async "get.customers.list.json"(file) {
    const by = partner("direct");
    customer(by, "b44bb1fb-c595-45b0-9e09-d657365580bf");
    customer(by, "45c44870-ef77-4fdd-b6fe-3dacb075cff2");
    expectSame(file, await play(file, by));
  },
  async "paging.links-next.json"(file) {
    const by = partner("direct");
    sim.addTenants(3, { partnerId: by.tenantId });
    const answer = await http(`${sim.addresses.api}/v1/customers?size=2`, {
      headers: { Authorization: await asUser(sim, by) },
    });
    const page: ReturnType<typeof JSON.parse> = read(file);
    const { links, attributes } = answer.body;
    expect(shapeDifferences(page, { links, attributes })).toEqual([]);
    expect(links.next.uri).toBe(`${links.self.uri}&seekOperation=Next`);
    expect(links.next.headers[0].key).toBe(page.links.next.headers[0].key);
  },
  async "get.customers.by-id.json"(file) {
    const by = partner("direct");
    const tenant = customer(by, "eebd1b55-5360-4438-a11d-5c06918c3014", { hasDap: true, country: "US" });
    tenant.address = { ...tenant.address, state: "WA" };
    expectSame(file, await play(file, by));
  },
  async "head.domains.taken.json"(file) {
    sim.addTenant({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    const answer = await play(file, partner("direct"));
    expectSame(file, answer);
    expect(answer.headers.get("Content-Length")).toBe("0");
  },
  async "head.domains.free.json"(file) {
    expectSame(file, await play(file, partner("direct")));
  },
  async "get.customers.validationStatus.allowed.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    expectSame(file, await play(file, by));
  },
  async "get.customers.validationStatus.notfound.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer, { accountStatus: null });
    const answer = await play(file, by);
    expectSame(file, answer);
    expect(answer.body.code).toBe(600074);
  },
  async "get.relationships.indirect-resellers.json"(file) {
    const answer = await play(file, twoTier().provider);
    expectSame(file, answer);
    expect(answer.body.items[0].relationshipType).toBe("is_indirect_cloud_solution_provider_of");
  },
  async "get.relationships.indirect-providers.json"(file) {
    const answer = await play(file, twoTier().reseller);
    expectSame(file, answer);
    expect(answer.body.items[0].relationshipType).toBe("is_indirect_reseller_of");
  },
  async "get.customers.relationships.json"(file) {
    const { provider } = twoTier();
    const tenantId = "c501c3c4-d776-40ef-9ecf-9cefb59442c1";
    customer(provider, tenantId, { role: "provider", otherPartnerId: resellerId });
    expectSame(file, await play(file, provider));
  },
  async "post.customers.for-indirect-reseller.json"(file) {
    const { provider, reseller } = twoTier();
    const answer = await play(file, provider);
    expectSame(file, answer);
    expect(
      sim.world.relationships.get(`${reseller.tenantId}:${answer.body.id}:reseller`)?.otherPartnerId,
    ).toBe(providerId);
  },
  async "get.customers.customDomains.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    readersGdap(by.tenantId, someCustomer);
    expectSame(file, await play(file, by));
  },
  async "get.customers.subscriptions.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    sim.world.subscriptions.set(someCustomer, [
      {
        id: "83ef9d05-4169-4ef9-9657-0e86b1eab1de",
        offerName: "Office 365 E3",
        quantity: 1,
        status: "active",
        suspensionReasons: [],
        isNewCommerce: false,
        isAzurePlan: false,
        commitmentEndDate: Date.UTC(2030, 0, 1),
      },
    ]);
    expectSame(file, await play(file, by));
  },
  async "get.customers.entitlements.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    const one = { productTitle: "", quantity: 1, expiryDate: null, isCancelled: false };
    const types: Entitlement["entitlementType"][] = ["reservedInstance", "software"];
    sim.world.entitlements.set(
      someCustomer,
      types.map((entitlementType, n) => ({ ...one, id: `order-${n}`, entitlementType })),
    );
    expectSame(file, await play(file, by));
  },
  async "patch.customers.remove-relationship.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    const answer = await play(file, by);
    expectSame(file, answer);
    expect(answer.body).toEqual(example(file).response.body);
  },
  async "patch.customers.remove-dap-only.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer, { hasDap: true });
    // The published answer has no body that could be compared.
    expectSame(file, { ...(await play(file, by)), body: null });
    expect([...sim.world.relationships.values()][0]?.hasDap).toBe(false);
  },
  async "delete.customers.sandbox.json"(file) {
    sim.world.settings.isSandbox = true;
    const by = partner("direct");
    customer(by, someCustomer);
    expectSame(file, await play(file, by));
    expect(sim.world.tenants.size).toBe(0);
  },
  async "error.429.json"(file) {
    sim.faults.add({ path: "/v1/customers", times: 1, kind: { answer: 429, retryAfterSeconds: 57 } });
    const headers = { Authorization: await asUser(sim, partner("direct")) };
    const asked = await http(`${sim.addresses.api}/v1/customers`, { headers });
    expectSame(file, asked);
    expect(asked.body).toEqual(example(file).response.body);
    expect(asked.headers.get("Retry-After")).toBe("57");
    sim.faults.customerBudgetPerMinute = 0;
    expectSame(file, await http(`${sim.addresses.api}/v1/customers`, { headers }));
  },
  async "error.classic-shape.json"(file) {
    const { provider } = twoTier();
    partner("indirect-reseller", { partnerId: "123456", isAgreementSigned: false });
    const answer = await play(file, provider);
    expectSame(file, answer);
    expect(answer.body).toEqual(example(file).response.body);
  },
  async "error.newer-shape.json"(file) {
    const by = partner("direct");
    customer(by, "14876998-c0dc-46e6-9d0c-65a57a6c32ec");
    await play("post.customers.agreements.json", by);
    const { url, body } = example("post.customers.agreements.json").request;
    const again = await http(`${sim.addresses.api}${new URL(url).pathname}`, {
      method: "POST",
      headers: { Authorization: await asUser(sim, by), "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    expectSame(file, again);
    expect(again.body).toEqual(example(file).response.body);
  },
  async "get.compliance.agreementstatus.signed.json"(file) {
    partner("indirect-reseller", { tenantId: "a2898e3a-06ca-454e-a0d0-c73b0ee36bba" });
    expectSame(file, await play(file, twoTier().provider));
  },
  async "post.customers.agreements.json"(file) {
    const by = partner("direct");
    customer(by, "14876998-c0dc-46e6-9d0c-65a57a6c32ec");
    expectSame(file, await play(file, by));
  },
  async "get.agreements.metadata.json"(file) {
    const answer = await play(file, partner("direct"));
    expectSame(file, answer);
    expect(answer.body).toEqual(example(file).response.body);
  },
  async "get.customers.directSignedMca.json"(file) {
    const by = partner("direct");
    customer(by, someCustomer);
    expectSame(file, await play(file, by));
  },
  async "post.oauth2.token.refresh.json"(file) {
    const by = partner("direct");
    const [app] = by.apps;
    const [user] = by.users;
    const { body, headers } = example(file).request;
    const form = {
      // The example's own form, with its placeholders filled.
      ...(body as Record<string, string>),
      client_id: app?.clientId ?? "",
      client_secret: app?.secret ?? "",
      refresh_token: sim.grantRefreshToken(user?.userPrincipalName ?? "", app?.clientId ?? ""),
    };
    const answer = await http(`${sim.addresses.login}/${by.tenantId}/oauth2/token`, {
      method: "POST",
      headers,
      body: new URLSearchParams(form).toString(),
    });
    // The sample leaves out the rolled refresh token, without which nobody could renew.
    expectSame(file, answer, { mayHave: ["refresh_token"] });
  },
};

/** The same page, parameters in the same order, the same fragment; ids and the host are the simulator's. */
function expectSameLink(answer: Answer, published: { readonly body: ReturnType<typeof JSON.parse> }): void {
  const [theirs, ours] = [new URL(published.body.url), new URL(answer.body.url)];
  expect(ours.pathname).toBe(`${new URL(sim.addresses.adminCenter).pathname}${theirs.pathname}`);
  expect([...ours.searchParams.keys()]).toEqual([...theirs.searchParams.keys()]);
  expect(ours.searchParams.get("invType")).toBe(theirs.searchParams.get("invType"));
  expect(ours.hash).toBe(theirs.hash);
}

function readersGdap(partnerId: string, tenantId: string): void {
  const roleDefinitionIds = ["f2ef992c-3afb-46b9-b7cf-a126ee74c451"];
  const at = { createdAt: 0, lastModifiedAt: 0, version: 1 };
  sim.world.gdap.set("a-b", {
    id: "a-b",
    partnerId,
    displayName: "Readers",
    duration: "P730D",
    autoExtendDuration: "PT0S",
    customer: { tenantId, displayName: "Contoso" },
    status: "active",
    roleDefinitionIds,
    activatedAt: 0,
    endAt: null,
    requests: [],
    assignments: [{ id: "c", groupId: "d", roleDefinitionIds, status: "active", ...at }],
    operations: [],
    ...at,
  });
}

describe.skipIf(!folder)("the simulated vendor answers like the published example", () => {
  it.each(Object.entries(plays))("%s", async (file, played) => {
    // The keys of `plays` are the examples.
    await played(file as RestExample);
  });
});

describe.skipIf(!folder)("the reference’s list of examples", () => {
  it("names no file that neither suite plays", () => {
    const listed: string[] = read("index.json").files.map(({ file }: { file: string }) => file);
    const played = new Set<string>([...restExamples, ...eventExamples]);
    expect(listed.filter((file) => !played.has(file))).toEqual([]);
    expect([...played].filter((file) => !listed.includes(file))).toEqual([]);
  });
});
