import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "../../../db/client.ts";
import { type App, startShippedBot } from "../apps.ts";
import { Connection } from "../connection.ts";
import { seedCustomers, seedDrafts, seedWorkspace } from "../seed.ts";
import type { Engine } from "../storage.ts";
import { done } from "../workloads.ts";
import { idOf } from "../workspace.ts";
import type { Bench } from "./bench.ts";

const names = {
  PostgreSQL: { lost: "lost", reopen: "reopen" },
  PGlite: { lost: "lostEmbedded", reopen: "reopenEmbedded" },
} as const;
const channels = 50;

/** Row 18: killed again and again in the middle of its work, the bot keeps every *Done* that it had answered. */
export async function killing(bench: Bench): Promise<void> {
  await onEngine(bench, "PostgreSQL");
  await onEngine(bench, "PGlite");
}

async function onEngine({ plan, report, storages, stub }: Bench, engine: Engine): Promise<void> {
  const prepared = 500 * plan.kills;
  const { env, open } = await storages.make(engine);
  const database = await open();
  await seedWorkspace(database, channels);
  await seedCustomers(database, prepared);
  await seedDrafts(database, prepared, channels);
  await database.close();

  const numbers = Array.from({ length: prepared }, (_, n) => n).values();
  const acknowledged: string[] = [];
  let slowest = 0;
  let bot = await startShippedBot(env, stub, true);
  for (let n = 0; n < plan.kills; n += 1) {
    const traffic = submit(bot, numbers, acknowledged);
    await new Promise((resolve) => setTimeout(resolve, 200 + 400 * Math.random()));
    await bot.kill();
    await traffic;
    const began = performance.now();
    bot = await startShippedBot(env, stub, true);
    slowest = Math.max(slowest, (performance.now() - began) / 1_000);
  }
  await bot.stop();

  const after = await open();
  report.put(names[engine].lost, await countLost(after, acknowledged));
  await after.close();
  report.put(names[engine].reopen, slowest);
  report.note(`${engine}: ${plan.kills} kills, ${acknowledged.length} *Done*s acknowledged`);
}

/** Four at a time until the bot dies; what it answered with success goes on record. */
async function submit({ port }: App, numbers: Iterator<number>, acknowledged: string[]): Promise<void> {
  const one = async () => {
    const connection = await Connection.open(port);
    for (;;) {
      const next = numbers.next();
      if (next.done) throw new Error("the bench has used up its prepared rows: seed more");
      const work = done([next.value].values());
      const answer = await connection.send(work.next()).catch(() => null);
      if (answer === null) return;
      if (work.isGood(answer)) acknowledged.push(idOf("a", next.value));
    }
  };
  await Promise.all(Array.from({ length: 4 }, one));
}

/** Each must be handed over, in the audit trail, and have left its messages in the outbox. */
async function countLost({ db }: Database, acknowledged: readonly string[]): Promise<number> {
  const kept = await rowsOf<{ id: string }>(
    db,
    sql`select i.invitation_id::text as id from invitations i
        where i.state <> 'draft'
          and exists (select 1 from audit_entries a where a.workspace_id = i.workspace_id
            and a.act = 'invitation.sent' and a.subject_id = i.invitation_id::text)
          and exists (select 1 from outbox_messages m where m.workspace_id = i.workspace_id
            and m.topic = 'card.refresh' and m.body->'card'->>'id' = i.invitation_id::text)`,
  );
  const ids = new Set(kept.map(({ id }) => id));
  return acknowledged.filter((id) => !ids.has(id)).length;
}
