import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Database, inTransaction, rowsOf } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { startShippedBot } from "../apps.ts";
import { cardRefresh, messageIdIn } from "../messages.ts";
import { handAllOver, seedCustomers, seedDrafts, seedWorkspace } from "../seed.ts";
import { startSlackStub } from "../slack-stub.ts";
import { workspaceId } from "../workspace.ts";
import type { Bench } from "./bench.ts";

const leaseSeconds = 10;
/** As many as one process claims at most: the other may be faster and take them all, so they are queued until it does not. */
const handful = 16;
const tries = 20;

/** Row 14: two bots on one database. Nothing leaves twice, and what a killed one held is taken over. */
export async function twoProcesses({ plan, report, storages, stub }: Bench): Promise<void> {
  const messages = plan.samples * 2;
  const kills = Math.ceil(plan.kills / 10);
  const prepared = messages + handful * tries * kills;
  const storage = await storages.make("PostgreSQL");
  const database = await storage.open();
  await seedWorkspace(database, prepared);
  await seedCustomers(database, prepared);
  await seedDrafts(database, prepared, prepared);
  await handAllOver(database);

  // The second bot has a Slack of its own, so that one can be slow and the other not.
  const otherStub = await startSlackStub();
  const one = await startShippedBot(storage.env, stub);
  const other = await startShippedBot(storage.env, otherStub);
  const posts = new Map<string, number>();
  const bySender = [0, 0];
  for (const [at, each] of [stub, otherStub].entries()) {
    each.onCall = ({ method, body }) => {
      const id = method === "chat.postMessage" ? messageIdIn(body) : null;
      if (id === null) return;
      posts.set(id, (posts.get(id) ?? 0) + 1);
      bySender[at] = (bySender[at] ?? 0) + 1;
    };
  }
  await queue(database, 0, messages);
  await untilSettled(database);
  report.put("twice", [...posts.values()].filter((count) => count > 1).length);
  report.note(
    `two processes: ${posts.size} of ${messages} messages posted, ${bySender.join(" and ")} by each`,
  );

  let slowest = 0;
  let victim = one;
  for (let n = 0; n < kills; n += 1) {
    let isHolding = () => {};
    const holding = new Promise<void>((resolve) => {
      isHolding = resolve;
    });
    stub.onCall = ({ method }) => {
      if (method !== "chat.postMessage") return;
      isHolding();
      // Never answered: the bot dies in mid-call.
      return new Promise(() => {});
    };
    let isHeld = false;
    for (let at = 0; at < tries && !isHeld; at += 1) {
      await queue(database, messages + handful * (n * tries + at), handful);
      isHeld = await Promise.race([holding.then(() => true), setTimeout(700, false)]);
    }
    if (!isHeld) throw new Error("the first process never got a message to hold");
    await victim.kill();
    const killedAt = performance.now();
    await untilSettled(database);
    slowest = Math.max(slowest, (performance.now() - killedAt) / 1_000);
    stub.onCall = null;
    victim = await startShippedBot(storage.env, stub);
  }
  await victim.kill();
  await other.kill();
  otherStub.close();
  await database.close();
  report.put("takeOver", Math.max(0, slowest - leaseSeconds));
  report.note(
    `two processes: after a kill -9 in mid-call everything was sent within ${slowest.toFixed(1)} s (slowest of ${kills})`,
  );
}

async function queue(database: Database, from: number, count: number): Promise<void> {
  const now = new Date();
  const messages = Array.from({ length: count }, (_, at) => cardRefresh(from + at, now));
  await inTransaction(database.db, (tx) => enqueue(tx, workspaceId, messages, now));
}

async function untilSettled({ db }: Database): Promise<void> {
  const giveUpAt = performance.now() + 60_000;
  while (performance.now() < giveUpAt) {
    const left = await rowsOf(db, sql`select 1 from outbox_messages where state = 'queued' limit 1`);
    if (left.length === 0) return;
    await setTimeout(20);
  }
  throw new Error("the outbox was not emptied within a minute");
}
