import { inTransaction } from "../../../db/client.ts";
import { type HeldTopics, holdQueue } from "../../../db/queries/restored-outbox.ts";
import { topicsForPeople } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { Recorder } from "../context.ts";
import { record } from "../record.ts";

/** Why a message is stuck that nobody tried: Home says it in words. */
export const restoredReason = "restored";

/**
 * For a database that was just put back: what stood in its queue may have been sent, or carried out, between the
 * back-up and now. Nothing of it leaves by itself; admin agents find it among the stuck messages. For the operator alone.
 */
export async function holdRestored(
  ctx: Recorder,
  { takenAt }: { readonly takenAt: Date },
): Promise<Outcome<HeldTopics, "not-permitted">> {
  if (ctx.actor.kind !== "system" || ctx.actor.name !== "operator") return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const held = await holdQueue(tx, ctx.workspaceId, {
      now: ctx.now(),
      reason: restoredReason,
      forPeople: topicsForPeople,
      // Nobody waits in front of that window any more.
      dropped: ["screen.refresh"],
    });
    await record(tx, ctx, { type: "database.restored", takenAt, held });
    return done(held);
  });
}
