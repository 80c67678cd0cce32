import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createBudget } from "../../src/adapters/partner-center/budget.ts";
import { createVendorClient } from "../../src/adapters/partner-center/client.ts";
import { parseCustomer } from "../../src/adapters/partner-center/customer-record.ts";
import { partnerCenterDirectory } from "../../src/adapters/partner-center/directory.ts";
import { hostsOf } from "../../src/adapters/partner-center/hosts.ts";
import { isTrustedLink, providersIn } from "../../src/adapters/partner-center/link-guard.ts";
import {
  CorrelationId,
  CustomerId,
  CustomerTenantId,
  InvitationId,
  ProviderId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { PartnerKind } from "../../src/domain/settings.ts";
import type { LinkAnswer, LinkLeg, PartnerDirectory } from "../../src/ports/partner-directory.ts";
import { useScriptedVendor } from "../adapters/partner-center/scripted-vendor.ts";

const folder = process.env["REFERENCE_DIR"];
if (!folder)
  console.log(
    "Left out: the connector is not fed with the published examples of the partner API (REFERENCE_DIR is not set).",
  );

interface Example {
  readonly request?: { readonly url: string; readonly body: unknown };
  readonly response: {
    readonly status: number;
    readonly headers?: Record<string, string>;
    readonly body: ReturnType<typeof JSON.parse>;
  };
}

const read = (file: string): ReturnType<typeof JSON.parse> =>
  JSON.parse(readFileSync(`${folder}/partner-center/${file}`, "utf8"));
const answerOf = (file: string): Example["response"] => read(file).response;

const tenantId = CustomerTenantId.parse("eebd1b55-5360-4438-a11d-5c06918c3014");
const partnerTenantId = "2d3c3d52-0a55-4f0c-9df5-2b41ac0b8a11";
const provider = {
  id: ProviderId.parse("00000000-0000-4000-8000-0000000000f1"),
  name: "Northwind Distribution",
  tenantId: "0e195b37-4574-4539-bc42-0e539b9684c0",
};
const customer = {
  workspaceId: WorkspaceId.parse("00000000-0000-7000-8000-000000000001"),
  customerId: CustomerId.parse("00000000-0000-7000-8000-000000000002"),
  tenantId,
};
const now = new Date("2016-01-02T00:00:00Z");

const vendor = useScriptedVendor();

/** Each is answered from the file; what is asked beside it gets an answer that stands in nobody's way. */
const harmless = { status: 200, body: { isAgreementSigned: true, totalCount: 0, items: [] } };

function directory(partnerKind: PartnerKind, providers = [provider]): PartnerDirectory {
  const sleep = async () => {};
  const hosts = {
    ...hostsOf({
      cloud: "global",
      loginUrl: vendor.url,
      apiUrl: vendor.url,
      graphUrl: null,
      adminCenterUrl: null,
      linkHosts: [],
      certificateHosts: null,
      trustedRoots: [],
    }),
    graph: null,
  };
  const client = createVendorClient({
    hosts,
    tokens: { token: async () => ({ text: "t", isUser: true }), forget() {}, noticed: async () => {} },
    partnerOf: (workspaceId) => workspaceId,
    budget: createBudget({ perMinute: 10_000, now: () => now, sleep }),
    now: () => now,
    newGuid: randomUUID,
    sleep,
    chance: () => 0.5,
    log: { info() {}, warn() {} },
  });
  return partnerCenterDirectory({
    client,
    hosts,
    partnerTenantOf: async () => partnerTenantId,
    delegatedAdmin: null,
    partyOf: async () => ({ partnerKind, providers }),
    resellerRemoves: false,
    newId: randomUUID,
  });
}

const ours: LinkLeg = { kind: "reseller", providerId: null, askedBy: "Contoso Partners" };
const theirs: LinkLeg = { kind: "provider", providerId: provider.id, askedBy: provider.name };

function issue(partnerKind: PartnerKind, legs: readonly LinkLeg[]): Promise<LinkAnswer> {
  return directory(partnerKind).issueLink({
    customer,
    invitationId: InvitationId.parse("00000000-0000-7000-8000-000000000003"),
    companyName: "Contoso",
    partnerName: "Contoso Partners",
    legs,
    asksForDap: false,
    language: "en",
    expiresAt: now,
  });
}

const readCustomer = (partnerKind: PartnerKind = "direct", providers = [provider]) =>
  directory(partnerKind, partnerKind === "direct" ? [] : providers).readCustomer(customer, now);
const remove = () =>
  directory("direct").removeRelationship(
    customer,
    "9fef8b23-6e3e-45d2-8678-e9fe89c35af5",
    CorrelationId.parse("9b4bf2ca-f374-4d51-9113-781ca87b8380"),
  );

/** A reading asks for four things at once: each by what its address ends in. */
function answersWhere(answers: Readonly<Record<string, Example["response"]>>): void {
  vendor.answersBy(({ url }) => {
    const path = new URL(url, "http://vendor.test").pathname;
    const found = Object.entries(answers).find(([end]) => path.endsWith(end));
    return found?.[1] ?? harmless;
  });
}

describe.runIf(folder)("the connector's directory reads the published example", () => {
  const byId = () => answerOf("get.customers.by-id.json");
  const aCustomer = () => ({ [`/customers/${tenantId}`]: byId() });

  it("get.customers.by-id.json", async () => {
    answersWhere(aCustomer());
    expect(await readCustomer()).toMatchObject({
      profile: { companyName: "1kl as kjk", domain: "abcdefgh1234.ccsctp.net", country: "US" },
      legs: [{ kind: "reseller", isActive: true }],
      hasDap: true,
      holdings: [],
      unread: [],
    });
  });

  it("get.customers.subscriptions.json", async () => {
    answersWhere({ ...aCustomer(), "/subscriptions": answerOf("get.customers.subscriptions.json") });
    expect((await readCustomer()).holdings).toEqual([
      {
        id: "83ef9d05-4169-4ef9-9657-0e86b1eab1de",
        kind: "subscription",
        name: "nickname",
        status: "active",
        quantity: 1,
        endsAt: new Date("2016-12-12T08:00:00Z"),
        isBlocker: true,
        remedy: "suspend",
      },
    ]);
  });

  it("get.customers.entitlements.json", async () => {
    answersWhere({ ...aCustomer(), "/entitlements": answerOf("get.customers.entitlements.json") });
    expect((await readCustomer()).holdings).toMatchObject([
      {
        id: "KaJ8XvkKc_GoNZOUyjVaRJalTBN5MWdV1:0",
        kind: "reservation",
        quantity: 1,
        isBlocker: true,
        remedy: "ask-vendor-support",
      },
      {
        id: "NUXMSvmS20EQ4kFsZmzkSqb747fqKmNk1:0",
        kind: "software",
        name: expect.stringContaining("DG7GMGF0DWTK"),
        isBlocker: true,
        remedy: "cancel",
      },
    ]);
  });

  it("get.customers.relationships.json: a provider sees its reseller there, a reseller its provider", async () => {
    answersWhere({ ...aCustomer(), "/relationships": answerOf("get.customers.relationships.json") });
    expect((await readCustomer("indirect-provider")).legs.map(({ kind }) => kind)).toEqual(["reseller"]);
    const known = { ...provider, tenantId: "484E548C-F5F3-4528-93A9-C16C6373CB59" };
    expect((await readCustomer("indirect-reseller", [known])).legs[1]).toMatchObject({
      kind: "provider",
      providerId: provider.id,
      isActive: true,
    });
    expect((await readCustomer("indirect-reseller")).legs[1]).toMatchObject({
      providerId: null,
      providerName: "First Up Consultants",
    });
  });

  it("get.customers.relationshiprequests.direct.json", async () => {
    const link = answerOf("get.customers.relationshiprequests.direct.json");
    answersWhere({ "/relationshiprequests": link });
    expect(await issue("direct", [ours])).toEqual({
      outcome: "issued",
      url: link.body.url,
      isComposed: false,
    });
    const asked = vendor.seen.find(({ url }) => url.includes("relationshiprequests"));
    expect(asked?.url).toBe("/v1/customers/relationshiprequests");
  });

  it("get.customers.relationshiprequests.joint.json, get.relationships.indirect-providers.json", async () => {
    const { request, response }: Example = read("get.customers.relationshiprequests.joint.json");
    answersWhere({
      "/v1/relationships": answerOf("get.relationships.indirect-providers.json"),
      "/relationshiprequests": response,
    });
    const answer = await issue("indirect-reseller", [ours, theirs]);
    expect(answer).toEqual({ outcome: "issued", url: response.body.url, isComposed: false });
    const asked = vendor.seen.find(({ url }) => url.includes("relationshiprequests"));
    const parameters = (url: string) => Object.fromEntries(new URL(url, vendor.url).searchParams);
    expect(parameters(asked?.url ?? "")).toEqual({
      ...parameters(request?.url ?? ""),
      indirectResellerId: partnerTenantId,
    });
  });

  it("get.relationships.indirect-resellers.json: our provider is not among them", async () => {
    answersWhere({ "/v1/relationships": answerOf("get.relationships.indirect-resellers.json") });
    expect(await issue("indirect-reseller", [ours, theirs])).toMatchObject({
      outcome: "refused",
      because: "no-provider-relation",
    });
  });

  it("invitation-url.variants.json: each leads to a host of the vendor's, unless it is for partners", () => {
    const variants: { id: string; url: string }[] = read("invitation-url.variants.json").variants;
    const hosts = hostsOf({
      cloud: "global",
      loginUrl: null,
      apiUrl: null,
      graphUrl: null,
      adminCenterUrl: null,
      linkHosts: [],
      certificateHosts: null,
      trustedRoots: [],
    });
    const distrusted = variants.filter(({ url }) => !isTrustedLink(url, hosts));
    expect(distrusted.map(({ id }) => id)).toEqual(["provider-to-reseller-partnership"]);
    const joint = variants.filter(({ url }) => providersIn(url).length > 0);
    expect(joint.map(({ id }) => id)).toEqual(["joint-reseller-and-provider", "unsupported-country-joint"]);
  });

  it("get.compliance.agreementstatus.signed.json", async () => {
    const link = answerOf("get.customers.relationshiprequests.direct.json");
    answersWhere({
      "/agreementstatus": answerOf("get.compliance.agreementstatus.signed.json"),
      "/relationshiprequests": link,
    });
    expect(await issue("direct", [ours])).toMatchObject({ outcome: "issued" });
  });

  it("error.classic-shape.json: the agreement is not signed, in the vendor's words", async () => {
    const { status, headers, body } = answerOf("error.classic-shape.json");
    answersWhere({ "/agreementstatus": { status, body, ...(headers ? { headers } : {}) } });
    expect(await issue("indirect-reseller", [ours])).toMatchObject({
      outcome: "refused",
      because: "agreement-not-signed",
      message: body.description,
      correlationId: expect.any(String),
    });
  });

  it("error.newer-shape.json: a removal is refused in the vendor's words", async () => {
    const refusal = answerOf("error.newer-shape.json");
    vendor.answersBy(({ method }) => (method === "PATCH" ? refusal : byId()));
    expect(await remove()).toEqual({
      outcome: "refused",
      message: refusal.body.description,
      correlationId: "9b4bf2ca-f374-4d51-9113-781ca87b8380",
    });
  });

  it("error.429.json: the directory is left alone as long as it says", async () => {
    vendor.answersBy(() => answerOf("error.429.json"));
    await expect(readCustomer()).rejects.toMatchObject({ trouble: "throttled", retryAfterMs: 57_000 });
  });

  it("get.customers.validationStatus.notfound.json: a code of the vendor's own says that there is none", async () => {
    vendor.answersBy(() => answerOf("get.customers.validationStatus.notfound.json"));
    expect((await readCustomer()).legs.map(({ isActive }) => isActive)).toEqual([false]);
  });

  it("patch.customers.remove-relationship.json", async () => {
    const { request, response }: Example = read("patch.customers.remove-relationship.json");
    vendor.answersBy(({ method }) => (method === "PATCH" ? response : byId()));
    expect(await remove()).toEqual({ outcome: "carried-out" });
    const sent = vendor.seen.find(({ method }) => method === "PATCH");
    expect(JSON.parse(sent?.body ?? "")).toEqual(request?.body);
    expect(sent?.headers).toMatchObject({
      "ms-requestid": "9fef8b23-6e3e-45d2-8678-e9fe89c35af5",
      "ms-correlationid": "9b4bf2ca-f374-4d51-9113-781ca87b8380",
    });
    // Its answer is in other letters than a reading's; read as a customer, it is nobody's.
    vendor.answersBy(() => response);
    expect((await readCustomer()).legs.map(({ isActive }) => isActive)).toEqual([false]);
  });

  it("patch.customers.remove-dap-only.json: an answer without a body is one", async () => {
    const { response }: Example = read("patch.customers.remove-dap-only.json");
    vendor.answersBy(({ method }) => (method === "PATCH" ? response : byId()));
    expect(await remove()).toEqual({ outcome: "carried-out" });
  });

  it("post.customers.for-indirect-reseller.json: its answer is a customer like any other; one that says nothing of how it stands is none", () => {
    const { body } = answerOf("post.customers.for-indirect-reseller.json");
    const profile = { domain: expect.stringMatching(/^wingtiptoys\d+\.onmicrosoft\.com$/) };
    expect(parseCustomer(body)).toMatchObject({ profile });
    expect(() => parseCustomer({ ...(body as object), relationshipToPartner: undefined })).toThrow(
      "says nothing of its relationship",
    );
  });
});

describe.runIf(folder)("the connector's directory reads an example in other letters", () => {
  it.each(["upper", "pascal"] as const)("%s case", async (letters) => {
    const renamed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(renamed);
      if (typeof value !== "object" || value === null) return value;
      return Object.fromEntries(
        Object.entries(value).map(([key, field]) => [
          letters === "upper" ? key.toUpperCase() : key.slice(0, 1).toUpperCase() + key.slice(1),
          renamed(field),
        ]),
      );
    };
    const other = (file: string) => ({ status: 200, body: renamed(answerOf(file).body) });
    const reading = async (as: (file: string) => Example["response"]) => {
      answersWhere({
        [`/customers/${tenantId}`]: as("get.customers.by-id.json"),
        "/subscriptions": as("get.customers.subscriptions.json"),
        "/entitlements": as("get.customers.entitlements.json"),
        "/relationships": as("get.customers.relationships.json"),
      });
      return readCustomer("indirect-reseller");
    };
    expect(await reading(other)).toEqual(await reading(answerOf));
  });

  it("null in the place of lists", async () => {
    const nothing = { status: 200, body: null };
    answersWhere({
      [`/customers/${tenantId}`]: answerOf("get.customers.by-id.json"),
      "/subscriptions": nothing,
      "/entitlements": { status: 200, body: { TotalCount: "0", Items: null } },
      "/relationships": nothing,
    });
    expect(await readCustomer("indirect-reseller")).toMatchObject({
      legs: [{ kind: "reseller", isActive: true }],
      holdings: [],
    });
  });
});
