import { type SQL, sql } from "drizzle-orm";
import type { DirectorySync } from "../../src/domain/directory-sync.ts";
import { CustomerTenantId, type WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { derived } from "./customers.ts";
import { rowsPlannedAnew } from "./plan-anew.ts";

/** An entry of the vendor's list; `relationship` "reseller" is ours. */
interface Listed {
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  readonly domain: string | null;
  readonly role: string;
  readonly relationship: string;
}

/** One page as the statements below read it: sent as one parameter each, so that it costs one parse and no rows of its own. */
export interface ListedPage {
  readonly whole: string;
  /** Who is on it, for the statements that need no more: each reads its parameter anew. */
  readonly tenants: string;
}

export function listedPage(listed: readonly Listed[], newId: () => string): ListedPage {
  const tenants = JSON.stringify(listed.map(({ tenantId }) => tenantId));
  const whole = JSON.stringify(
    listed.map(({ tenantId, companyName, domain, role, relationship }) => {
      const { sortName, searchText } = derived({
        companyName,
        domain,
        tenantId,
        ownReference: null,
        contactEmail: null,
      });
      return {
        t: tenantId,
        n: companyName,
        d: domain,
        r: role,
        p: relationship,
        c: newId(),
        l: newId(),
        s: sortName,
        x: searchText,
      };
    }),
  );
  return { whole, tenants };
}

function given(page: ListedPage): SQL {
  return sql`(select t as tenant_id, n as company_name, d as domain, r as role, p as relationship, c as customer_id,
      l as relationship_id, s as sort_name, x as search_text
    from json_to_recordset(${page.whole}::json) as given(t text, n text, d text, r text, p text, c uuid, l uuid, s text, x text))`;
}

/** Those of the page that are ours to sell to, each once. */
function resellers(page: ListedPage): SQL {
  return sql`(select distinct on (tenant_id) * from ${given(page)} as listed
    where relationship = 'reseller' order by tenant_id, role)`;
}

/** Keeps what the page shows. Counts only what this reading had not seen before: a page may come twice. */
export async function keepListed(
  tx: Tx,
  workspaceId: WorkspaceId,
  sync: Pick<DirectorySync, "id">,
  page: ListedPage,
  now: Date,
): Promise<{ readonly seen: number; readonly added: number; readonly changed: number }> {
  const at = now.toISOString();
  const [row] = await rowsOf<{ seen: number; added: number; changed: number }>(
    tx,
    sql`with listed as ${given(page)}, before as (
          select kept.tenant_id, kept.role, kept.gone_at,
            (kept.company_name, kept.domain, kept.relationship)
              is distinct from (listed.company_name, listed.domain, listed.relationship) as is_other
          from listed join directory_customers kept
            on kept.workspace_id = ${workspaceId} and kept.tenant_id = listed.tenant_id and kept.role = listed.role
        ), saved as (
          insert into directory_customers as kept
            (workspace_id, tenant_id, role, company_name, domain, relationship, seen_in, first_seen_at, gone_at)
          select ${workspaceId}, tenant_id, role, company_name, domain, relationship, ${sync.id}, ${at}::timestamptz, null
          from listed
          on conflict (workspace_id, tenant_id, role) do update set
            company_name = excluded.company_name, domain = excluded.domain, relationship = excluded.relationship,
            seen_in = excluded.seen_in,
            -- One that was gone and came back is news again.
            first_seen_at = case when kept.gone_at is null then kept.first_seen_at else excluded.first_seen_at end,
            gone_at = null
          where kept.seen_in <> excluded.seen_in
          returning tenant_id, role
        )
        select count(*)::int as seen,
          (count(*) filter (where before.tenant_id is null or before.gone_at is not null))::int as added,
          (count(*) filter (where before.is_other and before.gone_at is null))::int as changed
        from saved left join before using (tenant_id, role)`,
  );
  return row ?? { seen: 0, added: 0, changed: 0 };
}

/** Those of the page who are known and not active yet: customers are locked before their relationships, in one order. */
export async function lockListedCustomers(tx: Tx, workspaceId: WorkspaceId, page: ListedPage): Promise<void> {
  await tx.execute(
    sql`select 1 from customers where workspace_id = ${workspaceId} and standing <> 'active'
          and tenant_id in (select json_array_elements_text(${page.tenants}::json))
        order by customer_id for update`,
  );
}

/**
 * Gives a tenant id to customers that have none, where exactly one of ours has exactly this domain and exactly one of
 * the page has it too: anything else is not ours to choose.
 */
export async function adoptByDomain(tx: Tx, workspaceId: WorkspaceId, page: ListedPage): Promise<number> {
  return count(
    tx,
    sql`with strangers as (
          select * from ${resellers(page)} as listed
          where domain is not null and not exists (
            select 1 from customers known where known.workspace_id = ${workspaceId} and known.tenant_id = listed.tenant_id)
        ), pairs as (
          select min(strangers.tenant_id) as tenant_id,
            min(known.customer_id::text)::uuid as customer_id
          from strangers join customers known
            on known.workspace_id = ${workspaceId} and known.domain = strangers.domain
          where known.tenant_id is null
          group by strangers.domain having count(*) = 1
        ), adopted as (
          update customers set tenant_id = pairs.tenant_id,
            -- Found by it from now on, with its hyphens and without them.
            search_text = customers.search_text || ' ' || replace(pairs.tenant_id, '-', ' ')
              || ' ' || replace(pairs.tenant_id, '-', '')
          from pairs
          where customers.workspace_id = ${workspaceId} and customers.customer_id = pairs.customer_id
            and customers.tenant_id is null
          returning 1
        ) select count(*)::int as count from adopted`,
  );
}

/**
 * Adds those that nobody knows; their leg is begun next. One whose name an invited customer without a tenant id bears is likely that customer's
 * acceptance: it is left to those who match acceptances.
 */
export async function addStrangers(
  tx: Tx,
  workspaceId: WorkspaceId,
  page: ListedPage,
  defaults: { readonly createdBy: string; readonly createdAt: Date },
): Promise<number> {
  return count(
    tx,
    sql`with added as (
          insert into customers (workspace_id, customer_id, company_name, domain, tenant_id, origin, language, standing,
            sort_name, search_text, created_by, created_at)
          select ${workspaceId}, customer_id, company_name, domain, tenant_id, 'other-portal',
            (select email_language from workspaces where workspace_id = ${workspaceId}), 'active',
            sort_name, search_text, ${defaults.createdBy}, ${defaults.createdAt.toISOString()}::timestamptz
          from ${resellers(page)} as listed
          where not exists (
            select 1 from customers known where known.workspace_id = ${workspaceId} and known.tenant_id = listed.tenant_id)
          and not exists (
            select 1 from customers known join invitations invitation
              on invitation.workspace_id = known.workspace_id and invitation.customer_id = known.customer_id
            where known.workspace_id = ${workspaceId} and known.sort_name = listed.sort_name
              and known.tenant_id is null and invitation.state = 'sent')
          on conflict (workspace_id, tenant_id) where tenant_id is not null do nothing
          returning 1
        ) select count(*)::int as count from added`,
  );
}

/**
 * Begins our leg with everybody on the page who has none and is not being invited: an invitation is answered by whoever
 * matches it, and a relationship that was removed here is a difference to be told. Puts their standing right.
 */
export async function beginListedRelationships(
  tx: Tx,
  workspaceId: WorkspaceId,
  page: ListedPage,
  now: Date,
): Promise<number> {
  return count(
    tx,
    sql`with begun as (
          insert into relationships (workspace_id, relationship_id, customer_id, leg, leg_key, state, has_dap, activated_at)
          select ${workspaceId}, listed.relationship_id, known.customer_id, 'reseller', '', 'active', false,
            ${now.toISOString()}::timestamptz
          from ${resellers(page)} as listed join customers known
            on known.workspace_id = ${workspaceId} and known.tenant_id = listed.tenant_id
          where not exists (
            select 1 from invitations invitation where invitation.workspace_id = ${workspaceId}
              and invitation.customer_id = known.customer_id and invitation.state = 'sent')
          on conflict (workspace_id, customer_id, leg, leg_key) do nothing
          returning customer_id
        ), standing as (
          update customers set standing = 'active' from begun
          where customers.workspace_id = ${workspaceId} and customers.customer_id = begun.customer_id
            and customers.standing <> 'active'
        ) select count(*)::int as count from begun`,
  );
}

/** How many were in the list before this reading began, and how many of them it did not show. */
export async function countMissing(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  sync: Pick<DirectorySync, "id" | "startedAt">,
): Promise<{ readonly known: number; readonly missing: number }> {
  const [row] = await rowsPlannedAnew<{ known: number; missing: number }>(
    db,
    sql`select count(*)::int as known, (count(*) filter (where seen_in <> ${sync.id}))::int as missing
        from directory_customers
        where workspace_id = ${workspaceId} and gone_at is null
          and first_seen_at < ${sync.startedAt.toISOString()}::timestamptz`,
  );
  return row ?? { known: 0, missing: 0 };
}

/** How many relationships stand here that can be compared, and how many of them the list does not show. */
export async function countEnded(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  sync: Pick<DirectorySync, "id" | "startedAt">,
): Promise<{ readonly known: number; readonly missing: number }> {
  const [row] = await rowsPlannedAnew<{ known: number; missing: number }>(
    db,
    sql`select count(*)::int as known, (count(*) filter (where shown.tenant_id is null))::int as missing
        from relationships standing join customers known
          on known.workspace_id = ${workspaceId} and known.customer_id = standing.customer_id
        left join (select distinct tenant_id from directory_customers
          where workspace_id = ${workspaceId} and seen_in = ${sync.id}) as shown on shown.tenant_id = known.tenant_id
        where standing.workspace_id = ${workspaceId} and standing.leg = 'reseller' and standing.state = 'active'
          and standing.activated_at < ${sync.startedAt.toISOString()}::timestamptz and known.tenant_id is not null`,
  );
  return row ?? { known: 0, missing: 0 };
}

/** Only after a complete reading: what it did not show is gone from the list. */
export async function markGone(
  tx: Tx,
  workspaceId: WorkspaceId,
  sync: Pick<DirectorySync, "id">,
  now: Date,
): Promise<number> {
  return count(
    tx,
    sql`with gone as (
          update directory_customers set gone_at = ${now.toISOString()}::timestamptz
          where workspace_id = ${workspaceId} and seen_in <> ${sync.id} and gone_at is null
          returning 1
        ) select count(*)::int as count from gone`,
  );
}

/** Somebody whom the vendor shows as ours, and who is not so here. */
export interface Newcomer {
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  readonly firstSeenAt: Date;
}

/**
 * Acceptances that nobody has told of: in the list as ours, no leg of ours here, or a new invitation after a removal.
 * By tenant id, after `after`.
 */
export async function listNewcomers(
  db: Db,
  workspaceId: WorkspaceId,
  after: string,
  limit: number,
): Promise<readonly Newcomer[]> {
  const rows = await rowsPlannedAnew<{
    tenant_id: string;
    company_name: string;
    first_seen_at: string | Date;
  }>(
    db,
    sql`select distinct on (kept.tenant_id) kept.tenant_id, kept.company_name, kept.first_seen_at
        from directory_customers kept
        left join customers known on known.workspace_id = ${workspaceId} and known.tenant_id = kept.tenant_id
        left join relationships standing on standing.workspace_id = ${workspaceId}
          and standing.customer_id = known.customer_id and standing.leg = 'reseller'
        where kept.workspace_id = ${workspaceId} and kept.gone_at is null and kept.relationship = 'reseller'
          and kept.tenant_id > ${after}
          and (standing.customer_id is null or (standing.state = 'removed' and exists (
            select 1 from invitations invitation where invitation.workspace_id = ${workspaceId}
              and invitation.customer_id = known.customer_id and invitation.state = 'sent')))
        order by kept.tenant_id, kept.role limit ${limit}`,
  );
  return rows.map((row) => ({
    tenantId: CustomerTenantId.parse(row.tenant_id),
    companyName: row.company_name,
    firstSeenAt: new Date(row.first_seen_at),
  }));
}

async function count(tx: Tx, query: SQL): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(tx, query);
  return row?.count ?? 0;
}
