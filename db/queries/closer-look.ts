import { sql } from "drizzle-orm";
import { CustomerId, CustomerTenantId, ProviderId, type WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf } from "../client.ts";
import { rowsPlannedAnew } from "./plan-anew.ts";

/** A customer of whom we believe more than a list can show. */
export interface CloserLook {
  readonly customerId: CustomerId;
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  readonly domain: string | null;
  readonly hasDap: boolean;
  readonly providerIds: readonly ProviderId[];
}

/** Those whose turn it is in this night, of all that have DAP or a provider's leg here; each has a turn before any has two. */
export async function listForCloserLook(
  db: Db,
  workspaceId: WorkspaceId,
  night: number,
  limit: number,
): Promise<readonly CloserLook[]> {
  const rows = await rowsPlannedAnew<{
    customer_id: string;
    tenant_id: string;
    company_name: string;
    domain: string | null;
    has_dap: boolean;
    providers: string;
  }>(
    db,
    sql`with candidates as (
          select known.customer_id, known.tenant_id, known.company_name, known.domain, bool_or(standing.has_dap) as has_dap,
            coalesce(string_agg(standing.provider_id::text, ' '), '') as providers
          from customers known join relationships standing
            on standing.workspace_id = ${workspaceId} and standing.customer_id = known.customer_id
          where known.workspace_id = ${workspaceId} and known.tenant_id is not null and standing.state = 'active'
            and (standing.has_dap or standing.leg = 'provider')
          group by known.customer_id, known.tenant_id, known.company_name, known.domain
        ), turns as (
          select *, (row_number() over (order by customer_id) - 1) / ${limit}::int as turn,
            (count(*) over () + ${limit}::int - 1) / ${limit}::int as turns
          from candidates
        )
        select * from turns where turn = ${night}::int % turns order by customer_id`,
  );
  return rows.map((row) => ({
    customerId: CustomerId.parse(row.customer_id),
    tenantId: CustomerTenantId.parse(row.tenant_id),
    companyName: row.company_name,
    domain: row.domain,
    hasDap: row.has_dap,
    providerIds: row.providers === "" ? [] : row.providers.split(" ").map((id) => ProviderId.parse(id)),
  }));
}

/** A customer whose own relationship stands here. `endedKey` names the difference that it ended elsewhere. */
export interface StandingCustomer extends Omit<CloserLook, "providerIds"> {
  readonly endedKey: string;
  /** A removal of ours is on its way: what it changes is no difference. */
  readonly isBeingRemoved: boolean;
}

export async function findStandingCustomer(
  db: Db,
  workspaceId: WorkspaceId,
  tenantId: CustomerTenantId,
): Promise<StandingCustomer | null> {
  const [row] = await rowsOf<{
    customer_id: string;
    tenant_id: string;
    company_name: string;
    domain: string | null;
    has_dap: boolean;
    ended_key: string;
    is_being_removed: boolean;
  }>(
    db,
    sql`select known.customer_id, known.tenant_id, known.company_name, known.domain, standing.has_dap,
          known.customer_id || ':' || extract(epoch from standing.activated_at) as ended_key,
          exists (select 1 from removal_requests removal where removal.workspace_id = ${workspaceId}
            and removal.relationship_id = standing.relationship_id
            and removal.state in ('approved', 'executing')) as is_being_removed
        from customers known join relationships standing
          on standing.workspace_id = ${workspaceId} and standing.customer_id = known.customer_id
          and standing.leg = 'reseller' and standing.state = 'active'
        where known.workspace_id = ${workspaceId} and known.tenant_id = ${tenantId} limit 1`,
  );
  if (!row) return null;
  return {
    customerId: CustomerId.parse(row.customer_id),
    tenantId: CustomerTenantId.parse(row.tenant_id),
    companyName: row.company_name,
    domain: row.domain,
    hasDap: row.has_dap,
    endedKey: row.ended_key,
    isBeingRemoved: row.is_being_removed,
  };
}
