import { and, asc, desc, eq, gt, inArray, isNull, lt, lte, min, or, sql } from "drizzle-orm";
import type { Customer } from "../../src/domain/customer.ts";
import type { FactsChange, GdapEntry, RemovalFacts } from "../../src/domain/facts.ts";
import type {
  CustomerId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { LegalNotice } from "../../src/domain/legal-notice.ts";
import {
  type ExecutionFailure,
  openStates,
  type ProviderTask,
  type RemovalRequest,
  type RemovalState,
} from "../../src/domain/removal-request.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import {
  customers,
  invitations,
  outboxMessages,
  relationships,
  removalRequests,
  teamChannels,
  workspaces,
} from "../schema/index.ts";

/** What a removal needs to know of its customer. */
export type RemovalCustomer = Pick<Customer, "id" | "companyName" | "tenantId">;

const customerColumns = {
  id: customers.customerId,
  companyName: customers.companyName,
  tenantId: customers.tenantId,
};

export async function findRemoval(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: RemovalRequestId,
): Promise<RemovalRequest | null> {
  const [row] = await db.select().from(removalRequests).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockRemoval(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: RemovalRequestId,
): Promise<RemovalRequest | null> {
  const [row] = await tx.select().from(removalRequests).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** The request, locked, and the policy on one's own removals, in one round trip. */
export async function lockForDecision(tx: Tx, workspaceId: WorkspaceId, id: RemovalRequestId) {
  const [row] = await tx
    .select({ removal: removalRequests, ownAllowed: workspaces.ownRemovalAllowed })
    .from(removalRequests)
    .innerJoin(workspaces, eq(workspaces.workspaceId, removalRequests.workspaceId))
    .where(is(workspaceId, id))
    .for("update", { of: removalRequests });
  return row ? { removal: fromRow(row.removal), ownAllowed: row.ownAllowed } : null;
}

export async function findRemovalCustomer(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: RemovalRequestId,
): Promise<RemovalCustomer | null> {
  const [row] = await db
    .select(customerColumns)
    .from(removalRequests)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, removalRequests.workspaceId),
        eq(customers.customerId, removalRequests.customerId),
      ),
    )
    .where(is(workspaceId, id))
    .limit(1);
  return row ?? null;
}

/** What asking for a removal is decided on before anything is read from the directory. */
export async function readRemovalGround(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  relationshipId: RelationshipId,
) {
  const [row] = await db
    .select({
      customer: customerColumns,
      leg: relationships.leg,
      state: relationships.state,
      removedAt: relationships.removedAt,
    })
    .from(relationships)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, relationships.workspaceId),
        eq(customers.customerId, relationships.customerId),
      ),
    )
    .where(and(eq(relationships.workspaceId, workspaceId), eq(relationships.relationshipId, relationshipId)))
    .limit(1);
  return row ?? null;
}

/** The workspace's rules for a new request, and where its card may go: the invitation's channel before the default one. */
export async function readAttestationRules(
  tx: Tx,
  workspaceId: WorkspaceId,
  relationshipId: RelationshipId,
): Promise<{ readonly validForDays: number; readonly channelId: SlackChannelId | null }> {
  const [rules] = await tx
    .select({
      validForDays: workspaces.attestationValidForDays,
      sharedChannelsAllowed: workspaces.sharedChannelsAllowed,
      invitedFrom: invitations.channelId,
    })
    .from(workspaces)
    .leftJoin(
      relationships,
      and(
        eq(relationships.workspaceId, workspaces.workspaceId),
        eq(relationships.relationshipId, relationshipId),
      ),
    )
    .leftJoin(
      invitations,
      and(
        eq(invitations.workspaceId, relationships.workspaceId),
        eq(invitations.invitationId, relationships.invitationId),
      ),
    )
    .where(eq(workspaces.workspaceId, workspaceId));
  const channels = await tx.select().from(teamChannels).where(eq(teamChannels.workspaceId, workspaceId));
  const allowed = channels.filter((each) => !each.isShared || rules?.sharedChannelsAllowed === true);
  const channel =
    allowed.find((each) => each.channelId === rules?.invitedFrom) ?? allowed.find((each) => each.isDefault);
  return { validForDays: rules?.validForDays ?? 14, channelId: channel?.channelId ?? null };
}

