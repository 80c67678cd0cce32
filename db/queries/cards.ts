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
export function saveCard(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  card: CardRef,
  posted: PostedCard,
): Promise<void> {
  return saveCards(db, workspaceId, [{ card, posted }]);
}

/** The same for several; the last word counts on a card that is named twice. */
export async function saveCards(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  placed: readonly { readonly card: CardRef; readonly posted: PostedCard }[],
): Promise<void> {
  const rows = new Map(
    placed.map(({ card, posted }) => {
      return [`${card.kind} ${card.id}`, { workspaceId, kind: card.kind, subjectId: card.id, ...posted }];
    }),
  );
  await db
    .insert(cards)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [cards.workspaceId, cards.kind, cards.subjectId],
      set: {
        channelId: sql`excluded.channel_id`,
        ts: sql`excluded.ts`,
        postedAt: sql`excluded.posted_at`,
      },
    });
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

/** Everything that invitations' cards are rendered from, but their providers' names, in one round trip. */
export async function readInvitationCards(db: Db, workspaceId: WorkspaceId, ids: readonly InvitationId[]) {
  const rows = await db
    .select({
      invitation: invitations,
      isUncertain: isUncertain(invitations.workspaceId, "invitation", invitations.invitationId),
      ...ground,
    })
    .from(invitations)
    .innerJoin(workspaces, eq(workspaces.workspaceId, invitations.workspaceId))
    .innerJoin(customers, isCustomer(invitations.workspaceId, invitations.customerId))
    .leftJoin(cards, isCard(invitations.workspaceId, "invitation", invitations.invitationId))
    .leftJoin(teamChannels, isChannel(invitations.workspaceId, invitations.channelId))
    .where(and(eq(invitations.workspaceId, workspaceId), isAmong(invitations.invitationId, ids)));
  return rows.map((row) => ({ ...row, invitation: invitationFromRow(row.invitation).invitation }));
}

/** Everything that removals' cards are rendered from, in one round trip. */
export async function readRemovalCards(db: Db, workspaceId: WorkspaceId, ids: readonly RemovalRequestId[]) {
  const rows = await db
    .select({
      removal: removalRequests,
      isUncertain: isUncertain(removalRequests.workspaceId, "removal", removalRequests.removalId),
      ...ground,
    })
    .from(removalRequests)
    .innerJoin(workspaces, eq(workspaces.workspaceId, removalRequests.workspaceId))
    .innerJoin(customers, isCustomer(removalRequests.workspaceId, removalRequests.customerId))
    .leftJoin(cards, isCard(removalRequests.workspaceId, "removal", removalRequests.removalId))
    .leftJoin(teamChannels, isChannel(removalRequests.workspaceId, removalRequests.channelId))
    .where(and(eq(removalRequests.workspaceId, workspaceId), isAmong(removalRequests.removalId, ids)));
  return rows.map((row) => ({ ...row, removal: removalFromRow(row.removal) }));
}

/** One parameter however many they are, so that the server need not parse each length anew. */
function isAmong(column: Column, ids: readonly string[]) {
  return sql`${column} = any(${`{${ids.join(",")}}`}::uuid[])`;
}

/** Whether it is not known that the card was posted: an admin agent has yet to look. */
function isUncertain(workspaceId: Column, kind: CardRef["kind"], subjectId: Column) {
  return sql<boolean>`exists (
    select 1 from outbox_messages m where m.workspace_id = ${workspaceId} and m.state = 'uncertain'
      and m.topic = 'card.refresh' and m.body->'card'->>'kind' = ${kind}
      and m.body->'card'->>'id' = ${subjectId}::text)`;
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
