import { and, type Column, eq, sql } from "drizzle-orm";
import type {
  InvitationId,
  MessageTs,
  RemovalRequestId,
  SlackChannelId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { CardRef } from "../../src/domain/outbox.ts";
import type { Db, Tx } from "../client.ts";
import { cards, customers, invitations, removalRequests, teamChannels, workspaces } from "../schema/index.ts";
import { invitationFromRow } from "./invitations.ts";
import { removalFromRow } from "./removals.ts";

/** Where a card stands in Slack. */
export interface PostedCard {
  readonly channelId: SlackChannelId;
  readonly ts: MessageTs;
  readonly postedAt: Date;
}

export async function findCard(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  card: CardRef,
): Promise<PostedCard | null> {
  const [row] = await db
    .select({ channelId: cards.channelId, ts: cards.ts, postedAt: cards.postedAt })
    .from(cards)
    .where(and(eq(cards.workspaceId, workspaceId), eq(cards.kind, card.kind), eq(cards.subjectId, card.id)))
    .limit(1);
  return row ?? null;
}

/** A card that was posted anew takes the place of the one that is gone. */
export async function saveCard(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  card: CardRef,
  posted: PostedCard,
): Promise<void> {
  await db
    .insert(cards)
    .values({ workspaceId, kind: card.kind, subjectId: card.id, ...posted })
    .onConflictDoUpdate({ target: [cards.workspaceId, cards.kind, cards.subjectId], set: posted });
}

const ground = {
  customer: { id: customers.customerId, companyName: customers.companyName },
  posted: { channelId: cards.channelId, ts: cards.ts, postedAt: cards.postedAt },
  channel: { language: teamChannels.language, isShared: teamChannels.isShared },
  settings: {
    emailLanguage: workspaces.emailLanguage,
    sharedChannelsAllowed: workspaces.sharedChannelsAllowed,
    ownRemovalAllowed: workspaces.ownRemovalAllowed,
  },
};

/** Everything that an invitation's card is rendered from, but its providers' names, in one round trip. */
export async function readInvitationCard(db: Db, workspaceId: WorkspaceId, id: InvitationId) {
  const [row] = await db
    .select({ invitation: invitations, ...ground })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.workspaceId, invitations.workspaceId))
    .innerJoin(customers, isCustomer(invitations.workspaceId, invitations.customerId))
    .leftJoin(cards, isCard(invitations.workspaceId, "invitation", invitations.invitationId))
    .leftJoin(teamChannels, isChannel(invitations.workspaceId, invitations.channelId))
    .where(and(eq(invitations.workspaceId, workspaceId), eq(invitations.invitationId, id)))
    .limit(1);
  return row ? { ...row, invitation: invitationFromRow(row.invitation).invitation } : null;
}

/** Everything that a removal's card is rendered from, in one round trip. */
export async function readRemovalCard(db: Db, workspaceId: WorkspaceId, id: RemovalRequestId) {
  const [row] = await db
    .select({ removal: removalRequests, ...ground })
    .from(removalRequests)
    .innerJoin(workspaces, eq(workspaces.workspaceId, removalRequests.workspaceId))
    .innerJoin(customers, isCustomer(removalRequests.workspaceId, removalRequests.customerId))
    .leftJoin(cards, isCard(removalRequests.workspaceId, "removal", removalRequests.removalId))
    .leftJoin(teamChannels, isChannel(removalRequests.workspaceId, removalRequests.channelId))
    .where(and(eq(removalRequests.workspaceId, workspaceId), eq(removalRequests.removalId, id)))
    .limit(1);
  return row ? { ...row, removal: removalFromRow(row.removal) } : null;
}

function isCustomer(workspaceId: Column, customerId: Column) {
  return and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, customerId));
}

function isCard(workspaceId: Column, kind: CardRef["kind"], subjectId: Column) {
  return and(eq(cards.workspaceId, workspaceId), eq(cards.kind, kind), eq(cards.subjectId, subjectId));
}

/** The channel where the card stands, else the one where it is to go. */
function isChannel(workspaceId: Column, channelId: Column) {
  return and(
    eq(teamChannels.workspaceId, workspaceId),
    eq(teamChannels.channelId, sql`coalesce(${cards.channelId}, ${channelId})`),
  );
}
