import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { ImportId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { customers, importChanges, imports } from "../schema/index.ts";
import { saveDetails } from "./customer-import.ts";

type ImportRecord = Omit<typeof imports.$inferSelect, "workspaceId">;

export async function insertImport(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: Omit<ImportRecord, "undoneAt" | "undoneBy">,
): Promise<void> {
  await tx.insert(imports).values({ workspaceId, ...done });
  // What they are now is what nobody must have changed since.
  await tx.execute(
    sql`update import_changes set after = ${digest} from customers
        where import_changes.workspace_id = ${workspaceId} and import_changes.import_id = ${done.importId}
          and customers.workspace_id = ${workspaceId} and customers.customer_id = import_changes.customer_id`,
  );
}

export async function findImport(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  importId: ImportId,
): Promise<ImportRecord | null> {
  const [row] = await db
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.importId, importId)))
    .limit(1);
  return row ?? null;
}

export async function lockImport(
  tx: Tx,
  workspaceId: WorkspaceId,
  importId: ImportId,
): Promise<ImportRecord | null> {
  const [row] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.workspaceId, workspaceId), eq(imports.importId, importId)))
    .for("update");
  return row ?? null;
}

/** Guards that it was not undone already. False when it was. */
export async function saveUndone(
  tx: Tx,
  workspaceId: WorkspaceId,
  importId: ImportId,
  undone: { readonly undoneBy: string; readonly undoneAt: Date },
): Promise<boolean> {
  const saved = await tx
    .update(imports)
    .set(undone)
    .where(
      and(
        eq(imports.workspaceId, workspaceId),
        eq(imports.importId, importId),
        sql`${imports.undoneAt} is null`,
      ),
    )
    .returning({ importId: imports.importId });
  return saved.length === 1;
}

/**
 * Waits for whoever deals at this moment with somebody that the import added, since they hold the row: what follows would
 * not see what they commit. Answers how many there are.
 */
export async function lockAdded(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: Pick<ImportRecord, "importedAt" | "importedBy">,
): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with locked as (
          select 1 from customers where ${added(workspaceId, done)} order by customers.customer_id for update
        ) select count(*)::int as count from locked`,
  );
  return row?.count ?? 0;
}

/** The same for those that it changed. */
export async function lockChanged(tx: Tx, workspaceId: WorkspaceId, importId: ImportId): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with locked as (
          select 1 from customers join import_changes its on its.workspace_id = ${workspaceId}
            and its.import_id = ${importId} and its.customer_id = customers.customer_id
          where customers.workspace_id = ${workspaceId} order by customers.customer_id for update of customers
        ) select count(*)::int as count from locked`,
  );
  return row?.count ?? 0;
}

