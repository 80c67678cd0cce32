import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ExtractTablesWithRelations, SQL } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import {
  type Bulk,
  type CopyIn,
  copyToPglite,
  copyToPostgres,
  inBulkOnPglite,
  inBulkOnPostgres,
} from "./bulk.ts";
import { FolderMoved } from "./errors.ts";
import { lockFolder } from "./folder-lock.ts";
import { limitWaiting, type PoolLoad } from "./impatience.ts";
import { readMovedMark } from "./moved-mark.ts";
import { preparing } from "./preparing.ts";
import * as schema from "./schema/index.ts";
import { serveSnapshots } from "./snapshots.ts";

type Schema = typeof schema;

/** One type for both engines: the embedded one and PostgreSQL. */
export type Db = PgDatabase<PgQueryResultHKT, Schema>;
export type Tx = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export interface Database {
  readonly engine: "postgres" | "embedded";
  /** For answering people: connecting and statements give up after 1.5 s. */
  readonly db: Db;
  /** For sweeps, imports and migrations: patient. On the embedded engine the same connection as `db`. */
  readonly patientDb: Db;
  /** How busy the connections of `db` are; null on the embedded engine, which has one. */
  readonly pool: { readonly load: Readonly<PoolLoad>; readonly size: number } | null;
  readonly copyIn: CopyIn;
  /** COPY and all else in one transaction, which may last. Inside it only `bulk.db` may be used. */
  inBulk<T>(work: (bulk: Bulk) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Milliseconds after which a person's request gives up on the database. */
const impatienceMs = 1_500;

/** PostgreSQL 14 or newer at a `postgres://` address. Connects on first use. */
export function openPostgres(url: string, pool = { max: 10 }): Database {
  const impatient = postgres(url, {
    max: pool.max,
    connect_timeout: impatienceMs / 1_000,
    idle_timeout: 300,
    // While the server is away the next attempt comes soon: a request that waits for it is told so, not kept.
    backoff: () => 0.1,
    connection: { statement_timeout: impatienceMs, application_name: "kapocs" },
    onnotice: () => {},
  });
  const patient = postgres(url, {
    max: 4,
    connect_timeout: 10,
    idle_timeout: 60,
    backoff: () => 1,
    connection: { application_name: "kapocs-worker" },
    onnotice: () => {},
  });
  const load: PoolLoad = { busy: 0, waiting: 0 };
  return {
    engine: "postgres",
    pool: { load, size: pool.max },
    db: drizzlePostgres(limitWaiting(preparing(impatient), pool.max, impatienceMs, load), {
      schema,
      casing: "snake_case",
    }),
    patientDb: drizzlePostgres(preparing(patient), { schema, casing: "snake_case" }),
    async copyIn(table, columns, rows) {
      // A connection for each COPY: the driver ends one with a stray message, which would break off the next.
      const bulk = postgres(url, { max: 1, onnotice: () => {} });
      try {
        await copyToPostgres(bulk)(table, columns, rows);
      } finally {
        await bulk.end({ timeout: 5 });
      }
    },
    inBulk: (work) => inBulkOnPostgres(url, work),
    async close() {
      await Promise.all([impatient, patient].map((client) => client.end({ timeout: 5 })));
    },
  };
}

/**
 * The embedded database in `folder` (created if missing). One process owns a folder: a second one throws DatabaseInUse.
 * It survives the death of the process, not of the machine: it does not fsync. Throws FolderMoved for one that moved away.
 */
export async function openEmbedded(
  folder: string,
  dump?: Blob,
  { evenIfMoved = false } = {},
): Promise<Database> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const moved = readMovedMark(folder);
    if (moved && !evenIfMoved) throw new FolderMoved(folder, moved);
    const database = await startPglite(join(folder, "database"), dump);
    const stopServing = serveSnapshots(folder, database.pglite);
    return {
      ...database,
      async close() {
        await stopServing();
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** An embedded database in memory, for tests: from a dump of a migrated one where given. */
export function openInMemory(dump?: Blob): Promise<Database> {
  return startPglite("memory://", dump);
}

async function startPglite(dataDir: string, dump?: Blob) {
  // Loaded here: who works on PostgreSQL needs no engine beside the program.
  const { PGlite } = await import("@electric-sql/pglite");
  const { drizzle: drizzlePglite } = await import("drizzle-orm/pglite");
  const { pg_trgm } = await import("@electric-sql/pglite/contrib/pg_trgm");
  const { btree_gin } = await import("@electric-sql/pglite/contrib/btree_gin");
  const pglite = await PGlite.create(dataDir, {
    extensions: { pg_trgm, btree_gin },
    ...(dump ? { loadDataDir: dump } : {}),
  });
  const db = drizzlePglite(pglite, { schema, casing: "snake_case" });
  return {
    engine: "embedded" as const,
    pool: null,
    pglite,
    db,
    patientDb: db,
    copyIn: copyToPglite(pglite),
    inBulk: <T>(work: (bulk: Bulk) => Promise<T>) => inBulkOnPglite(pglite, work),
    close: () => pglite.close(),
  };
}

/** Runs raw SQL; the two drivers wrap their rows differently. */
export async function rowsOf<Row>(db: Db | Tx, query: SQL): Promise<Row[]> {
  const result: unknown = await db.execute(query);
  // postgres.js answers with the array itself, PGlite with an object around it.
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}

export function inTransaction<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(work);
}
