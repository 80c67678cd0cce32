import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { findDueWorkspaces } from "../../db/queries/dues.ts";
import { type ClaimedMessage, claimMessages, markStarted } from "../../db/queries/outbox.ts";
import { rescheduleOutbox, settleSent } from "../../db/queries/outbox-settling.ts";
import type { Delivery } from "../../src/ports/notifier.ts";
import { auditTrail } from "../support/context.ts";
import { describeEachEngine } from "../support/databases.ts";
import { haveCustomer, haveRemoval } from "../support/make.ts";
import { adminAgent } from "../support/people.ts";
import { execute, Mailbox, type Stage, setStage, tell } from "./outbox-stage.ts";

const tryLater = (reason: string, afterMs: number | null = null): Delivery => ({
  outcome: "try-later",
  afterMs,
  reason,
});
const minuteMs = 60_000;

describeEachEngine("the outbox dispatcher", (database) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(database.current);
  });
  afterEach(() => stage.strike());

  const claim = (ms = 10_000) =>
    claimMessages(stage.ctx.db, stage.ctx.workspaceId, {
      now: stage.now(),
      leaseUntil: new Date(stage.now().getTime() + ms),
      limit: 10,
    });
  const isOurs = async (message: ClaimedMessage) =>
    (await markStarted(stage.ctx.db, stage.ctx.workspaceId, [message], stage.now())).has(message.id);
  const settle = (message: ClaimedMessage) =>
    settleSent(stage.ctx.db, stage.ctx.workspaceId, [{ ...message, wasPosted: false }], {
      now: stage.now(),
      lanesFreeAt: stage.now(),
    });
  const settled = (id: Parameters<Stage["read"]>[0], state: string) =>
    vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ state, leaseUntil: null }));

  it("delivers what was committed, and then has nothing due", async () => {
    const id = await stage.queue("person:U1");
    stage.dispatch();
    await settled(id, "sent");
    expect(stage.mailbox.delivered).toEqual([id]);
    stage.pass(10_000);
    await vi.waitFor(async () => expect(await stage.due()).toBeNull());
  });

  it("delivers within moments of a nudge although it would not poll for a long time", async () => {
    const dispatcher = stage.dispatch({ pollMs: 60_000 });
    await stage.quiet();
    const id = await stage.queue("person:U1");
    dispatcher.nudge(stage.ctx.workspaceId);
    await settled(id, "sent");
  });

  it("keeps the order of a lane, one message a second", async () => {
    const first = await stage.queue("channel:C1");
    const second = await stage.queue("channel:C1");
    const third = await stage.queue("channel:C1");
    stage.dispatch();
    await settled(first, "sent");
    await stage.quiet();
    expect(stage.mailbox.delivered).toEqual([first]);
    stage.pass(1_000);
    await settled(second, "sent");
    stage.pass(999);
    await stage.quiet();
    expect(stage.mailbox.delivered).toEqual([first, second]);
    stage.pass(1);
    await settled(third, "sent");
    expect(stage.mailbox.delivered).toEqual([first, second, third]);
  });

  it("does not hold a lane back after a change in place", async () => {
    stage.mailbox.answer = async () => ({ outcome: "delivered" });
    const first = await stage.queue("channel:C1");
    const second = await stage.queue("channel:C1");
    stage.dispatch();
    await settled(second, "sent");
    expect(stage.mailbox.delivered).toEqual([first, second]);
  });

  it("does not let one lane wait for another", async () => {
    stage.mailbox.answer = async (message) =>
      message.lane === "channel:C1" ? tryLater("internal") : { outcome: "delivered" };
    const stuck = await stage.queue("channel:C1");
    const free = await stage.queue("channel:C2");
    stage.dispatch({ slots: 1 });
    await settled(free, "sent");
    expect((await stage.read(stuck)).state).toBe("queued");
  });

  it("waits as long as Slack asks, and keeps the lane's order meanwhile", async () => {
    stage.mailbox.answer = async () => tryLater("ratelimited", 30_000);
    const first = await stage.queue("channel:C1");
    const second = await stage.queue("channel:C1");
    stage.dispatch();
    await vi.waitFor(async () =>
      expect(await stage.read(first)).toMatchObject({ lastReason: "ratelimited" }),
    );
    stage.mailbox.answer = new Mailbox().answer;
    stage.pass(29_000);
    await stage.quiet();
    expect(stage.mailbox.delivered).toEqual([]);
    stage.pass(1_000);
    await settled(first, "sent");
    stage.pass(1_000);
    await settled(second, "sent");
    expect(stage.mailbox.delivered).toEqual([first, second]);
  });

  it("backs off three times longer each time, up to ten minutes", async () => {
    stage.mailbox.answer = async () => tryLater("internal_error");
    const id = await stage.queue("channel:C1");
    stage.dispatch();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ attempt, leaseUntil: null }));
      const waitMs = (await stage.read(id)).runAt.getTime() - stage.now().getTime();
      waits.push(waitMs / 1_000);
      stage.pass(waitMs);
    }
    expect(waits).toEqual([2, 6, 18, 54, 162, 486, 600, 600]);
  });

  it("gives up after a day of trying, and not before", async () => {
    stage.mailbox.answer = async () => tryLater("service_unavailable");
    const id = await stage.queue("channel:C1");
    stage.dispatch();
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ attempt, leaseUntil: null }));
      expect((await stage.read(id)).state).toBe("queued");
      stage.pass(10 * minuteMs);
    }
    stage.pass(24 * 60 * minuteMs);
    await settled(id, "dead");
  });

  it("puts a message that cannot arrive aside, on the record, and goes on with its lane", async () => {
    await haveCustomer(stage.ctx);
    await haveRemoval(stage.ctx);
    const hopeless = await stage.queue("channel:C1", {
      body: { ...tell("channel:C1"), topic: "thread.reply" } as never,
    });
    const next = await stage.queue("channel:C1");
    stage.mailbox.answer = async (message) =>
      message.id === hopeless
        ? { outcome: "undeliverable", reason: "is_archived" }
        : { outcome: "delivered" };
    stage.dispatch();
    await settled(hopeless, "dead");
    await settled(next, "sent");
    expect((await stage.read(hopeless)).lastReason).toBe("is_archived");
    expect(await auditTrail(stage.ctx.database, stage.ctx.workspaceId)).toEqual(["outbox.gave-up"]);
    const told = (await stage.readAll()).filter((row) => row.lane === "person:USALES1");
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatchObject({ notice: "delivery.failed", to: "USALES1" });
  });

  it("tells nobody that the word about a failed delivery failed", async () => {
    await haveCustomer(stage.ctx);
    await haveRemoval(stage.ctx);
    stage.mailbox.answer = async () => ({ outcome: "undeliverable", reason: "channel_not_found" });
    const body = { ...tell("person:UADMIN1"), notice: "delivery.failed" } as never;
    const id = await stage.queue("person:UADMIN1", { body });
    stage.dispatch();
    await settled(id, "dead");
    expect(await stage.readAll()).toHaveLength(1);
  });

  it("puts a message aside that no code of today can read", async () => {
    const id = await stage.queue("person:U1", { body: { topic: "of-tomorrow" } as never });
    stage.dispatch();
    await settled(id, "dead");
    expect((await stage.read(id)).lastReason).toBe("unreadable");
  });

  it("puts a message that runs into a fault of ours aside after six attempts", async () => {
    stage.mailbox.answer = async () => {
      throw new Error("a bug");
    };
    const id = await stage.queue("person:U1");
    stage.dispatch();
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ attempt, leaseUntil: null }));
      stage.pass(10 * minuteMs);
    }
    await settled(id, "dead");
  });

  it("leaves a message to its process until the lease is over, and then takes it over", async () => {
    const id = await stage.queue("person:U1");
    expect((await claim()).messages).toHaveLength(1);
    stage.dispatch();
    stage.pass(9_999);
    await stage.quiet();
    expect(stage.mailbox.delivered).toEqual([]);
    stage.pass(1);
    await settled(id, "sent");
    expect(stage.mailbox.looked).toEqual([]);
  });

  it("keeps its lease while a delivery takes long", async () => {
    let finish = () => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    stage.mailbox.answer = async () => {
      await waiting;
      return { outcome: "delivered" };
    };
    const id = await stage.queue("person:U1");
    stage.dispatch();
    await vi.waitFor(async () => expect((await stage.read(id)).leaseUntil).not.toBeNull());
    stage.pass(9_000);
    const promised = stage.now().getTime() + 10_000;
    await vi.waitFor(async () => expect((await stage.read(id)).leaseUntil?.getTime()).toBe(promised), 8_000);
    finish();
    await settled(id, "sent");
  });

  describeUnknown("of which a dead process left no word", async (id) => {
    const [message] = (await claim()).messages;
    expect(await isOurs(message!)).toBe(true);
    expect(message?.id).toBe(id);
    stage.pass(10_000);
  });
  describeUnknown("that was sent without an answer", async (id) => {
    stage.mailbox.answer = async (_message, leaving) => {
      await leaving();
      return { outcome: "unknown", reason: "timeout" };
    };
    stage.dispatch();
    await vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ lastReason: "timeout" }));
    stage.mailbox.answer = new Mailbox().answer;
    stage.pass(5_000);
  });

  function describeUnknown(
    what: string,
    bringAbout: (id: Awaited<ReturnType<Stage["queue"]>>) => Promise<void>,
  ) {
    it(`does not repeat a message ${what} and that is there`, async () => {
      const id = await stage.queue("person:U1");
      await bringAbout(id);
      stage.mailbox.trace = true;
      stage.dispatch();
      await settled(id, "sent");
      expect(stage.mailbox.delivered).toEqual([]);
    });

    it(`sends a message again ${what} and that is not there`, async () => {
      const id = await stage.queue("person:U1");
      await bringAbout(id);
      stage.mailbox.trace = false;
      stage.dispatch();
      await settled(id, "sent");
      expect(stage.mailbox.delivered).toEqual([id]);
    });

    it(`leaves a message to an admin agent ${what} where nobody can look, and goes on with its lane`, async () => {
      const id = await stage.queue("person:U1");
      const next = await stage.queue("person:U1");
      await bringAbout(id);
      stage.mailbox.trace = null;
      stage.dispatch();
      await settled(id, "uncertain");
      await settled(next, "sent");
      expect(stage.mailbox.delivered).toEqual([next]);
      expect(await auditTrail(stage.ctx.database, stage.ctx.workspaceId)).toEqual(["outbox.gave-up"]);
    });
  }

  it("lets nothing leave once another process has taken the message over", async () => {
    const id = await stage.queue("person:U1");
    const [slow] = (await claim()).messages;
    stage.pass(10_000);
    const [taker] = (await claim()).messages;
    expect(taker).toMatchObject({ id, attempt: 2 });
    expect(await isOurs(slow!)).toBe(false);
    await settle(slow!);
    expect((await stage.read(id)).state).toBe("queued");
    expect(await isOurs(taker!)).toBe(true);
  });

  it("delivers nothing twice with several dispatchers at work", async () => {
    const lanes = Array.from({ length: 40 }, (_, at) => `person:U${at}`);
    const ids = await Promise.all(lanes.map((lane) => stage.queue(lane)));
    for (let process = 0; process < 3; process += 1) stage.dispatch({ slots: 4 });
    await vi.waitFor(() => expect(stage.mailbox.delivered.length).toBeGreaterThanOrEqual(ids.length), 5_000);
    await stage.quiet();
    expect(stage.mailbox.delivered.toSorted()).toEqual(ids.toSorted());
  });

  it("does not lose work that was committed while it found nothing left", async () => {
    const first = await stage.queue("person:U1");
    const [due] = await findDueWorkspaces(stage.ctx.db, "outbox", stage.now(), 10);
    const [message] = (await claim()).messages;
    await settle(message!);
    const second = await stage.queue("person:U1");
    // The sweep still goes by what it read before the second message came.
    expect(await rescheduleOutbox(stage.ctx.db, stage.ctx.workspaceId, due!.version)).toBeNull();
    expect(await stage.due()).not.toBeNull();
    stage.dispatch();
    await settled(second, "sent");
    expect((await stage.read(first)).state).toBe("sent");
  });

  it("sets the workspace due when the first of its lanes can go on", async () => {
    const soon = new Date(stage.now().getTime() + 3_000);
    await stage.queue("person:U1", { runAt: new Date(stage.now().getTime() + 60_000) });
    await stage.queue("person:U1");
    await stage.queue("person:U2", { runAt: soon });
    stage.dispatch();
    await vi.waitFor(async () => expect(await stage.due()).toEqual(soon));
  });

  it("carries an intent out again when its answer got lost", async () => {
    const answers: Delivery[] = [{ outcome: "unknown", reason: "timeout" }, { outcome: "delivered" }];
    const id = await stage.queue("removal:1", { body: execute });
    stage.dispatch({ intents: { "removal.execute": async () => answers.shift() ?? tryLater("none left") } });
    await vi.waitFor(async () => expect(await stage.read(id)).toMatchObject({ lastReason: "timeout" }));
    stage.pass(2_000);
    await settled(id, "sent");
    expect(stage.mailbox.looked).toEqual([]);
  });

  it("finishes what is under way when it is stopped, and begins nothing more", async () => {
    let finish = () => {};
    const waiting = new Promise<void>((resolve) => {
      finish = resolve;
    });
    stage.mailbox.answer = async () => {
      await waiting;
      return { outcome: "delivered" };
    };
    const first = await stage.queue("person:U1");
    const dispatcher = stage.dispatch({ slots: 1 });
    await vi.waitFor(async () => expect((await stage.read(first)).leaseUntil).not.toBeNull());
    const second = await stage.queue("person:U2");
    const stopped = dispatcher.stop();
    finish();
    await stopped;
    expect((await stage.read(first)).state).toBe("sent");
    // It may have been claimed ahead, and is given back then.
    expect(await stage.read(second)).toMatchObject({ state: "queued", leaseUntil: null, startedAt: null });
    expect(stage.mailbox.delivered).not.toContain(second);
  });

  it("gives every workspace a turn beside one with a long queue", async () => {
    const busy = await setStage(database.current);
    for (let at = 0; at < 30; at += 1) await busy.queue(`person:U${at}`);
    const id = await stage.queue("person:U1");
    stage.dispatch({ slots: 2 });
    await settled(id, "sent");
    expect(stage.mailbox.delivered.indexOf(id)).toBeLessThan(6);
  });

  it("belongs to nobody but the bot itself to give a message up", async () => {
    const { outbox } = await import("../../src/service/index.ts");
    const id = await stage.queue("person:U1");
    const given = { messageId: id, attempt: 0, body: null, state: "dead", reason: "none" } as const;
    expect(await outbox.giveUp(stage.ctx.as(adminAgent), given)).toMatchObject({ reason: "not-permitted" });
    expect((await stage.read(id)).state).toBe("queued");
  });
});
