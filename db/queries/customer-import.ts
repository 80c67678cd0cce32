import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Customer, CustomerDetails } from "../../src/domain/customer.ts";
import type { ImportId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { customers, importChanges, importRows, workspaces } from "../schema/index.ts";
import type { ImportRun } from "./customer-staging.ts";
import { derived } from "./customers.ts";

export async function countNew(tx: Tx, run: ImportRun): Promise<number> {
  return count(
    tx,
    sql`select count(*)::int as count from import_rows as staged where ${isOf(run)} and matched_id is null`,
  );
}

export async function countDiffering(tx: Tx, run: ImportRun): Promise<number> {
  return count(
    tx,
    sql`select count(*)::int as count from import_rows join customers
          on customers.workspace_id = import_rows.workspace_id and customers.customer_id = import_rows.matched_id
        where import_rows.workspace_id = ${run.workspaceId} and import_rows.run_id = ${run.runId} and ${differs}`,
  );
}

/** Takes over the rows that mean nobody yet. A tenant id that somebody entered in the same moment is left to them. */
export async function insertNew(
  tx: Tx,
  run: ImportRun,
  defaults: { readonly language: Language; readonly createdBy: string; readonly createdAt: Date },
): Promise<number> {
  return count(
    tx,
    sql`with added as (
          insert into customers (workspace_id, customer_id, company_name, domain, tenant_id, own_reference, country, origin,
            contact_name, contact_email, language, sort_name, search_text, created_by, created_at)
          select workspace_id, customer_id, company_name, domain, tenant_id, own_reference, country,
            coalesce(origin, 'other-portal'), contact_name, contact_email, coalesce(language, ${defaults.language}),
            sort_name, search_text, ${defaults.createdBy}, ${defaults.createdAt.toISOString()}::timestamptz
          from import_rows as staged where ${isOf(run)} and matched_id is null
          on conflict (workspace_id, tenant_id) where tenant_id is not null do nothing
          returning 1
        ) select count(*)::int as count from added`,
  );
}

/** What it takes to undo the change that follows. */
async function keepBefore(
  tx: Tx,
  workspaceId: WorkspaceId,
  importId: ImportId,
  page: readonly (typeof customers.$inferSelect)[],
): Promise<void> {
  await tx.insert(importChanges).values(
    page.map((customer) => ({
      workspaceId,
      importId,
      customerId: customer.customerId,
      before: detailsOf(customer),
      after: "",
    })),
  );
}

function detailsOf(customer: CustomerDetails): CustomerDetails {
  const { companyName, domain, tenantId, ownReference, country } = customer;
  const { origin, contactName, contactEmail, language } = customer;
  return {
    ...{ companyName, domain, tenantId, ownReference, country },
    ...{ origin, contactName, contactEmail, language },
  };
}

/** Brings the customers that were there up to date, page by page: what a row says replaces, what it leaves out stays. */
export async function updateMatched(tx: Tx, run: ImportRun, importId: ImportId): Promise<number> {
  let updated = 0;
  for (let after = 0; ; ) {
    const page = await readDiffering(tx, run, after, 500);
    const last = page.at(-1);
    if (!last) return updated;
    await keepBefore(
      tx,
      run.workspaceId,
      importId,
      page.map(({ customer }) => customer),
    );
    await saveDetails(
      tx,
      run.workspaceId,
      page.map(({ row, customer }) => ({ id: customer.customerId, details: merge(row, customer) })),
    );
    updated += page.length;
    after = last.row.line;
  }
}

async function readDiffering(tx: Tx, run: ImportRun, after: number, limit: number) {
  return tx
    .select({ row: importRows, customer: customers })
    .from(importRows)
    .innerJoin(
      customers,
      and(eq(customers.workspaceId, importRows.workspaceId), eq(customers.customerId, importRows.matchedId)),
    )
    .where(
      and(
        eq(importRows.workspaceId, run.workspaceId),
        eq(importRows.runId, run.runId),
        gt(importRows.line, after),
        differs,
      ),
    )
    .orderBy(asc(importRows.line))
    .limit(limit)
    .for("update", { of: customers });
}

type ImportRow = typeof importRows.$inferSelect;

function merge(row: ImportRow, customer: CustomerDetails): CustomerDetails {
  return {
    companyName: row.companyName,
    domain: row.domain ?? customer.domain,
    tenantId: row.tenantId ?? customer.tenantId,
    ownReference: row.ownReference ?? customer.ownReference,
    country: row.country ?? customer.country,
    origin: row.origin ?? customer.origin,
    contactName: row.contactName ?? customer.contactName,
    contactEmail: row.contactEmail ?? customer.contactEmail,
    language: row.language ?? customer.language,
  };
}

export async function saveDetails(
  tx: Tx,
  workspaceId: WorkspaceId,
  changes: readonly { readonly id: Customer["id"]; readonly details: CustomerDetails }[],
): Promise<void> {
  const rows = changes.map(({ id, details }) => ({ id, ...details, ...derived(details) }));
  await tx.execute(
    sql`update customers set company_name = given."companyName", domain = given.domain, tenant_id = given."tenantId",
          own_reference = given."ownReference", country = given.country, origin = given.origin,
          contact_name = given."contactName", contact_email = given."contactEmail", language = given.language,
          sort_name = given."sortName", search_text = given."searchText"
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(id uuid, "companyName" text, domain text,
          "tenantId" text, "ownReference" text, country text, origin text, "contactName" text, "contactEmail" text,
          language text, "sortName" text, "searchText" text)
        where customers.workspace_id = ${workspaceId} and customers.customer_id = given.id`,
  );
}

/** A row that says something other than the customer it means. What it leaves out is null, and no difference. */
const differs: SQL = sql`(${sql.join(
  ["company_name", "domain", "tenant_id", "own_reference", "country"]
    .concat(["origin", "contact_name", "contact_email", "language"])
    .map((name) => sql.identifier(name))
    .map((name) => sql`coalesce(import_rows.${name}, customers.${name}) is distinct from customers.${name}`),
  sql` or `,
)})`;

/**
 * Tells the planner what the table holds now, and has the search index take in what it only noted down: it reads those
 * notes from end to end for every letter typed. The embedded engine never does either by itself, PostgreSQL a minute later.
 */
export async function tidyCustomers(db: Db): Promise<void> {
  await db.execute(sql`vacuum (analyze) customers`);
}

/** The language e-mails start in, for customers whose row names none. */
export async function findEmailLanguage(db: Db | Tx, workspaceId: WorkspaceId): Promise<Language> {
  const [row] = await db
    .select({ language: workspaces.emailLanguage })
    .from(workspaces)
    .where(eq(workspaces.workspaceId, workspaceId));
  return row?.language ?? "en";
}

function isOf(run: ImportRun): SQL {
  return sql`staged.workspace_id = ${run.workspaceId} and staged.run_id = ${run.runId}`;
}

async function count(tx: Tx, query: SQL): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(tx, query);
  return row?.count ?? 0;
}
