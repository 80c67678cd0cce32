import { startShippedBot } from "../apps.ts";
import { seedCustomers, seedWorkspace } from "../seed.ts";
import { median, shuffled } from "../statistics.ts";
import type { Bench } from "./bench.ts";

/** Rows 15 to 17: how soon the shipped bot is ready, and how much memory it then holds. */
export async function starting({ plan, report, storages, stub }: Bench): Promise<void> {
  const existing = async (engine: "PostgreSQL" | "PGlite") => {
    const { env, open } = await storages.make(engine);
    const database = await open();
    await seedWorkspace(database);
    await seedCustomers(database, 1_000);
    await database.close();
    return env;
  };
  const [postgres, embedded] = [await existing("PostgreSQL"), await existing("PGlite")];
  const seen = { postgres: [], embedded: [], first: [] } as Record<
    string,
    { seconds: number; megabytes: number }[]
  >;
  const variants = [
    ["postgres", () => postgres],
    ["embedded", () => embedded],
    ["first", () => ({ KAPOCS_DATA_DIR: storages.newFolder() })],
  ] as const;
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [name, env] of shuffled(variants)) {
      const began = performance.now();
      const bot = await startShippedBot(env(), stub, true);
      const seconds = (performance.now() - began) / 1_000;
      const { rssBytes } = await bot.usage();
      seen[name]?.push({ seconds, megabytes: rssBytes / 1_048_576 });
      await bot.stop();
    }
  }
  const middle = (name: string, pick: "seconds" | "megabytes") =>
    median((seen[name] ?? []).map((each) => each[pick]));
  report.put("start", middle("postgres", "seconds"));
  report.put("startEmbedded", middle("embedded", "seconds"));
  report.put("firstStart", middle("first", "seconds"));
  report.put("memory", middle("postgres", "megabytes"));
  report.put("memoryEmbedded", middle("embedded", "megabytes"));
  report.note(`memory after the very first start on PGlite: ${middle("first", "megabytes").toFixed(0)} MB`);
}
