import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { customers, invitations as invitationRows, providers } from "../../../db/schema/index.ts";
import { type CustomerId, CustomerTenantId, type InvitationId } from "../../../src/domain/ids.ts";
import { acceptances, invitations, type ServiceContext } from "../../../src/service/index.ts";
import { northwind, type Stage, stage } from "../../adapters/partner-center/directory-stage.ts";
import { makeContext, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import { system } from "../../support/people.ts";
import { direct, groundFor, linkedDraft, standingOf, value } from "../invitations/ground.ts";
import { acceptanceRows, newsOf } from "./ground.ts";

const database = useDatabase();

/** A test's context on the connector, over HTTP to the simulated vendor, with the hour of the real clock. */
async function onVendor(at: Stage): Promise<TestContext> {
  const plain = await makeContext(database.current);
  plain.setNow(new Date());
  const over = (ctx: ServiceContext) => ({ ...ctx, directory: at.directory });
  // Nothing below asks the test's own directory here: the connector's takes its place.
  return { ...over(plain), as: (actor: ServiceContext["actor"]) => over(plain.as(actor)) } as TestContext;
}

describe("an invitation by the vendor's link", () => {
  let at: Stage;
  let ctx: TestContext;
  let customerId: CustomerId;

  const sent = async (terms = direct): Promise<InvitationId> => {
    const id = await linkedDraft(ctx, customerId, terms);
    value(await invitations.send(ctx, { invitationId: id }));
    await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId: id });
    return id;
  };
  const told = async (tenantId: string) => {
    const news = newsOf({ tenantId: CustomerTenantId.parse(tenantId), companyName: null, at: new Date() });
    const outcome = await acceptances.consider(ctx.as(system("directory")), news);
    for (const { acceptance_id: acceptanceId } of await acceptanceRows(ctx)) {
      await acceptances.takeOver(ctx.as(system("dispatcher")), { acceptanceId });
    }
    return outcome.ok ? outcome.value.what : outcome.reason;
  };
  const linkOf = async (id: InvitationId) => (await invitations.open(ctx, id))?.link ?? "";
  const stateOf = async (id: InvitationId) => {
    const [row] = await ctx.db.select().from(invitationRows).where(eq(invitationRows.invitationId, id));
    return { state: row?.state, legs: row?.legs.map((leg) => leg.state) };
  };

  describe("of a direct partner's", () => {
    beforeEach(async () => {
      at = await stage({ kind: "direct" });
      ctx = await onVendor(at);
      customerId = await groundFor(ctx);
    });

    it("is accepted once the vendor shows it, by the tenant behind the customer's domain", async () => {
      const tenant = at.sim.addTenant({ companyName: "Quite Another Name", domain: "kovacs.example" });
      await ctx.db
        .update(customers)
        .set({ domain: "kovacs.example" })
        .where(eq(customers.customerId, customerId));
      const id = await sent();
      expect(await told(tenant.tenantId)).toBe("not-shown-yet");
      expect(at.sim.accept(await linkOf(id), tenant.tenantId)).toMatchObject({ ok: true });
      expect(await told(tenant.tenantId)).toBe("matched");
      expect(await stateOf(id)).toEqual({ state: "accepted", legs: ["accepted"] });
      expect(await standingOf(ctx, customerId)).toBe("active");
    });

    it("is likely accepted by somebody of the same name, whom the vendor names", async () => {
      const tenant = at.sim.addTenant({ companyName: "KOVACS ES TARSA", domain: "kt.example" });
      const id = await sent();
      at.sim.accept(await linkOf(id), tenant.tenantId);
      expect(await told(tenant.tenantId)).toBe("likely");
      expect(await stateOf(id)).toMatchObject({ state: "sent" });
    });

    it("may be accepted by anybody: then it is nobody's until an admin agent has said", async () => {
      const tenant = at.sim.addTenant({ companyName: "Ismeretlen Bt.", domain: "ismeretlen.example" });
      const id = await sent();
      at.sim.accept(await linkOf(id), tenant.tenantId);
      expect(await told(tenant.tenantId)).toBe("unclaimed");
      expect(await stateOf(id)).toMatchObject({ state: "sent" });
    });
  });

  it("of two legs is accepted as a whole when the vendor shows both", async () => {
    at = await stage({ kind: "indirect-reseller" });
    ctx = await onVendor(at);
    customerId = await groundFor(ctx);
    const { id: providerId, name, tenantId } = northwind;
    await ctx.db.insert(providers).values({ workspaceId: ctx.workspaceId, providerId, name, tenantId });
    const tenant = at.sim.addTenant({ companyName: "Kovács", domain: "kovacs.example" });
    await ctx.db
      .update(customers)
      .set({ tenantId: CustomerTenantId.parse(tenant.tenantId) })
      .where(eq(customers.customerId, customerId));
    const id = await sent({
      ...direct,
      legs: [
        { kind: "reseller", providerId: null },
        { kind: "provider", providerId },
      ],
    });
    expect(at.sim.accept(await linkOf(id), tenant.tenantId)).toMatchObject({ ok: true });
    expect(await told(tenant.tenantId)).toBe("matched");
    expect(await stateOf(id)).toEqual({ state: "accepted", legs: ["accepted", "accepted"] });
  });
});
