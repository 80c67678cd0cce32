import { and, asc, desc, eq, gt, inArray, lt, lte, min, or, sql } from "drizzle-orm";
import type { CustomerStanding } from "../../src/domain/customer.ts";
import type {
  CustomerId,
  InvitationId,
  SlackChannelId,
  SlackUserId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { Invitation, InvitationState, Leg } from "../../src/domain/invitation.ts";
import type { KeptLinkRefusal } from "../../src/domain/link-refusal.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import {
  customers,
  invitations,
  passports,
  providers,
  relationships,
  teamChannels,
  workspaces,
} from "../schema/index.ts";

export interface StoredInvitation {
  readonly invitation: Invitation;
  /** The personal link under the encryption key, if there is one. */
  readonly sealedLink: string | null;
  /** Part of the link was put in by us. */
  readonly isLinkComposed: boolean;
  /** Why there is no link yet. */
  readonly linkRefusal: KeptLinkRefusal | null;
}

type Row = typeof invitations.$inferSelect;

export async function findInvitation(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: InvitationId,
): Promise<StoredInvitation | null> {
  const [row] = await db.select().from(invitations).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockInvitation(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: InvitationId,
): Promise<StoredInvitation | null> {
  const [row] = await tx.select().from(invitations).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** What handing over is decided on, in one round trip; invitation and customer are locked until the commit. */
export async function lockForHandOver(tx: Tx, workspaceId: WorkspaceId, id: InvitationId) {
  const [row] = await tx
    .select({
      invitation: invitations,
      companyName: customers.companyName,
      standing: customers.standing,
      validForDays: workspaces.invitationValidForDays,
    })
    .from(invitations)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, invitations.workspaceId),
        eq(customers.customerId, invitations.customerId),
      ),
    )
    .innerJoin(workspaces, eq(workspaces.workspaceId, invitations.workspaceId))
    .where(is(workspaceId, id))
    .for("update", { of: [invitations, customers] });
  if (!row) return null;
  const { invitation, ...beside } = row;
  return { ...fromRow(invitation), ...beside };
}

/** Puts invitations for one customer in order: whoever locks second sees what the first one did. */
export async function lockCustomer(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
): Promise<{ standing: CustomerStanding } | null> {
  const [row] = await tx
    .select({ standing: customers.standing })
    .from(customers)
    .where(and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, id)))
    .for("update");
  return row ?? null;
}

export async function setStanding(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
  standing: CustomerStanding,
): Promise<void> {
  await tx
    .update(customers)
    .set({ standing })
    .where(and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, id)));
}

/** The legs that stand with a customer, our own with no provider. */
export async function listActiveLegs(db: Db | Tx, workspaceId: WorkspaceId, customerId: CustomerId) {
  return db
    .select({ leg: relationships.leg, providerId: relationships.providerId })
    .from(relationships)
    .where(
      and(
        eq(relationships.workspaceId, workspaceId),
        eq(relationships.customerId, customerId),
        eq(relationships.state, "active"),
      ),
    );
}

/** What a new invitation is decided on: the customer, our own name, its legs' providers, its channel, what is active. */
export async function readInvitationGround(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  ask: { customerId: CustomerId; channelId: SlackChannelId },
) {
  const [workspace] = await db
    .select({
      partnerName: workspaces.partnerName,
      sharedChannelsAllowed: workspaces.sharedChannelsAllowed,
      validForDays: workspaces.invitationValidForDays,
      customer: customers,
      channel: teamChannels,
    })
    .from(workspaces)
    .leftJoin(
      customers,
      and(eq(customers.workspaceId, workspaces.workspaceId), eq(customers.customerId, ask.customerId)),
    )
    .leftJoin(
      teamChannels,
      and(eq(teamChannels.workspaceId, workspaces.workspaceId), eq(teamChannels.channelId, ask.channelId)),
    )
    .where(eq(workspaces.workspaceId, workspaceId));
  const known = await db
    .select({
      leg: relationships.leg,
      providerId: relationships.providerId,
      state: relationships.state,
      since: relationships.activatedAt,
    })
    .from(relationships)
    .where(and(eq(relationships.workspaceId, workspaceId), eq(relationships.customerId, ask.customerId)));
  const providerRows = await db
    .select({ id: providers.providerId, name: providers.name, isRemoved: providers.isRemoved })
    .from(providers)
    .where(eq(providers.workspaceId, workspaceId));
  return {
    partnerName: workspace?.partnerName ?? null,
    sharedChannelsAllowed: workspace?.sharedChannelsAllowed ?? false,
    validForDays: workspace?.validForDays ?? 30,
    customer: workspace?.customer ?? null,
    channel: workspace?.channel ?? null,
    active: known.filter((each) => each.state === "active"),
    /** Removed ones too: what was asked in their name goes on naming them. */
    providerNames: new Map(providerRows.map((row) => [row.id, row.name])),
    providers: new Set(providerRows.filter((row) => !row.isRemoved).map((row) => row.id)),
  };
}

