import { inTransaction, type Tx } from "../../../db/client.ts";
import { saveCard } from "../../../db/queries/cards.ts";
import { enqueue } from "../../../db/queries/record.ts";
import {
  dismissStuckMessage,
  hasCardChanged,
  lockStuckMessage,
  type StuckMessage,
} from "../../../db/queries/stuck-messages.ts";
import type { MessageTs, OutboxMessageId, SlackChannelId } from "../../domain/ids.ts";
import { type CardRef, isIntent } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { refuse } from "./retry.ts";

/**
 * "It is there", or "never mind": the message is not sent again. Only what tells people something can be let go: a step
 * of our own that was never taken would leave its removal or invitation where nobody can move it. For a card `posted`
 * tells where it stands, in the channel it went to, so that it is changed in place from now on. A card that changed while nobody knew whether it
 * was there says so now: in place, or as a new one where its place is not known.
 */
export async function dismissMessage(
  ctx: ServiceContext,
  ask: {
    readonly messageId: OutboxMessageId;
    readonly posted?: { readonly channelId: SlackChannelId; readonly ts: MessageTs };
  },
): Promise<
  Outcome<
    OutboxMessageId,
    "not-permitted" | "not-found" | "not-stuck" | "still-to-be-done" | "card-elsewhere"
  >
> {
  if (!may(ctx.actor, "outbox.retry")) return declined("not-permitted");
  const { messageId, posted } = ask;
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const stuck = await lockStuckMessage(tx, ctx.workspaceId, messageId);
    if (!stuck) return refuse(tx, ctx, messageId);
    if (isIntent(stuck.topic)) return declined("still-to-be-done");
    if (posted && stuck.lane !== `channel:${posted.channelId}`) return declined("card-elsewhere");
    await dismissStuckMessage(tx, ctx.workspaceId, messageId, now);
    if (stuck.body?.topic === "card.refresh") {
      const { card } = stuck.body;
      if (posted) await saveCard(tx, ctx.workspaceId, card, { ...posted, postedAt: now });
      await bringUpToDate(tx, ctx, stuck, card, posted !== undefined);
    }
    await record(tx, ctx, { type: "outbox.dismissed", messageId });
    return done(messageId);
  });
}

async function bringUpToDate(
  tx: Tx,
  ctx: ServiceContext,
  stuck: StuckMessage,
  card: CardRef,
  isPlaced: boolean,
): Promise<void> {
  const isBehind = stuck.state === "uncertain" && (await hasCardChanged(tx, ctx.workspaceId, card, stuck.id));
  // A place that somebody named is written to at once: were it no card of ours, a new one is posted instead.
  if (!isPlaced && !isBehind) return;
  const now = ctx.now();
  const { lane, correlationId } = stuck;
  const message = {
    id: ctx.newId(),
    lane,
    body: { topic: "card.refresh", card } as const,
    runAt: now,
    correlationId,
  };
  await enqueue(tx, ctx.workspaceId, [message], now);
}
