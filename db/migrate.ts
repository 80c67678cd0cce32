import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import type { Bulk } from "./bulk.ts";
import { type Database, type Db, rowsOf, type Tx } from "./client.ts";
import type * as schema from "./schema/index.ts";

/** Any number that no other program uses for an advisory lock in the same database. */
const migrationLock = 7_201_955;

/** How a database stands to the migrations of this program, by their names, oldest first. */
export interface MigrationState {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** How many it has that this program does not know: a newer one was here. */
  readonly unknown: number;
}

/**
 * Brings the schema up to date and answers with what was applied now. Safe when several processes start at once: one
 * migrates, the others wait.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const migrationsFolder = findMigrations();
  if (database.engine === "embedded") {
    const { pending } = await readMigrations(database.patientDb);
    // The folder's lock file already keeps other processes out.
    await migrateEmbedded(database.patientDb, migrationsFolder);
    return pending;
  }
  return database.patientDb.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    // Read behind the lock: whoever was quicker has applied them. Not by this transaction, which may see less.
    const { pending } = await readMigrations(database.patientDb);
    // The cast undoes the common type of both engines; the lock above is held by another connection until this ends.
    await migratePostgres(database.patientDb as unknown as PostgresJsDatabase<typeof schema>, {
      migrationsFolder,
    });
    return pending;
  });
}

/** Loads the engine's part only where there is one. */
async function migrateEmbedded(db: Db, migrationsFolder: string): Promise<void> {
  const { migrate: migratePglite } = await import("drizzle-orm/pglite/migrator");
  // The cast undoes the common type of both engines.
  await migratePglite(db as unknown as PgliteDatabase<typeof schema>, { migrationsFolder });
}

/** Keeps every process that would migrate waiting, the bot at its start too, until the transaction ends. */
export async function holdMigrations({ engine, db }: Bulk): Promise<void> {
  // The folder's lock file already keeps other processes out.
  if (engine === "postgres") await db.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
}

/** Within a transaction that holds migrations: up to and with the one that is named, or all. */
export async function migrateWithin({ engine, db }: Bulk, upTo?: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-migrations-"));
  try {
    const migrationsFolder = upTo === undefined ? findMigrations() : copyMigrations(folder, upTo);
    // The cast undoes the common type of both engines.
    if (engine === "embedded") await migrateEmbedded(db, migrationsFolder);
    else await migratePostgres(db as unknown as PostgresJsDatabase<typeof schema>, { migrationsFolder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The migrator knows no goal but the end of its journal. */
function copyMigrations(to: string, upTo: string): string {
  const entries = readJournal();
  const last = entries.findIndex(({ tag }) => tag === upTo);
  if (last < 0) throw new Error(`there is no migration ${upTo}`);
  cpSync(findMigrations(), to, { recursive: true });
  const path = join(to, "meta/_journal.json");
  // Written by drizzle-kit.
  const journal = JSON.parse(readFileSync(path, "utf8")) as object;
  writeFileSync(path, JSON.stringify({ ...journal, entries: entries.slice(0, last + 1) }));
  return to;
}

/** Reads only, also from a database that has nothing in it yet. */
export async function readMigrations(db: Db | Tx): Promise<MigrationState> {
  const known = readJournal();
  const [place] = await rowsOf<{ found: string | null }>(
    db,
    sql`select to_regclass('drizzle.__drizzle_migrations')::text as found`,
  );
  const rows = place?.found
    ? await rowsOf<{ at: string }>(db, sql`select created_at::text as at from drizzle.__drizzle_migrations`)
    : [];
  const done = rows.map(({ at }) => Number(at));
  // The migrator goes by time: whatever is younger than the last one that was applied.
  const last = Math.max(...done, 0);
  const times = new Set(known.map(({ when }) => when));
  return {
    applied: known.filter(({ when }) => when <= last).map(({ tag }) => tag),
    pending: known.filter(({ when }) => when > last).map(({ tag }) => tag),
    unknown: done.filter((at) => !times.has(at)).length,
  };
}

/** What a database that is not there yet will be made with. */
export function knownMigrations(): readonly string[] {
  return readJournal().map(({ tag }) => tag);
}

interface JournalEntry {
  readonly tag: string;
  readonly when: number;
}

function readJournal(): readonly JournalEntry[] {
  const path = `${findMigrations()}/meta/_journal.json`;
  // Written by drizzle-kit, and carried along by our own build.
  const { entries } = JSON.parse(readFileSync(path, "utf8")) as { entries: readonly JournalEntry[] };
  return entries;
}

/** Beside the bundle when built, in the source tree otherwise. */
function findMigrations(): string {
  const candidates = ["./migrations", "../migrations", "../db/migrations"].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(`${path}/meta/_journal.json`));
  if (!found)
    throw new Error(
      `The migrations are missing. Looked in ${candidates.join(", ")}. Build again: npm run build`,
    );
  return found;
}
