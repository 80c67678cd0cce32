import { and, eq, lt, type SQL, sql } from "drizzle-orm";
import type { CustomerDetails } from "../../src/domain/customer.ts";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { importRows } from "../schema/index.ts";
import { derived } from "./customers.ts";

/** One import of one workspace. */
export interface ImportRun {
  readonly workspaceId: WorkspaceId;
  readonly runId: string;
}

export const stagingTable = "import_rows";
export const stagingColumns = [
  ...[
    "workspace_id",
    "run_id",
    "line",
    "customer_id",
    "company_name",
    "domain",
    "tenant_id",
    "own_reference",
  ],
  ...["country", "origin", "contact_name", "contact_email", "language", "sort_name", "search_text"],
] as const;

/** A row of the file; null where it says nothing. */
export type StagedDetails = { readonly [Field in keyof CustomerDetails]: CustomerDetails[Field] | null } & {
  readonly companyName: string;
};

/** A line for COPY, in the order of `stagingColumns`. */
export function stagingLine(
  run: ImportRun,
  line: number,
  customerId: string,
  details: StagedDetails,
): string {
  const { sortName, searchText } = derived(details);
  const cells = [
    ...[details.companyName, details.domain, details.tenantId, details.ownReference, details.country],
    ...[details.origin, details.contactName, details.contactEmail, details.language, sortName, searchText],
  ];
  return `${run.workspaceId}\t${run.runId}\t${line}\t${customerId}\t${cells.map(cell).join("\t")}\n`;
}

function cell(value: string | null): string {
  if (value === null) return "\\N";
  // Control characters were taken out when the value was read; a backslash is the one left that COPY would read.
  return value.includes("\\") ? value.replaceAll("\\", "\\\\") : value;
}

/** Rows left behind by runs that were killed. */
export async function sweepStaging(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db
    .delete(importRows)
    .where(and(eq(importRows.workspaceId, workspaceId), lt(importRows.stagedAt, before)));
}

export async function emptyStaging(db: Db, run: ImportRun): Promise<void> {
  await db
    .delete(importRows)
    .where(and(eq(importRows.workspaceId, run.workspaceId), eq(importRows.runId, run.runId)));
}

/** Lets the planner know what was loaded, lets the sorts stay in memory, and tells how many rows there are. */
export async function prepareStaging(tx: Tx, run: ImportRun): Promise<number> {
  await tx.execute(sql`set local work_mem = '64MB'`);
  await tx.execute(sql`analyze import_rows`);
  return count(tx, sql`select count(*)::int as count from import_rows as staged where ${isOf(run)}`);
}

export interface StagedDuplicate {
  readonly field: "tenantId" | "domain" | "companyName";
  readonly line: number;
  readonly sameAsLine: number;
}

/**
 * Takes out rows that repeat another one: by tenant id; without one by domain; without either by name. Answers the first
 * `limit` of them and how many there were.
 */
export async function dropDuplicates(
  tx: Tx,
  run: ImportRun,
  limit: number,
): Promise<{ readonly dropped: number; readonly duplicates: readonly StagedDuplicate[] }> {
  const rules = [
    { field: "tenantId", key: sql`tenant_id`, among: sql`true`, first: sql`min(line)`, droppable: sql`true` },
    {
      field: "domain",
      key: sql`domain`,
      among: sql`true`,
      // The row with a tenant id says more; two different tenant ids with one domain are two customers.
      first: sql`coalesce(min(line) filter (where tenant_id is not null), min(line))`,
      droppable: sql`staged.tenant_id is null`,
    },
    {
      field: "companyName",
      key: sql`sort_name`,
      among: sql`staged.tenant_id is null and staged.domain is null`,
      first: sql`min(line)`,
      droppable: sql`staged.tenant_id is null and staged.domain is null`,
    },
  ] as const;
  let dropped = 0;
  const duplicates: StagedDuplicate[] = [];
  for (const { field, key, among, first, droppable } of rules) {
    const found = await rowsOf<{ line: number; first: number; total: number }>(
      tx,
      sql`with firsts as (
            select ${key} as key, ${first} as first from import_rows as staged
            where ${isOf(run)} and ${key} is not null and ${among}
            group by 1 having count(*) > 1
          ), gone as (
            delete from import_rows as staged using firsts
            where ${isOf(run)} and staged.${key} = firsts.key and staged.line <> firsts.first and ${droppable}
            returning staged.line, firsts.first
          )
          select line, first, (select count(*) from gone)::int as total from gone order by line limit ${limit}`,
    );
    dropped += found[0]?.total ?? 0;
    duplicates.push(...found.map((each) => ({ field, line: each.line, sameAsLine: each.first })));
  }
  return { dropped, duplicates };
}

