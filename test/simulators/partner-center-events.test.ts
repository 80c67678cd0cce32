import { verify, X509Certificate } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type PartnerCenterSimulator,
  startPartnerCenterSimulator,
} from "../../src/simulators/partner-center/simulator.ts";
import { providerId, resellerId } from "../../src/simulators/partner-center/world/seed-data.ts";
import type { Partner, Tenant } from "../../src/simulators/partner-center/world/state.ts";
import { asApp, asUser, caller, http } from "./partner-center-caller.ts";
import { type Received, type Receiver, startReceiver } from "./partner-center-receiver.ts";

const accepted = "reseller-relationship-accepted-by-customer";
const root = "/webhooks/v1/registration";
const minute = 60_000;
const day = 24 * 60 * minute;

let sim: PartnerCenterSimulator;
let receiver: Receiver;
let tenant: Tenant;
let now: number;
let call: ReturnType<typeof caller>;

beforeEach(async () => {
  now = Date.UTC(2026, 10, 23, 9, 30);
  receiver = await startReceiver();
  sim = await startPartnerCenterSimulator({
    world: "small",
    now: () => now,
    hooks: { retryDelaysMs: Array(9).fill(1), lateByMs: 50 },
  });
  tenant = sim.addTenant({ companyName: "Új Ügyfél Kft.", domain: "ujugyfel.example" });
  call = caller(sim, await asApp(sim, partner(resellerId)));
});
afterEach(async () => {
  await sim.close();
  await receiver.close();
});

const partner = (id: string): Partner => sim.world.partners.get(id) as Partner;
const link = (provider = true) =>
  `${sim.addresses.adminCenter}/Adminportal/Home?invType=IndirectResellerRelationship&partnerId=${resellerId}&msppId=4850033${provider ? `&indirectCSPId=${providerId}` : ""}&DAP=false#/BillingAccounts/partner-invitation`;
const register = (body: object = {}) =>
  call(root, {
    method: "POST",
    body: { WebhookUrl: receiver.url, WebhookEvents: [accepted, "test-created"], ...body },
  });
const acceptOne = async (): Promise<Received> => {
  expect(sim.accept(link(false), tenant.tenantId)).toEqual({ ok: true, because: null });
  await sim.idle();
  return receiver.received[0] as Received;
};
const acceptAnother = (name: string) => {
  const another = sim.addTenant({ companyName: name, domain: `${name}.example` });
  sim.accept(link(false), another.tenantId);
};

async function certificateAt(url: string): Promise<X509Certificate> {
  return new X509Certificate(Buffer.from(await (await fetch(url)).arrayBuffer()));
}

/** As a careful receiver does it: leaf, its issuer by AIA, up to the root it trusts. */
async function isGenuine({ headers, raw }: Received, header = "authorization"): Promise<boolean> {
  const leaf = await certificateAt(String(headers["x-ms-certificate-url"]));
  const issuerUrl = /URI:(\S+)/.exec(leaf.infoAccess ?? "")?.[1] ?? "";
  const issuer = await certificateAt(issuerUrl);
  const trusted = new X509Certificate(sim.rootCertificate);
  const isChain =
    leaf.verify(issuer.publicKey) && issuer.verify(trusted.publicKey) && leaf.checkIssued(issuer);
  const signature = Buffer.from(String(headers[header]).replace(/^Signature /, ""), "base64");
  return isChain && verify("RSA-SHA256", Buffer.from(raw), leaf.publicKey, signature);
}

