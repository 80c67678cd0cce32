import { addDays, addMonths } from "date-fns";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import {
  customers,
  importChanges,
  invitations,
  registryLinks,
  workspaces,
} from "../../../db/schema/index.ts";
import { CustomerId, ImportId, InvitationId } from "../../../src/domain/ids.ts";
import type { Invitation } from "../../../src/domain/invitation.ts";
import { audit, retention } from "../../../src/service/index.ts";
import { record } from "../../../src/service/record.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  customerId,
  haveCustomer,
  haveInvitation,
  haveRelationship,
  invitationId,
  makeCustomer,
  makeSentInvitation,
} from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";

const signatory = { name: "Kovács Éva", title: "ügyvezető" };
const answeredAt = firstNow;
const accepted: Partial<Invitation> = {
  ...makeSentInvitation(),
  state: "accepted",
  legs: [{ kind: "reseller", providerId: null, state: "accepted", answeredAt, signatory }],
  endedBy: "customer",
  endedAt: firstNow,
};
const nothing = { customers: 0, drafts: 0, details: 0 };

describeEachEngine("retention", (database) => {
  let ctx: TestContext;
  let clock: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current);
    clock = ctx.as(system("clock"));
  });
  const keep = (months: Partial<typeof workspaces.$inferInsert>) =>
    ctx.db.update(workspaces).set(months).where(eq(workspaces.workspaceId, ctx.workspaceId));
  const contactOf = async (id = customerId) => {
    const [row] = await ctx.db
      .select({ name: customers.contactName, email: customers.contactEmail, searched: customers.searchText })
      .from(customers)
      .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.customerId, id)));
    return row;
  };
  const invitation = async () => {
    const [row] = await ctx.db.select().from(invitations).where(eq(invitations.workspaceId, ctx.workspaceId));
    return row;
  };
  const linkIn = (invitationOf: InvitationId, of: CustomerId) =>
    ctx.db.insert(registryLinks).values({
      workspaceId: ctx.workspaceId,
      invitationId: invitationOf,
      tokenHash: `hash ${invitationOf}`,
      customerId: of,
      companyName: "Kovács és Társa Kft.",
      partnerName: "Contoso Partner",
      legs: [],
      asksForDap: false,
      language: "hu",
      state: "answered",
      expiresAt: firstNow,
      closedAt: firstNow,
      answers: [{ kind: "reseller", answer: "accepted", answeredAt: firstNow, signatory }] as never,
    });

  it("empties nothing where it was never set", async () => {
    await haveCustomer(ctx);
    await haveInvitation(ctx, { state: "expired", endedAt: firstNow });
    ctx.setNow(addMonths(firstNow, 600));
    expect(await retention.apply(clock)).toEqual({ ok: true, value: { ...nothing, isAll: true } });
    expect(await contactOf()).toMatchObject({ name: "Kovács Éva" });
  });

  describe("of personal data, set to 24 months", () => {
    beforeEach(async () => {
      await keep({ personalDataKeptForMonths: 24 });
      await haveCustomer(ctx, { standing: "removed" });
    });

    it("empties contact, signatories, e-mail and audit details when all ended so long ago, and once", async () => {
      await haveInvitation(ctx, accepted);
      await haveRelationship(ctx, { state: "removed", removedAt: firstNow });
      await linkIn(invitationId, customerId);
      const added = { type: "customer.added", customer: makeCustomer() } as const;
      await inTransaction(ctx.db, (tx) => record(tx, ctx, added));

      ctx.setNow(addDays(addMonths(firstNow, 24), -1));
      expect(await retention.preview(clock)).toMatchObject(nothing);
      expect(await retention.apply(clock)).toMatchObject({ value: nothing });

      ctx.setNow(addDays(addMonths(firstNow, 24), 1));
      expect(await retention.preview(clock)).toMatchObject({ customers: 1, drafts: 1, details: 0 });
      expect(await retention.apply(clock)).toMatchObject({ value: { customers: 1, drafts: 1 } });
      expect(await contactOf()).toMatchObject({ name: null, email: null });
      expect((await contactOf())?.searched).not.toContain("eva");
      expect((await contactOf())?.searched).toContain("kovacs");
      expect(await invitation()).toMatchObject({
        state: "accepted",
        subject: "",
        text: "",
        legs: [
          { kind: "reseller", state: "accepted", answeredAt: answeredAt.toISOString(), signatory: null },
        ],
      });
      const [link] = await ctx.db
        .select()
        .from(registryLinks)
        .where(eq(registryLinks.workspaceId, ctx.workspaceId));
      expect(JSON.stringify(link?.answers)).not.toContain("Éva");

      const outcome = await audit.export(ctx.as(adminAgent));
      if (!outcome.ok) throw new Error(outcome.reason);
      const lines: string[] = [];
      for await (const line of outcome.value.lines) lines.push(line);
      expect(lines.join("")).not.toContain("Éva");
      expect(await audit.verify(lines, { expectedHead: outcome.value.head })).toMatchObject({
        isUnbroken: true,
        purged: 1,
      });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "personal-data.emptied",
        by: "system:clock",
      });

      const before = await auditTrail(database.current, ctx.workspaceId);
      expect(await retention.apply(clock)).toMatchObject({ value: { ...nothing, isAll: true } });
      expect(await auditTrail(database.current, ctx.workspaceId)).toEqual(before);
    });

    it.each<[string, (ctx: TestContext) => Promise<unknown>]>([
      ["a relationship stands", (on) => haveRelationship(on)],
      [
        "a relationship ended since",
        (on) => haveRelationship(on, { state: "removed", removedAt: addMonths(firstNow, 3) }),
      ],
      ["an invitation is pending", (on) => haveInvitation(on, makeSentInvitation())],
      ["a draft is there", (on) => haveInvitation(on)],
      [
        "an invitation ended since",
        (on) => haveInvitation(on, { state: "expired", endedAt: addMonths(firstNow, 3) }),
      ],
      [
        "somebody changed it since",
        (on) => {
          on.setNow(addMonths(firstNow, 3));
          const edited = { type: "customer.added", customer: makeCustomer() } as const;
          return inTransaction(on.db, (tx) => record(tx, on, edited));
        },
      ],
      [
        "an import changed it lately",
        (on) =>
          on.db.insert(importChanges).values({
            ...{ workspaceId: on.workspaceId, importId: ImportId.parse(on.newId()), customerId },
            ...{ before: makeCustomer(), after: "" },
          }),
      ],
    ])("keeps who is to be spoken to while %s", async (_while, have) => {
      await have(ctx);
      ctx.setNow(addMonths(firstNow, 25));
      expect(await retention.apply(clock)).toMatchObject({ value: { customers: 0 } });
      expect(await contactOf()).toMatchObject({ name: "Kovács Éva" });
    });

    it("says that there is more when there is, and empties each once though ten do it at once", async () => {
      for (let n = 2; n <= 230; n += 1) {
        const id = CustomerId.parse(`c0000000-0000-7000-8000-${String(n).padStart(12, "0")}`);
        await haveCustomer(ctx, { id, tenantId: null });
      }
      ctx.setNow(addMonths(firstNow, 25));
      expect(await retention.apply(clock)).toMatchObject({ value: { customers: 200, isAll: false } });
      const all = await Promise.all(Array.from({ length: 10 }, () => retention.apply(clock)));
      const emptied = all.map((each) => (each.ok ? each.value.customers : Number.NaN));
      expect(emptied.reduce((sum, each) => sum + each, 0)).toBe(30);
    });
  });

  it("is nobody's in Slack to start", async () => {
    expect(await retention.apply(ctx.as(adminAgent))).toMatchObject({ reason: "not-permitted" });
    await expectRefusalRecorded(database.current, ctx.workspaceId, {
      act: "retention.apply",
      reason: "not-permitted",
      by: adminAgent.slackUserId,
    });
  });

  describe("somebody who asked to be forgotten", () => {
    const operator = () => ctx.as(system("operator"));

    it("is emptied at once though the relationship stands; what is under way keeps its e-mail", async () => {
      await haveCustomer(ctx, { standing: "active" });
      await haveRelationship(ctx);
      await haveInvitation(ctx, accepted);
      const pending = InvitationId.parse("a0000000-0000-7000-8000-000000000002");
      await haveInvitation(ctx, { id: pending });
      expect(await retention.forget(operator(), customerId)).toEqual({
        ok: true,
        value: { customers: 1, drafts: 1, details: 0 },
      });
      expect(await contactOf()).toMatchObject({ name: null, email: null });
      const rows = await ctx.db
        .select({ id: invitations.invitationId, text: invitations.text, legs: invitations.legs })
        .from(invitations)
        .where(eq(invitations.workspaceId, ctx.workspaceId))
        .orderBy(invitations.invitationId);
      expect(rows.map(({ text }) => text === "")).toEqual([true, false]);
      expect(JSON.stringify(rows)).not.toContain("ügyvezető");
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "personal-data.emptied",
        by: "system:operator",
      });
    });

    it("is not kept by what it takes to undo an import", async () => {
      const customer = await haveCustomer(ctx);
      await ctx.db.insert(importChanges).values({
        ...{ workspaceId: ctx.workspaceId, importId: ImportId.parse(ctx.newId()), customerId },
        ...{ before: customer, after: "" },
      });
      await retention.forget(operator(), customerId);
      const [kept] = await ctx.db
        .select()
        .from(importChanges)
        .where(eq(importChanges.workspaceId, ctx.workspaceId));
      expect(kept?.before).toMatchObject({
        companyName: customer.companyName,
        contactName: null,
        contactEmail: null,
      });
    });

    it("is not somebody of another workspace", async () => {
      await haveCustomer(ctx);
      const other = await makeContext(database.current, { actor: system("operator") });
      expect(await retention.forget(other, customerId)).toMatchObject({ reason: "not-found" });
      expect(await contactOf()).toMatchObject({ name: "Kovács Éva" });
    });

    it("is forgotten by the operator alone", async () => {
      await haveCustomer(ctx);
      expect(await retention.forget(ctx.as(adminAgent), customerId)).toMatchObject({
        reason: "not-permitted",
      });
      expect(await retention.forget(clock, customerId)).toMatchObject({ reason: "not-permitted" });
      expect(await contactOf()).toMatchObject({ name: "Kovács Éva" });
    });
  });
});
