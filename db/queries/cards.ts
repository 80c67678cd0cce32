import { and, eq } from "drizzle-orm";
import type { MessageTs, SlackChannelId, WorkspaceId } from "../../src/domain/ids.ts";
import type { CardRef } from "../../src/domain/outbox.ts";
import type { Db, Tx } from "../client.ts";
import { cards } from "../schema/index.ts";

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
