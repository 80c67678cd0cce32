import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { bulletins, customers, invitations as invitationRows } from "../../../db/schema/index.ts";
import { type AcceptanceId, type CustomerId, type InvitationId, MessageTs } from "../../../src/domain/ids.ts";
import { acceptances, customers as customerVerbs, invitations } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, otherAdminAgent, otherSalesAgent, outsider, salesAgent } from "../../support/people.ts";
import {
  addCustomer,
  emptyOutbox,
  groundFor,
  sentInvitation,
  standingOf,
  value,
} from "../invitations/ground.ts";
import { became, later, onlyAcceptance, otherTenant, profile, takeOver, tenant, toldOf } from "./ground.ts";

const ten = Array.from({ length: 10 }, (_each, at) => at);

describeEachEngine("an acceptance that waits for a person", (database) => {
  let ctx: TestContext;
  let admin: TestContext;
  let customerId: CustomerId;
  let invitationId: InvitationId;
  let acceptanceId: AcceptanceId;

  /** The name leads to one invitation, or to none. */
  const seen = async (what: "likely" | "unclaimed") => {
    ctx.setNow(later);
    const who = what === "likely" ? profile : { companyName: "Ismeretlen Bt.", domain: null, country: "HU" };
    ctx.directory.tenantAccepts({ workspaceId: ctx.workspaceId, tenantId: tenant }, who);
    expect(await became(ctx)).toBe(what);
    acceptanceId = (await onlyAcceptance(ctx)).acceptance_id;
    await emptyOutbox(ctx);
  };
  const posted = (reader: string, kind: "acceptance.likely" | "acceptance.unclaimed") =>
    ctx.db.insert(bulletins).values({
      workspaceId: ctx.workspaceId,
      kind,
      subjectId: acceptanceId,
      reader,
      channelId: "D0TALK",
      ts: MessageTs.parse("1.1"),
      postedAt: later,
    });
  const stateOf = async (id: InvitationId) => {
    const [row] = await ctx.db.select().from(invitationRows).where(eq(invitationRows.invitationId, id));
    return row?.state;
  };
  const tenantOf = async (id: CustomerId) => {
    const [row] = await ctx.db.select().from(customers).where(eq(customers.customerId, id));
    return row?.tenantId;
  };
  const acts = () => auditTrail(database.current, ctx.workspaceId);

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    ctx.directory.linksArePersonal = false;
    admin = ctx.as(adminAgent);
    customerId = await groundFor(ctx);
    invitationId = await sentInvitation(ctx, customerId);
  });

  describe("likely an agent's invitation's", () => {
    beforeEach(() => seen("likely"));

    it("is theirs when the agent says yes: the invitation is accepted, the question changes in place", async () => {
      await posted("USALES1", "acceptance.likely");
      value(await acceptances.confirm(ctx, { acceptanceId }));
      await takeOver(ctx);
      expect(await stateOf(invitationId)).toBe("accepted");
      expect(await tenantOf(customerId)).toBe(tenant);
      expect(await standingOf(ctx, customerId)).toBe("active");
      expect(await onlyAcceptance(ctx)).toMatchObject({ state: "matched", evidence: "tenant-by-person" });
      expect(await acts()).toEqual(expect.arrayContaining(["acceptance.matched", "invitation.answered"]));
      expect(await toldOf(ctx)).toEqual(["acceptance.likely USALES1"]);
    });

    it("is unclaimed when the agent says no: the invitation waits on, admin agents are told", async () => {
      value(await acceptances.doubt(ctx, { acceptanceId }));
      expect(await stateOf(invitationId)).toBe("sent");
      expect(await onlyAcceptance(ctx)).toMatchObject({
        state: "unclaimed",
        evidence: "said-no",
        candidates: [invitationId],
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "acceptance.doubted",
        by: "USALES1",
        queued: ["bulletin.admins"],
      });
    });

    it("takes no word of another sales agent's, nor of somebody without a role", async () => {
      for (const stranger of [otherSalesAgent, outsider]) {
        expect(await acceptances.confirm(ctx.as(stranger), { acceptanceId })).toMatchObject({
          reason: "not-permitted",
        });
        expect(await acceptances.doubt(ctx.as(stranger), { acceptanceId })).toMatchObject({
          reason: "not-permitted",
        });
      }
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "acceptance.doubt",
        reason: "not-permitted",
      });
    });

    it("takes any admin agent's word", async () => {
      expect((await acceptances.confirm(admin, { acceptanceId })).ok).toBe(true);
    });

    it("is confirmed once when ten say yes at once", async () => {
      const answers = await Promise.all(ten.map(() => acceptances.confirm(ctx, { acceptanceId })));
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
      const others = answers.flatMap((each) => (each.ok ? [] : [each.reason]));
      expect(new Set(others)).toEqual(new Set(["already-matched"]));
      await takeOver(ctx);
      expect((await acts()).filter((act) => act === "invitation.answered")).toHaveLength(1);
    });

    it("is doubted once when ten say no at once", async () => {
      const answers = await Promise.all(ten.map(() => acceptances.doubt(ctx, { acceptanceId })));
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
    });

    it("tells a late yes what was settled, by whom and when", async () => {
      value(await acceptances.ignore(admin, { acceptanceId, reason: "A test tenant." }));
      expect(await acceptances.confirm(ctx, { acceptanceId })).toMatchObject({
        reason: "already-ignored",
        about: { by: "UADMIN1", at: later },
      });
    });

    it("is no match with a customer whose record got another tenant id meanwhile", async () => {
      await ctx.db
        .update(customers)
        .set({ tenantId: otherTenant })
        .where(eq(customers.customerId, customerId));
      expect(await acceptances.confirm(ctx, { acceptanceId })).toMatchObject({ reason: "other-tenant" });
      expect(await stateOf(invitationId)).toBe("sent");
    });

    it("makes the relationship active although the invitation was withdrawn meanwhile", async () => {
      value(await invitations.withdraw(ctx, { invitationId }));
      value(await acceptances.confirm(ctx, { acceptanceId }));
      await takeOver(ctx);
      expect(await stateOf(invitationId)).toBe("withdrawn");
      expect(await standingOf(ctx, customerId)).toBe("active");
    });
  });

  describe("nobody's yet", () => {
    beforeEach(() => seen("unclaimed"));

    it("is linked to an invitation once the person is sure of the name", async () => {
      const ask = { acceptanceId, invitationId };
      expect(await acceptances.link(admin, { ...ask, isSure: false })).toMatchObject({
        reason: "names-differ",
      });
      await posted("UADMIN2", "acceptance.unclaimed");
      value(await acceptances.link(admin, { ...ask, isSure: true }));
      await takeOver(ctx);
      expect(await stateOf(invitationId)).toBe("accepted");
      expect(await acts()).toEqual(expect.arrayContaining(["acceptance.matched", "invitation.answered"]));
      expect(await toldOf(ctx)).toEqual(["acceptance.unclaimed UADMIN2"]);
    });

    it("is not linked by a sales agent", async () => {
      const refused = await acceptances.link(ctx, { acceptanceId, invitationId, isSure: true });
      expect(refused).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "acceptance.link",
        reason: "not-permitted",
      });
    });

    it("is linked once when ten link it at once", async () => {
      const answers = await Promise.all(
        ten.map(() => acceptances.link(admin, { acceptanceId, invitationId, isSure: true })),
      );
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
    });

    it("is not linked to a customer while another one has the tenant id", async () => {
      const other = await addCustomer(ctx, "Másik Kft.");
      await ctx.db.update(customers).set({ tenantId: tenant }).where(eq(customers.customerId, other));
      const refused = await acceptances.link(admin, { acceptanceId, invitationId, isSure: true });
      expect(refused).toMatchObject({ reason: "duplicate-tenant" });
      expect(await onlyAcceptance(ctx)).toMatchObject({ state: "unclaimed" });
    });

    it("is taken as a new customer, active at once, from another portal", async () => {
      const { customer } = value(await acceptances.adopt(admin, { acceptanceId }));
      expect(customer).toMatchObject({
        companyName: "Ismeretlen Bt.",
        tenantId: tenant,
        country: "HU",
        origin: "other-portal",
      });
      expect((await acts()).slice(-2)).toEqual(["customer.added", "acceptance.adopted"]);
      await takeOver(ctx);
      expect(await standingOf(ctx, customer.id)).toBe("active");
    });

    it("stands in the record of the customer that it became", async () => {
      const { customer } = value(await acceptances.adopt(admin, { acceptanceId }));
      const record = value(await customerVerbs.record(ctx, customer.id));
      expect(record.story).toMatchObject([{ kind: "acceptance", acceptance: { id: acceptanceId } }]);
    });

    it("stands in the record beside the invitation that it was linked to", async () => {
      value(await acceptances.link(admin, { acceptanceId, invitationId, isSure: true }));
      const record = value(await customerVerbs.record(ctx, customerId));
      expect(record.story).toMatchObject([
        { kind: "invitation", isVendorLink: true, acceptance: { id: acceptanceId, state: "matched" } },
      ]);
    });

    it("is taken as the customer that has the tenant id, if there is one", async () => {
      const other = await addCustomer(ctx, "Másik Kft.");
      await ctx.db.update(customers).set({ tenantId: tenant }).where(eq(customers.customerId, other));
      expect(value(await acceptances.adopt(admin, { acceptanceId })).customer.id).toBe(other);
    });

    it("is no new customer of a sales agent's", async () => {
      expect(await acceptances.adopt(ctx.as(salesAgent), { acceptanceId })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "acceptance.adopt",
        reason: "not-permitted",
      });
    });

    it("is one new customer when ten take it at once", async () => {
      const answers = await Promise.all(ten.map(() => acceptances.adopt(admin, { acceptanceId })));
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
      const found = await ctx.db.select().from(customers).where(eq(customers.workspaceId, ctx.workspaceId));
      expect(found).toHaveLength(2);
    });

    it("is a customer without a relationship while the directory no longer shows it", async () => {
      const { customer } = value(await acceptances.adopt(admin, { acceptanceId }));
      ctx.directory.tenantLeaves({ workspaceId: ctx.workspaceId, tenantId: tenant });
      await takeOver(ctx);
      expect(await standingOf(ctx, customer.id)).toBe("none");
    });

    it("is ignored with a reason, and claimed later all the same", async () => {
      value(await acceptances.ignore(admin, { acceptanceId, reason: "A test tenant." }));
      await expectRecorded(database.current, ctx.workspaceId, { act: "acceptance.ignored", by: "UADMIN1" });
      expect(await onlyAcceptance(ctx)).toMatchObject({ state: "ignored", reason: "A test tenant." });
      expect(await became(ctx, { key: "nightly", via: "customer-list" })).toBe("ignored");
      expect((await acceptances.adopt(ctx.as(otherAdminAgent), { acceptanceId })).ok).toBe(true);
    });

    it("is not ignored without a reason, or by a sales agent", async () => {
      expect(await acceptances.ignore(admin, { acceptanceId, reason: " " })).toMatchObject({
        reason: "reason-missing",
      });
      expect(await acceptances.ignore(ctx, { acceptanceId, reason: "Why not" })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "acceptance.ignore",
        reason: "not-permitted",
      });
    });

    it("is ignored once when ten ignore it at once", async () => {
      const answers = await Promise.all(
        ten.map(() => acceptances.ignore(admin, { acceptanceId, reason: "A test tenant." })),
      );
      expect(answers.filter((each) => each.ok)).toHaveLength(1);
    });

    it("is listed for admin agents alone, page by page", async () => {
      expect((await acceptances.open(admin, 5)).acceptances).toHaveLength(1);
      expect((await acceptances.open(ctx, 5)).acceptances).toEqual([]);
      const choices = await acceptances.linkChoices(admin, { acceptanceId, query: "kovács", limit: 10 });
      expect(choices).toMatchObject([{ invitationId }]);
    });
  });
});
