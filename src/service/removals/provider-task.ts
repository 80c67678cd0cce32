import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, type Outcome } from "../../domain/outcome.ts";
import {
  type RemovalRefusal,
  type RemovalRequest,
  stopWaitingForProvider,
  tellProvider,
} from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";

type Settled<Reason extends string> = Promise<
  Outcome<RemovalRequest, ChangeRefusal | RemovalRefusal | Reason>
>;

/** Somebody sent our provider the text: on record, once. The directory is looked at all the same. */
export async function recordProviderTold(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Settled<"no-provider-task" | "provider-already-told"> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return declined("not-permitted");
  return changeRemoval(ctx, ask.removalId, "removal.tell-provider", (removal) =>
    tellProvider(removal, actor.slackUserId, ctx.now()),
  );
}

/** An admin agent waits no longer: the removal counts as failed, and can be tried again or closed. */
export async function giveUpProvider(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Settled<"no-provider-task"> {
  const { actor } = ctx;
  if (actor.kind !== "staff") return declined("not-permitted");
  return changeRemoval(ctx, ask.removalId, "removal.abandon", (removal) =>
    stopWaitingForProvider(removal, actor.slackUserId),
  );
}
