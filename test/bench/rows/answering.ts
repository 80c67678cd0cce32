import { startBare, startHandWritten, startQuietBot } from "../apps.ts";
import { inRounds } from "../rounds.ts";
import { seedCustomers, seedDrafts, seedWorkspace } from "../seed.ts";
import { seedRemovals } from "../seed-removals.ts";
import { cpu, fast, rate } from "../slice.ts";
import type { Engine } from "../storage.ts";
import { approve, done, help, invite } from "../workloads.ts";
import type { Bench } from "./bench.ts";

/** More than any round uses up. */
const prepared = 30_000;

/** Rows 1 to 4: how many requests are answered, and what each costs, beside a Bolt app that only acks. */
export async function answering({ plan, report, storages, stub }: Bench): Promise<void> {
  const filled = async (engine: Engine) => {
    const storage = await storages.make(engine);
    const database = await storage.open();
    await seedWorkspace(database);
    await seedCustomers(database, prepared);
    await seedDrafts(database, prepared);
    await seedRemovals(database, prepared);
    await database.close();
    return storage;
  };
  const apps = {
    bare: await startBare("bare"),
    lean: await startBare("lean"),
    postgres: await startQuietBot(await filled("PostgreSQL"), stub),
    postgresByHand: await startHandWritten(await filled("PostgreSQL")),
    embedded: await startQuietBot(await filled("PGlite"), stub),
    embeddedByHand: await startHandWritten(await filled("PGlite")),
  };
  const ms = plan.fastMs;
  const numbers = () => Array.from({ length: prepared }, (_, n) => n).values();
  const work = {
    done: done(numbers()),
    doneByHand: done(numbers()),
    doneEmbedded: done(numbers()),
    doneEmbeddedByHand: done(numbers()),
    approve: approve(numbers()),
    approveByHand: approve(numbers()),
    approveEmbedded: approve(numbers()),
    approveEmbeddedByHand: approve(numbers()),
  };
  const rounds = await inRounds(plan.rounds, {
    bare: () => fast(apps.bare, help(), ms),
    lean: () => fast(apps.lean, help(), ms),
    help: () => fast(apps.postgres, help(), ms),
    invite: () => fast(apps.postgres, invite(), ms),
    done: () => fast(apps.postgres, work.done, ms),
    doneByHand: () => fast(apps.postgresByHand, work.doneByHand, ms),
    doneEmbedded: () => fast(apps.embedded, work.doneEmbedded, ms),
    doneEmbeddedByHand: () => fast(apps.embeddedByHand, work.doneEmbeddedByHand, ms),
    approve: () => fast(apps.postgres, work.approve, ms),
    approveByHand: () => fast(apps.postgresByHand, work.approveByHand, ms),
    approveEmbedded: () => fast(apps.embedded, work.approveEmbedded, ms),
    approveEmbeddedByHand: () => fast(apps.embeddedByHand, work.approveEmbeddedByHand, ms),
  });
  for (const app of Object.values(apps)) await app.stop();

  report.put("help", rounds.ratio("help", "bare", rate));
  report.put("doneRate", rounds.ratio("done", "bare", rate));
  report.put("doneCpu", rounds.ratio("done", "bare", cpu));
  report.put("doneByHand", rounds.ratio("done", "doneByHand", rate));
  report.put("approveRate", rounds.ratio("approve", "bare", rate));
  report.put("approveCpu", rounds.ratio("approve", "bare", cpu));
  report.put("approveByHand", rounds.ratio("approve", "approveByHand", rate));
  report.put("doneRateEmbedded", rounds.ratio("doneEmbedded", "bare", rate));
  report.put("doneCpuEmbedded", rounds.ratio("doneEmbedded", "bare", cpu));
  report.put("doneByHandEmbedded", rounds.ratio("doneEmbedded", "doneEmbeddedByHand", rate));
  report.put("approveRateEmbedded", rounds.ratio("approveEmbedded", "bare", rate));
  report.put("approveCpuEmbedded", rounds.ratio("approveEmbedded", "bare", cpu));
  report.put("approveByHandEmbedded", rounds.ratio("approveEmbedded", "approveEmbeddedByHand", rate));
  report.put("inviteRate", rounds.ratio("invite", "bare", rate));
  report.put("inviteCpu", rounds.ratio("invite", "bare", cpu));

  for (const name of rounds.slices.keys()) {
    const [perSecond, micros] = [rounds.of(name, rate).toFixed(0), rounds.of(name, cpu).toFixed(0)];
    const toBare = rounds.ratio(name, "bare", cpu).toFixed(2);
    report.note(`${name}: ${perSecond}/s, ${micros} µs CPU each (÷ bare ${toBare})${rounds.faults(name)}`);
  }
}
