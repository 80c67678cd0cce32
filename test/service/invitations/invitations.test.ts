import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import {
  invitations as invitationRows,
  providers,
  relationships,
  teamChannels,
  workspaces,
} from "../../../db/schema/index.ts";
import { CustomerId, InvitationId } from "../../../src/domain/ids.ts";
import { linkPlaceholder } from "../../../src/domain/invitation.ts";
import { customers, invitations } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  queuedTopics,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import { adminAgent, otherSalesAgent, outsider, system } from "../../support/people.ts";
import {
  addCustomer,
  direct,
  emptyOutbox,
  groundFor,
  joint,
  linkedDraft,
  sentInvitation,
  shared,
  standingOf,
  value,
} from "./ground.ts";

const ten = Array.from({ length: 10 }, (_each, at) => at);
const inThirtyDays = new Date("2026-04-01T09:00:00.000Z");

describeEachEngine("invitations", (database) => {
  let ctx: TestContext;
  let customerId: CustomerId;

  beforeEach(async () => {
    ctx = await makeContext(database.current);
    customerId = await groundFor(ctx);
  });

  const rowOf = async (id: string) => {
    const [row] = await ctx.db
      .select()
      .from(invitationRows)
      .where(eq(invitationRows.invitationId, id as never));
    if (!row) throw new Error("no such invitation");
    return row;
  };
  const directory = () => ctx.as(system("directory"));
  const request = (change = {}) => ({
    customerId,
    terms: direct,
    subject: "A request",
    text: `Please open\n${linkPlaceholder}`,
    viewId: null,
    ...change,
  });

  describe("a new draft", () => {
    it("is begun, recorded, and asks for its link through the outbox", async () => {
      const draft = value(await invitations.draft(ctx, request()));
      expect(draft).toMatchObject({ state: "draft", hasLink: false, requestedBy: "USALES1" });
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "invitation.drafted",
        by: "USALES1",
        queued: ["link.issue"],
      });
      expect(ctx.nudges.count).toBe(1);
    });

    it("is refused without a role, and the refusal is recorded", async () => {
      expect(await invitations.draft(ctx.as(outsider), request())).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "invitation.draft",
        reason: "not-permitted",
        by: "UOUTSIDER",
      });
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([]);
    });

    it("is refused for a channel shared with another organisation until an admin agent allowed it", async () => {
      const terms = { ...direct, channelId: shared };
      expect(await invitations.draft(ctx, request({ terms }))).toMatchObject({ reason: "channel-shared" });
      await ctx.db
        .update(workspaces)
        .set({ sharedChannelsAllowed: true })
        .where(eq(workspaces.workspaceId, ctx.workspaceId));
      expect(await invitations.draft(ctx, request({ terms }))).toMatchObject({ ok: true });
    });

    it("is not begun before there is a channel for its card", async () => {
      expect(await invitations.begin(ctx)).toMatchObject({ ok: true });
      await ctx.db.delete(teamChannels).where(eq(teamChannels.workspaceId, ctx.workspaceId));
      expect(await invitations.begin(ctx)).toMatchObject({ reason: "no-channel" });
    });

    it("is refused while our address cannot be reached by a customer", async () => {
      const loopback = { ...ctx, publicUrlFault: "loopback" as const };
      expect(await invitations.draft(loopback, request())).toMatchObject({ reason: "address-not-public" });
    });

    it("is refused while another invitation is pending, telling since when", async () => {
      await sentInvitation(ctx, customerId);
      expect(await invitations.draft(ctx.as(otherSalesAgent), request())).toMatchObject({
        reason: "already-pending",
        about: { by: "USALES1", at: firstNow },
      });
    });
  });

  describe("a draft's link", () => {
    it("is sealed at rest, and the stored text holds a placeholder", async () => {
      const id = await linkedDraft(ctx, customerId);
      const opened = await invitations.open(ctx, id);
      expect(opened?.text).toBe(`Please open\n${opened?.link}`);
      const row = await rowOf(id);
      expect(row.text).toContain(linkPlaceholder);
      const secret = opened?.link.split("/").at(-1) ?? "";
      expect(secret.length).toBeGreaterThan(40);
      expect(JSON.stringify(row)).not.toContain(secret);
    });

    it("is opened to its own agent and to admin agents, not to another sales agent", async () => {
      const id = await linkedDraft(ctx, customerId);
      expect(await invitations.open(ctx.as(otherSalesAgent), id)).toBeNull();
      expect(await invitations.open(ctx.as(adminAgent), id)).not.toBeNull();
      expect(await invitations.passToHandOver(ctx.as(otherSalesAgent), { invitationId: id })).toMatchObject({
        reason: "not-permitted",
      });
    });

    it("never stands in the audit trail", async () => {
      const id = await sentInvitation(ctx, customerId);
      const opened = await invitations.open(ctx, id);
      const secret = opened?.link.split("/").at(-1) ?? "";
      const trail = await ctx.db.execute(
        `select * from audit_entries where workspace_id = '${ctx.workspaceId}'`,
      );
      expect(JSON.stringify(trail)).not.toContain(secret);
    });

    it("must be in the text once and whole before the text is final, and nothing typed is lost until then", async () => {
      const id = await linkedDraft(ctx, customerId);
      const link = (await invitations.open(ctx, id))?.link ?? "";
      const typed = { invitationId: id, subject: "Hello", text: `Open ${link.slice(0, -3)} please` };
      expect(await invitations.saveText(ctx, { ...typed, isFinal: true })).toMatchObject({
        reason: "invalid",
        faults: { text: "cut" },
      });
      value(await invitations.saveText(ctx, { ...typed, isFinal: false }));
      expect((await rowOf(id)).subject).toBe("Hello");
      expect(
        await invitations.saveText(ctx, { ...typed, text: `Open ${link} please`, isFinal: true }),
      ).toMatchObject({
        ok: true,
      });
    });

    it("is made anew when the terms behind it change, and kept when only the channel does", async () => {
      const id = await linkedDraft(ctx, customerId);
      const before = await invitations.open(ctx, id);
      value(await invitations.reviseTerms(ctx, { invitationId: id, terms: direct, viewId: null }));
      expect(await invitations.open(ctx, id)).toEqual(before);
      value(await invitations.reviseTerms(ctx, { invitationId: id, terms: joint, viewId: null }));
      expect(await invitations.open(ctx, id)).toBeNull();
      value(await invitations.issueLink(ctx.as(system()), { invitationId: id, viewId: null }));
      expect((await invitations.open(ctx, id))?.link).not.toBe(before?.link);
    });
  });

  describe("a draft with its link", () => {
    it("is handed over once: the customer is then invited, the deadline set, the card on its way", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      await emptyOutbox(ctx);
      const sent = value(await invitations.send(ctx, { invitationId }));
      expect(sent.companyName).toBe("Kovács és Társa Kft.");
      expect(sent.invitation).toMatchObject({
        state: "sent",
        sentBy: "USALES1",
        sentAt: firstNow,
        expiresAt: inThirtyDays,
      });
      expect(await standingOf(ctx, customerId)).toBe("invited");
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "invitation.sent",
        queued: ["card.refresh", "link.handed-over"],
      });
    });

    it("is refused to another sales agent, but an admin agent may hand over any", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      expect(await invitations.send(ctx.as(otherSalesAgent), { invitationId })).toMatchObject({
        reason: "not-permitted",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "invitation.send",
        reason: "not-permitted",
      });
      expect(await invitations.send(ctx.as(adminAgent), { invitationId })).toMatchObject({ ok: true });
    });

    it("is not handed over when its text lost the link", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      value(
        await invitations.saveText(ctx, {
          invitationId,
          subject: "Hello",
          text: "No link here",
          isFinal: false,
        }),
      );
      expect(await invitations.send(ctx, { invitationId })).toMatchObject({ reason: "link-missing" });
    });

    it("takes ten clicks on Done at once as one, and tells the other nine what happened", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      await emptyOutbox(ctx);
      const outcomes = await Promise.all(ten.map(() => invitations.send(ctx, { invitationId })));
      expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
      for (const each of outcomes.filter((outcome) => !outcome.ok)) {
        expect(each).toMatchObject({ reason: "already-sent", about: { by: "USALES1", at: firstNow } });
      }
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([
        "card.refresh",
        "link.handed-over",
      ]);
    });

    it("lets one of ten drafts for the same customer be handed over", async () => {
      const drafts = [];
      for (const _each of ten) drafts.push(await linkedDraft(ctx, customerId));
      const outcomes = await Promise.all(
        drafts.map((invitationId) => invitations.send(ctx, { invitationId })),
      );
      expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
      expect(outcomes.filter((each) => !each.ok && each.reason === "already-pending")).toHaveLength(9);
    });

    it("can be discarded, and its link ends with it", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      value(await invitations.discard(ctx, { invitationId }));
      expect(() => ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow)).toThrow();
      expect((await rowOf(invitationId)).sealedLink).toBeNull();
    });

    it("asks its agent once to press Done when the customer was quicker, and takes the answer over then", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      await emptyOutbox(ctx);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      await invitations.reconcile(directory());
      await invitations.reconcile(directory());
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual(["person.tell"]);
      expect(await invitations.discard(ctx, { invitationId })).toMatchObject({ reason: "already-answered" });
      value(await invitations.send(ctx, { invitationId }));
      const settled = value(await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId }));
      expect(settled.state).toBe("accepted");
    });
  });

  describe("an invitation that was sent", () => {
    it("is accepted once the directory shows it: relationship, list, card, thread and message", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      await emptyOutbox(ctx);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      expect(await invitations.reconcile(directory())).toBe(1);
      expect((await rowOf(invitationId)).state).toBe("accepted");
      expect(await standingOf(ctx, customerId)).toBe("active");
      const rows = await ctx.db
        .select()
        .from(relationships)
        .where(eq(relationships.workspaceId, ctx.workspaceId));
      expect(rows).toMatchObject([{ leg: "reseller", state: "active", hasDap: false, invitationId }]);
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "invitation.answered",
        by: "system:directory",
        queued: ["card.refresh", "person.tell", "thread.reply"],
      });
      expect((await rowOf(invitationId)).sealedLink).toBeNull();
    });

    it("takes the same answer ten times at once as one", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      const outcomes = await Promise.all(
        ten.map(() => invitations.recordAnswers(directory(), { invitationId })),
      );
      expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.filter((act) => act === "relationship.activated")).toHaveLength(1);
    });

    it("is answered by the directory alone: no person may say that it was accepted", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      expect(await invitations.recordAnswers(ctx.as(adminAgent), { invitationId })).toMatchObject({
        reason: "not-permitted",
      });
    });

    it("makes both relationships of a joint invitation, DAP on our own leg where it was granted", async () => {
      const invitationId = await sentInvitation(ctx, customerId, { ...joint, asksForDap: true });
      ctx.directory.customerAnswers(invitationId, ["reseller", "provider"], firstNow, { grantsDap: true });
      await invitations.reconcile(directory());
      const rows = await ctx.db
        .select()
        .from(relationships)
        .where(eq(relationships.workspaceId, ctx.workspaceId));
      expect(rows.map((row) => [row.leg, row.state, row.hasDap]).sort()).toEqual([
        ["provider", "active", false],
        ["reseller", "active", true],
      ]);
    });

    it("is partly accepted when only our leg is, and may be followed by one for the missing leg alone", async () => {
      const invitationId = await sentInvitation(ctx, customerId, joint);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      await invitations.reconcile(directory());
      expect(await invitations.get(ctx, invitationId)).toMatchObject({
        state: "declined",
        legs: [{ state: "accepted" }, { state: "declined" }],
      });
      expect(await standingOf(ctx, customerId)).toBe("active");
      expect(await invitations.draft(ctx, request({ terms: joint }))).toMatchObject({
        reason: "already-active",
      });
      const missing = { ...joint, legs: joint.legs.slice(1) };
      expect(await invitations.draft(ctx, request({ terms: missing }))).toMatchObject({ ok: true });
    });

    it("is withdrawn by its own agent or an admin agent, and the customer may be invited again", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      expect(await invitations.withdraw(ctx.as(otherSalesAgent), { invitationId })).toMatchObject({
        reason: "not-permitted",
      });
      await emptyOutbox(ctx);
      value(await invitations.withdraw(ctx.as(adminAgent), { invitationId }));
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "invitation.withdrawn",
        by: "UADMIN1",
        queued: ["card.refresh", "person.tell", "thread.reply"],
      });
      expect(await standingOf(ctx, customerId)).toBe("none");
      expect(() => ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow)).toThrow();
      expect(await invitations.draft(ctx, request())).toMatchObject({ ok: true });
    });

    it("tells nobody of their own act: who withdraws gets no message", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      await emptyOutbox(ctx);
      value(await invitations.withdraw(ctx, { invitationId }));
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual(["card.refresh", "thread.reply"]);
    });

    it("cannot be withdrawn once the customer answered", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      expect(await invitations.withdraw(ctx, { invitationId })).toMatchObject({ reason: "already-answered" });
    });

    it("is withdrawn once by ten clicks at once", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      const outcomes = await Promise.all(ten.map(() => invitations.withdraw(ctx, { invitationId })));
      expect(outcomes.filter((each) => each.ok)).toHaveLength(1);
      expect(outcomes.filter((each) => !each.ok && each.reason === "already-withdrawn")).toHaveLength(9);
    });

    it("expires when its time is up, not before, and ten sweeps at once expire it once", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      const clock = ctx.as(system("clock"));
      expect(await invitations.expireDue(clock)).toEqual(inThirtyDays);
      ctx.setNow(inThirtyDays);
      await emptyOutbox(ctx);
      await Promise.all(ten.map(() => invitations.expireDue(clock)));
      expect((await rowOf(invitationId)).state).toBe("expired");
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([
        "card.refresh",
        "person.tell",
        "thread.reply",
      ]);
      expect(await standingOf(ctx, customerId)).toBe("none");
      expect(await invitations.expireDue(clock)).toBeNull();
    });

    it("is accepted rather than expired when the answer came in time", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.customerAnswers(invitationId, ["reseller"], new Date(inThirtyDays.getTime() - 1_000));
      ctx.setNow(inThirtyDays);
      await invitations.expireDue(ctx.as(system("clock")));
      expect((await rowOf(invitationId)).state).toBe("accepted");
    });

    it("stays pending while the directory cannot be read", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.isDown = true;
      await expect(invitations.recordAnswers(directory(), { invitationId })).rejects.toThrow();
      expect((await rowOf(invitationId)).state).toBe("sent");
    });
  });

  describe("what happens at the same moment", () => {
    it("never deadlocks: acceptances and hand-overs of one workspace, twelve of each at once", async () => {
      const pending: InvitationId[] = [];
      const drafts: InvitationId[] = [];
      for (const at of Array.from({ length: 12 }, (_each, index) => index)) {
        pending.push(await sentInvitation(ctx, await addCustomer(ctx, `Váró ${at} Kft.`)));
        drafts.push(await linkedDraft(ctx, await addCustomer(ctx, `Új ${at} Kft.`)));
      }
      for (const id of pending) ctx.directory.customerAnswers(id, ["reseller"], firstNow);
      const outcomes = await Promise.all([
        ...pending.map((invitationId) => invitations.recordAnswers(directory(), { invitationId })),
        ...drafts.map((invitationId) => invitations.send(ctx, { invitationId })),
      ]);
      expect(outcomes.filter((each) => !each.ok)).toEqual([]);
    });

    it("leaves a customer invited when another draft for it is discarded", async () => {
      const second = await linkedDraft(ctx, customerId);
      await sentInvitation(ctx, customerId);
      value(await invitations.discard(ctx, { invitationId: second }));
      expect(await standingOf(ctx, customerId)).toBe("invited");
    });

    it("leaves the link alone when asking for it is repeated: it may be in a mail already", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      const before = await invitations.open(ctx, invitationId);
      value(await invitations.issueLink(ctx.as(system("dispatcher")), { invitationId, viewId: null }));
      expect(await invitations.open(ctx, invitationId)).toEqual(before);
    });

    it("counts an answer that came while the invitation was about to expire", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      const justInTime = new Date(inThirtyDays.getTime() - 1);
      const readLink = ctx.directory.readLink.bind(ctx.directory);
      ctx.directory.readLink = async (...asked) => {
        const status = await readLink(...asked);
        if (status?.answers.length === 0)
          ctx.directory.customerAnswers(invitationId, ["reseller"], justInTime);
        return status;
      };
      ctx.setNow(inThirtyDays);
      await invitations.expireDue(ctx.as(system("clock")));
      const state = (await rowOf(invitationId)).state;
      const isAnswered = (await readLink(ctx.workspaceId, invitationId))?.answers.length === 1;
      expect([state, isAnswered]).toEqual(isAnswered ? ["accepted", true] : ["expired", false]);
    });

    it("refuses other terms once the customer answered the old ones, and Done still takes the answer over", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow);
      const change = { invitationId, terms: { ...direct, asksForDap: true }, viewId: null };
      expect(await invitations.reviseTerms(ctx, change)).toMatchObject({ reason: "already-answered" });
      value(await invitations.send(ctx, { invitationId }));
      const settled = await invitations.settleHandOver(ctx.as(system("dispatcher")), { invitationId });
      expect(value(settled).state).toBe("accepted");
    });

    it("keeps the link of a draft that was handed over while it was being discarded", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      const closeLink = ctx.directory.closeLink.bind(ctx.directory);
      ctx.directory.closeLink = async (...asked) => {
        const closed = await closeLink(...asked);
        value(await invitations.send(ctx, { invitationId }));
        return closed;
      };
      expect(await invitations.discard(ctx, { invitationId })).toMatchObject({ reason: "already-sent" });
      expect(() => ctx.directory.customerAnswers(invitationId, ["reseller"], firstNow)).not.toThrow();
    });
  });

  describe("a form that arrives ten times at once", () => {
    it("enters one customer and begins one draft", async () => {
      const newCustomer = CustomerId.parse("01900000-0000-7000-8000-0000000000d1");
      const newDraft = InvitationId.parse("01900000-0000-7000-8000-0000000000d2");
      const submit = async () => {
        const added = await customers.add(
          ctx,
          { companyName: "Egyszer Kft.", domain: "egyszer.hu" },
          newCustomer,
        );
        if (!added.ok) throw new Error(added.reason);
        return invitations.draft(ctx, request({ id: newDraft, customerId: added.value.customer.id }));
      };
      const drafts = await Promise.all(ten.map(submit));
      expect(drafts.map((each) => each.ok && each.value.id)).toEqual(ten.map(() => newDraft));
      const trail = await auditTrail(database.current, ctx.workspaceId);
      expect(trail.filter((act) => act === "customer.added" || act === "invitation.drafted")).toHaveLength(2);
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual(["link.issue"]);
    });

    it("does not hand out somebody else’s draft under its id", async () => {
      const id = await linkedDraft(ctx, customerId);
      expect(await invitations.draft(ctx.as(otherSalesAgent), request({ id }))).toMatchObject({
        reason: "not-found",
      });
    });
  });

  describe("while the directory is away", () => {
    it("nothing is withdrawn or discarded, and the refusal says why and is on record", async () => {
      const invitationId = await sentInvitation(ctx, customerId);
      ctx.directory.isDown = true;
      expect(await invitations.withdraw(ctx, { invitationId })).toMatchObject({
        reason: "directory-unavailable",
      });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "invitation.withdraw",
        reason: "directory-unavailable",
      });
      expect((await rowOf(invitationId)).state).toBe("sent");
    });
  });

  describe("what is typed", () => {
    it("never brings a link into the subject, nor a second one by way of the placeholder", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      const { link = "", text = "" } = (await invitations.open(ctx, invitationId)) ?? {};
      const typed = { invitationId, subject: "Hello", text, isFinal: true };
      expect(await invitations.saveText(ctx, { ...typed, subject: link })).toMatchObject({
        faults: { subject: "link" },
      });
      expect(await invitations.saveText(ctx, { ...typed, text: `${text} ${linkPlaceholder}` })).toMatchObject(
        {
          faults: { text: "twice" },
        },
      );
      value(await invitations.saveText(ctx, { ...typed, subject: `See ${link}`, isFinal: false }));
      expect((await rowOf(invitationId)).subject).toBe("See ");
    });

    it("may hold characters that no database takes, and is stored without them", async () => {
      const invitationId = await linkedDraft(ctx, customerId);
      const { text = "" } = (await invitations.open(ctx, invitationId)) ?? {};
      value(
        await invitations.saveText(ctx, { invitationId, subject: "He\u0000llo \ud83d", text, isFinal: true }),
      );
      expect((await rowOf(invitationId)).subject).toBe("Hello \ufffd");
    });
  });

  describe("a provider that was taken off the list", () => {
    it("can be invited with no more", async () => {
      await ctx.db
        .update(providers)
        .set({ isRemoved: true })
        .where(eq(providers.workspaceId, ctx.workspaceId));
      expect(await invitations.draft(ctx, request({ terms: joint }))).toMatchObject({
        reason: "provider-unknown",
      });
    });
  });

  describe("the lists", () => {
    it("give pending invitations by age, page by page, and one's own drafts", async () => {
      const sent = [];
      for (const name of ["Első Kft.", "Második Kft.", "Harmadik Kft."]) {
        ctx.setNow(new Date(ctx.now().getTime() + 60_000));
        sent.push(await sentInvitation(ctx, await addCustomer(ctx, name)));
      }
      const first = await invitations.pending(ctx, 2);
      const second = await invitations.pending(ctx, 2, first.next);
      expect([...first.invitations, ...second.invitations].map((each) => each.id)).toEqual(sent);
      expect(second.next).toBeNull();
      const draft = await linkedDraft(ctx, customerId);
      expect((await invitations.mine(ctx)).map((each) => each.id)).toEqual([draft]);
      expect(await invitations.mine(ctx.as(otherSalesAgent))).toEqual([]);
    });

    it("show nothing to people without a role", async () => {
      await sentInvitation(ctx, customerId);
      expect(await invitations.pending(ctx.as(outsider), 10)).toEqual({ invitations: [], next: null });
    });

    it("never show another workspace’s rows", async () => {
      const id = await sentInvitation(ctx, customerId);
      const elsewhere = await makeContext(database.current);
      expect(await invitations.get(elsewhere, id)).toBeNull();
      expect(await invitations.send(elsewhere, { invitationId: id })).toMatchObject({ reason: "not-found" });
    });
  });
});