/** False when the relationship has an open request already, or this very one is there. */
export async function insertRemoval(
  tx: Tx,
  workspaceId: WorkspaceId,
  removal: RemovalRequest,
): Promise<boolean> {
  const inserted = await tx
    .insert(removalRequests)
    .values({ workspaceId, removalId: removal.id, createdAt: removal.attestation.at, ...toRow(removal) })
    .onConflictDoNothing()
    .returning({ id: removalRequests.removalId });
  return inserted.length === 1;
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. */
export async function saveRemoval(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: RemovalState,
  removal: RemovalRequest,
): Promise<void> {
  const changed = await tx
    .update(removalRequests)
    .set({
      state: removal.state,
      decidedBy: removal.decidedBy,
      decidedAt: removal.decidedAt,
      decisionReason: removal.decisionReason,
      isOwnDecision: removal.isOwnDecision,
      endedBy: removal.endedBy,
      endedAt: removal.endedAt,
      lapsedBecause: removal.lapsedBecause,
      changedFacts: removal.changedFacts,
      failure: writeFailure(removal.failure),
      notice: removal.notice,
      providerTask: removal.providerTask,
    })
    .where(and(is(workspaceId, removal.id), eq(removalRequests.state, from)))
    .returning({ id: removalRequests.removalId });
  if (changed.length !== 1) throw new GuardFailed(`removal request ${removal.id} is not ${from}`);
}

export async function findOpenRemovalOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  relationshipId: RelationshipId,
): Promise<RemovalRequest | null> {
  const [row] = await db
    .select()
    .from(removalRequests)
    .where(
      and(
        eq(removalRequests.workspaceId, workspaceId),
        eq(removalRequests.relationshipId, relationshipId),
        inArray(removalRequests.state, [...openStates]),
      ),
    )
    .limit(1);
  return row ? fromRow(row) : null;
}

/** Newest first; with `before` only what is older than that place. */
export async function listRemovalsOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  limit = 20,
  before: { readonly at: Date; readonly id: string } | null = null,
): Promise<RemovalRequest[]> {
  const { createdAt, removalId } = removalRequests;
  const older = before
    ? or(lt(createdAt, before.at), and(eq(createdAt, before.at), sql`${removalId} < ${before.id}::uuid`))
    : undefined;
  const rows = await db
    .select()
    .from(removalRequests)
    .where(
      and(eq(removalRequests.workspaceId, workspaceId), eq(removalRequests.customerId, customerId), older),
    )
    .orderBy(desc(createdAt), desc(removalId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Carried out on this person's request, and nobody has said yet whether a legal notice was given; newest first. */
export async function listWithoutNotice(
  db: Db,
  workspaceId: WorkspaceId,
  requestedBy: SlackUserId,
  limit: number,
): Promise<{ readonly removal: RemovalRequest; readonly companyName: string }[]> {
  const rows = await db
    .select({ removal: removalRequests, companyName: customers.companyName })
    .from(removalRequests)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, removalRequests.workspaceId),
        eq(customers.customerId, removalRequests.customerId),
      ),
    )
    .where(
      and(
        eq(removalRequests.workspaceId, workspaceId),
        eq(removalRequests.state, "executed"),
        eq(removalRequests.requestedBy, requestedBy),
        isNull(removalRequests.notice),
      ),
    )
    .orderBy(desc(removalRequests.createdAt), desc(removalRequests.removalId))
    .limit(limit);
  return rows.map((row) => ({ removal: fromRow(row.removal), companyName: row.companyName }));
}

/** Where the next page begins: behind this request. */
export interface RemovalCursor {
  readonly at: Date;
  readonly id: RemovalRequestId;
}

/** Oldest first, with the customers' names: what has waited longest is what one looks for. */
export async function listOpenRemovals(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  limit: number,
  after: RemovalCursor | null,
): Promise<{ readonly removal: RemovalRequest; readonly companyName: string }[]> {
  const { createdAt, removalId, state } = removalRequests;
  const behind = after
    ? or(gt(createdAt, after.at), and(eq(createdAt, after.at), gt(removalId, after.id)))
    : undefined;
  const rows = await db
    .select({ removal: removalRequests, companyName: customers.companyName })
    .from(removalRequests)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, removalRequests.workspaceId),
        eq(customers.customerId, removalRequests.customerId),
      ),
    )
    .where(and(eq(removalRequests.workspaceId, workspaceId), inArray(state, [...openStates]), behind))
    .orderBy(asc(createdAt), asc(removalId))
    .limit(limit);
  return rows.map((row) => ({ removal: fromRow(row.removal), companyName: row.companyName }));
}

