import { enqueue } from "../../../db/queries/record.ts";
import { actorName } from "../../domain/actor.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import {
  abandon,
  type RemovalRefusal,
  type RemovalRequest,
  retryExecution,
} from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";
import { removalLane } from "./lane.ts";

type Settled = Promise<Outcome<RemovalRequest, ChangeRefusal | RemovalRefusal>>;

/** Has a failed removal carried out again, from the outbox. */
export function retryRemoval(ctx: ServiceContext, ask: { readonly removalId: RemovalRequestId }): Settled {
  return changeRemoval(ctx, ask.removalId, "removal.retry", retryExecution, async (tx, removal) => {
    const now = ctx.now();
    const body = { topic: "removal.execute", removalId: removal.id } as const;
    const lane = removalLane(removal.id);
    const message = { id: ctx.newId(), lane, body, runAt: now, correlationId: ctx.correlationId };
    await enqueue(tx, ctx.workspaceId, [message], now);
  });
}

/** Closes a failed removal: the relationship stands, and a new request is possible. */
export function abandonRemoval(ctx: ServiceContext, ask: { readonly removalId: RemovalRequestId }): Settled {
  return changeRemoval(ctx, ask.removalId, "removal.abandon", (removal) =>
    abandon(removal, actorName(ctx.actor), ctx.now()),
  );
}
