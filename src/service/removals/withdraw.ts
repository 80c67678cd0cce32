import { actorName } from "../../domain/actor.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { type RemovalRefusal, type RemovalRequest, withdraw } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";

/** Takes back a request that nobody has decided yet. */
export function withdrawRemoval(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Promise<Outcome<RemovalRequest, ChangeRefusal | RemovalRefusal>> {
  return changeRemoval(ctx, ask.removalId, "removal.withdraw", (removal) =>
    withdraw(removal, actorName(ctx.actor), ctx.now()),
  );
}
