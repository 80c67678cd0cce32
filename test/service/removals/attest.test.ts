import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { customers, removalPreparations, teamChannels, workspaces } from "../../../db/schema/index.ts";
import { canonicalFacts } from "../../../src/domain/facts.ts";
import { RelationshipId, RemovalPreparationId, SlackChannelId } from "../../../src/domain/ids.ts";
import { removals } from "../../../src/service/index.ts";
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
import {
  channelId,
  customerId,
  haveChannel,
  haveCustomer,
  haveInvitation,
  haveProvider,
  haveRelationship,
  invitationId,
  providerId,
  relationshipId,
} from "../../support/make.ts";
import { adminAgent, otherSalesAgent, outsider, system } from "../../support/people.ts";
import {
  answers,
  attested,
  deadline,
  enterSubscription,
  haveGround,
  inDirectory,
  prepared,
  ten,
  value,
  worded,
} from "./ground.ts";

const twoWeeksLater = new Date("2026-03-16T09:00:00.000Z");
const unknown = RemovalPreparationId.parse("99999999-0000-7000-8000-000000000000");

describeEachEngine("asking for a removal", (database) => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await makeContext(database.current);
    await haveGround(ctx);
  });
  const minutesLater = (minutes: number) => ctx.setNow(new Date(firstNow.getTime() + minutes * 60_000));

  describe("a preparation", () => {
    it("shows what the directory shows now, and keeps it", async () => {
      await enterSubscription(ctx);
      const preparation = await prepared(ctx);
      expect(preparation).toMatchObject({
        customer: { id: customerId, companyName: "Kovács és Társa Kft." },
        facts: { blockers: [{ name: "Microsoft 365 Business Standard" }], hasDap: true, readAt: firstNow },
      });
      const [row] = await ctx.db
        .select()
        .from(removalPreparations)
        .where(eq(removalPreparations.workspaceId, ctx.workspaceId));
      expect(row).toMatchObject({ preparationId: preparation.preparationId, slackUserId: "USALES1" });
    });

    it("changes nothing that anybody must be told of", async () => {
      await prepared(ctx);
      expect(await auditTrail(database.current, ctx.workspaceId)).toEqual([]);
      expect(await queuedTopics(database.current, ctx.workspaceId)).toEqual([]);
    });

    it("is refused without a role, to the bot itself too, and the refusal is recorded", async () => {
      for (const actor of [system("dispatcher"), outsider])
        expect(await removals.prepare(ctx.as(actor), { relationshipId })).toMatchObject({
          reason: "not-permitted",
        });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.prepare",
        reason: "not-permitted",
        by: "UOUTSIDER",
      });
    });

    it("is refused for the provider's leg: that is not ours to end", async () => {
      await haveProvider(ctx);
      const id = RelationshipId.parse("e0000000-0000-7000-8000-000000000002");
      await haveRelationship(ctx, { id, leg: "provider", providerId });
      expect(await removals.prepare(ctx, { relationshipId: id })).toMatchObject({ reason: "not-our-leg" });
    });

    it("is refused for a relationship that nobody knows, and for another workspace's", async () => {
      const id = RelationshipId.parse("e0000000-0000-7000-8000-00000000000f");
      expect(await removals.prepare(ctx, { relationshipId: id })).toMatchObject({ reason: "not-found" });
      const elsewhere = await makeContext(database.current);
      expect(await removals.prepare(elsewhere, { relationshipId })).toMatchObject({ reason: "not-found" });
    });

    it("is refused when a request is open, and says whose and since when", async () => {
      await attested(ctx);
      minutesLater(5);
      expect(await removals.prepare(ctx.as(adminAgent), { relationshipId })).toMatchObject({
        reason: "already-requested",
        about: { state: "attested", by: "USALES1", at: firstNow },
      });
    });

    it("is refused under the vendor for a customer without a tenant id, who is known there by nothing else", async () => {
      await ctx.db
        .update(customers)
        .set({ tenantId: null })
        .where(and(eq(customers.workspaceId, ctx.workspaceId), eq(customers.customerId, customerId)));
      expect(await removals.prepare(ctx, { relationshipId })).toMatchObject({ ok: true });
      const directory = Object.assign(Object.create(ctx.directory), { name: "partner-center" });
      expect(await removals.prepare({ ...ctx, directory }, { relationshipId })).toMatchObject({
        reason: "tenant-unknown",
      });
    });

    it("is refused while the directory does not answer", async () => {
      ctx.directory.isDown = true;
      expect(await removals.prepare(ctx, { relationshipId })).toMatchObject({
        reason: "directory-unavailable",
      });
    });
  });

  describe("a removed relationship", () => {
    it("cannot be removed again", async () => {
      const other = await makeContext(database.current);
      await haveRelationship(other, { state: "removed", removedAt: firstNow });
      await haveCustomer(other, { standing: "removed" });
      expect(await removals.prepare(other, { relationshipId })).toMatchObject({
        reason: "already-removed",
        about: { at: firstNow },
      });
    });
  });

  describe("the attestation on the screen", () => {
    it("is kept word for word, under a hash over all that was shown", async () => {
      const { preparationId, facts } = await prepared(ctx);
      const reason = "Megszűnt a szerződés.";
      const screen = value(await removals.word(ctx, { preparationId, reason, language: "hu" }));
      const text = screen.paragraphs.join("\n\n");
      expect(text).toContain("Kovács és Társa Kft.");
      expect(text).toContain(reason);
      const all = ["hu", text, "A fentieket kijelentem", "Nyilatkozom és kérem", canonicalFacts(facts)];
      const hash = createHash("sha256")
        .update(JSON.stringify([screen.textVersion, ...all]))
        .digest("hex");
      expect(screen.hash).toBe(hash);

      const removal = value(await removals.attest(ctx, { preparationId, hash, ticked: true }));
      const record = await removals.get(ctx, removal.id);
      expect(record?.removal).toEqual(removal);
      expect(removal.attestation).toEqual({
        textVersion: screen.textVersion,
        language: "hu",
        text,
        labels: screen.labels,
        hash,
        by: "USALES1",
        at: firstNow,
        facts,
      });
    });

    it.each([
      [" \n ", "reason-missing"],
      ["x".repeat(1_001), "reason-too-long"],
    ])("needs a reason of some length", async (reason, refusal) => {
      const { preparationId } = await prepared(ctx);
      expect(await removals.word(ctx, { preparationId, reason, language: "en" })).toMatchObject({
        reason: refusal,
      });
    });

    it("is refused without a role", async () => {
      const { preparationId } = await prepared(ctx);
      const ask = { preparationId, reason: "Why not.", language: "en" } as const;
      expect(await removals.word(ctx.as(outsider), ask)).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.word",
        reason: "not-permitted",
      });
    });

    it("belongs to the person who began, even against an admin agent", async () => {
      const { preparationId } = await prepared(ctx);
      const ask = { preparationId, reason: "Why not.", language: "en" } as const;
      expect(await removals.word(ctx.as(adminAgent), ask)).toMatchObject({ reason: "not-your-preparation" });
    });

    it("is over after an hour", async () => {
      const { preparationId } = await prepared(ctx);
      const ask = { preparationId, reason: "Why not.", language: "en" } as const;
      minutesLater(59);
      expect(await removals.word(ctx, ask)).toMatchObject({ ok: true });
      minutesLater(60);
      expect(await removals.word(ctx, ask)).toMatchObject({ reason: "preparation-over" });
    });

    it("is over when it is not known any more", async () => {
      const ask = { preparationId: unknown, reason: "Why not.", language: "en" } as const;
      expect(await removals.word(ctx, ask)).toMatchObject({ reason: "preparation-over" });
    });
  });

  describe("an attestation that is ticked", () => {
    it("becomes a request with everything that was shown, and the preparation is gone", async () => {
      await enterSubscription(ctx);
      const removal = await attested(ctx);
      expect(removal).toMatchObject({
        state: "attested",
        relationshipId,
        customerId,
        channelId,
        reason: "The contract ended.",
        requestedBy: "USALES1",
        lapsesAt: twoWeeksLater,
        attestation: { facts: { blockers: [{ status: "active" }] } },
      });
      const left = await ctx.db
        .select()
        .from(removalPreparations)
        .where(eq(removalPreparations.workspaceId, ctx.workspaceId));
      expect(left).toEqual([]);
    });

    it("is audited, queued for the channel, and the clock knows when it lapses", async () => {
      await ctx.db
        .update(workspaces)
        .set({ attestationValidForDays: 1 })
        .where(eq(workspaces.workspaceId, ctx.workspaceId));
      const removal = await attested(ctx);
      await expectRecorded(database.current, ctx.workspaceId, {
        act: "removal.attested",
        by: "USALES1",
        queued: ["card.refresh"],
      });
      expect(removal.lapsesAt).toEqual(new Date("2026-03-03T09:00:00.000Z"));
      expect(await deadline(ctx)).toEqual(removal.lapsesAt);
      expect(ctx.nudges.count).toBeGreaterThan(0);
    });

    it("is refused without a role", async () => {
      const { preparationId, hash } = await worded(ctx);
      const ask = { preparationId, hash, ticked: true };
      expect(await removals.attest(ctx.as(outsider), ask)).toMatchObject({ reason: "not-permitted" });
      await expectRefusalRecorded(database.current, ctx.workspaceId, {
        act: "removal.attest",
        reason: "not-permitted",
      });
    });

    it("makes one request of ten submissions, and the others are told of it", async () => {
      const { preparationId, hash } = await worded(ctx);
      const outcomes = await Promise.all(
        ten.map(() => removals.attest(ctx, { preparationId, hash, ticked: true })),
      );
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-requested"), "ok"]);
      const late = outcomes.find((each) => !each.ok);
      expect(late).toMatchObject({ about: { state: "attested", by: "USALES1", at: firstNow } });
      expect(await removals.ofCustomer(ctx, customerId)).toHaveLength(1);
    });

    it("makes one request when ten people attest at once, each on a screen of their own", async () => {
      const people = ten.map((at) => ctx.as({ ...otherSalesAgent, slackUserId: `U${at}` as never }));
      const screens: Awaited<ReturnType<typeof worded>>[] = [];
      for (const person of people) screens.push(await worded(person));
      const outcomes = await Promise.all(
        people.map((person, at) => {
          const { preparationId, hash } = screens[at]!;
          return removals.attest(person, { preparationId, hash, ticked: true });
        }),
      );
      expect(answers(outcomes)).toEqual([...Array(9).fill("already-requested"), "ok"]);
      expect(await removals.ofCustomer(ctx, customerId)).toHaveLength(1);
    });
  });

  describe("an attestation that is no declaration", () => {
    it("for want of the tick makes no request", async () => {
      const { preparationId, hash } = await worded(ctx);
      expect(await removals.attest(ctx, { preparationId, hash, ticked: false })).toMatchObject({
        reason: "not-declared",
      });
      expect(await removals.ofCustomer(ctx, customerId)).toEqual([]);
    });

    it("of a text that was replaced meanwhile makes no request", async () => {
      const { preparationId, hash } = await worded(ctx);
      const ask = { preparationId, reason: "Another reason.", language: "en" } as const;
      const screen = value(await removals.word(ctx, ask));
      expect(await removals.attest(ctx, { preparationId, hash, ticked: true })).toMatchObject({
        reason: "text-changed",
      });
      const removal = value(await removals.attest(ctx, { preparationId, hash: screen.hash, ticked: true }));
      expect(removal.reason).toBe("Another reason.");
    });

    it("of a text that was never shown makes no request", async () => {
      const { preparationId } = await prepared(ctx);
      expect(await removals.attest(ctx, { preparationId, hash: "", ticked: true })).toMatchObject({
        reason: "text-changed",
      });
    });

    it("on somebody else's screen, or an hour later, makes no request", async () => {
      const { preparationId, hash } = await worded(ctx);
      const ask = { preparationId, hash, ticked: true };
      expect(await removals.attest(ctx.as(otherSalesAgent), ask)).toMatchObject({
        reason: "not-your-preparation",
      });
      minutesLater(61);
      expect(await removals.attest(ctx, ask)).toMatchObject({ reason: "preparation-over" });
    });
  });

  describe("the card's channel", () => {
    const sales = SlackChannelId.parse("C0SALES");

    it("is the one the invitation named, while it is a team channel", async () => {
      const other = await makeContext(database.current);
      await haveCustomer(other);
      await haveInvitation(other, { state: "accepted", channelId: sales });
      await haveRelationship(other, { invitationId });
      await haveChannel(other);
      await haveChannel(other, { id: sales, isDefault: false });
      other.directory.knows(inDirectory(other));
      expect(await attested(other)).toMatchObject({ channelId: sales });
    });

    it("is the default one when the invitation's was taken off the list", async () => {
      const other = await makeContext(database.current);
      await haveCustomer(other);
      await haveInvitation(other, { state: "accepted", channelId: sales });
      await haveRelationship(other, { invitationId });
      await haveChannel(other);
      other.directory.knows(inDirectory(other));
      expect(await attested(other)).toMatchObject({ channelId });
    });

    it("is never one shared with another organisation unless that is allowed", async () => {
      const { preparationId, hash } = await worded(ctx);
      const ask = { preparationId, hash, ticked: true };
      await ctx.db
        .update(teamChannels)
        .set({ isShared: true })
        .where(eq(teamChannels.workspaceId, ctx.workspaceId));
      expect(await removals.attest(ctx, ask)).toMatchObject({ reason: "no-channel" });
      await ctx.db
        .update(workspaces)
        .set({ sharedChannelsAllowed: true })
        .where(eq(workspaces.workspaceId, ctx.workspaceId));
      expect(await removals.attest(ctx, ask)).toMatchObject({ ok: true });
    });
  });
});