/** What this person asked for and is not over, oldest first. */
export async function listOpenRemovalsBy(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  requestedBy: SlackUserId,
  limit: number,
): Promise<RemovalRequest[]> {
  const rows = await db
    .select()
    .from(removalRequests)
    .where(
      and(
        eq(removalRequests.workspaceId, workspaceId),
        eq(removalRequests.requestedBy, requestedBy),
        inArray(removalRequests.state, [...openStates]),
      ),
    )
    .orderBy(asc(removalRequests.createdAt), asc(removalRequests.removalId))
    .limit(limit);
  return rows.map(fromRow);
}

export async function listOverdueRemovals(
  db: Db,
  workspaceId: WorkspaceId,
  now: Date,
  limit = 100,
): Promise<RemovalRequestId[]> {
  const rows = await db
    .select({ id: removalRequests.removalId })
    .from(removalRequests)
    .where(
      and(
        eq(removalRequests.workspaceId, workspaceId),
        eq(removalRequests.state, "attested"),
        lte(removalRequests.lapsesAt, now),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.id);
}

export async function nextLapse(db: Db, workspaceId: WorkspaceId): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(removalRequests.lapsesAt) })
    .from(removalRequests)
    .where(and(eq(removalRequests.workspaceId, workspaceId), eq(removalRequests.state, "attested")));
  return row?.at ?? null;
}

/** Whether a decision from this view still waits to be carried out: the same submission came twice. */
export async function isDecisionQueued(
  tx: Tx,
  workspaceId: WorkspaceId,
  lane: string,
  viewId: string,
): Promise<boolean> {
  const rows = await tx
    .select({ id: outboxMessages.messageId })
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.workspaceId, workspaceId),
        eq(outboxMessages.lane, lane),
        eq(outboxMessages.state, "queued"),
        eq(outboxMessages.topic, "removal.decide"),
        sql`${outboxMessages.body}->>'viewId' = ${viewId}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Whether the requester was ever reminded of the legal notice of this removal. */
export async function wasReminded(
  tx: Tx,
  workspaceId: WorkspaceId,
  lane: string,
  id: RemovalRequestId,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`select 1 from outbox_messages where workspace_id = ${workspaceId} and lane = ${lane}
        and body->>'notice' = 'notice.reminder' and body->'card'->>'id' = ${id} limit 1`,
  );
  return rows.length > 0;
}

/** JSON keeps instants as text. */
export function reviveFacts(facts: RemovalFacts): RemovalFacts {
  return { ...facts, gdap: facts.gdap.map(reviveGdap), readAt: new Date(facts.readAt) };
}

function reviveChange(change: FactsChange): FactsChange {
  return {
    ...change,
    newGdap: change.newGdap.map(reviveGdap),
    goneGdap: change.goneGdap.map(reviveGdap),
  };
}

function reviveGdap(entry: GdapEntry): GdapEntry {
  return {
    ...entry,
    endsAt: entry.endsAt === null ? null : new Date(entry.endsAt),
    ...(entry.startsAt ? { startsAt: new Date(entry.startsAt) } : {}),
  };
}

function is(workspaceId: WorkspaceId, id: RemovalRequestId) {
  return and(eq(removalRequests.workspaceId, workspaceId), eq(removalRequests.removalId, id));
}

function toRow({ id: _id, failure, ...row }: RemovalRequest) {
  return { ...row, failure: writeFailure(failure) };
}

function fromRow({
  workspaceId: _workspaceId,
  removalId,
  createdAt: _createdAt,
  ...row
}: typeof removalRequests.$inferSelect): RemovalRequest {
  const { attestation, changedFacts, notice } = row;
  return {
    ...row,
    id: removalId,
    attestation: {
      ...attestation,
      at: new Date(attestation.at),
      facts: reviveFacts(attestation.facts),
    },
    changedFacts: changedFacts === null ? null : reviveChange(changedFacts),
    failure: readFailure(row.failure),
    notice: notice === null ? null : reviveNotice(notice),
    providerTask: row.providerTask === null ? null : reviveTask(row.providerTask),
  };
}

function reviveTask(task: ProviderTask): ProviderTask {
  return { ...task, since: new Date(task.since), sentAt: task.sentAt && new Date(task.sentAt) };
}

function reviveNotice(notice: LegalNotice): LegalNotice {
  return { ...notice, at: new Date(notice.at) };
}

function writeFailure(failure: ExecutionFailure | null): string | null {
  return failure === null ? null : JSON.stringify(failure);
}

function readFailure(text: string | null): ExecutionFailure | null {
  // Written by writeFailure and by nothing else.
  return text === null ? null : (JSON.parse(text) as ExecutionFailure);
}

export { fromRow as removalFromRow };
