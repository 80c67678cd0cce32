import { existsSync } from "node:fs";
import { join } from "node:path";
import { openEmbedded, openPostgres } from "../../db/client.ts";
import { knownMigrations, migrate, readMigrations } from "../../db/migrate.ts";
import type { Storage } from "../config.ts";

/** What a run of the migrate command found, and what it did about it. */
export interface MigrationRun {
  readonly engine: "postgres" | "embedded";
  /** By this run, oldest first. */
  readonly appliedNow: readonly string[];
  readonly pending: readonly string[];
  /** How many a newer program left in the database. */
  readonly unknown: number;
}

/** Brings the database up to date, or only looks: then nothing is made that is not there. Throws DatabaseInUse. */
export async function runMigrations(storage: Storage, isCheckOnly: boolean): Promise<MigrationRun> {
  const engine = storage.kind;
  if (storage.kind === "embedded" && isCheckOnly && !hasEmbedded(storage.folder))
    return { engine, appliedNow: [], pending: knownMigrations(), unknown: 0 };
  const database =
    storage.kind === "postgres" ? openPostgres(storage.url) : await openEmbedded(storage.folder);
  try {
    const appliedNow = isCheckOnly ? [] : await migrate(database);
    const { pending, unknown } = await readMigrations(database.patientDb);
    return { engine, appliedNow, pending, unknown };
  } finally {
    await database.close();
  }
}

export function hasEmbedded(folder: string): boolean {
  return existsSync(join(folder, "database", "PG_VERSION"));
}