/** Takes out those that the import added and nobody dealt with since. Answers how many. */
export async function deleteAdded(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: Pick<ImportRecord, "importId" | "importedAt" | "importedBy">,
): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with gone as (
          delete from customers where ${added(workspaceId, done)} and customers.standing = 'none'
            and not exists (${entries(workspaceId, done.importedAt)})
            and ${[...traces].reduce(
              (all, table) => sql`${all} and not exists (
              select 1 from ${sql.identifier(table)} trace
              where trace.workspace_id = ${workspaceId} and trace.customer_id = customers.customer_id)`,
              sql`true`,
            )}
            and not exists (select 1 from import_changes later where later.workspace_id = ${workspaceId}
              and later.customer_id = customers.customer_id)
          returning 1
        ) select count(*)::int as count from gone`,
  );
  return row?.count ?? 0;
}

/** Rows here say that somebody dealt with the customer, though no audit entry may name it. */
const traces = [
  ...["invitations", "relationships", "removal_requests", "registry_legs", "registry_holdings"],
  ...["registry_gdap", "acceptances", "gdap_requests"],
] as const;

/** Customers that an undo leaves as they are: how many, and the names of the first. */
interface Kept {
  readonly count: number;
  readonly names: readonly string[];
}

/** Puts those back that are as the import left them and that nobody dealt with since, page by page. */
export async function restoreChanged(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: Pick<ImportRecord, "importId" | "importedAt">,
  namesLimit: number,
): Promise<{ readonly restored: number; readonly kept: Kept }> {
  let restored = 0;
  let keptCount = 0;
  const names: string[] = [];
  for (let after = ""; ; ) {
    const page = await readChanged(tx, workspaceId, done, after);
    const last = page.at(-1);
    if (!last) return { restored, kept: { count: keptCount, names } };
    const same = page.filter((row) => row.isSame);
    if (same.length > 0) await saveDetails(tx, workspaceId, same);
    restored += same.length;
    keptCount += page.length - same.length;
    for (const row of page) if (!row.isSame && names.length < namesLimit) names.push(row.companyName);
    after = last.id;
  }
}

async function readChanged(
  tx: Tx,
  workspaceId: WorkspaceId,
  { importId, importedAt }: Pick<ImportRecord, "importId" | "importedAt">,
  after: string,
) {
  return tx
    .select({
      id: importChanges.customerId,
      details: importChanges.before,
      companyName: customers.companyName,
      isSame: sql<boolean>`${digest} = ${importChanges.after} and not exists (${entries(workspaceId, importedAt)})
        and not exists (${relationshipsSince(workspaceId, importedAt)})`,
    })
    .from(importChanges)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, importChanges.workspaceId),
        eq(customers.customerId, importChanges.customerId),
      ),
    )
    .where(
      and(
        eq(importChanges.workspaceId, workspaceId),
        eq(importChanges.importId, importId),
        after === "" ? undefined : sql`${importChanges.customerId} > ${after}::uuid`,
      ),
    )
    .orderBy(asc(importChanges.customerId))
    .limit(500);
}

/** Those that the import added and that are there. */
export async function listStillAdded(
  tx: Tx,
  workspaceId: WorkspaceId,
  done: Pick<ImportRecord, "importedAt" | "importedBy">,
  limit: number,
): Promise<Kept> {
  const rows = await rowsOf<{ company_name: string; total: number }>(
    tx,
    sql`select company_name, (count(*) over ())::int as total from customers where ${added(workspaceId, done)}
        order by sort_name, customer_id limit ${limit}`,
  );
  return { count: rows[0]?.total ?? 0, names: rows.map((row) => row.company_name) };
}

/** What it takes to undo is no longer needed after an undo, and after a while. */
export async function forgetChanges(tx: Tx, workspaceId: WorkspaceId, importId: ImportId): Promise<void> {
  await tx
    .delete(importChanges)
    .where(and(eq(importChanges.workspaceId, workspaceId), eq(importChanges.importId, importId)));
}

export async function sweepImports(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db.execute(
    sql`delete from import_changes change using imports done
        where change.workspace_id = ${workspaceId} and done.workspace_id = ${workspaceId}
          and done.import_id = change.import_id and done.imported_at < ${before.toISOString()}::timestamptz`,
  );
}

/** An import writes when and who into all that it adds, to the millisecond. */
function added(
  workspaceId: WorkspaceId,
  { importedAt, importedBy }: Pick<ImportRecord, "importedAt" | "importedBy">,
): SQL {
  return sql`customers.workspace_id = ${workspaceId} and customers.created_by = ${importedBy}
    and customers.created_at = ${importedAt.toISOString()}::timestamptz`;
}

function entries(workspaceId: WorkspaceId, since: Date): SQL {
  return sql`select 1 from audit_entries entry where entry.workspace_id = ${workspaceId}
    and entry.customer_id = customers.customer_id and entry.at >= ${since.toISOString()}::timestamptz`;
}

/** A reading of the vendor's list names nobody in the audit trail, but it leaves these. */
function relationshipsSince(workspaceId: WorkspaceId, since: Date): SQL {
  return sql`select 1 from relationships its where its.workspace_id = ${workspaceId}
    and its.customer_id = customers.customer_id
    and greatest(its.activated_at, its.removed_at) >= ${since.toISOString()}::timestamptz`;
}

const digest = sql`md5(row(customers.company_name, customers.domain, customers.tenant_id, customers.own_reference,
  customers.country, customers.origin, customers.contact_name, customers.contact_email, customers.language)::text)`;
