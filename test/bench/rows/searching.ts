import { sql } from "drizzle-orm";
import { type Database, rowsOf } from "../../../db/client.ts";
import { findCandidates, listCustomersFrom } from "../../../db/queries/customer-search.ts";
import { CustomerId } from "../../../src/domain/ids.ts";
import { fold } from "../../../src/domain/search-text.ts";
import { startQuietBot } from "../apps.ts";
import { companyNames } from "../company-names.ts";
import { inRounds } from "../rounds.ts";
import { seedCustomers, seedWorkspace } from "../seed.ts";
import { fast, p50 } from "../slice.ts";
import { median, quantile, seededChance } from "../statistics.ts";
import type { Engine } from "../storage.ts";
import { typeahead } from "../workloads.ts";
import { idOf, workspaceId } from "../workspace.ts";
import type { Bench } from "./bench.ts";

const few = 1_000;

const names = {
  PostgreSQL: { typing: "typing", oneWord: "oneWord", twoWords: "twoWords", paging: "paging" },
  PGlite: {
    typing: "typingEmbedded",
    oneWord: "oneWordEmbedded",
    twoWords: "twoWordsEmbedded",
    paging: "pagingEmbedded",
  },
} as const;

/** Rows 8 to 10: what searching and paging cost when there are many customers, beside a thousand. */
export async function searching(bench: Bench): Promise<void> {
  await onEngine(bench, "PostgreSQL");
  await onEngine(bench, "PGlite");
}

async function onEngine({ plan, report, storages, stub }: Bench, engine: Engine): Promise<void> {
  const goal = names[engine];
  const filled = async (count: number) => {
    const storage = await storages.make(engine);
    const database = await storage.open();
    await seedWorkspace(database);
    await seedCustomers(database, count);
    return { storage, database, count };
  };
  const many = await filled(plan.customers);
  const thousand = await filled(few);

  const oneWord = await timed(plan.samples, () => find(many.database, nextWord(many.count)));
  const twoWords = await timed(plan.samples, () => find(many.database, nextWords(many.count)));
  report.put(goal.oneWord, quantile(oneWord, 0.99));
  report.put(goal.twoWords, quantile(twoWords, 0.99));
  report.note(
    `${engine}: typeahead SQL p50 ${median(oneWord).toFixed(1)} ms for one word, ${median(twoWords).toFixed(1)} ms for two`,
  );

  const pages = await inRounds(plan.rounds, {
    many: () => pageSlice(plan.samples / 5, many),
    thousand: () => pageSlice(plan.samples / 5, thousand),
  });
  report.put(
    goal.paging,
    pages.ratio("many", "thousand", (slice) => slice.p50),
  );
  await many.database.close();
  await thousand.database.close();

  const apps = {
    many: await startQuietBot(many.storage, stub),
    thousand: await startQuietBot(thousand.storage, stub),
  };
  const typing = await inRounds(plan.rounds, {
    many: () =>
      fast(
        apps.many,
        typeahead(() => nextWord(many.count)),
        plan.fastMs,
        1,
      ),
    thousand: () =>
      fast(
        apps.thousand,
        typeahead(() => nextWord(few)),
        plan.fastMs,
        1,
      ),
  });
  for (const app of Object.values(apps)) await app.stop();
  report.put(goal.typing, typing.ratio("many", "thousand", p50));
  const answers = [typing.of("many", p50), typing.of("thousand", p50)].map((ms) => ms.toFixed(1));
  report.note(
    `${engine}: a letter typed is answered in ${answers.join(" ms, at 1k in ")} ms (p50)${typing.faults("many")}`,
  );
}

type Filled = { readonly database: Database; readonly count: number };

async function pageSlice(samples: number, { database, count }: Filled) {
  const chance = seededChance(Math.floor(performance.now()));
  const [random] = await rowsOf<{ sort_name: string }>(
    database.db,
    sql`select sort_name from customers where workspace_id = ${workspaceId}
        and customer_id = ${idOf("c", Math.floor(chance() * count))}`,
  );
  if (!random) throw new Error("a customer is missing");
  let from = { sortName: random.sort_name, id: CustomerId.parse(idOf("c", 0)) };
  const times = await timed(samples, async () => {
    const rows = await listCustomersFrom(database.db, workspaceId, null, from, "forwards", 21);
    const last = rows.at(-1);
    from = last && rows.length === 21 ? last.place : { sortName: "", id: from.id };
  });
  return { p50: median(times), failures: 0 };
}

async function find({ db }: Database, query: string): Promise<void> {
  await findCandidates(db, workspaceId, query, null, 60);
}

/** Milliseconds of each; what comes before the first is warm-up. */
async function timed(samples: number, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (let n = -samples / 5; n < samples; n += 1) {
    const began = performance.now();
    await work();
    if (n >= 0) times.push(performance.now() - began);
    // The embedded engine answers in microtasks: without this, nothing else of ours would run.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return times;
}

const typists = new Map<number, () => string[]>();

/** The folded words of a customer that is there, the same ones in every run. */
function wordsOfSomebody(count: number): string[] {
  let next = typists.get(count);
  if (!next) {
    const nextName = companyNames(count);
    next = () => fold(nextName().companyName).split(" ");
    typists.set(count, next);
  }
  return next();
}

/** The first three to five letters of a name. */
function nextWord(count: number): string {
  const [word = ""] = wordsOfSomebody(count);
  return word.slice(0, 3 + (word.length % 3));
}

/** Three letters of each of two words, as people type when there are many of the first. */
function nextWords(count: number): string {
  const [one = "", two = ""] = wordsOfSomebody(count);
  return `${one.slice(0, 3)} ${two.slice(0, 3)}`;
}
