import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { customers, invitations as invitationRows, relationships } from "../../../db/schema/index.ts";
import type { CustomerId, InvitationId } from "../../../src/domain/ids.ts";
import { acceptances, customers as customerVerbs, invitations } from "../../../src/service/index.ts";
import { auditTrail, firstNow, makeContext, type TestContext } from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { haveRelationship } from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";
import {
  addCustomer,
  direct,
  groundFor,
  joint,
  linkedDraft,
  provider,
  sentInvitation,
  standingOf,
  value,
} from "../invitations/ground.ts";
import {
  acceptanceRows,
  became,
  later,
  newsOf,
  onlyAcceptance,
  otherTenant,
  profile,
  tenant,
  toldOf,
} from "./ground.ts";

describeEachEngine("an acceptance that the vendor tells of", (database) => {
  let ctx: TestContext;
  let customerId: CustomerId;

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    ctx.directory.linksArePersonal = false;
    customerId = await groundFor(ctx);
  });

  const accepts = (legs: Parameters<typeof ctx.directory.tenantAccepts>[2] = [null], who = profile) => {
    ctx.setNow(later);
    ctx.directory.tenantAccepts({ workspaceId: ctx.workspaceId, tenantId: tenant }, who, legs);
  };
  const know = (change: Partial<typeof customers.$inferInsert>, id = customerId) =>
    ctx.db.update(customers).set(change).where(eq(customers.customerId, id));
  const stateOf = async (id: InvitationId) => {
    const [row] = await ctx.db.select().from(invitationRows).where(eq(invitationRows.invitationId, id));
    return { state: row?.state, legs: row?.legs.map((leg) => leg.state) };
  };
  const activeLegs = async () => {
    const rows = await ctx.db
      .select()
      .from(relationships)
      .where(eq(relationships.workspaceId, ctx.workspaceId));
    return rows.filter((row) => row.state === "active").map((row) => `${row.leg} ${row.customerId}`);
  };

  describe("whose tenant is known", () => {
    it("is the invitation's, and accepted is said", async () => {
      await know({ tenantId: tenant });
      const id = await sentInvitation(ctx, customerId);
      accepts();
      expect(await became(ctx)).toBe("matched");
      expect(await stateOf(id)).toEqual({ state: "accepted", legs: ["accepted"] });
      expect(await standingOf(ctx, customerId)).toBe("active");
      expect(await onlyAcceptance(ctx)).toMatchObject({
        state: "matched",
        evidence: "tenant-in-record",
        invitation_id: id,
      });
      expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(
        expect.arrayContaining(["acceptance.matched", "relationship.activated", "invitation.answered"]),
      );
      expect(await toldOf(ctx)).toEqual([]);
    });

    it("is told by the domain's public metadata, asked when the mail was drafted, and fills in the record", async () => {
      await know({ domain: "kovacs.example" });
      ctx.directory.tenants.set("kovacs.example", tenant);
      const id = await sentInvitation(ctx, customerId);
      value(await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId: id }).then(asOk));
      accepts([null], { ...profile, companyName: "Another name", domain: "else.example" });
      expect(await became(ctx)).toBe("matched");
      expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "tenant-of-domain" });
      const [row] = await ctx.db.select().from(customers).where(eq(customers.customerId, customerId));
      expect(row?.tenantId).toBe(tenant);
      expect(await stateOf(id)).toMatchObject({ state: "accepted" });
    });

    it("is nobody's for sure when the domain that led to the tenant was put right since", async () => {
      await know({ domain: "kovacs.example" });
      ctx.directory.tenants.set("kovacs.example", tenant);
      const id = await sentInvitation(ctx, customerId);
      value(await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId: id }).then(asOk));
      const typed = {
        companyName: "Contoso Kft.",
        domain: "contoso.example",
        origin: "other-portal",
        language: "hu",
      };
      value(await customerVerbs.edit(ctx, { customerId, typed }));
      accepts([null], { ...profile, companyName: "Kovács és Társa Kft." });
      expect(await became(ctx)).toBe("unclaimed");
      expect(await stateOf(id)).toMatchObject({ state: "sent" });
    });

    it("counts once when it is told ten times at once", async () => {
      await know({ tenantId: tenant });
      await sentInvitation(ctx, customerId);
      accepts();
      const told = await Promise.all(
        Array.from({ length: 10 }, (_each, at) => became(ctx, { key: `k${at}` })),
      );
      expect(new Set(told)).toEqual(new Set(told.includes("known") ? ["matched", "known"] : ["matched"]));
      expect(await acceptanceRows(ctx)).toHaveLength(1);
      const acts = await auditTrail(database.current, ctx.workspaceId);
      expect(acts.filter((act) => act === "invitation.answered")).toHaveLength(1);
      expect(await became(ctx, { key: "nightly", via: "customer-list" })).toBe("known");
    });

    it("asks the agent to press Done when the mail left before", async () => {
      await know({ tenantId: tenant });
      const id = await linkedDraft(ctx, customerId);
      accepts();
      expect(await became(ctx)).toBe("matched");
      expect(await stateOf(id)).toMatchObject({ state: "draft" });
      expect(await invitations.discard(ctx, { invitationId: id })).toMatchObject({
        reason: "already-answered",
      });
      value(await invitations.send(ctx, { invitationId: id }));
      value(await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId: id }));
      expect(await stateOf(id)).toMatchObject({ state: "accepted" });
    });

    it("is an admin agent's to place when the tenant id is another customer's", async () => {
      const other = await addCustomer(ctx, "Kovács Kft.");
      await know({ tenantId: tenant }, other);
      const id = await sentInvitation(ctx, customerId);
      accepts();
      expect(await became(ctx)).toBe("unclaimed");
      expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "tenant-of-another", candidates: [id] });
    });

    it("is no answer to an invitation that had ended: it is an admin agent's to place", async () => {
      await know({ tenantId: tenant });
      const id = await sentInvitation(ctx, customerId);
      value(await invitations.withdraw(ctx, { invitationId: id }));
      accepts();
      expect(await became(ctx)).toBe("unclaimed");
      expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "too-late", candidates: [id] });
      expect(await stateOf(id)).toMatchObject({ state: "withdrawn" });
      expect(await toldOf(ctx)).toEqual(["acceptance.unclaimed"]);
    });

    it("is no answer to an invitation that was begun after it", async () => {
      await know({ tenantId: tenant });
      const id = await sentInvitation(ctx, customerId);
      accepts();
      const before = new Date(firstNow.getTime() - 86_400_000);
      expect(await became(ctx, { at: before })).toBe("unclaimed");
      expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "invited-later", candidates: [id] });
    });
  });

  describe("that the directory does not show", () => {
    it("is left to come again, and nothing is said", async () => {
      await know({ tenantId: tenant });
      const id = await sentInvitation(ctx, customerId);
      ctx.setNow(later);
      expect(await became(ctx)).toBe("not-shown-yet");
      expect(await stateOf(id)).toMatchObject({ state: "sent" });
      expect(await acceptanceRows(ctx)).toEqual([]);
    });

    it("is given up after seven days", async () => {
      ctx.setNow(new Date(later.getTime() + 8 * 86_400_000));
      expect(await became(ctx)).toBe("never-shown");
    });
  });

  it("with a provider that is none of ours alone is no acceptance of ours", async () => {
    await know({ tenantId: tenant });
    await sentInvitation(ctx, customerId);
    ctx.setNow(later);
    ctx.directory.showsForeignProvider({ workspaceId: ctx.workspaceId, tenantId: tenant });
    expect(await became(ctx)).toBe("not-shown-yet");
  });

  describe("of a joint invitation", () => {
    it("is partly open until the directory shows the other leg, which is found by reading again", async () => {
      await know({ tenantId: tenant });
      const id = await sentInvitation(ctx, customerId, joint);
      accepts([null]);
      expect(await became(ctx)).toBe("matched");
      expect(await stateOf(id)).toEqual({ state: "sent", legs: ["accepted", "awaiting"] });
      expect(await invitations.reconcile(ctx.as(system("directory")))).toBe(0);

      accepts([null, provider]);
      ctx.setNow(new Date(later.getTime() + 60_000));
      expect(await invitations.reconcile(ctx.as(system("directory")))).toBe(0);
      ctx.setNow(new Date(later.getTime() + 6 * 60_000));
      expect(await invitations.reconcile(ctx.as(system("directory")))).toBe(1);
      expect(await stateOf(id)).toEqual({ state: "accepted", legs: ["accepted", "accepted"] });
      expect((await activeLegs()).sort()).toEqual([`provider ${customerId}`, `reseller ${customerId}`]);
    });
  });

  it("of the missing leg alone is found by reading again, whatever anybody told", async () => {
    await know({ tenantId: tenant, standing: "active" });
    accepts([null]);
    await haveRelationship(ctx, { customerId });
    const missing = { ...joint, legs: joint.legs.filter((leg) => leg.kind === "provider") };
    const id = await sentInvitation(ctx, customerId, missing);
    expect(await invitations.reconcile(ctx.as(system("directory")))).toBe(0);
    accepts([null, provider]);
    ctx.setNow(new Date(later.getTime() + 6 * 60_000));
    expect(await invitations.reconcile(ctx.as(system("directory")))).toBe(1);
    expect(await stateOf(id)).toEqual({ state: "accepted", legs: ["accepted"] });
  });

  describe("that only looks like an invitation's", () => {
    it("asks the agent, and nothing is accepted meanwhile", async () => {
      const id = await sentInvitation(ctx, customerId);
      accepts();
      expect(await became(ctx)).toBe("likely");
      expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "same-name", invitation_id: id });
      expect(await stateOf(id)).toMatchObject({ state: "sent" });
      expect(await toldOf(ctx)).toEqual(["acceptance.likely USALES1"]);
      expect(await became(ctx, { key: "again" })).toBe("waiting");
    });

    it("asks whoever handed it over, too", async () => {
      const id = await linkedDraft(ctx, customerId);
      value(await invitations.send(ctx.as(adminAgent), { invitationId: id }));
      accepts();
      expect(await became(ctx)).toBe("likely");
      expect(await toldOf(ctx)).toEqual(["acceptance.likely UADMIN1", "acceptance.likely USALES1"]);
    });

    it("is the admin agents' when it looks like several", async () => {
      const other = await addCustomer(ctx, "Kovács és Társa Zrt.");
      const ids = [await sentInvitation(ctx, customerId), await sentInvitation(ctx, other)];
      accepts();
      expect(await became(ctx)).toBe("unclaimed");
      const row = await onlyAcceptance(ctx);
      expect(row.evidence).toBe("several");
      expect([...row.candidates].sort()).toEqual(ids.sort());
    });

    it("waits once when it is told ten times at once", async () => {
      await sentInvitation(ctx, customerId);
      accepts();
      const told = await Promise.all(
        Array.from({ length: 10 }, (_each, at) => became(ctx, { key: `k${at}` })),
      );
      expect(told.filter((each) => each === "likely")).toHaveLength(1);
      expect(await toldOf(ctx)).toHaveLength(1);
    });
  });

  it("is the bot's alone to take up", async () => {
    const refused = await acceptances.consider(ctx.as(adminAgent), newsOf());
    expect(refused).toMatchObject({ reason: "not-permitted" });
  });

  it("that is like no invitation is an admin agent's to place", async () => {
    await know({ tenantId: otherTenant });
    await sentInvitation(ctx, customerId, direct);
    accepts([null], { companyName: "Somebody Else", domain: "else.example", country: "DE" });
    expect(await became(ctx, { companyName: null })).toBe("unclaimed");
    expect(await onlyAcceptance(ctx)).toMatchObject({ evidence: "nobody-asked", candidates: [] });
  });
});

function asOk(outcome: { ok: boolean; reason?: string }) {
  // Before anybody answered there is nothing to take over.
  return outcome.ok || outcome.reason === "nothing-new"
    ? ({ ok: true, value: null } as const)
    : ({ ok: false, reason: outcome.reason ?? "", about: {} } as const);
}
