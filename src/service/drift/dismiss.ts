import { actorName } from "../../domain/actor.ts";
import { type DriftFinding, type DriftRefusal, dismiss } from "../../domain/drift.ts";
import type { DriftFindingId } from "../../domain/ids.ts";
import { declined, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { type ReasonFault, readReason } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { settleFinding } from "./settle.ts";

/** Sets a difference aside, for a reason: it is not told again as long as it stays the same. */
export async function dismissFinding(
  ctx: ServiceContext,
  ask: { readonly id: DriftFindingId; readonly reason: string | null },
): Promise<Outcome<DriftFinding, "not-permitted" | "not-found" | ReasonFault | DriftRefusal>> {
  if (!may(ctx.actor, "drift.settle")) return declined("not-permitted");
  const reason = readReason(ask.reason);
  if (!reason.ok) return reason;
  return settleFinding(ctx, ask.id, (finding) =>
    dismiss(finding, actorName(ctx.actor), reason.value, ctx.now()),
  );
}
