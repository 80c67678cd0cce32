import { and, asc, eq, gte, inArray, or, type SQL, sql } from "drizzle-orm";
import type { DriftFinding, DriftKind } from "../../src/domain/drift.ts";
import {
  CustomerId,
  CustomerTenantId,
  type DriftFindingId,
  type ProviderId,
  type WorkspaceId,
} from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { driftFindings } from "../schema/index.ts";
import { rowsPlannedAnew } from "./plan-anew.ts";

/** A difference as it is today. `subjectKey` tells it from any other of its kind, and stays the same until it changes. */
export interface Difference {
  readonly kind: DriftKind;
  readonly subjectKey: string;
  readonly tenantId: CustomerTenantId;
  readonly customerId: CustomerId;
  /** On providers' legs only. */
  readonly providerId: ProviderId | null;
  readonly details: {
    readonly companyName: string;
    readonly domain: string | null;
    readonly theirName: string | null;
    readonly theirDomain: string | null;
  };
}

/** The kinds that a reading of the list can tell. Legs of providers and DAP are not in it. */
export const listedKinds = ["ended-elsewhere", "active-elsewhere", "renamed", "same-tenant"] as const;
export type ListedKind = (typeof listedKinds)[number];

const tables = (workspaceId: WorkspaceId) => ({
  /** Each tenant in the list once, by the first of our roles. */
  listed: sql`(select distinct on (tenant_id) tenant_id, company_name, domain, relationship
    from directory_customers where workspace_id = ${workspaceId} and gone_at is null
    order by tenant_id, role)`,
  /** Somebody is about to change what stands here: it is no difference yet. */
  beingRemoved: sql`exists (select 1 from removal_requests removal where removal.workspace_id = ${workspaceId}
    and removal.relationship_id = standing.relationship_id and removal.state in ('approved', 'executing'))`,
  beingInvited: sql`exists (select 1 from invitations invitation where invitation.workspace_id = ${workspaceId}
    and invitation.customer_id = known.customer_id and invitation.state = 'sent')`,
});

/** What changed here since the reading began says nothing: the page may have been read before. */
function differences(kind: ListedKind, workspaceId: WorkspaceId, startedAt: Date): SQL {
  const { listed, beingRemoved, beingInvited } = tables(workspaceId);
  const before = sql`${startedAt.toISOString()}::timestamptz`;
  const ours = sql`from customers known join relationships standing
      on standing.workspace_id = ${workspaceId} and standing.customer_id = known.customer_id
      and standing.leg = 'reseller'`;
  switch (kind) {
    case "ended-elsewhere":
      return sql`select known.customer_id || ':' || extract(epoch from standing.activated_at) as subject_key,
          known.tenant_id, known.customer_id, known.company_name, known.domain,
          null::text as their_name, null::text as their_domain
        ${ours}
        where known.workspace_id = ${workspaceId} and known.tenant_id is not null
          and standing.state = 'active' and standing.activated_at < ${before} and not ${beingRemoved}
          and not exists (select 1 from directory_customers kept where kept.workspace_id = ${workspaceId}
            and kept.tenant_id = known.tenant_id and kept.gone_at is null and kept.relationship <> 'none')`;
    case "active-elsewhere":
      return sql`select known.customer_id || ':' || extract(epoch from standing.removed_at) as subject_key,
          known.tenant_id, known.customer_id, known.company_name, known.domain,
          kept.company_name as their_name, kept.domain as their_domain
        ${ours}
        join ${listed} as kept on kept.tenant_id = known.tenant_id
        where known.workspace_id = ${workspaceId} and kept.relationship = 'reseller'
          and standing.state = 'removed' and standing.removed_at < ${before} and not ${beingInvited}`;
    case "renamed":
      return sql`select known.customer_id || ':' || md5(kept.company_name || '|' || coalesce(kept.domain, '')) as subject_key,
          known.tenant_id, known.customer_id, known.company_name, known.domain,
          kept.company_name as their_name, kept.domain as their_domain
        from customers known join ${listed} as kept on kept.tenant_id = known.tenant_id
        where known.workspace_id = ${workspaceId}
          and (lower(kept.company_name) <> lower(known.company_name) or kept.domain <> known.domain)`;
    case "same-tenant":
      return sql`select known.customer_id || ':' || other.tenant_id as subject_key,
          other.tenant_id, known.customer_id, known.company_name, known.domain,
          other.company_name as their_name, kept.domain as their_domain
        from customers known join ${listed} as kept on kept.domain = known.domain
        join customers other on other.workspace_id = ${workspaceId} and other.tenant_id = kept.tenant_id
        where known.workspace_id = ${workspaceId} and known.tenant_id is null`;
  }
}

interface Row {
  readonly subject_key: string;
  readonly tenant_id: string;
  readonly customer_id: string;
  readonly company_name: string;
  readonly domain: string | null;
  readonly their_name: string | null;
  readonly their_domain: string | null;
}

/** Differences that no open finding tells of and nobody has set aside, by their key after `after`. */
export async function listDifferences(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  kind: ListedKind,
  startedAt: Date,
  after: string,
  limit: number,
): Promise<readonly Difference[]> {
  const rows = await rowsPlannedAnew<Row>(
    db,
    sql`select difference.* from (${differences(kind, workspaceId, startedAt)}) as difference
        where difference.subject_key collate "C" > ${after} and not exists (
          select 1 from drift_findings finding where finding.workspace_id = ${workspaceId}
            and finding.kind = ${kind} and finding.subject_key = difference.subject_key
            and finding.state in ('open', 'dismissed'))
        order by difference.subject_key collate "C" limit ${limit}`,
  );
  return rows.map((row) => toDifference(kind, row));
}

