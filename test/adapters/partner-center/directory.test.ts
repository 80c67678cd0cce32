import { randomUUID } from "node:crypto";
import { addDays } from "date-fns";
import { describe, expect, it } from "vitest";
import { CorrelationId, CustomerTenantId } from "../../../src/domain/ids.ts";
import { type DirectoryCustomer, removalFacts } from "../../../src/ports/partner-directory.ts";
import type { Entitlement, Subscription } from "../../../src/simulators/partner-center/world/state.ts";
import { northwind, type Stage, stage } from "./directory-stage.ts";

const correlationId = CorrelationId.parse("11111111-1111-4111-8111-111111111111");

function subscription(differs: Partial<Subscription> = {}): Subscription {
  return {
    id: randomUUID(),
    offerName: "Microsoft 365 Business Premium",
    quantity: 12,
    status: "active",
    suspensionReasons: [],
    isNewCommerce: true,
    isAzurePlan: false,
    commitmentEndDate: addDays(new Date(), 100).getTime(),
    ...differs,
  };
}

function entitlement(differs: Partial<Entitlement> = {}): Entitlement {
  return {
    id: randomUUID(),
    entitlementType: "software",
    productTitle: "Windows Server",
    quantity: 1,
    expiryDate: null,
    isCancelled: false,
    ...differs,
  };
}

type Ours = DirectoryCustomer & { readonly tenantId: CustomerTenantId };

const read = ({ directory }: Stage, customer: DirectoryCustomer) =>
  directory.readCustomer(customer, new Date());
const remove = ({ directory }: Stage, customer: DirectoryCustomer, requestId: string = randomUUID()) =>
  directory.removeRelationship(customer, requestId, correlationId);
const hold = ({ sim }: Stage, { tenantId }: Ours, ...held: Subscription[]) =>
  sim.world.subscriptions.set(tenantId, held);
const own = ({ sim }: Stage, { tenantId }: Ours, ...owned: Entitlement[]) =>
  sim.world.entitlements.set(tenantId, owned);
const patches = (at: Stage) => at.sim.traffic.filter(({ method }) => method === "PATCH");

describe("a customer's reading", () => {
  it("has its names, our leg, its provider by the name in the set-up, and DAP", async () => {
    const at = await stage();
    const customer = at.ourCustomer();
    at.sim.changeDap(at.partner.tenantId, customer.tenantId, "granted");
    expect(await read(at, customer)).toMatchObject({
      profile: { companyName: "Contoso Kft.", domain: "contoso1.example", country: "HU" },
      legs: [
        { kind: "reseller", isActive: true },
        { kind: "provider", providerId: northwind.id, providerName: northwind.name, isActive: true },
      ],
      hasDap: true,
      unread: [],
    });
  });

  it("names a provider that the set-up does not know as the vendor does", async () => {
    const at = await stage({ providers: [] });
    expect((await read(at, at.ourCustomer())).legs[1]).toMatchObject({
      providerId: null,
      providerName: northwind.name,
    });
  });

  it("says of a tenant that is not our customer that it is none", async () => {
    const at = await stage();
    const { legs, holdings, hasDap } = await read(at, at.newCustomer());
    expect({ legs, holdings, hasDap }).toEqual({
      legs: [{ kind: "reseller", providerId: null, providerName: null, isActive: false }],
      holdings: [],
      hasDap: false,
    });
  });

  it("says the same of a tenant that does not exist", async () => {
    const at = await stage();
    const nowhere = { ...at.newCustomer(), tenantId: CustomerTenantId.parse(randomUUID()) };
    expect((await read(at, nowhere)).legs.map(({ isActive }) => isActive)).toEqual([false]);
  });

  it("asks nobody about a customer without a tenant id", async () => {
    const at = await stage();
    expect(await read(at, { ...at.newCustomer(), tenantId: null })).toMatchObject({ legs: [], holdings: [] });
    expect(at.sent()).toEqual([]);
  });

  it("says what an application by itself is not shown, instead of calling it none", async () => {
    const at = await stage({ as: "application" });
    const { unread, legs } = await read(at, at.ourCustomer());
    expect(unread).toEqual(["provider-legs", "holdings"]);
    expect(legs).toEqual([{ kind: "reseller", providerId: null, providerName: null, isActive: true }]);
  });

  it.each([
    ["a gateway that does not know the address", { answer: "gateway-404" }],
    ["an answer without a code", { answer: "code", status: 404, code: "", description: "" }],
  ] as const)("takes nobody for gone because of %s", async (_what, kind) => {
    const at = await stage();
    const customer = at.ourCustomer();
    at.sim.faults.add({ path: `/customers/${customer.tenantId}`, times: 9, kind });
    await expect(read(at, customer)).rejects.toMatchObject({ trouble: "no-answer" });
    await expect(remove(at, customer)).rejects.toBeInstanceOf(Error);
  });

  it("is refused while the vendor is away: nothing is known then", async () => {
    const at = await stage();
    const customer = at.ourCustomer();
    at.sim.faults.add({ path: "/subscriptions", times: 9, kind: { answer: 503 } });
    await expect(read(at, customer)).rejects.toMatchObject({ trouble: "no-answer" });
  });
});

