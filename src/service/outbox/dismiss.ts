import { inTransaction } from "../../../db/client.ts";
import { saveCard } from "../../../db/queries/cards.ts";
import { dismissStuckMessage, lockStuckMessage } from "../../../db/queries/stuck-messages.ts";
import type { MessageTs, OutboxMessageId, SlackChannelId } from "../../domain/ids.ts";
import { isIntent } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { refuse } from "./retry.ts";

/**
 * "It is there", or "never mind": the message is not sent again. Only what tells people something can be let go: a step
 * of our own that was never taken would leave its removal or invitation where nobody can move it. For a card `posted` tells where it stands, so that
 * it is changed in place from now on; without it the next change posts a new card.
 */
export async function dismissMessage(
  ctx: ServiceContext,
  ask: {
    readonly messageId: OutboxMessageId;
    readonly posted?: { readonly channelId: SlackChannelId; readonly ts: MessageTs };
  },
): Promise<Outcome<OutboxMessageId, "not-permitted" | "not-found" | "not-stuck" | "still-to-be-done">> {
  if (!may(ctx.actor, "outbox.retry")) return declined("not-permitted");
  const { messageId, posted } = ask;
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const stuck = await lockStuckMessage(tx, ctx.workspaceId, messageId);
    if (!stuck) return refuse(tx, ctx, messageId);
    if (isIntent(stuck.topic)) return declined("still-to-be-done");
    await dismissStuckMessage(tx, ctx.workspaceId, messageId, now);
    if (posted && stuck.body?.topic === "card.refresh") {
      await saveCard(tx, ctx.workspaceId, stuck.body.card, { ...posted, postedAt: now });
    }
    await record(tx, ctx, { type: "outbox.dismissed", messageId });
    return done(messageId);
  });
}
