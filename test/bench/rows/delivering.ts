import { startBareSender, startOutboxBot } from "../apps.ts";
import { inRounds } from "../rounds.ts";
import { handAllOver, seedCustomers, seedDrafts, seedWorkspace } from "../seed.ts";
import type { ApiCall } from "../slack-stub.ts";
import { monotonicMs } from "../slack-stub.ts";
import { quantile } from "../statistics.ts";
import type { Engine } from "../storage.ts";
import type { Bench } from "./bench.ts";

const names = {
  PostgreSQL: { p50: "wakeP50", p99: "wakeP99", drain: "drain" },
  PGlite: { p50: "wakeP50Embedded", p99: "wakeP99Embedded", drain: "drainEmbedded" },
} as const;

/** As many as the outbox delivers at the same time. */
const slots = 32;

/** Rows 12 and 13: how soon a message leaves an idle outbox, and how fast a full one empties. */
export async function delivering(bench: Bench): Promise<void> {
  await onEngine(bench, "PostgreSQL");
  await onEngine(bench, "PGlite");
}

async function onEngine({ plan, report, storages, stub }: Bench, engine: Engine): Promise<void> {
  const goal = names[engine];
  const wakes = Math.ceil(plan.samples / 4);
  const perRound = plan.samples / 2;
  const prepared = wakes + perRound * (plan.rounds + 1);
  const storage = await storages.make(engine);
  const database = await storage.open();
  // A channel for each message, so that Slack's one a second and channel is not what is measured.
  await seedWorkspace(database, prepared);
  await seedCustomers(database, prepared);
  await seedDrafts(database, prepared, prepared);
  await handAllOver(database);
  await database.close();
  const bot = await startOutboxBot(storage, stub);
  const sender = startBareSender(stub);

  const times: number[] = [];
  for (let n = 0; n < wakes; n += 1) {
    const called = nextPost(stub);
    const { committedAt } = await bot.ask<{ committedAt: number }>({ from: n, count: 1 });
    times.push((await called).at - committedAt);
    // Idle again: the message is settled, and the workers sleep.
    await new Promise((resolve) => setTimeout(resolve, 20 + 20 * Math.random()));
  }
  report.put(goal.p50, quantile(times, 0.5));
  report.put(goal.p99, quantile(times, 0.99));

  let from = wakes;
  const rounds = await inRounds(plan.rounds, {
    bare: () => posting(stub, perRound, () => sender.ask({ posts: perRound, slots })),
    outbox: () =>
      posting(stub, perRound, () => {
        from += perRound;
        return bot.ask({ from: from - perRound, count: perRound });
      }),
  });
  await bot.kill();
  await sender.kill();
  report.put(
    goal.drain,
    rounds.ratio("outbox", "bare", (slice) => slice.rate),
  );
  const [bare, outbox] = (["bare", "outbox"] as const).map((name) => rounds.of(name, (slice) => slice.rate));
  report.note(
    `${engine}: the outbox posts ${outbox?.toFixed(0)}/s, the bare loop ${bare?.toFixed(0)}/s, ${slots} at a time`,
  );
}

function nextPost(stub: Bench["stub"]): Promise<ApiCall> {
  return new Promise((resolve) => {
    stub.onCall = (call) => {
      if (call.method === "chat.postMessage") resolve(call);
    };
  });
}

/** From the first post to the last. */
async function posting(stub: Bench["stub"], count: number, begin: () => Promise<unknown>) {
  let seen = 0;
  let firstAt = 0;
  const all = new Promise<void>((resolve) => {
    stub.onCall = ({ method, at }) => {
      if (method !== "chat.postMessage") return;
      if (seen === 0) firstAt = at;
      seen += 1;
      if (seen === count) resolve();
    };
  });
  await begin();
  await all;
  return { rate: (count - 1) / ((monotonicMs() - firstAt) / 1_000), failures: 0 };
}
