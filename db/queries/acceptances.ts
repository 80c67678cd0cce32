import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Acceptance, AcceptanceState } from "../../src/domain/acceptance.ts";
import type {
  AcceptanceId,
  CustomerId,
  CustomerTenantId,
  InvitationId,
  SlackUserId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import { certainties, doubts, likelihoods } from "../../src/domain/matching.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { acceptances, customers, invitations } from "../schema/index.ts";

export async function findAcceptance(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: AcceptanceId,
): Promise<Acceptance | null> {
  const [row] = await db.select().from(acceptances).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockAcceptance(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: AcceptanceId,
): Promise<Acceptance | null> {
  const [row] = await tx.select().from(acceptances).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** The last one that this tenant is known for. */
export async function findLatestOfTenant(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  tenantId: CustomerTenantId,
): Promise<Acceptance | null> {
  const [row] = await db
    .select()
    .from(acceptances)
    .where(and(eq(acceptances.workspaceId, workspaceId), eq(acceptances.tenantId, tenantId)))
    .orderBy(desc(acceptances.createdAt), desc(acceptances.acceptanceId))
    .limit(1);
  return row ? fromRow(row) : null;
}

/** The acceptance that an invitation was matched with, if one was. */
export async function findMatchedTo(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
): Promise<Acceptance | null> {
  const [row] = await db
    .select()
    .from(acceptances)
    .where(
      and(
        eq(acceptances.workspaceId, workspaceId),
        eq(acceptances.invitationId, invitationId),
        eq(acceptances.state, "matched"),
      ),
    )
    .orderBy(desc(acceptances.acceptedAt))
    .limit(1);
  return row ? fromRow(row) : null;
}

/** What made a customer without an invitation of ours; newest first, with `before` only what is older. */
export async function listAdoptedAs(
  db: Db,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  limit: number,
  before: { readonly at: Date; readonly id: string } | null = null,
): Promise<Acceptance[]> {
  const { acceptedAt, acceptanceId } = acceptances;
  const older = before
    ? or(lt(acceptedAt, before.at), and(eq(acceptedAt, before.at), sql`${acceptanceId} < ${before.id}::uuid`))
    : undefined;
  const rows = await db
    .select()
    .from(acceptances)
    .where(
      and(
        eq(acceptances.workspaceId, workspaceId),
        eq(acceptances.customerId, customerId),
        eq(acceptances.state, "adopted"),
        older,
      ),
    )
    .orderBy(desc(acceptedAt), desc(acceptanceId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Those matched with these invitations, and those that may be theirs; newest first. */
export async function listAcceptancesOf(
  db: Db,
  workspaceId: WorkspaceId,
  ids: readonly InvitationId[],
): Promise<Acceptance[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(acceptances)
    .where(and(eq(acceptances.workspaceId, workspaceId), inArray(acceptances.invitationId, [...ids])))
    .orderBy(desc(acceptances.acceptedAt));
  return rows.map(fromRow);
}

/** Matched, and their invitation still takes answers: another leg of it may have come since. */
export async function listMatchedOpen(
  db: Db,
  workspaceId: WorkspaceId,
  limit = 200,
): Promise<InvitationId[]> {
  const rows = await db
    .selectDistinct({ id: invitations.invitationId })
    .from(invitations)
    .innerJoin(
      acceptances,
      and(
        eq(acceptances.workspaceId, invitations.workspaceId),
        eq(acceptances.invitationId, invitations.invitationId),
        eq(acceptances.state, "matched"),
      ),
    )
    .where(
      and(eq(invitations.workspaceId, workspaceId), inArray(invitations.state, ["draft", "sent"] as const)),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Open invitations of customers that are ours already and whose tenant we know: they ask for the leg that is missing. */
export async function listMissingLegsAsked(
  db: Db,
  workspaceId: WorkspaceId,
  limit = 200,
): Promise<InvitationId[]> {
  const rows = await db
    .select({ id: invitations.invitationId })
    .from(invitations)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, invitations.workspaceId),
        eq(customers.customerId, invitations.customerId),
      ),
    )
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.state, "sent"),
        eq(customers.standing, "active"),
        isNotNull(customers.tenantId),
      ),
    )
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** Where the next page begins: behind this acceptance. */
export interface AcceptanceCursor {
  readonly at: Date;
  readonly id: AcceptanceId;
}

/** In one state, longest there first. One more than a page tells whether there is a next one. */
export async function listAcceptances(
  db: Db,
  workspaceId: WorkspaceId,
  state: AcceptanceState,
  limit: number,
  after: AcceptanceCursor | null = null,
): Promise<Acceptance[]> {
  const { createdAt, acceptanceId } = acceptances;
  const behind = after
    ? or(gt(createdAt, after.at), and(eq(createdAt, after.at), gt(acceptanceId, after.id)))
    : undefined;
  const rows = await db
    .select()
    .from(acceptances)
    .where(and(eq(acceptances.workspaceId, workspaceId), eq(acceptances.state, state), behind))
    .orderBy(asc(createdAt), asc(acceptanceId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Likely ones whose invitation this person asked for or handed over; everybody's with null. */
export async function listLikely(
  db: Db,
  workspaceId: WorkspaceId,
  agent: SlackUserId | null,
  limit: number,
): Promise<Acceptance[]> {
  const theirs = agent ? or(eq(invitations.requestedBy, agent), eq(invitations.sentBy, agent)) : undefined;
  const rows = await db
    .select({ acceptance: acceptances })
    .from(acceptances)
    .innerJoin(
      invitations,
      and(
        eq(invitations.workspaceId, acceptances.workspaceId),
        eq(invitations.invitationId, acceptances.invitationId),
      ),
    )
    .where(and(eq(acceptances.workspaceId, workspaceId), eq(acceptances.state, "likely"), theirs))
    .orderBy(asc(acceptances.createdAt))
    .limit(limit);
  return rows.map(({ acceptance }) => fromRow(acceptance));
}

/** False when the tenant already has one that waits for a person. */
export async function insertAcceptance(
  tx: Tx,
  workspaceId: WorkspaceId,
  acceptance: Acceptance,
): Promise<boolean> {
  const { id, ...row } = acceptance;
  const inserted = await tx
    .insert(acceptances)
    .values({ workspaceId, acceptanceId: id, ...row })
    .onConflictDoNothing()
    .returning({ id: acceptances.acceptanceId });
  return inserted.length === 1;
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. */
export async function saveAcceptance(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: AcceptanceState,
  { id, ...row }: Acceptance,
): Promise<void> {
  const changed = await tx
    .update(acceptances)
    .set(row)
    .where(and(is(workspaceId, id), eq(acceptances.state, from)))
    .returning({ id: acceptances.acceptanceId });
  if (changed.length !== 1) throw new GuardFailed(`acceptance ${id} is not ${from}`);
}

function is(workspaceId: WorkspaceId, id: AcceptanceId) {
  return and(eq(acceptances.workspaceId, workspaceId), eq(acceptances.acceptanceId, id));
}

function fromRow({
  acceptanceId,
  workspaceId: _workspaceId,
  evidence,
  ...row
}: typeof acceptances.$inferSelect): Acceptance {
  const known = [...certainties, ...likelihoods, ...doubts].find((each) => each === evidence) ?? null;
  return { ...row, id: acceptanceId, evidence: known };
}
