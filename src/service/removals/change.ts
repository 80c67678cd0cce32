import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockRemoval, saveRemoval } from "../../../db/queries/removals.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may, type Permission } from "../../domain/permissions.ts";
import type { RemovalEvent, RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

export type ChangeRefusal = "not-permitted" | "not-found";

/** One step of a removal request: permit, lock, decide, save, record. `follow` adds what goes with it in the transaction. */
export async function changeRemoval<Reason extends string>(
  ctx: ServiceContext,
  removalId: RemovalRequestId,
  permission: Permission,
  decide: (removal: RemovalRequest) => Outcome<RemovalEvent, Reason>,
  follow?: (tx: Tx, removal: RemovalRequest) => Promise<void>,
): Promise<Outcome<RemovalRequest, Reason | ChangeRefusal>> {
  if (!may(ctx.actor, permission)) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const removal = await lockRemoval(tx, ctx.workspaceId, removalId);
    if (!removal) return declined("not-found");
    if (!may(ctx.actor, permission, removal.requestedBy)) return declined("not-permitted");

    const decision = decide(removal);
    if (!decision.ok) return decision;

    await saveRemoval(tx, ctx.workspaceId, removal.state, decision.value.removal);
    await follow?.(tx, decision.value.removal);
    await record(tx, ctx, decision.value);
    return done(decision.value.removal);
  });
}
