import { sql } from "drizzle-orm";
import type { Bulk } from "../../db/bulk.ts";
import { quoted, readTables } from "../../db/carrying/tables.ts";
import { rowsOf } from "../../db/client.ts";
import { holdMigrations, readMigrations } from "../../db/migrate.ts";

/** Why a database takes nothing in. */
export type TargetRefusal = "postgres-too-old" | "not-utf8" | "not-empty" | "prepared-otherwise";

const oldestVersion = 140_000;

/**
 * How the database is to be filled: `fresh` has no table, `prepared` has ours, empty and with the same migrations.
 * From here to the end of the transaction nobody else migrates it or writes to it.
 */
export async function inspectTarget(
  bulk: Bulk,
  level: string,
): Promise<"fresh" | "prepared" | TargetRefusal> {
  await holdMigrations(bulk);
  const { db } = bulk;
  const [server] = await rowsOf<{ version: string; encoding: string }>(
    db,
    sql`select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`,
  );
  if (Number(server?.version) < oldestVersion) return "postgres-too-old";
  if (server?.encoding !== "UTF8") return "not-utf8";
  const tables = await readTables(db);
  const { applied, unknown } = await readMigrations(db);
  if (tables.length === 0 && applied.length === 0) return "fresh";
  if (tables.length > 0)
    await db.execute(
      sql.raw(`lock table ${tables.map(({ name }) => quoted(name)).join(", ")} in exclusive mode`),
    );
  for (const { name } of tables)
    if ((await rowsOf(db, sql`select 1 as one from ${sql.identifier(name)} limit 1`)).length > 0)
      return "not-empty";
  return applied.at(-1) === level && unknown === 0 ? "prepared" : "prepared-otherwise";
}
