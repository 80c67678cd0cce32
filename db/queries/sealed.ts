import { and, asc, eq, gt, isNotNull, notLike, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { installations, invitations, passports, vendorAccounts, vendorSignIns } from "../schema/index.ts";

interface Place {
  readonly table: PgTable & { readonly workspaceId: PgColumn };
  readonly sealed: PgColumn;
  /** Names the row within its workspace. */
  readonly id: PgColumn;
}

/** Every column that holds secrets sealed under the encryption key: what is not in this list is lost with the key. */
const places = {
  "invitations.sealed_link": {
    table: invitations,
    sealed: invitations.sealedLink,
    id: invitations.invitationId,
  },
  "passports.sealed_token": {
    table: passports,
    sealed: passports.sealedToken,
    id: passports.invitationId,
  },
  "vendor_accounts.sealed_refresh_token": {
    table: vendorAccounts,
    sealed: vendorAccounts.sealedRefreshToken,
    id: vendorAccounts.workspaceId,
  },
  "vendor_sign_ins.sealed_verifier": {
    table: vendorSignIns,
    sealed: vendorSignIns.sealedVerifier,
    id: vendorSignIns.stateHash,
  },
  "installations.sealed_bot_token": {
    table: installations,
    sealed: installations.sealedBotToken,
    id: installations.workspaceId,
  },
  "installations.sealed_refresh_token": {
    table: installations,
    sealed: installations.sealedRefreshToken,
    id: installations.workspaceId,
  },
} as const satisfies Record<string, Place>;

export type SealedColumn = keyof typeof places;

// The keys of the object above.
export const sealedColumns = Object.keys(places) as readonly SealedColumn[];

/** `id` is the row's own, as text. */
export interface SealedRow {
  readonly id: string;
  readonly sealed: string;
}

/** Rows sealed under any other key than the one with this id, in the order of their ids, after `after`. */
export async function readSealedOtherwise(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  column: SealedColumn,
  { keyId, after, limit }: { readonly keyId: string; readonly after: string; readonly limit: number },
): Promise<readonly SealedRow[]> {
  const { table, sealed, id }: Place = places[column];
  const idText = asText(id);
  return db
    .select({ id: idText, sealed: sql<string>`${sealed}` })
    .from(table)
    .where(
      and(
        eq(table.workspaceId, workspaceId),
        isNotNull(sealed),
        notLike(sealed, `${keyId}.%`),
        gt(idText, after),
      ),
    )
    .orderBy(asc(idText))
    .limit(limit);
}

/** How many rows are sealed under each key, by the key's id. */
export async function countSealed(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  column: SealedColumn,
): Promise<ReadonlyMap<string, number>> {
  const { table, sealed }: Place = places[column];
  const keyId = sql<string>`split_part(${sealed}, '.', 1)`;
  const rows = await db
    .select({ keyId, count: sql<string>`count(*)` })
    .from(table)
    .where(and(eq(table.workspaceId, workspaceId), isNotNull(sealed)))
    .groupBy(sql`1`);
  return new Map(rows.map((row) => [row.keyId, Number(row.count)]));
}

/** Puts a sealed text in the place of another; a row that changed meanwhile is left as it is. Answers with how many it put. */
export async function replaceSealed(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  column: SealedColumn,
  rows: readonly (SealedRow & { readonly replacement: string })[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const { table, sealed, id }: Place = places[column];
  const values: SQL[] = rows.map(
    (row) => sql`(${row.id}::text, ${row.sealed}::text, ${row.replacement}::text)`,
  );
  const name = sql.identifier(column.slice(column.indexOf(".") + 1));
  const put = await rowsOf(
    db,
    sql`update ${table} set ${name} = v.replacement
      from (values ${sql.join(values, sql`, `)}) as v(id, sealed, replacement)
      where ${table.workspaceId} = ${workspaceId} and ${asText(id)} = v.id and ${sealed} = v.sealed
      returning 1 as put`,
  );
  return put.length;
}

/** In byte order, so that pages follow one another whatever the database's collation. */
function asText(id: PgColumn): SQL<string> {
  return sql<string>`(${id}::text collate "C")`;
}
