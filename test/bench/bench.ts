// Holds the bot against the goals of docs/benchmarks.md. It prints and asserts nothing: a bench is not a test.
import { parseArgs } from "node:util";
import { cores, isPinned, keepOffTheAppsCore } from "./process.ts";
import { Report } from "./report.ts";
import { answering } from "./rows/answering.ts";
import type { Bench } from "./rows/bench.ts";
import { delivering } from "./rows/delivering.ts";
import { killing } from "./rows/killing.ts";
import { overSocket } from "./rows/over-socket.ts";
import { searching } from "./rows/searching.ts";
import { starting } from "./rows/starting.ts";
import { steady } from "./rows/steady.ts";
import { takingOver } from "./rows/taking-over.ts";
import { twoProcesses } from "./rows/two-processes.ts";
import { startSlackStub } from "./slack-stub.ts";
import { openStorages } from "./storage.ts";

const { values } = parseArgs({ options: { quick: { type: "boolean" }, only: { type: "string" } } });
const only = values.only?.split(",").map(Number) ?? null;

const plan = values.quick
  ? { rounds: 3, fastMs: 500, steadyMs: 1_500, customers: 100_000, samples: 200, kills: 5 }
  : { rounds: 7, fastMs: 1_000, steadyMs: 4_000, customers: 1_000_000, samples: 1_000, kills: 30 };

const groups: readonly { readonly rows: readonly number[]; readonly run: (bench: Bench) => Promise<void> }[] =
  [
    { rows: [1, 2, 3, 4], run: answering },
    { rows: [5, 6, 19], run: steady },
    { rows: [7], run: overSocket },
    { rows: [8, 9, 10], run: searching },
    { rows: [11], run: takingOver },
    { rows: [12, 13], run: delivering },
    { rows: [14], run: twoProcesses },
    { rows: [15, 16, 17], run: starting },
    { rows: [18], run: killing },
  ];

const began = performance.now();
const report = new Report(values.quick ? "100k" : "1M");
const storages = await openStorages();
const stub = await startSlackStub();
keepOffTheAppsCore();
try {
  for (const { rows, run } of groups) {
    if (only !== null && !rows.some((row) => only.includes(row))) continue;
    process.stderr.write(`rows ${rows.join(", ")} ...\n`);
    stub.onCall = null;
    try {
      await run({ plan, report, storages, stub });
    } catch (error) {
      report.note(`**rows ${rows.join(", ")} could not be measured**: ${String(error)}`);
    }
  }
} finally {
  stub.close();
  await storages.close();
}
const minutes = ((performance.now() - began) / 60_000).toFixed(1);
report.note(
  `Node ${process.version}, ${cores} cores, ${isPinned ? "the app alone on the first" : "nothing pinned"}; ${minutes} minutes${values.quick ? "; quick: fewer and shorter rounds" : ""}.`,
);
process.stdout.write(`${report.toMarkdown()}\n`);
