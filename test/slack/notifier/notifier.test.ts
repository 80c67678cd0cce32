import { eq } from "drizzle-orm";
import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { outboxMessages } from "../../../db/schema/index.ts";
import {
  CorrelationId,
  InvitationId,
  MessageTs,
  OutboxMessageId,
  SlackChannelId,
  SlackUserId,
} from "../../../src/domain/ids.ts";
import type { CardRef, OutboxBody, OutboxMessage, OutboxState } from "../../../src/domain/outbox.ts";
import type { Notifier } from "../../../src/ports/notifier.ts";
import { cards, outbox } from "../../../src/service/index.ts";
import { type SlackSimulator, startSlackSimulator } from "../../../src/simulators/slack/simulator.ts";
import { createNotifier } from "../../../src/slack/notifier.ts";
import { createWebClient } from "../../../src/slack/web-client.ts";
import { firstNow, makeContext, newId, type TestContext } from "../../support/context.ts";
import { useDatabase } from "../../support/databases.ts";
import {
  haveChannel,
  haveCustomer,
  haveInvitation,
  invitationId,
  makeSentInvitation,
} from "../../support/make.ts";
import { adminAgent, system } from "../../support/people.ts";

const anna = SlackUserId.parse("U0ANNA");
const sales = SlackChannelId.parse("C0SALES");
const card: CardRef = { kind: "invitation", id: InvitationId.parse(invitationId) };
const refresh: OutboxBody = { topic: "card.refresh", card };
const told = { card, notice: "invitation.withdrawn", by: "U0DAN", at: firstNow.toISOString() } as const;
const reply: OutboxBody = { topic: "thread.reply", ...told };
const tell: OutboxBody = { topic: "person.tell", to: anna, ...told };
const ordinary = ["chat:write", "im:write", "users:read"];
const people = new Map([
  ["U0ANNA", { name: "Kovács Anna", language: "hu" as const }],
  ["U0DAN", { name: "Dan <Hughes>", language: "en" as const }],
]);

