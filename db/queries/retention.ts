import { type SQL, sql } from "drizzle-orm";
import type { CustomerId, CustomerTenantId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { derived } from "./customers.ts";

const named = sql`'[{"signatory": {}}]'::jsonb`;
const instantOf = (at: Date) => sql`${at.toISOString()}::timestamptz`;

function draftsOver(workspaceId: WorkspaceId, before: Date): SQL {
  return sql`from invitations where workspace_id = ${workspaceId} and state not in ('draft', 'sent')
    and coalesce(ended_at, sent_at, created_at) < ${instantOf(before)} and (subject <> '' or text <> '')`;
}

function gdapDraftsOver(workspaceId: WorkspaceId, before: Date): SQL {
  return sql`from gdap_requests where workspace_id = ${workspaceId}
    and coalesce(ended_at, handed_over_at) < ${instantOf(before)} and (subject <> '' or text <> '')`;
}

/**
 * With whom nothing stands, nothing is under way, and nothing ended since; whom nobody changed since, by hand or by an
 * import; and of whom there is something to empty.
 */
function peopleOver(workspaceId: WorkspaceId, before: Date): SQL {
  const at = instantOf(before);
  const ofIts = (table: SQL) => sql`select 1 from ${table} its
    where its.workspace_id = ${workspaceId} and its.customer_id = over.customer_id`;
  return sql`from customers over
    where over.workspace_id = ${workspaceId} and over.standing <> 'active' and over.created_at < ${at}
      and (over.contact_name is not null or over.contact_email is not null
        or exists (${ofIts(sql`invitations`)} and its.legs @> ${named})
        or exists (${ofIts(sql`registry_links`)} and its.answers @> ${named}))
      and not exists (${ofIts(sql`invitations`)}
        and (its.state in ('draft', 'sent') or coalesce(its.ended_at, its.created_at) >= ${at}))
      and not exists (${ofIts(sql`relationships`)}
        and (its.state = 'active' or coalesce(its.removed_at, its.activated_at) >= ${at}))
      and not exists (${ofIts(sql`removal_requests`)}
        and (its.state in ('attested', 'approved', 'executing', 'failed') or coalesce(its.ended_at, its.created_at) >= ${at}))
      and not exists (${ofIts(sql`gdap_requests`)}
        and coalesce(its.ended_at, its.handed_over_at, its.created_at) >= ${at})
      and not exists (${ofIts(sql`audit_entries`)} and its.at >= ${at}
        and its.outcome = 'changed' and its.actor not like 'system:%')
      and not exists (${ofIts(sql`import_changes`)})`;
}

/** How much is due to be emptied now. */
export async function countPersonalData(
  db: Db,
  workspaceId: WorkspaceId,
  before: Date,
): Promise<{ readonly customers: number; readonly drafts: number }> {
  const [row] = await rowsOf<{ customers: number; drafts: number }>(
    db,
    sql`select (select count(*)::int ${peopleOver(workspaceId, before)}) as customers,
      (select count(*)::int ${draftsOver(workspaceId, before)})
        + (select count(*)::int ${gdapDraftsOver(workspaceId, before)}) as drafts`,
  );
  return row ?? { customers: 0, drafts: 0 };
}

/** Subject and text of up to `limit` e-mails of each kind whose matter ended before. Answers how many. */
export async function emptyDrafts(
  tx: Tx,
  workspaceId: WorkspaceId,
  before: Date,
  limit: number,
): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with invitation as (
          update invitations set subject = '', text = '' where workspace_id = ${workspaceId} and invitation_id in (
            select invitation_id ${draftsOver(workspaceId, before)} limit ${limit} for update)
          returning 1
        ), gdap as (
          update gdap_requests set subject = '', text = '' where workspace_id = ${workspaceId} and gdap_request_id in (
            select gdap_request_id ${gdapDraftsOver(workspaceId, before)} limit ${limit} for update)
          returning 1
        ) select ((select count(*) from invitation) + (select count(*) from gdap))::int as count`,
  );
  return row?.count ?? 0;
}

/** The e-mails of one customer, but for those that are still under way. Answers how many. */
export async function emptyDraftsOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<number> {
  const its = sql`workspace_id = ${workspaceId} and customer_id = ${customerId} and (subject <> '' or text <> '')`;
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`with invitation as (
          update invitations set subject = '', text = '' where ${its} and state not in ('draft', 'sent') returning 1
        ), gdap as (
          update gdap_requests set subject = '', text = '' where ${its}
            and (ended_at is not null or handed_over_at is not null)
          returning 1
        ) select ((select count(*) from invitation) + (select count(*) from gdap))::int as count`,
  );
  return row?.count ?? 0;
}

/** Locks up to `limit` customers with whom all ended before, in one order. */
export async function lockPeopleOver(
  tx: Tx,
  workspaceId: WorkspaceId,
  before: Date,
  limit: number,
): Promise<CustomerId[]> {
  const rows = await rowsOf<{ customer_id: CustomerId }>(
    tx,
    sql`select over.customer_id ${peopleOver(workspaceId, before)}
        order by over.customer_id limit ${limit} for update of over`,
  );
  return rows.map((row) => row.customer_id);
}

/** Contact persons, and who signed: here and in the local registry. The search no longer finds them by it either. */
export async function emptyPeople(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerIds: readonly CustomerId[],
): Promise<void> {
  if (customerIds.length === 0) return;
  const ids = sql`(select json_array_elements_text(${JSON.stringify(customerIds)}::json)::uuid)`;
  const kept = await rowsOf<{
    customer_id: string;
    company_name: string;
    domain: string | null;
    tenant_id: CustomerTenantId | null;
    own_reference: string | null;
  }>(
    tx,
    sql`select customer_id, company_name, domain, tenant_id, own_reference from customers
        where workspace_id = ${workspaceId} and customer_id in ${ids} order by customer_id for update`,
  );
  const searched = kept.map((row) => ({
    c: row.customer_id,
    x: derived({
      companyName: row.company_name,
      domain: row.domain,
      tenantId: row.tenant_id,
      ownReference: row.own_reference,
      contactEmail: null,
    }).searchText,
  }));
  await tx.execute(
    sql`update customers set contact_name = null, contact_email = null, search_text = given.x
        from json_to_recordset(${JSON.stringify(searched)}::json) as given(c uuid, x text)
        where customers.workspace_id = ${workspaceId} and customers.customer_id = given.c`,
  );
  const unnamed = (column: SQL) =>
    sql`(select jsonb_agg(item || '{"signatory": null}' order by place)
         from jsonb_array_elements(${column}) with ordinality as given(item, place))`;
  await tx.execute(
    sql`update invitations set legs = ${unnamed(sql`legs`)}
        where workspace_id = ${workspaceId} and customer_id in ${ids} and legs @> ${named}`,
  );
  await tx.execute(
    sql`update registry_links set answers = ${unnamed(sql`answers`)}
        where workspace_id = ${workspaceId} and customer_id in ${ids} and answers @> ${named}`,
  );
}

/** The contact person in what it takes to undo an import. */
export async function emptyImportChangesOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<void> {
  await tx.execute(
    sql`update import_changes set before = before || '{"contactName": null, "contactEmail": null}'
        where workspace_id = ${workspaceId} and customer_id = ${customerId}`,
  );
}
