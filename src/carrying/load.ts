import { sql } from "drizzle-orm";
import type { Bulk } from "../../db/bulk.ts";
import { Counter, digestTable, readAlike, type TableDigest } from "../../db/carrying/rows.ts";
import { type CarriedTable, quoted, readTables, setSequences } from "../../db/carrying/tables.ts";
import type { Database } from "../../db/client.ts";
import { migrateWithin, readMigrations } from "../../db/migrate.ts";
import { declined, done, type Outcome } from "../domain/outcome.ts";
import { audit, type ChainVerdict } from "../service/index.ts";
import type { Source } from "./source.ts";
import { inspectTarget, type TargetRefusal } from "./target.ts";

export interface Loaded {
  readonly tables: readonly TableDigest[];
  readonly chains: readonly ChainVerdict[];
  /** Applied after loading, to what came from an older schema. */
  readonly migrated: readonly string[];
  /** The database held exactly this before: nothing was written. */
  readonly wasThere: boolean;
}

interface Options {
  /** Nothing is kept: only whether it could be done is found out. */
  readonly isTrial?: boolean;
  /** A database that holds exactly the source's rows is as good as one just filled. */
  readonly acceptsSame?: boolean;
  readonly onTable?: (name: string, rows: number) => void;
  /** The last thing before the commit: with it, or with nothing. */
  readonly beforeCommit?: (bulk: Bulk) => Promise<void>;
}

/** What was written reads otherwise than what was sent: nothing of it was kept. */
export class CarryingBroken extends Error {
  override readonly name = "CarryingBroken";
  readonly table: string;
  constructor(table: string, why: string) {
    super(`${table}: ${why}`);
    this.table = table;
  }
}

class TrialOver extends Error {}

/**
 * Fills an empty database from the source: schema, rows, check, commit, all in one transaction, so that a death at any
 * point leaves it as it was. An older source's schema is made first and brought up to date after. Throws CarryingBroken.
 */
export async function load(
  target: Database,
  source: Source,
  options: Options = {},
): Promise<Outcome<Loaded, TargetRefusal>> {
  try {
    return await target.inBulk((bulk) => loadWithin(bulk, source, options));
  } catch (error) {
    if (error instanceof TrialOver) return done({ tables: [], chains: [], migrated: [], wasThere: false });
    throw error;
  }
}

async function loadWithin(
  bulk: Bulk,
  source: Source,
  options: Options,
): Promise<Outcome<Loaded, TargetRefusal>> {
  const found = await inspectTarget(bulk, source.level);
  await readAlike(bulk.db);
  if (found === "not-empty" && options.acceptsSame && !options.isTrial) return compare(bulk, source, options);
  if (found !== "fresh" && found !== "prepared") return declined(found);
  if (found === "fresh") await migrateWithin(bulk, source.level);
  if (options.isTrial) throw new TrialOver();

  const tables = new Map((await readTables(bulk.db)).map((table) => [table.name, table]));
  const sent: TableDigest[] = [];
  for await (const { name, columns, lines } of source.tables()) {
    const table = tables.get(name);
    if (!table || !hasSameColumns(table, columns)) throw new CarryingBroken(name, "its columns are others");
    const counter = new Counter(name);
    await bulk.copyIn(
      name,
      columns,
      counter.pass(lines, (rows) => options.onTable?.(name, rows)),
    );
    sent.push(counter.digest());
  }
  const missing = [...tables.keys()].find((name) => !sent.some(({ table }) => table === name));
  if (missing !== undefined) throw new CarryingBroken(missing, "nothing was sent for it");
  await setSequences(bulk.db, source.sequences);

  for (const digest of sent) {
    const table = tables.get(digest.table);
    if (table && !isSame(await digestTable(bulk.db, table), digest))
      throw new CarryingBroken(digest.table, "what was written reads otherwise than what was sent");
  }
  const { pending } = await readMigrations(bulk.db);
  await migrateWithin(bulk);
  const chains = await checkChains(bulk, source);
  await options.beforeCommit?.(bulk);
  // The planner knows nothing of tables that were just filled.
  await bulk.db.execute(sql.raw(`analyze ${[...tables.keys()].map(quoted).join(", ")}`));
  return done({ tables: sent, chains, migrated: pending, wasThere: false });
}

/** Reads both sides: a run before this one may have died when all was done but the word of it. */
async function compare(
  bulk: Bulk,
  source: Source,
  options: Options,
): Promise<Outcome<Loaded, TargetRefusal>> {
  const tables = new Map((await readTables(bulk.db)).map((table) => [table.name, table]));
  const same: TableDigest[] = [];
  for await (const { name, columns, lines } of source.tables()) {
    const table = tables.get(name);
    if (!table || !columns.every((column) => table.columns.includes(column))) return declined("not-empty");
    const counter = new Counter(name);
    for await (const _ of counter.pass(lines, (rows) => options.onTable?.(name, rows)));
    const theirs = await digestTable(bulk.db, { ...table, columns });
    if (!isSame(theirs, counter.digest())) return declined("not-empty");
    same.push(theirs);
  }
  const chains = await checkChains(bulk, source);
  return done({ tables: same, chains, migrated: [], wasThere: true });
}

async function checkChains(bulk: Bulk, source: Source): Promise<readonly ChainVerdict[]> {
  const chains = await audit.verifyChains(bulk, source.heads);
  const broken = chains.find(({ verdict }) => !verdict.isUnbroken);
  if (broken && !broken.verdict.isUnbroken)
    throw new CarryingBroken(
      "audit_entries",
      `the audit chain of workspace ${broken.workspaceId} is broken at entry ${broken.verdict.seq} (${broken.verdict.fault})`,
    );
  return chains;
}

function hasSameColumns(table: CarriedTable, columns: readonly string[]): boolean {
  return table.columns.length === columns.length && columns.every((column) => table.columns.includes(column));
}

function isSame(one: TableDigest, other: TableDigest): boolean {
  return one.rows === other.rows && one.sha256 === other.sha256;
}
