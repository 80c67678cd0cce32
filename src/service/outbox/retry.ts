import { inTransaction, type Tx } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { dismissStuckMessage, lockStuckMessage, outboxStateOf } from "../../../db/queries/stuck-messages.ts";
import { OutboxMessageId } from "../../domain/ids.ts";
import { type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

type Refusal = "not-permitted" | "not-found" | "not-stuck" | "unreadable";

/**
 * Sends a stuck message again, as a new message behind whatever its lane holds by now: so the lane's order holds, and
 * a late trace of the old one is never taken for the new one's. Answers with the new message's id.
 */
export async function retryMessage(
  ctx: ServiceContext,
  ask: { readonly messageId: OutboxMessageId },
): Promise<Outcome<OutboxMessageId, Refusal>> {
  if (!may(ctx.actor, "outbox.retry")) return declined("not-permitted");
  const { messageId } = ask;
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.now();
    const stuck = await lockStuckMessage(tx, ctx.workspaceId, messageId);
    if (!stuck) return refuse(tx, ctx, messageId);
    if (!stuck.body) return declined("unreadable");
    await dismissStuckMessage(tx, ctx.workspaceId, messageId, now);
    const id = OutboxMessageId.parse(ctx.newId());
    const { lane, body, correlationId } = stuck;
    await enqueue(tx, ctx.workspaceId, [{ id, lane, body, runAt: now, correlationId }], now);
    await record(tx, ctx, { type: "outbox.retried", messageId });
    return done(id);
  });
}

/** Not there, or not stuck any more: somebody was faster, or it arrived. */
export async function refuse(
  tx: Tx,
  ctx: ServiceContext,
  id: OutboxMessageId,
): Promise<Declined<"not-found" | "not-stuck">> {
  const found = await outboxStateOf(tx, ctx.workspaceId, id);
  if (!found) return declined("not-found");
  return declined("not-stuck", { state: found.state, ...(found.settledAt ? { at: found.settledAt } : {}) });
}
