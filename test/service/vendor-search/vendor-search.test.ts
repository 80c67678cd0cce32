import { eq } from "drizzle-orm";
import { beforeEach, expect, it } from "vitest";
import { customers as customerRows } from "../../../db/schema/index.ts";
import type { CustomerId, CustomerTenantId } from "../../../src/domain/ids.ts";
import { customers, vendorSearch } from "../../../src/service/index.ts";
import { auditTrail, expectRefusalRecorded, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, outsider, salesAgent } from "../../support/people.ts";
import { later, onlyAcceptance, profile, takeOver, tenant, toldOf } from "../acceptances/ground.ts";
import { ListedVendor, listed } from "../directory-sync/listed-vendor.ts";
import { groundFor, sentInvitation, standingOf, value } from "../invitations/ground.ts";

const stranger = { companyName: "Ismeretlen Bt.", domain: "ismeretlen.example", country: "HU" };

describeEachEngine("looking for a customer in the vendor’s list", (database) => {
  let ctx: TestContext;
  let vendor: ListedVendor;
  let admin: TestContext;
  let customerId: CustomerId;

  beforeEach(async () => {
    vendor = new ListedVendor();
    ctx = await makeContext(database.current, { vendor });
    ctx.directory.linksArePersonal = false;
    customerId = await groundFor(ctx);
    admin = ctx.as(adminAgent);
    vendor.customers = [listed(1, { tenantId: tenant, ...stranger }), listed(2), listed(3)];
  });
  const accepts = (who: typeof profile = stranger) => {
    ctx.setNow(later);
    ctx.directory.tenantAccepts({ workspaceId: ctx.workspaceId, tenantId: tenant }, who);
  };
  const isTenant = (tenantId: CustomerTenantId) =>
    ctx.db.update(customerRows).set({ tenantId }).where(eq(customerRows.customerId, customerId));
  const names = async (query: string, as = ctx) =>
    value(await vendorSearch.find(as, { query })).found.map(({ companyName }) => companyName);

  it("finds whose name or domain begins so, each once, with who is known here", async () => {
    expect(await names("company")).toEqual(["Company 2", "Company 3"]);
    expect(await names("c3.ex")).toEqual(["Company 3"]);
    expect(await names(" ismeretlen ")).toEqual(["Ismeretlen Bt."]);
    await isTenant(listed(2).tenantId);
    const { found, isCut } = value(await vendorSearch.find(ctx, { query: "company 2" }));
    expect(found).toMatchObject([{ companyName: "Company 2", known: { id: customerId } }]);
    expect(isCut).toBe(false);
  });

  it("finds a whole tenant id by the customer’s own record, if we are its reseller", async () => {
    expect(await names(tenant)).toEqual([]);
    accepts();
    expect(await names(tenant)).toEqual(["Ismeretlen Bt."]);
  });

  it("leaves out those who are not ours to sell to", async () => {
    vendor.customers = [listed(1, { relationship: "advisor" })];
    expect(await names("company")).toEqual([]);
  });

  it("is for people with a role, and a vendor that cannot be asked is named as such", async () => {
    for (const actor of [salesAgent, adminAgent])
      expect((await vendorSearch.find(ctx.as(actor), { query: "x" })).ok).toBe(true);
    const refused = await vendorSearch.find(ctx.as(outsider), { query: "x" });
    expect(refused).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "vendor-search.find",
      reason: "not-permitted",
      by: outsider.slackUserId,
    });
    ctx.directory.isDown = true;
    ctx.directory.trouble = "throttled";
    expect(await vendorSearch.find(ctx, { query: tenant })).toMatchObject({
      reason: "directory-unavailable",
      about: { trouble: "throttled" },
    });
    const local = { ...ctx, vendor: null };
    expect(await vendorSearch.find(local, { query: "x" })).toMatchObject({ reason: "no-customer-list" });
  });

  it("takes somebody over whom nobody invited, once for ten at once, and it is on record who did", async () => {
    accepts();
    const ten = await Promise.all(
      Array.from({ length: 10 }, () => vendorSearch.takeIn(admin, { tenantId: tenant })),
    );
    expect(ten.some((each) => each.ok && each.value.what === "taken")).toBe(true);
    expect(value(await vendorSearch.takeIn(admin, { tenantId: tenant })).what).toBe("known");
    await takeOver(ctx);
    const { customers: found } = value(await customers.list(ctx, { query: tenant }));
    expect(found).toMatchObject([{ companyName: "Ismeretlen Bt.", standing: "active", tenantId: tenant }]);
    const trail = await auditTrail(database.current, ctx.workspaceId);
    for (const act of ["customer.added", "relationship.activated"])
      expect(trail.filter((each) => each === act)).toHaveLength(1);
    expect(value(await vendorSearch.takeIn(admin, { tenantId: tenant })).what).toBe("known");
  });

  it("gives an invitation its answer instead of making a second customer", async () => {
    await isTenant(tenant);
    await sentInvitation(ctx, customerId);
    accepts(profile);
    const taken = value(await vendorSearch.takeIn(admin, { tenantId: tenant }));
    expect(taken).toMatchObject({ what: "matched", customer: { id: customerId } });
    await takeOver(ctx);
    expect(await standingOf(ctx, customerId)).toBe("active");
  });

  it("leaves to people what may be an invitation’s, and asks them", async () => {
    await sentInvitation(ctx, customerId);
    accepts(profile);
    const left = value(await vendorSearch.takeIn(admin, { tenantId: tenant }));
    expect(left).toEqual({ what: "to-be-placed", customer: null });
    expect((await onlyAcceptance(ctx)).state).toBe("likely");
    expect((await toldOf(ctx)).some((told) => told.startsWith("acceptance.likely"))).toBe(true);
  });

  it("takes nobody over whom the record does not show as ours, or while it cannot be read", async () => {
    expect(await vendorSearch.takeIn(admin, { tenantId: tenant })).toMatchObject({ reason: "not-shown-yet" });
    ctx.directory.isDown = true;
    expect(await vendorSearch.takeIn(admin, { tenantId: tenant })).toMatchObject({
      reason: "directory-unavailable",
    });
    expect(value(await customers.list(ctx, { query: tenant })).customers).toEqual([]);
  });

  it("is not taken over by sales agents, and that is on record", async () => {
    accepts();
    const refused = await vendorSearch.takeIn(ctx.as(salesAgent), { tenantId: tenant });
    expect(refused).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "vendor-search.take-in",
      reason: "not-permitted",
      by: salesAgent.slackUserId,
    });
  });
});
