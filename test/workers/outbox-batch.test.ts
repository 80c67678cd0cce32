import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { inTransaction, rowsOf, type Tx } from "../../db/client.ts";
import { type ClaimedMessage, claimMessages, markStarted } from "../../db/queries/outbox.ts";
import { settleSent } from "../../db/queries/outbox-settling.ts";
import type { OutboxMessageId } from "../../src/domain/ids.ts";
import { describeEachEngine } from "../support/databases.ts";
import { Mailbox, type Stage, setStage } from "./outbox-stage.ts";

describeEachEngine("a batch of the outbox", (database) => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await setStage(database.current);
  });
  afterEach(() => stage.strike());

  const claim = (limit: number, afterLane: string | null = null) => {
    const leaseUntil = new Date(stage.now().getTime() + 10_000);
    return claimMessages(stage.ctx.db, stage.ctx.workspaceId, {
      now: stage.now(),
      leaseUntil,
      limit,
      afterLane,
    });
  };
  const mark = (messages: readonly ClaimedMessage[]) =>
    markStarted(stage.ctx.db, stage.ctx.workspaceId, messages, stage.now());
  const settle = (messages: readonly ClaimedMessage[]) =>
    settleSent(
      stage.ctx.db,
      stage.ctx.workspaceId,
      messages.map((message) => ({ ...message, wasPosted: true })),
      { now: stage.now(), lanesFreeAt: stage.now() },
    );
  const queueInLanes = async (count: number) => {
    const ids: OutboxMessageId[] = [];
    for (let at = 0; at < count; at += 1) ids.push(await stage.queue(`person:U${at}`));
    return ids;
  };

  /** Steps of one process, in which two of four messages reach Slack; it dies after as many of them as a test says. */
  const steps: readonly [string, (batch: ClaimedMessage[], posted: Set<string>) => Promise<unknown>][] = [
    ["its claim", async (batch) => batch.push(...(await claim(10)).messages)],
    ["its mark as leaving", (batch) => mark(batch)],
    ["some of it left", async (batch, posted) => batch.slice(0, 2).map(({ id }) => posted.add(id))],
    ["some of that was settled", (batch) => settle(batch.slice(0, 1))],
    ["all of that was settled", (batch) => settle(batch.slice(1, 2))],
  ];

  it.each(steps.map(([name], at) => [name, at] as const))(
    "loses nothing and sends nothing twice when its process dies after %s",
    async (_name, last) => {
      const ids = await queueInLanes(4);
      const batch: ClaimedMessage[] = [];
      const posted = new Set<string>();
      for (const [, step] of steps.slice(0, last + 1)) await step(batch, posted);
      expect(batch).toHaveLength(4);

      stage.pass(10_000);
      const mailbox = new Mailbox();
      mailbox.wasDelivered = async ({ id }) => posted.has(id);
      stage.dispatch({ notifier: mailbox });
      await vi.waitFor(async () => {
        expect((await stage.readAll()).map(({ state }) => state)).toEqual(["sent", "sent", "sent", "sent"]);
      });
      expect([...posted, ...mailbox.delivered].toSorted()).toEqual(ids.toSorted());
    },
  );

  it("leaves each of unknown fate to an admin agent where nobody can look, and sends those that had not begun", async () => {
    const ids = await queueInLanes(4);
    const { messages } = await claim(10);
    await mark(messages.slice(0, 2));
    const begun = messages.slice(0, 2).map(({ id }) => id);

    stage.pass(10_000);
    stage.mailbox.trace = null;
    stage.dispatch();
    await vi.waitFor(async () => {
      const states = (await stage.readAll()).map(({ state }) => state);
      expect(states.filter((state) => state === "uncertain")).toHaveLength(2);
      expect(states.filter((state) => state === "sent")).toHaveLength(2);
    });
    expect([...stage.mailbox.delivered, ...begun].toSorted()).toEqual(ids.toSorted());
  });

  it("is marked and settled only as far as it is still held", async () => {
    await queueInLanes(3);
    const { messages } = await claim(10);
    stage.pass(10_000);
    const [taken] = (await claim(1)).messages;
    stage.pass(-10_000);
    const others = messages.filter(({ id }) => id !== taken?.id).map(({ id }) => id);
    expect([...(await mark(messages))].toSorted()).toEqual(others.toSorted());
    await settle(messages);
    const sent = (await stage.readAll()).filter(({ state }) => state === "sent");
    expect(sent.map(({ messageId }) => messageId).toSorted()).toEqual(others.toSorted());
  });

  it("goes on with the lanes behind the last one, and begins anew after the last of all", async () => {
    await queueInLanes(5);
    const lanes: string[][] = [];
    let afterLane: string | null = null;
    do {
      const { messages, lastLane } = await claim(2, afterLane);
      lanes.push(messages.map(({ lane }) => lane).toSorted());
      afterLane = lastLane;
    } while (afterLane !== null);
    expect(lanes).toEqual([["person:U0", "person:U1"], ["person:U2", "person:U3"], ["person:U4"]]);
  });

  it("empties a queue of many more lanes than slots", async () => {
    const ids = await queueInLanes(25);
    stage.dispatch({ slots: 2 });
    await vi.waitFor(() => expect(stage.mailbox.delivered.toSorted()).toEqual(ids.toSorted()), 5_000);
  });

  it("takes a nudged workspace first, and forgets no other", async () => {
    const other = await setStage(database.current);
    const dispatcher = stage.dispatch({ pollMs: 60_000 });
    await stage.quiet();
    const unannounced = await other.queue("person:U1");
    const announced = await stage.queue("person:U1");
    dispatcher.nudge(stage.ctx.workspaceId);
    await vi.waitFor(() => expect(stage.mailbox.delivered).toEqual([announced, unannounced]));
  });

  it("is claimed from a long lane without reading what lies behind the first of a long lane", async () => {
    const { db, workspaceId } = stage.ctx;
    const first = await stage.queue("channel:C1");
    await db.execute(
      sql`insert into outbox_messages (workspace_id, message_id, lane, topic, body, run_at, correlation_id, created_at)
          select workspace_id, ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, lane, topic, body, run_at,
            correlation_id, created_at
          from outbox_messages, generate_series(1, 20000) n where message_id = ${first}`,
    );
    // As autovacuum does: a plan that was kept from when the table was empty must not be what is measured.
    await db.execute(sql`analyze outbox_messages`);
    const read = await inTransaction(db, async (tx) => {
      const before = await rowsReadOf(tx);
      const { messages } = await claimMessages(tx, workspaceId, {
        now: stage.now(),
        leaseUntil: new Date(stage.now().getTime() + 10_000),
        limit: 10,
      });
      expect(messages.map(({ id }) => id)).toEqual([first]);
      return (await rowsReadOf(tx)) - before;
    });
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(50);
  });
});

/** Rows of the outbox that this connection has read so far, as far as it still counts them by itself. */
async function rowsReadOf(tx: Tx): Promise<number> {
  const [stat] = await rowsOf<{ rows: number }>(
    tx,
    sql`select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as rows
        from pg_stat_xact_user_tables where relname = 'outbox_messages'`,
  );
  return stat?.rows ?? 0;
}
