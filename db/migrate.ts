import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import type { PgliteDatabase } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import type { Database } from "./client.ts";
import type * as schema from "./schema/index.ts";

/** Any number that no other program uses for an advisory lock in the same database. */
const migrationLock = 7_201_955;

/** Brings the schema up to date. Safe when several processes start at once: one migrates, the others wait. */
export async function migrate(database: Database): Promise<void> {
  const migrationsFolder = findMigrations();
  if (database.engine === "embedded") {
    // The folder's lock file already keeps other processes out. The cast undoes the common type of both engines.
    await migratePglite(database.patientDb as unknown as PgliteDatabase<typeof schema>, { migrationsFolder });
    return;
  }
  await database.patientDb.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${migrationLock})`);
    // The cast undoes the common type of both engines; the lock above is held by another connection until this ends.
    await migratePostgres(database.patientDb as unknown as PostgresJsDatabase<typeof schema>, {
      migrationsFolder,
    });
  });
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