describe("what stands in the way of a removal", () => {
  const day = 86_400_000;
  it.each<[string, Partial<Subscription>, string | null]>([
    ["a legacy subscription that is active", { isNewCommerce: false }, "suspend"],
    ["a legacy subscription that is suspended", { isNewCommerce: false, status: "suspended" }, null],
    ["a new-commerce subscription that is active", {}, "cancel-or-wait"],
    ["a new-commerce subscription that is suspended", { status: "suspended" }, "cancel-or-wait"],
    ["a new-commerce subscription that was cancelled", { status: "deleted" }, null],
    ["a new-commerce subscription that has ended", { status: "expired" }, null],
    ["an Azure plan", { isAzurePlan: true, commitmentEndDate: null }, "cancel"],
  ])("is judged by kind and state: %s", async (_what, differs, remedy) => {
    const at = await stage({ kind: "direct" });
    const customer = at.ourCustomer();
    hold(at, customer, subscription(differs));
    const { blockers } = removalFacts(await read(at, customer));
    expect(blockers.map((each) => each.remedy)).toEqual(remedy === null ? [] : [remedy]);
    // The vendor sees it as we do.
    expect((await remove(at, customer)).outcome).toBe(remedy === null ? "carried-out" : "refused");
  });

  it.each<[string, Partial<Entitlement>, string, string | null]>([
    ["a reservation", { entitlementType: "reservedInstance" }, "reservation", "ask-vendor-support"],
    [
      "a reservation of machines",
      { entitlementType: "virtualMachineReservedInstance" },
      "reservation",
      "ask-vendor-support",
    ],
    ["a savings plan", { entitlementType: "savingsPlan" }, "savings-plan", "cancel"],
    ["software", {}, "software", "cancel"],
    ["software that has ended", { expiryDate: Date.now() - day }, "software", null],
  ])("is found among what was ordered once: %s", async (_what, differs, kind, remedy) => {
    const at = await stage();
    const customer = at.ourCustomer();
    own(at, customer, entitlement(differs));
    const record = await read(at, customer);
    expect(record.holdings.map((each) => each.kind)).toEqual([kind]);
    expect(removalFacts(record).blockers.map((each) => each.remedy)).toEqual(remedy === null ? [] : [remedy]);
  });
});