/** A row that could mean several customers, by what it was looked up with. */
export interface StagedAmbiguity {
  readonly field: "domain" | "companyName";
  readonly line: number;
}

/**
 * Finds the customers that rows mean: by tenant id; by domain where one of the two has no tenant id; by name where the
 * row has neither. A row that could mean several is taken out: which one is not ours to choose. Answers the first
 * `limit` of those and how many there were.
 */
export async function matchStaging(
  tx: Tx,
  run: ImportRun,
  limit: number,
): Promise<{ readonly dropped: number; readonly ambiguous: readonly StagedAmbiguity[] }> {
  await tx.execute(
    sql`update import_rows as staged set matched_id = known.customer_id from customers known
        where ${isOf(run)} and known.workspace_id = ${run.workspaceId} and known.tenant_id = staged.tenant_id`,
  );
  const rules = [
    {
      field: "domain",
      means: sql`known.domain = staged.domain and (staged.tenant_id is null or known.tenant_id is null)`,
    },
    {
      field: "companyName",
      means: sql`known.sort_name = staged.sort_name and staged.tenant_id is null and staged.domain is null`,
    },
  ] as const;
  let dropped = 0;
  const ambiguous: StagedAmbiguity[] = [];
  for (const { field, means } of rules) {
    const found = await dropAmbiguous(tx, run, means, limit);
    dropped += found.dropped;
    ambiguous.push(...found.lines.map((line) => ({ field, line })));
    await matchBy(tx, run, means);
  }
  return { dropped, ambiguous };
}

async function dropAmbiguous(tx: Tx, run: ImportRun, means: SQL, limit: number) {
  const found = await rowsOf<{ line: number; total: number }>(
    tx,
    sql`with several as (
          select staged.line from import_rows as staged
          join customers known on known.workspace_id = ${run.workspaceId} and ${means}
          where ${isOf(run)} and staged.matched_id is null
          group by staged.line having count(*) > 1
        ), gone as (
          delete from import_rows as staged using several
          where ${isOf(run)} and staged.line = several.line returning staged.line
        )
        select line, (select count(*) from gone)::int as total from gone order by line limit ${limit}`,
  );
  return { dropped: found[0]?.total ?? 0, lines: found.map((each) => each.line) };
}

/** One row for a customer (the first). */
async function matchBy(tx: Tx, run: ImportRun, condition: SQL): Promise<void> {
  await tx.execute(
    sql`with candidates as (
          select staged.line, known.customer_id
          from import_rows as staged
          join customers known on known.workspace_id = ${run.workspaceId} and ${condition}
          where ${isOf(run)} and staged.matched_id is null
        ), pairs as (
          select distinct on (customer_id) customer_id, line from candidates
          where not exists (select 1 from import_rows as staged where ${isOf(run)} and staged.matched_id = candidates.customer_id)
          order by customer_id, line
        )
        update import_rows as staged set matched_id = pairs.customer_id from pairs
        where ${isOf(run)} and staged.line = pairs.line`,
  );
}

function isOf(run: ImportRun): SQL {
  return sql`staged.workspace_id = ${run.workspaceId} and staged.run_id = ${run.runId}`;
}

async function count(tx: Tx, query: SQL): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(tx, query);
  return row?.count ?? 0;
}