describe("the notifier", () => {
  const database = useDatabase("embedded");
  let slack: SlackSimulator;
  let ctx: TestContext;
  let notifier: Notifier;
  let left: number;

  beforeAll(async () => {
    slack = await startSlackSimulator();
  });
  afterAll(() => slack.close());
  beforeEach(async () => {
    slack.reset();
    slack.install({ scopes: ordinary });
    ctx = await makeContext(database.current, { actor: system("dispatcher") });
    notifier = connect();
    left = 0;
    await haveCustomer(ctx);
    await haveChannel(ctx, { id: sales, name: "sales", language: "hu" });
    const { id, ...sent } = makeSentInvitation({ channelId: sales, requestedBy: anna, sentBy: anna });
    await haveInvitation(ctx, { ...sent, id });
  });

  function connect(scopes = ordinary): Notifier {
    const { botToken } = slack.install({ scopes });
    const log = pino({ enabled: false });
    const client = createWebClient({ token: botToken, slackApiUrl: slack.apiUrl, timeoutMs: 1_000, log });
    return createNotifier({
      clientFor: async () => client,
      contextFor: (_workspaceId, correlationId) => ({
        ...ctx,
        correlationId: CorrelationId.parse(correlationId),
      }),
      personFor: async (_workspaceId, id) => people.get(id) ?? { name: id, language: "en" },
      refreshScreen: async () => ({ outcome: "delivered" }),
      now: () => ctx.now(),
    });
  }

  const message = (body: OutboxBody, attempt = 1): OutboxMessage => ({
    id: OutboxMessageId.parse(newId()),
    workspaceId: ctx.workspaceId,
    lane: `channel:${sales}`,
    body,
    attempt,
    correlationId: "correlation-1",
  });
  const leaving = async () => {
    left += 1;
  };
  const deliver = (body: OutboxBody, attempt = 1) => notifier.deliver(message(body, attempt), leaving);
  const inChannel = (id: string = sales) => slack.world.messages.filter((each) => each.channelId === id);
  const methods = () => slack.traffic.flatMap((each) => (each.direction === "call" ? [each.method] : []));

  it("posts a card once, and changes it in place from then on", async () => {
    expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
    expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
    expect(inChannel()).toHaveLength(1);
    expect(left).toBe(1);
    expect(await cards.find(ctx, card)).toMatchObject({ channelId: sales, ts: inChannel()[0]?.ts });
    expect(methods()).toEqual(["chat.postMessage", "chat.update"]);
    expect(slack.violations).toEqual([]);
  });

  it("rings with nobody in a channel", async () => {
    await deliver(refresh);
    await deliver(reply);
    await deliver(refresh);
    expect(slack.world.mentions).toEqual([]);
    expect(inChannel()[0]?.text).toContain("Kovács Anna");
    expect(inChannel()[1]?.text).toContain("Dan &lt;Hughes&gt;");
  });

  it("speaks the channel's language in the channel, and the reader's to a person", async () => {
    await deliver(refresh);
    people.set("U0ANNA", { name: "Kovács Anna", language: "hu" });
    await deliver({ ...tell, to: SlackUserId.parse("U0DAN") });
    expect(inChannel()[0]?.text).toContain("Meghívó");
    const direct = slack.world.messages.at(-1);
    expect(direct?.text).toContain("has withdrawn the invitation");
    expect(slack.world.channels.get(direct?.channelId ?? "")?.imUser).toBe("U0DAN");
  });

  it("posts a new card where somebody deleted the old one, and keeps to the new one", async () => {
    await deliver(refresh);
    slack.world.messages.length = 0;
    expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
    expect(await cards.find(ctx, card)).toMatchObject({ ts: inChannel()[0]?.ts });
  });

  it.each(["cant_update_message", "edit_window_closed"])("posts a new card after %s", async (error) => {
    await deliver(refresh);
    slack.faults.on("chat.update", { error, times: 1 });
    expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
    expect(inChannel()).toHaveLength(2);
    expect(await cards.find(ctx, card)).toMatchObject({ ts: inChannel()[1]?.ts });
  });

  it("replies in the card's thread, and waits for the card first", async () => {
    expect(await deliver(reply)).toMatchObject({ outcome: "try-later", reason: "card_not_posted" });
    await deliver(refresh);
    expect(await deliver(reply)).toEqual({ outcome: "delivered" });
    expect(inChannel()[1]).toMatchObject({ threadTs: inChannel()[0]?.ts });
  });

  it("does not wait for a card for ever", async () => {
    expect(await deliver(reply, 5)).toEqual({ outcome: "undeliverable", reason: "card_not_posted" });
  });

  it.each([
    "channel_not_found",
    "is_archived",
    "not_in_channel",
    "restricted_action",
    "token_revoked",
    "invalid_auth",
  ])("gives up on %s", async (reason) => {
    slack.faults.on("chat.postMessage", { error: reason });
    expect(await deliver(refresh)).toEqual({ outcome: "undeliverable", reason });
  });

  it("tries again later when Slack is out of service, nothing having been posted", async () => {
    slack.faults.on("chat.postMessage", { error: "service_unavailable", times: 1 });
    expect(await deliver(refresh)).toMatchObject({ outcome: "try-later", reason: "service_unavailable" });
    slack.faults.on("chat.postMessage", { status: 404, times: 1 });
    expect(await deliver(refresh)).toMatchObject({ outcome: "try-later", reason: "http_404" });
  });

  it.each([500, 502, 503, 504])(
    "does not know what a post came to after HTTP %s, and repeats a change",
    async (status) => {
      slack.faults.on("chat.postMessage", { status, times: 1 });
      expect(await deliver(refresh)).toEqual({ outcome: "unknown", reason: `http_${status}` });
      await cards.save(ctx, card, { channelId: sales, ts: MessageTs.parse("1.1"), postedAt: firstNow });
      slack.faults.on("chat.update", { status, times: 1 });
      expect(await deliver(refresh)).toMatchObject({ outcome: "try-later", reason: `http_${status}` });
    },
  );

  describe("while nobody knows whether a card was posted", () => {
    let lost: OutboxMessage;
    let admin: TestContext;
    beforeEach(async () => {
      admin = ctx.as(adminAgent);
      lost = message(refresh);
      await keep(lost, "uncertain");
    });
    const keep = async ({ id, lane, body }: OutboxMessage, state: OutboxState) => {
      await inTransaction(ctx.db, (tx) =>
        enqueue(tx, ctx.workspaceId, [{ id, lane, body, runAt: firstNow, correlationId: "c" }], firstNow),
      );
      await ctx.db.update(outboxMessages).set({ state }).where(eq(outboxMessages.messageId, id));
    };
    const change = async () => {
      const later = message(refresh);
      expect(await notifier.deliver(later, leaving)).toEqual({ outcome: "delivered" });
      await keep(later, "sent");
    };
    const queued = async () => {
      const rows = await ctx.db.select().from(outboxMessages).where(eq(outboxMessages.state, "queued"));
      return rows.filter((row) => row.workspaceId === ctx.workspaceId);
    };

    it("posts no second one, and keeps no reply waiting in its lane", async () => {
      await change();
      expect(inChannel()).toEqual([]);
      expect(await deliver(reply)).toEqual({ outcome: "undeliverable", reason: "card_not_posted" });
    });

    it("does not post a new one in the place of another that is gone", async () => {
      await cards.save(ctx, card, { channelId: sales, ts: MessageTs.parse("1.1"), postedAt: firstNow });
      expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
      expect(inChannel()).toEqual([]);
    });

    it("posts what the card says now once an admin agent has it sent again", async () => {
      await change();
      expect(await outbox.retry(admin, { messageId: lost.id })).toMatchObject({ ok: true });
      expect(await queued()).toMatchObject([{ topic: "card.refresh" }]);
      expect(await deliver(refresh)).toEqual({ outcome: "delivered" });
      expect(inChannel()).toHaveLength(1);
    });

    it("says what changed meanwhile once an admin agent knows that it is there", async () => {
      await change();
      expect(await outbox.dismiss(admin, { messageId: lost.id })).toMatchObject({ ok: true });
      expect(await queued()).toMatchObject([{ topic: "card.refresh", lane: lost.lane }]);
    });

    it("says nothing more when nothing changed meanwhile", async () => {
      expect(await outbox.dismiss(admin, { messageId: lost.id })).toMatchObject({ ok: true });
      expect(await queued()).toEqual([]);
    });
  });

  it("waits as long as Slack asks, and leaves the method alone meanwhile", async () => {
    slack.faults.on("chat.postMessage", { status: 429, retryAfter: 7, times: 1 });
    expect(await deliver(refresh)).toMatchObject({ outcome: "try-later", afterMs: 7_000 });
    const before = methods().length;
    expect(await deliver(tell)).toMatchObject({ outcome: "try-later", afterMs: 7_000 });
    expect(methods()).toHaveLength(before);
    ctx.setNow(new Date(firstNow.getTime() + 7_000));
    expect(await deliver(tell)).toEqual({ outcome: "delivered" });
  });

  it("does not know the fate of a post that got no answer, and repeats a change that got none", async () => {
    slack.faults.on("chat.postMessage", { timeout: "after", times: 1 });
    expect(await deliver(refresh)).toMatchObject({ outcome: "unknown" });
    await cards.save(ctx, card, {
      channelId: sales,
      ts: MessageTs.parse(inChannel()[0]!.ts),
      postedAt: firstNow,
    });
    slack.faults.on("chat.update", { timeout: "after", times: 1 });
    expect(await deliver(refresh)).toMatchObject({ outcome: "try-later" });
  });

  it.each(["internal_error", "fatal_error"])("does not know what a post came to after %s", async (error) => {
    slack.faults.on("chat.postMessage", { error, times: 1 });
    expect(await deliver(refresh)).toEqual({ outcome: "unknown", reason: error });
  });

  it("knows that nothing left when there was no connection", async () => {
    const log = pino({ enabled: false });
    const client = createWebClient({
      token: "xoxb-1",
      slackApiUrl: "http://127.0.0.1:9/api/",
      timeoutMs: 1_000,
      log,
    });
    const cutOff = createNotifier({
      clientFor: async () => client,
      contextFor: () => ctx,
      personFor: async () => ({ name: "Anna", language: "en" }),
      refreshScreen: async () => ({ outcome: "delivered" }),
      now: () => ctx.now(),
    });
    expect(await cutOff.deliver(message(refresh), leaving)).toMatchObject({
      outcome: "try-later",
      reason: "ECONNREFUSED",
    });
  });

  it("lets nothing leave once it is told not to", async () => {
    const stop = () => Promise.reject(new Error("lease lost"));
    await expect(notifier.deliver(message(refresh), stop)).rejects.toThrow("lease lost");
    expect(methods()).toEqual([]);
  });

  it("says nothing of a customer in a channel that others read, unless that is allowed", async () => {
    await haveChannel(ctx, { id: SlackChannelId.parse("C0SHARED"), isShared: true, isDefault: false });
    const id = InvitationId.parse(newId());
    const customer = await haveCustomer(ctx, {
      id: newId() as never,
      tenantId: null,
      companyName: "Titkos Kft.",
    });
    const channelId = SlackChannelId.parse("C0SHARED");
    await haveInvitation(ctx, {
      ...makeSentInvitation({ channelId, sentBy: anna }),
      id,
      customerId: customer.id,
    });
    await deliver({ topic: "card.refresh", card: { kind: "invitation", id } });
    await deliver({ ...reply, card: { kind: "invitation", id } });
    expect(inChannel("C0SHARED")).toHaveLength(2);
    expect(JSON.stringify(inChannel("C0SHARED"))).not.toContain("Titkos");
    expect(JSON.stringify(inChannel("C0SHARED"))).not.toContain("Dan");
  });

  describe("asked for a message whose answer got lost", () => {
    const history = [...ordinary, "channels:history", "im:history"];
    const since = firstNow;

    it.each([
      ["a card", refresh],
      ["a reply", reply],
      ["a direct message", tell],
    ] as const)("finds %s that is there, and says so of one that is not", async (_what, body) => {
      await deliver(refresh);
      notifier = connect(history);
      const here = message(body);
      if (body === refresh)
        await cards.save(ctx, card, { channelId: sales, ts: MessageTs.parse("1.1"), postedAt: since });
      if (body === refresh) slack.world.messages.length = 0;
      await notifier.deliver(here, leaving);
      expect(await notifier.wasDelivered(here, since)).toBe(true);
      expect(await notifier.wasDelivered(message(body), since)).toBe(false);
    });

    it("remembers where the card stands that it found", async () => {
      notifier = connect(history);
      slack.faults.on("chat.postMessage", { timeout: "after", times: 1 });
      const lost = message(refresh);
      expect(await notifier.deliver(lost, leaving)).toMatchObject({ outcome: "unknown" });
      expect(await cards.find(ctx, card)).toBeNull();
      expect(await notifier.wasDelivered(lost, since)).toBe(true);
      expect(await cards.find(ctx, card)).toMatchObject({ ts: inChannel()[0]?.ts });
    });

    it("cannot tell where the optional history scope was not granted", async () => {
      const lost = message(refresh);
      await notifier.deliver(lost, leaving);
      expect(await notifier.wasDelivered(lost, since)).toBeNull();
    });

    it("does not take a failing Slack for an answer", async () => {
      notifier = connect(history);
      slack.faults.on("conversations.history", { status: 503 });
      await expect(notifier.wasDelivered(message(refresh), since)).rejects.toThrow();
    });
  });
});