describe("a web hook", () => {
  it("is signed over its bytes by a certificate that leads to the root", async () => {
    await register();
    const message = await acceptOne();
    expect(await isGenuine(message)).toBe(true);
    expect(message.headers["x-ms-signature-algorithm"]).toBe("rsa-sha256");
    const leaf = await certificateAt(String(message.headers["x-ms-certificate-url"]));
    expect(leaf.subject).toContain("CN=pcnotifications-dispatch.microsoft.com");
    expect(leaf.issuer).toContain("O=Microsoft Corporation");
  });

  it("carries the customer, the record and an instant of seven digits", async () => {
    await register();
    const { body } = await acceptOne();
    expect(body).toEqual({
      EventName: accepted,
      ResourceUri: `${sim.addresses.api}/v1/customers/${tenant.tenantId}`,
      ResourceName: "Customer",
      AuditUri: expect.stringMatching(
        new RegExp(
          `/auditactivity/v1/auditrecords/${resellerId}_${tenant.tenantId}_resellerrelationshipacceptedbycustomer_\\d{18}$`,
        ),
      ),
      ResourceChangeUtcDate: expect.stringMatching(/^2026-11-23T09:30:00\.000\d{4}\+00:00$/),
    });
    const digits = body.ResourceChangeUtcDate.slice(20, 27);
    expect(body.AuditUri.endsWith(digits)).toBe(true);
  });

  it("bears its signature in the header of its own when the registration asks for it", async () => {
    await register({ SignatureTokenToMsSignatureHeader: true });
    const message = await acceptOne();
    expect(message.headers.authorization).toBeUndefined();
    expect(await isGenuine(message, "x-ms-signature")).toBe(true);
  });

  it("goes only to who subscribed to its event", async () => {
    await register({ WebhookEvents: ["subscription-updated"] });
    sim.accept(link(), tenant.tenantId);
    await sim.idle();
    expect(receiver.received).toEqual([]);
  });

  it("goes to the newest address of the registration when it is tried again", async () => {
    await register();
    receiver.status = 500;
    await acceptOne();
    const other = await startReceiver();
    await call(root, { method: "PUT", body: { WebhookUrl: other.url, WebhookEvents: [accepted] } });
    sim.flushOfflineHooks();
    await sim.idle();
    expect(other.names()).toEqual([accepted]);
    await other.close();
  });

  it("is tried ten times, given up, and sent when the offline queue is flushed", async () => {
    await register();
    receiver.status = 500;
    await acceptOne();
    await sim.idle();
    expect(receiver.received).toHaveLength(10);
    receiver.status = 200;
    expect(sim.flushOfflineHooks()).toBe(1);
    await sim.idle();
    expect(receiver.received).toHaveLength(11);
    expect(new Set(receiver.received.map(({ raw }) => raw)).size).toBe(1);
    expect(sim.flushOfflineHooks()).toBe(0);
  });

  it("that was given up is still there after the state was restored", async () => {
    await register();
    receiver.status = 500;
    await acceptOne();
    const state = sim.exportState();
    receiver.status = 200;
    sim.restoreState(state);
    expect(sim.flushOfflineHooks()).toBe(1);
    await sim.idle();
    expect(receiver.received).toHaveLength(11);
  });
});