export async function insertInvitation(
  tx: Tx,
  workspaceId: WorkspaceId,
  invitation: Invitation,
): Promise<void> {
  await tx.insert(invitations).values({ workspaceId, invitationId: invitation.id, ...toRow(invitation) });
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. Leave `sealedLink` out to keep it. */
export async function saveInvitation(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: InvitationState,
  invitation: Invitation,
  sealedLink?: string | null,
): Promise<void> {
  const changed = await tx
    .update(invitations)
    .set({ ...toRow(invitation), ...(sealedLink === undefined ? {} : { sealedLink }) })
    .where(and(is(workspaceId, invitation.id), eq(invitations.state, from)))
    .returning({ id: invitations.invitationId });
  if (changed.length !== 1) throw new GuardFailed(`invitation ${invitation.id} is not ${from}`);
  if (invitation.endedAt !== null) await endPassport(tx, workspaceId, invitation.id, invitation.endedAt);
}

/** Our own personal link beside the vendor's is wiped with the invitation; its hash stays. */
async function endPassport(tx: Tx, workspaceId: WorkspaceId, id: InvitationId, endedAt: Date): Promise<void> {
  await tx
    .update(passports)
    .set({ sealedToken: null, endedAt })
    .where(and(eq(passports.workspaceId, workspaceId), eq(passports.invitationId, id)));
}

export async function findPendingOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.customerId, customerId),
        eq(invitations.state, "sent"),
      ),
    )
    .limit(1);
  return row ? fromRow(row).invitation : null;
}

/** Newest first; with `before` only what is older than that place. */
export async function listInvitationsOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  limit = 20,
  before: { readonly at: Date; readonly id: string } | null = null,
): Promise<Invitation[]> {
  const { createdAt, invitationId } = invitations;
  const older = before
    ? or(lt(createdAt, before.at), and(eq(createdAt, before.at), sql`${invitationId} < ${before.id}::uuid`))
    : undefined;
  const rows = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.customerId, customerId), older))
    .orderBy(desc(createdAt), desc(invitationId))
    .limit(limit);
  return rows.map((row) => fromRow(row).invitation);
}

/** Where the next page begins: behind this invitation. */
export interface PendingCursor {
  readonly sentAt: Date;
  readonly id: InvitationId;
}

/** Oldest first: what has waited longest is what one looks for. One more than `limit` tells whether there is a next page. */
export async function listPendingInvitations(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  limit: number,
  after: PendingCursor | null = null,
): Promise<Invitation[]> {
  const behind = after
    ? or(
        gt(invitations.sentAt, after.sentAt),
        and(eq(invitations.sentAt, after.sentAt), gt(invitations.invitationId, after.id)),
      )
    : undefined;
  const rows = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.state, "sent"), behind))
    .orderBy(asc(invitations.sentAt), asc(invitations.invitationId))
    .limit(limit);
  return rows.map((row) => fromRow(row).invitation);
}

/** Newest first. */
export async function listDraftsBy(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  requestedBy: SlackUserId,
  limit = 10,
): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.requestedBy, requestedBy),
        eq(invitations.state, "draft"),
      ),
    )
    .orderBy(desc(invitations.createdAt))
    .limit(limit);
  return rows.map((row) => fromRow(row).invitation);
}

export async function listOverdueInvitations(
  db: Db,
  workspaceId: WorkspaceId,
  now: Date,
  limit = 100,
): Promise<Invitation[]> {
  const rows = await db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        eq(invitations.state, "sent"),
        lte(invitations.expiresAt, now),
      ),
    )
    .limit(limit);
  return rows.map((row) => fromRow(row).invitation);
}

export async function nextExpiry(db: Db, workspaceId: WorkspaceId): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(invitations.expiresAt) })
    .from(invitations)
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.state, "sent")));
  return row?.at ?? null;
}

/** Which of these invitations could still take an answer. */
export async function stillOpen(
  db: Db,
  workspaceId: WorkspaceId,
  ids: readonly InvitationId[],
): Promise<Set<InvitationId>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: invitations.invitationId })
    .from(invitations)
    .where(
      and(
        eq(invitations.workspaceId, workspaceId),
        inArray(invitations.invitationId, [...ids]),
        inArray(invitations.state, ["draft", "sent"]),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

function is(workspaceId: WorkspaceId, id: InvitationId) {
  return and(eq(invitations.workspaceId, workspaceId), eq(invitations.invitationId, id));
}

function toRow(invitation: Invitation) {
  const { id: _id, hasLink: _hasLink, ...row } = invitation;
  return row;
}

function fromRow(all: Row): StoredInvitation {
  const { invitationId, workspaceId: _workspaceId, sealedLink, isLinkComposed, linkRefusal, ...row } = all;
  const legs = row.legs.map(reviveLeg);
  return {
    invitation: { ...row, id: invitationId, legs, hasLink: sealedLink !== null },
    sealedLink,
    isLinkComposed,
    linkRefusal: readRefusal(linkRefusal),
  };
}

/** What the directory answered when it was asked for the link. */
export async function saveLinkAnswer(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: InvitationId,
  answer: { readonly isComposed: boolean; readonly refusal: KeptLinkRefusal | null },
): Promise<void> {
  await tx
    .update(invitations)
    .set({
      isLinkComposed: answer.isComposed,
      linkRefusal: answer.refusal === null ? null : JSON.stringify(answer.refusal),
    })
    .where(is(workspaceId, id));
}

function readRefusal(text: string | null): KeptLinkRefusal | null {
  if (text === null) return null;
  // Written by saveLinkAnswer and by nothing else.
  const refusal = JSON.parse(text) as KeptLinkRefusal;
  return { ...refusal, at: new Date(refusal.at) };
}

/** JSON keeps instants as text. */
function reviveLeg(leg: Leg): Leg {
  return { ...leg, answeredAt: leg.answeredAt === null ? null : new Date(leg.answeredAt) };
}

/** Whether such a notice was ever queued in this lane: for what is told once. */
export async function wasTold(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  lane: string,
  notice: string,
  cardId: string,
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`select 1 from outbox_messages where workspace_id = ${workspaceId} and lane = ${lane}
        and body->>'notice' = ${notice} and body->'card'->>'id' = ${cardId} limit 1`,
  );
  return rows.length > 0;
}

export { fromRow as invitationFromRow };
