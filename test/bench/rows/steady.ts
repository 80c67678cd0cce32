import { setTimeout } from "node:timers/promises";
import { startBare, startShippedBot } from "../apps.ts";
import { inRounds } from "../rounds.ts";
import { seedCustomers, seedDrafts, seedWorkspace } from "../seed.ts";
import { cpu, p50, p99, steady as steadily } from "../slice.ts";
import type { Engine } from "../storage.ts";
import { done, help } from "../workloads.ts";
import type { Bench } from "./bench.ts";

/** So many that the one message a second which Slack takes in a channel is not what is measured. */
const channels = 400;

/** Rows 5, 6 and 19: what people wait at 150 *Done*s a second, while the shipped bot brings its outbox out as well. */
export async function steady({ plan, report, storages, stub }: Bench): Promise<void> {
  const prepared = Math.ceil((150 * plan.steadyMs * (plan.rounds + 2)) / 1_000);
  const started = async (engine: Engine) => {
    const storage = await storages.make(engine);
    const database = await storage.open();
    await seedWorkspace(database, channels);
    await seedCustomers(database, prepared);
    await seedDrafts(database, prepared, channels);
    await database.close();
    return startShippedBot(storage.env, stub);
  };
  const apps = {
    bare: await startBare("bare"),
    postgres: await started("PostgreSQL"),
    embedded: await started("PGlite"),
  };
  const numbers = () => Array.from({ length: prepared }, (_, n) => n).values();
  const work = { postgres: done(numbers()), embedded: done(numbers()) };
  const rounds = await inRounds(plan.rounds, {
    bare: () => steadily(apps.bare, help(), 150, plan.steadyMs),
    postgres: () => steadily(apps.postgres, work.postgres, 150, plan.steadyMs),
    embedded: () => steadily(apps.embedded, work.embedded, 150, plan.steadyMs),
  });
  const unhurried = {
    PostgreSQL: await onceCaughtUp(() => steadily(apps.postgres, work.postgres, 15, plan.steadyMs)),
    PGlite: await onceCaughtUp(() => steadily(apps.embedded, work.embedded, 15, plan.steadyMs)),
  };
  for (const app of Object.values(apps)) await app.kill();

  report.put("steadyP50", rounds.ratio("postgres", "bare", p50));
  report.put("steadyP99", rounds.ratio("postgres", "bare", p99));
  report.put("steadyP50Embedded", rounds.ratio("embedded", "bare", p50));
  report.put("steadyP99Embedded", rounds.ratio("embedded", "bare", p99));
  report.put("ackP99", rounds.of("postgres", p99));
  report.put("ackP99Embedded", rounds.of("embedded", p99));
  for (const name of rounds.slices.keys()) {
    const busy = ((rounds.of(name, cpu) * 150) / 10_000).toFixed(0);
    const [middle, slow] = [rounds.of(name, p50).toFixed(1), rounds.of(name, p99).toFixed(1)];
    report.note(
      `${name} at 150/s: ${middle} ms p50, ${slow} ms p99, the app ${busy} % busy${rounds.faults(name)}`,
    );
  }
  for (const [engine, slice] of Object.entries(unhurried)) {
    report.note(`*Done* at 15/s, ${engine}: ${slice.p50.toFixed(1)} ms p50, ${slice.p99.toFixed(1)} ms p99`);
  }
}

/** What the rounds before left in the outbox goes first. */
async function onceCaughtUp<T>(measure: () => Promise<T>): Promise<T> {
  await setTimeout(10_000);
  return measure();
}
