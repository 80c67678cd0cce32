import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import {
  handOverPasses,
  outboxLanes,
  outboxMessages,
  removalPreparations,
} from "../../../db/schema/index.ts";
import {
  type InvitationId,
  MessageTs,
  OutboxMessageId,
  RemovalPreparationId,
  SlackChannelId,
} from "../../../src/domain/ids.ts";
import type { OutboxBody, OutboxState } from "../../../src/domain/outbox.ts";
import { cards, outbox } from "../../../src/service/index.ts";
import {
  auditTrail,
  expectRecorded,
  expectRefusalRecorded,
  firstNow,
  makeContext,
  newId,
  type TestContext,
} from "../../support/context.ts";
import { describeEachEngine } from "../../support/databases.ts";
import {
  channelId,
  customerId,
  invitationId,
  makeFacts,
  relationshipId,
  removalId,
} from "../../support/make.ts";
import { adminAgent, salesAgent, system } from "../../support/people.ts";

const card = { kind: "invitation", id: invitationId } as const;
const refresh: OutboxBody = { topic: "card.refresh", card };
const dayMs = 24 * 3_600_000;

describeEachEngine("a message of the outbox", (database) => {
  let admin: TestContext;
  beforeEach(async () => {
    admin = await makeContext(database.current, { actor: adminAgent });
  });

  /** Queued, and then in the state a test is about. */
  async function have(state: OutboxState, overrides: Partial<typeof outboxMessages.$inferInsert> = {}) {
    const messageId = OutboxMessageId.parse(newId());
    const { workspaceId } = admin;
    const message = {
      id: messageId,
      lane: `channel:${channelId}`,
      body: refresh,
      runAt: firstNow,
      correlationId: "correlation-1",
    };
    await inTransaction(admin.db, (tx) => enqueue(tx, workspaceId, [message], firstNow));
    await admin.db
      .update(outboxMessages)
      .set({ state, attempt: 12, lastReason: "channel_not_found", settledAt: firstNow, ...overrides })
      .where(and(eq(outboxMessages.workspaceId, workspaceId), eq(outboxMessages.messageId, messageId)));
    return messageId;
  }

  const read = () =>
    admin.db.select().from(outboxMessages).where(eq(outboxMessages.workspaceId, admin.workspaceId));
  const stateOf = async (id: OutboxMessageId) => (await read()).find((row) => row.messageId === id)?.state;

  describe.each(["dead", "uncertain"] as const)("that is %s", (state) => {
    it("is sent again as a new message at the end of its lane", async () => {
      const messageId = await have(state);
      const again = await outbox.retry(admin, { messageId });
      if (!again.ok) throw new Error(again.reason);
      expect(await stateOf(messageId)).toBe("dismissed");
      const queued = (await read()).find((row) => row.messageId === again.value);
      expect(queued).toMatchObject({
        state: "queued",
        attempt: 0,
        lane: `channel:${channelId}`,
        body: refresh,
      });
      expect(again.value > messageId).toBe(true);
      expect(admin.nudges.count).toBe(1);
    });

    it("leaves a trace of being sent again", async () => {
      await outbox.retry(admin, { messageId: await have(state) });
      const queued = ["card.refresh", "card.refresh"];
      await expectRecorded(database.current, admin.workspaceId, {
        act: "outbox.retried",
        queued,
        by: "UADMIN1",
      });
    });

    it("is sent again once when ten ask at once", async () => {
      const messageId = await have(state);
      const all = await Promise.all(Array.from({ length: 10 }, () => outbox.retry(admin, { messageId })));
      expect(all.filter((each) => each.ok)).toHaveLength(1);
      const refused = all.flatMap((each) => (each.ok ? [] : [each]));
      expect(new Set(refused.map((each) => each.reason))).toEqual(new Set(["not-stuck"]));
      expect(refused[0]?.about).toMatchObject({ state: "dismissed" });
      expect(await read()).toHaveLength(2);
    });

    it("is sent again by nobody but an admin agent", async () => {
      const messageId = await have(state);
      const refused = await outbox.retry(admin.as(salesAgent), { messageId });
      expect(refused).toMatchObject({ ok: false, reason: "not-permitted" });
      expect(await stateOf(messageId)).toBe(state);
      const { workspaceId } = admin;
      await expectRefusalRecorded(database.current, workspaceId, {
        act: "outbox.retry",
        reason: "not-permitted",
      });
    });

    it("is taken off the list, with a trace, and a card's place is kept", async () => {
      const messageId = await have(state);
      const posted = { channelId, ts: MessageTs.parse("1772442000.000100") };
      expect(await outbox.dismiss(admin, { messageId, posted })).toMatchObject({ ok: true });
      expect(await stateOf(messageId)).toBe("dismissed");
      expect(await cards.find(admin, card)).toMatchObject(posted);
      // The card is brought up to date there.
      const queued = ["card.refresh", "card.refresh"];
      await expectRecorded(database.current, admin.workspaceId, { act: "outbox.dismissed", queued });
    });

    it("stays on the list when its place is said to be in another channel", async () => {
      const messageId = await have(state);
      const posted = { channelId: SlackChannelId.parse("C0OTHER"), ts: MessageTs.parse("1772442000.000100") };
      expect(await outbox.dismiss(admin, { messageId, posted })).toMatchObject({ reason: "card-elsewhere" });
      expect(await stateOf(messageId)).toBe(state);
      expect(await cards.find(admin, card)).toBeNull();
      const { workspaceId } = admin;
      await expectRefusalRecorded(database.current, workspaceId, {
        act: "outbox.dismiss",
        reason: "card-elsewhere",
      });
    });

    it("is taken off the list once when ten ask at once", async () => {
      const messageId = await have(state);
      const all = await Promise.all(Array.from({ length: 10 }, () => outbox.dismiss(admin, { messageId })));
      expect(all.filter((each) => each.ok)).toHaveLength(1);
    });

    it("is taken off the list by nobody but an admin agent", async () => {
      const messageId = await have(state);
      const refused = await outbox.dismiss(admin.as(salesAgent), { messageId });
      expect(refused).toMatchObject({ ok: false, reason: "not-permitted" });
      expect(await stateOf(messageId)).toBe(state);
    });
  });

  describe.each(["queued", "sent", "dismissed"] as const)("that is %s", (state) => {
    it("is neither sent again nor taken off", async () => {
      const messageId = await have(state);
      expect(await outbox.retry(admin, { messageId })).toMatchObject({
        reason: "not-stuck",
        about: { state },
      });
      expect(await outbox.dismiss(admin, { messageId })).toMatchObject({ reason: "not-stuck" });
      expect(await stateOf(messageId)).toBe(state);
    });
  });

  it("that nobody knows is not found", async () => {
    const messageId = OutboxMessageId.parse(newId());
    expect(await outbox.retry(admin, { messageId })).toMatchObject({ reason: "not-found" });
    expect(await outbox.dismiss(admin, { messageId })).toMatchObject({ reason: "not-found" });
  });

  it("of another workspace is not found", async () => {
    const messageId = await have("dead");
    const other = await makeContext(database.current, { actor: adminAgent });
    expect(await outbox.retry(other, { messageId })).toMatchObject({ reason: "not-found" });
    expect(await stateOf(messageId)).toBe("dead");
  });

  it.each<[string, OutboxBody]>([
    ["the execution of a removal", { topic: "removal.execute", removalId }],
    ["a link to be made", { topic: "link.issue", invitationId, viewId: null }],
  ])("that is %s is never taken off, and can be sent again", async (_what, body) => {
    const messageId = await have("dead", { topic: body.topic, body });
    expect(await outbox.dismiss(admin, { messageId })).toMatchObject({ reason: "still-to-be-done" });
    expect(await stateOf(messageId)).toBe("dead");
    const { workspaceId } = admin;
    await expectRefusalRecorded(database.current, workspaceId, {
      act: "outbox.dismiss",
      reason: "still-to-be-done",
    });
    expect(await outbox.retry(admin, { messageId })).toMatchObject({ ok: true });
  });

  it("that a later version left behind can be taken off", async () => {
    const messageId = await have("dead", { topic: "of-tomorrow", body: { topic: "of-tomorrow" } });
    expect(await outbox.dismiss(admin, { messageId })).toMatchObject({ ok: true });
  });

  it("that can no longer be read stays on the list", async () => {
    const messageId = await have("dead", { body: { topic: "of-yesterday" } });
    expect(await outbox.retry(admin, { messageId })).toMatchObject({ reason: "unreadable" });
    expect(await stateOf(messageId)).toBe("dead");
    const { messages } = await outbox.stuck(admin);
    expect(messages).toMatchObject([{ id: messageId, body: null }]);
  });

  it("is given up by the attempt that owns it, and by no earlier one", async () => {
    const messageId = await have("queued", { attempt: 3 });
    const bot = admin.as(system("dispatcher"));
    const given = { messageId, body: refresh, state: "dead", reason: "is_archived" } as const;
    expect(await outbox.giveUp(bot, { ...given, attempt: 2 })).toMatchObject({ reason: "not-ours" });
    expect(await stateOf(messageId)).toBe("queued");
    expect(await outbox.giveUp(bot, { ...given, attempt: 3 })).toMatchObject({ ok: true });
    expect(await stateOf(messageId)).toBe("dead");
    expect(await auditTrail(database.current, admin.workspaceId)).toEqual(["outbox.gave-up"]);
  });

  it("is listed for admin agents, newest first, page by page", async () => {
    const ids: OutboxMessageId[] = [];
    for (const state of ["dead", "uncertain", "sent", "dead", "queued"] as const) ids.push(await have(state));
    const first = await outbox.stuck(admin, { limit: 2 });
    expect(first.messages.map((each) => each.id)).toEqual([ids[3], ids[1]]);
    expect(first.messages[0]).toMatchObject({
      reason: "channel_not_found",
      attempts: 12,
      topic: "card.refresh",
    });
    const second = await outbox.stuck(admin, { limit: 2, cursor: first.next });
    expect(second.messages.map((each) => each.id)).toEqual([ids[0]]);
    expect(second.next).toBeNull();
    expect((await outbox.stuck(admin.as(salesAgent))).messages).toEqual([]);
  });

  it("is swept a month after it was sent, together with what else ran out", async () => {
    const { workspaceId } = admin;
    const old = new Date(firstNow.getTime() - 31 * dayMs);
    const gone = [await have("sent", { settledAt: old }), await have("dismissed", { settledAt: old })];
    const kept = [
      await have("sent"),
      await have("dead", { settledAt: old }),
      await have("queued", { settledAt: null }),
    ];
    const pass = {
      workspaceId,
      invitationId: invitationId as InvitationId,
      slackUserId: salesAgent.slackUserId,
    };
    await admin.db.insert(handOverPasses).values([
      { ...pass, tokenHash: "over", expiresAt: new Date(firstNow.getTime() - 1) },
      { ...pass, tokenHash: "open", expiresAt: new Date(firstNow.getTime() + 1) },
    ]);
    const screen = {
      workspaceId,
      relationshipId,
      customerId,
      slackUserId: salesAgent.slackUserId,
      facts: makeFacts(),
    };
    const preparation = (createdAt: Date) => ({
      ...screen,
      preparationId: RemovalPreparationId.parse(newId()),
      createdAt,
    });
    await admin.db
      .insert(removalPreparations)
      .values([preparation(new Date(firstNow.getTime() - 2 * dayMs)), preparation(firstNow)]);
    await admin.db.insert(outboxLanes).values([
      { workspaceId, lane: "old", nextAt: old },
      { workspaceId, lane: "new", nextAt: firstNow },
    ]);

    expect(await outbox.sweep(admin.as(system("clock")))).toMatchObject({ ok: true, value: { isAll: true } });

    const left = (await read()).map((row) => row.messageId);
    expect(left.toSorted()).toEqual(kept.toSorted());
    expect(gone.some((id) => left.includes(id))).toBe(false);
    const passes = await admin.db
      .select()
      .from(handOverPasses)
      .where(eq(handOverPasses.workspaceId, workspaceId));
    expect(passes.map((row) => row.tokenHash)).toEqual(["open"]);
    const screens = admin.db.select().from(removalPreparations);
    expect(await screens.where(eq(removalPreparations.workspaceId, workspaceId))).toHaveLength(1);
    const lanes = await admin.db.select().from(outboxLanes).where(eq(outboxLanes.workspaceId, workspaceId));
    expect(lanes.map((row) => row.lane)).toEqual(["new"]);
  });

  it("is swept by nobody but the bot itself", async () => {
    await have("sent", { settledAt: new Date(0) });
    expect(await outbox.sweep(admin)).toMatchObject({ reason: "not-permitted" });
    expect(await read()).toHaveLength(1);
  });
});
