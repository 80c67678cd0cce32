import { type SQL, sql } from "drizzle-orm";
import { type Db, rowsOf, type Tx } from "../client.ts";

/**
 * What follows in this transaction is planned for the tables as they are. Plans are kept with their statements otherwise,
 * and one that was made while a table was empty reads it from end to end for every row later.
 */
export async function planAnew(tx: Tx): Promise<void> {
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
}

/** What the planner believes of the tables that a reading fills: the embedded engine never looks by itself, PostgreSQL a minute later. */
export async function learnAnew(db: Db): Promise<void> {
  await db.execute(sql`analyze customers, relationships, directory_customers`);
}

/** Rows of one statement over whole tables. */
export function rowsPlannedAnew<Row>(db: Db | Tx, query: SQL): Promise<Row[]> {
  return db.transaction(async (tx) => {
    await planAnew(tx);
    return rowsOf<Row>(tx, query);
  });
}