describe("what is changed at the vendor", () => {
  const dap = "dap-admin-relationship";
  beforeEach(() =>
    register({
      WebhookEvents: [
        `${dap}-approved`,
        `${dap}-terminated`,
        `${dap}-terminated-by-microsoft`,
        "subscription-updated",
      ],
    }),
  );
  const told = async () => {
    await sim.idle();
    // Two that leave together may arrive in any order.
    const bodies = receiver.received.splice(0).map(({ body }) => body);
    return bodies.sort((a, b) => a.EventName.localeCompare(b.EventName));
  };

  it("is heard of when delegated administration comes and goes; only the vendor’s own ending has no ResourceUri", async () => {
    sim.accept(link(false), tenant.tenantId);
    const change = (how: Parameters<typeof sim.changeDap>[2]) =>
      sim.changeDap(resellerId, tenant.tenantId, how);
    expect(change("ended-by-customer")).toBe(false);
    expect(change("granted")).toBe(true);
    expect(change("ended-by-customer")).toBe(true);
    expect(await told()).toMatchObject([
      { EventName: `${dap}-approved`, ResourceUri: null },
      { EventName: `${dap}-terminated`, ResourceUri: null, ResourceName: "PartnerCustomerDap" },
    ]);
    change("granted");
    change("ended-by-vendor");
    const [, ended] = await told();
    expect(ended).toMatchObject({ EventName: `${dap}-terminated-by-microsoft` });
    expect("ResourceUri" in ended).toBe(false);
  });

  it("is heard of when a subscription changes, by who sold it", async () => {
    sim.accept(link(), tenant.tenantId);
    const subscription = {
      id: "a356ac8c-e310-44f4-bf85-c7f29044af99",
      offerName: "Business Basic",
      quantity: 3,
      status: "active",
      suspensionReasons: [],
      isNewCommerce: true,
      isAzurePlan: false,
      commitmentEndDate: null,
    } as const;
    sim.world.subscriptions.set(tenant.tenantId, [
      { ...subscription, suspensionReasons: [] },
      { ...subscription, id: "other", suspensionReasons: [], partnerId: providerId },
    ]);
    expect(sim.changeSubscription(tenant.tenantId, "nothing", {})).toBe(false);
    sim.changeSubscription(tenant.tenantId, subscription.id, { status: "suspended" });
    sim.changeSubscription(tenant.tenantId, "other", { status: "deleted" });
    expect(await told()).toMatchObject([
      {
        EventName: "subscription-updated",
        ResourceUri: `${sim.addresses.api}/webhooks/v1/customers/${tenant.tenantId}/subscriptions/${subscription.id}`,
      },
    ]);
  });
});