/** Open findings whose difference is not there any more, by id. */
export async function listVanished(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  kind: ListedKind,
  startedAt: Date,
  limit: number,
): Promise<readonly DriftFindingId[]> {
  const rows = await rowsPlannedAnew<{ finding_id: DriftFindingId }>(
    db,
    sql`select finding_id from drift_findings finding
        where finding.workspace_id = ${workspaceId} and finding.kind = ${kind} and finding.state = 'open'
          and not exists (select 1 from (${differences(kind, workspaceId, startedAt)}) as difference
            where difference.subject_key = finding.subject_key)
        order by finding_id limit ${limit}`,
  );
  return rows.map((row) => row.finding_id);
}

/** Somebody set exactly this difference aside. */
export async function wasSetAside(
  tx: Tx,
  workspaceId: WorkspaceId,
  { kind, subjectKey }: Pick<Difference, "kind" | "subjectKey">,
): Promise<boolean> {
  const [row] = await tx
    .select({ id: driftFindings.findingId })
    .from(driftFindings)
    .where(
      and(
        eq(driftFindings.workspaceId, workspaceId),
        eq(driftFindings.kind, kind),
        eq(driftFindings.subjectKey, subjectKey),
        eq(driftFindings.state, "dismissed"),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** Open ones of a customer that a closer look alone can tell, with what tells them apart. */
export async function listOpenOfCustomer(
  db: Db,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  kinds: readonly DriftKind[],
): Promise<readonly { readonly id: DriftFindingId; readonly subjectKey: string }[]> {
  return db
    .select({ id: driftFindings.findingId, subjectKey: driftFindings.subjectKey })
    .from(driftFindings)
    .where(
      and(
        eq(driftFindings.workspaceId, workspaceId),
        eq(driftFindings.customerId, customerId),
        inArray(driftFindings.kind, [...kinds]),
        eq(driftFindings.state, "open"),
      ),
    );
}

/** False when another process told of it first. */
export async function insertFinding(
  tx: Tx,
  workspaceId: WorkspaceId,
  finding: DriftFinding,
  subjectKey: string,
): Promise<boolean> {
  const inserted = await tx
    .insert(driftFindings)
    .values({ workspaceId, findingId: finding.id, subjectKey, ...toRow(finding) })
    .onConflictDoNothing()
    .returning({ id: driftFindings.findingId });
  return inserted.length === 1;
}

export async function findFinding(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: DriftFindingId,
): Promise<DriftFinding | null> {
  const [row] = await db.select().from(driftFindings).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockFinding(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: DriftFindingId,
): Promise<DriftFinding | null> {
  const [row] = await tx.select().from(driftFindings).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** Settles an open one; throws GuardFailed when it is not open. */
export async function saveFinding(tx: Tx, workspaceId: WorkspaceId, finding: DriftFinding): Promise<void> {
  const changed = await tx
    .update(driftFindings)
    .set(toRow(finding))
    .where(and(is(workspaceId, finding.id), eq(driftFindings.state, "open")))
    .returning({ id: driftFindings.findingId });
  if (changed.length !== 1) throw new GuardFailed(`difference ${finding.id} is not open`);
}

/** Where a page of them goes on. */
export interface FindingPlace {
  readonly foundAt: Date;
  readonly id: DriftFindingId;
}

/** Open ones, longest standing first. */
export async function listOpenFindings(
  db: Db,
  workspaceId: WorkspaceId,
  limit: number,
  from?: FindingPlace | null,
): Promise<readonly DriftFinding[]> {
  const rows = await db
    .select()
    .from(driftFindings)
    .where(
      and(
        eq(driftFindings.workspaceId, workspaceId),
        eq(driftFindings.state, "open"),
        from
          ? or(
              sql`${driftFindings.foundAt} > ${from.foundAt.toISOString()}::timestamptz`,
              and(eq(driftFindings.foundAt, from.foundAt), gte(driftFindings.findingId, from.id)),
            )
          : undefined,
      ),
    )
    .orderBy(asc(driftFindings.foundAt), asc(driftFindings.findingId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Open ones found at or after `since`, at most `limit`. */
export async function listFoundSince(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  since: Date,
  limit: number,
): Promise<readonly DriftFinding[]> {
  const rows = await db
    .select()
    .from(driftFindings)
    .where(
      and(
        eq(driftFindings.workspaceId, workspaceId),
        eq(driftFindings.state, "open"),
        gte(driftFindings.foundAt, since),
      ),
    )
    .orderBy(asc(driftFindings.foundAt), asc(driftFindings.findingId))
    .limit(limit);
  return rows.map(fromRow);
}

function is(workspaceId: WorkspaceId, id: DriftFindingId) {
  return and(eq(driftFindings.workspaceId, workspaceId), eq(driftFindings.findingId, id));
}

function toDifference(kind: ListedKind, row: Row): Difference {
  return {
    kind,
    subjectKey: row.subject_key,
    tenantId: CustomerTenantId.parse(row.tenant_id),
    customerId: CustomerId.parse(row.customer_id),
    providerId: null,
    details: {
      companyName: row.company_name,
      domain: row.domain,
      theirName: row.their_name,
      theirDomain: row.their_domain,
    },
  };
}

function toRow({ id: _id, ...row }: DriftFinding) {
  return row;
}

function fromRow({
  workspaceId: _workspaceId,
  findingId,
  subjectKey: _subjectKey,
  ...row
}: typeof driftFindings.$inferSelect): DriftFinding {
  return { ...row, id: findingId };
}