describe("a removal", () => {
  it("of a direct partner's customer ends our relationship and DAP with one call", async () => {
    const at = await stage({ kind: "direct" });
    const customer = at.ourCustomer();
    expect(await remove(at, customer, "9fef8b23-6e3e-45d2-8678-e9fe89c35af5")).toEqual({
      outcome: "carried-out",
    });
    expect(patches(at)).toHaveLength(1);
    const [call] = patches(at);
    expect(JSON.parse(call?.requestBody ?? "")).toEqual({
      relationshipToPartner: "none",
      attributes: { objectType: "Customer" },
    });
    expect(call?.requestHeaders).toMatchObject({
      "ms-requestid": "9fef8b23-6e3e-45d2-8678-e9fe89c35af5",
      "ms-correlationid": correlationId,
    });
    expect((await read(at, customer)).legs.map(({ isActive }) => isActive)).toEqual([false]);
  });

  it("is refused in the vendor's words while something is open, with what its support asks for", async () => {
    const at = await stage({ kind: "direct" });
    const customer = at.ourCustomer();
    hold(at, customer, subscription());
    expect(await remove(at, customer)).toEqual({
      outcome: "refused",
      message: expect.stringContaining("Microsoft 365 Business Premium"),
      correlationId,
    });
  });

  it.each(["time-out", "broken-connection"] as const)(
    "that had its effect before a %s is carried out, and was sent once",
    async (answer) => {
      const at = await stage({ kind: "direct" });
      const customer = at.ourCustomer();
      at.sim.faults.add({ method: "PATCH", path: "/v1/customers", times: 1, kind: { answer, after: true } });
      expect(await remove(at, customer)).toEqual({ outcome: "carried-out" });
      expect(patches(at)).toHaveLength(1);
    },
  );

  it("whose answer did not come, and whose effect neither, is unknown; the repeat is the same request", async () => {
    const at = await stage({ kind: "direct" });
    const customer = at.ourCustomer();
    const requestId = randomUUID();
    at.sim.faults.add({
      method: "PATCH",
      path: "/v1/customers",
      times: 1,
      kind: { answer: "time-out", after: false },
    });
    expect(await remove(at, customer, requestId)).toMatchObject({ outcome: "unknown" });
    expect(patches(at)).toHaveLength(1);
    expect(await remove(at, customer, requestId)).toEqual({ outcome: "carried-out" });
    expect(patches(at).map(({ requestHeaders }) => requestHeaders["ms-requestid"])).toEqual([
      requestId,
      requestId,
    ]);
  });

  const notThere = {
    answer: "code",
    status: 400,
    code: 3000,
    description: "The relationship does not exist.",
  } as const;

  it("that the vendor knows no relationship for is carried out only if a reading says so, too", async () => {
    const at = await stage({ kind: "direct" });
    const customer = at.ourCustomer();
    at.sim.faults.add({ method: "PATCH", path: "/v1/customers", times: 1, kind: notThere });
    expect(await remove(at, customer)).toMatchObject({ outcome: "refused" });
  });

  it("that somebody else was faster with is carried out", async () => {
    const at = await stage({
      kind: "direct",
      before({ method }, sim) {
        if (method !== "PATCH") return;
        for (const one of sim.world.relationships.values()) one.endedAt = Date.now();
      },
    });
    expect(await remove(at, at.ourCustomer())).toEqual({ outcome: "carried-out" });
    expect(patches(at).map(({ responseBody }) => JSON.parse(responseBody).code)).toEqual([3000]);
  });

  it("is our provider's to carry out where we may not: nothing is sent", async () => {
    const at = await stage();
    expect(await remove(at, at.ourCustomer())).toEqual({
      outcome: "provider-must",
      message: "",
      providerId: northwind.id,
    });
    expect(patches(at)).toEqual([]);
  });

  it("that we try first, and are refused, is our provider's, with the vendor's words", async () => {
    const at = await stage({ resellerRemoves: true });
    expect(await remove(at, at.ourCustomer())).toEqual({
      outcome: "provider-must",
      message: expect.stringContaining("indirect provider"),
      providerId: northwind.id,
    });
  });

  it("of a customer whom a partner with both roles has through its provider is the provider's", async () => {
    const at = await stage({ kind: "dual-role", providers: [northwind] });
    const through = at.newCustomer();
    const role = { role: "reseller", otherPartnerId: at.provider.tenantId } as const;
    at.sim.addCustomer(at.partner.tenantId, through.tenantId, role);
    expect(await remove(at, through)).toMatchObject({ outcome: "provider-must", providerId: northwind.id });
    expect(await remove(at, at.ourCustomer())).toEqual({ outcome: "carried-out" });
  });

  it("that we may carry out ourselves leaves the provider's relationship", async () => {
    const at = await stage({ resellerRemoves: true, settings: { mayResellersRemove: true } });
    const customer = at.ourCustomer();
    expect(await remove(at, customer)).toEqual({ outcome: "carried-out" });
    const standing = [...at.sim.world.relationships.values()].filter(({ endedAt }) => endedAt === null);
    expect(standing.map(({ partnerId }) => partnerId)).toEqual([at.provider.tenantId]);
  });

  it("is nobody's task while it is our role that is not enough", async () => {
    const at = await stage({ resellerRemoves: true, settings: { mayResellersRemove: true } });
    const customer = at.ourCustomer();
    for (const user of at.partner.users) user.roles = ["helpdesk-agent"];
    await expect(remove(at, customer)).rejects.toMatchObject({ trouble: "wrong-role" });
  });

  it("with an application's rights is not tried over and over", async () => {
    const at = await stage({ kind: "direct", as: "application" });
    const customer = at.ourCustomer();
    await expect(remove(at, customer)).rejects.toMatchObject({ trouble: "app-only-refused" });
    expect((await read(at, customer)).legs.map(({ isActive }) => isActive)).toEqual([true]);
  });
});

describe("a subscription", () => {
  it("is read and never touched, whatever is done", async () => {
    const at = await stage({ resellerRemoves: true, settings: { mayResellersRemove: true } });
    const customer = at.ourCustomer();
    hold(at, customer, subscription(), subscription({ isNewCommerce: false }));
    own(at, customer, entitlement(), entitlement({ entitlementType: "reservedInstance" }));
    await read(at, customer);
    await remove(at, customer);
    await remove(at, customer);
    hold(at, customer);
    own(at, customer);
    await remove(at, customer);
    await read(at, customer);
    const written = at.sent().filter((line) => !line.startsWith("GET "));
    expect(new Set(written)).toEqual(new Set([`PATCH /v1/customers/${customer.tenantId}`]));
  });
});

describe("the tenant behind a domain", () => {
  it("is found without a sign-in, and is null where there is none", async () => {
    const at = await stage();
    const { workspaceId, tenantId } = at.newCustomer();
    expect(await at.directory.findTenant(workspaceId, "contoso1.example")).toBe(tenantId);
    expect(await at.directory.findTenant(workspaceId, "nowhere.example")).toBeNull();
  });
});