describe("troubles on a web hook's way", () => {
  beforeEach(() => register());

  it("lose it, while the record stays", async () => {
    sim.faults.hooks = "lost";
    sim.accept(link(false), tenant.tenantId);
    await sim.idle();
    expect(receiver.received).toEqual([]);
    const { body } = await call("/v1/auditrecords?startDate=2026-11-23");
    expect(body.items.map((one: { operationType: string }) => one.operationType)).toEqual([
      "reseller_relationship_accepted_by_customer",
    ]);
  });

  it("deliver it twice with the same bytes", async () => {
    sim.faults.hooks = "twice";
    await acceptOne();
    expect(receiver.received.map(({ raw }) => raw)).toEqual([
      receiver.received[0]?.raw,
      receiver.received[0]?.raw,
    ]);
  });

  it("deliver late ones in the wrong order", async () => {
    sim.faults.hooks = "late";
    acceptAnother("first");
    now += 1_000;
    acceptAnother("second");
    expect(receiver.received).toEqual([]);
    await sim.idle();
    const dates = receiver.received.map(({ body }) => body.ResourceChangeUtcDate);
    expect(dates).toHaveLength(2);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it("spoil the signature", async () => {
    sim.faults.hooks = "bad-signature";
    expect(await isGenuine(await acceptOne())).toBe(false);
  });

  it("sign with another chain, then from another host, until it is given up", async () => {
    sim.faults.hooks = "foreign-certificate";
    receiver.status = 401;
    await acceptOne();
    await sim.idle();
    const [first, second] = receiver.received as [Received, Received];
    expect(await isGenuine(first)).toBe(false);
    expect(await isGenuine(second)).toBe(false);
    const hosts = receiver.received.map(
      ({ headers }) => new URL(String(headers["x-ms-certificate-url"])).hostname,
    );
    expect(hosts.slice(0, 3)).toEqual(["127.0.0.1", "localhost", "127.0.0.1"]);
    const leaf = await certificateAt(String(first.headers["x-ms-certificate-url"]));
    expect(leaf.issuer).toContain("O=Microsoft Corporation");
  });
});

describe("the registration", () => {
  it("is one for each partner: a second is a conflict, a change replaces it", async () => {
    expect((await call(root)).status).toBe(404);
    const made = await register();
    expect(made.body).toEqual({
      SubscriberId: expect.any(String),
      WebhookUrl: receiver.url,
      WebhookEvents: [accepted, "test-created"],
    });
    expect((await register()).status).toBe(409);
    const changed = await call(root, {
      method: "PUT",
      body: { webhookURL: "https://bot.example/hook", WEBHOOKEVENTS: ["Test-Created"] },
    });
    expect(changed.body.SubscriberId).toBe(made.body.SubscriberId);
    expect((await call(root)).body).toEqual({
      WebhookUrl: "https://bot.example/hook",
      WebhookEvents: ["test-created"],
    });
  });

  it("cannot be changed before it was made", async () => {
    const answer = await call(root, {
      method: "PUT",
      body: { WebhookUrl: receiver.url, WebhookEvents: [accepted] },
    });
    expect(answer.status).toBe(404);
  });

  it.each([
    ["no address", { WebhookUrl: "nowhere" }],
    ["no event", { WebhookEvents: [] }],
    ["an event that does not exist", { WebhookEvents: ["customer-was-bored"] }],
  ])("is refused with %s", async (_what, body) => {
    expect((await register(body)).status).toBe(400);
    expect((await call(root)).status).toBe(404);
  });

  it("names the events there are", async () => {
    const { body } = await call(`${root}/events`);
    expect(body).toContain(accepted);
    expect(body).toContain(`indirect-${accepted}`);
    expect(body).toContain("granular-admin-access-assignment-deleted");
  });
});

describe("the validation event", () => {
  const ask = () => call(`${root}/validationEvents`, { method: "POST" });

  it("is sent, and what came of it can be read for seven days", async () => {
    await register();
    const { correlationId } = (await ask()).body;
    await sim.idle();
    expect(receiver.received[0]?.body).toMatchObject({ EventName: "test-created", AuditUri: null });
    const shown = () => call(`${root}/validationEvents/${correlationId}`);
    expect((await shown()).body).toEqual({
      correlationId,
      partnerId: resellerId,
      status: "completed",
      callbackUrl: receiver.url,
      results: [
        {
          responseCode: "OK",
          responseMessage: "",
          systemError: false,
          dateTimeUtc: expect.stringMatching(/^2026-11-23T09:30:00\.\d{7}$/),
        },
      ],
    });
    now += 7 * day + 1;
    call = caller(sim, await asApp(sim, partner(resellerId)));
    expect((await shown()).status).toBe(404);
  });

  it("is refused without a registration, and without a subscription to it", async () => {
    expect((await ask()).status).toBe(404);
    await register({ WebhookEvents: [accepted] });
    expect((await ask()).status).toBe(400);
  });

  it("can be asked for twice a minute", async () => {
    await register();
    await ask();
    await ask();
    const third = await ask();
    expect(third.status).toBe(429);
    expect(third.headers.get("Retry-After")).toBe("60");
    now += minute;
    expect((await ask()).status).toBe(200);
  });
});

describe("audit records", () => {
  const ids = async (query: string) => {
    const { body } = await call(`/v1/auditrecords?${query}`);
    return body.items.map((one: { customerId: string }) => one.customerId);
  };
  const filter = (Field: string, Value: string, Operator: string) =>
    `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  it("are late: first there is nothing, then the record that the web hook named", async () => {
    await register();
    sim.faults.auditDelayMs = 5 * minute;
    const { body } = await acceptOne();
    const readIt = () => http(body.AuditUri, { headers: { Authorization: token } });
    const token = await asApp(sim, partner(resellerId));
    expect((await readIt()).status).toBe(404);
    expect(await ids("startDate=2026-11-23")).toEqual([]);
    now += 5 * minute;
    expect((await readIt()).body).toMatchObject({
      partnerId: resellerId,
      customerId: tenant.tenantId,
      customerName: "Új Ügyfél Kft.",
      operationType: "reseller_relationship_accepted_by_customer",
      operationStatus: "succeeded",
    });
    expect(await ids("startDate=2026-11-23")).toEqual([tenant.tenantId]);
  });

  it("are found by a part of the name, by the customer and by the kind", async () => {
    sim.accept(link(false), tenant.tenantId);
    acceptAnother("other");
    const query = "startDate=2026-11-01&endDate=2026-11-23";
    expect(await ids(`${query}&${filter("CompanyName", "ügyfél", "substring")}`)).toEqual([tenant.tenantId]);
    expect(await ids(`${query}&${filter("customerid", tenant.tenantId.toUpperCase(), "equals")}`)).toEqual([
      tenant.tenantId,
    ]);
    expect(await ids(`${query}&${filter("ResourceType", "Customer", "equals")}`)).toHaveLength(2);
    expect(await ids(`${query}&${filter("ResourceType", "license", "equals")}`)).toEqual([]);
  });

  it("belong to one partner each", async () => {
    sim.accept(link(), tenant.tenantId);
    call = caller(sim, await asUser(sim, partner(providerId)));
    const { body } = await call("/v1/auditrecords?startDate=2026-11-23");
    expect(new Set(body.items.map((one: { partnerId: string }) => one.partnerId))).toEqual(
      new Set([providerId]),
    );
  });

  it("come page by page, by the token in the body or in the next link", async () => {
    for (const name of ["one", "two", "three"]) {
      acceptAnother(name);
      now += 1;
    }
    const first = (await call("/v1/auditrecords?startDate=2026-11-23&size=2")).body;
    expect(first.items.map((one: { customerName: string }) => one.customerName)).toEqual(["three", "two"]);
    expect(first.links.next.headers).toEqual([
      { key: "MS-ContinuationToken", value: first.continuationToken },
    ]);
    const rest = await call(`/v1${first.links.next.uri}`, {
      headers: { "MS-ContinuationToken": first.continuationToken },
    });
    expect(rest.body.items.map((one: { customerName: string }) => one.customerName)).toEqual(["one"]);
    expect(rest.body.links.next).toBeUndefined();
    const wrong = await call("/v1/auditrecords?startDate=2026-11-22&size=2", {
      headers: { "MS-ContinuationToken": first.continuationToken },
    });
    expect(wrong.status).toBe(400);
  });

  it.each([
    ["older than 90 days", "startDate=2026-08-01"],
    ["a window of more than 30 days", "startDate=2026-10-01&endDate=2026-11-20"],
    ["an end before its start", "startDate=2026-11-20&endDate=2026-11-19"],
    ["no date", "startDate=soon"],
    ["a filter that is no JSON", "startDate=2026-11-20&filter=name"],
  ])("are refused for a question with %s", async (_what, query) => {
    expect((await call(`/v1/auditrecords?${query}`)).status).toBe(400);
  });

  it("take the dates of the samples, and end the window by themselves", async () => {
    const query = encodeURIComponent("11/23/2026 12:00:00 AM");
    sim.accept(link(false), tenant.tenantId);
    const { body } = await call(`/v1/auditrecords?startDate=${query}`);
    expect(body.items).toMatchObject([{ customerId: tenant.tenantId }]);
    expect(body.links.self.uri).toBe("/auditrecords?startDate=2026-11-23&size=500");
    expect(await ids("startDate=2026-09-10")).toEqual([]);
  });
});

describe("a joint link", () => {
  it("brings both acceptance events to the reseller and to the provider", async () => {
    await register({ WebhookEvents: [accepted, `indirect-${accepted}`] });
    call = caller(sim, await asApp(sim, partner(providerId)));
    await register({ WebhookEvents: [accepted, `indirect-${accepted}`] });
    sim.accept(link(), tenant.tenantId);
    await sim.idle();
    expect(receiver.names().sort()).toEqual([
      `indirect-${accepted}`,
      `indirect-${accepted}`,
      accepted,
      accepted,
    ]);
  });
});
