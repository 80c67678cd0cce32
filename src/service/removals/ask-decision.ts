import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { isDecisionQueued, lockForDecision } from "../../../db/queries/removals.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import {
  askDecision,
  type ReasonFault,
  type RemovalRefusal,
  type RemovalRequest,
  readReason,
} from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { removalLane } from "./lane.ts";

type Refusal = "not-permitted" | "not-found" | "own-request" | ReasonFault | RemovalRefusal;

export interface DecisionAsk {
  readonly removalId: RemovalRequestId;
  readonly decision: "approve" | "deny";
  /** Needed to deny; an approval may go without. */
  readonly reason: string | null;
  /** The modal that waits for the result: the same one submitted twice asks once. */
  readonly viewId: string | null;
}

/**
 * An admin agent's submission, kept as an intent: who they are in Slack by now and what the directory shows is read
 * afterwards, from the outbox, and only then is it decided. The value is the request as it still stands.
 */
export async function askForDecision(
  ctx: ServiceContext,
  ask: DecisionAsk,
): Promise<Outcome<RemovalRequest, Refusal>> {
  const { actor, workspaceId } = ctx;
  if (actor.kind !== "staff" || !may(actor, `removal.${ask.decision}`)) return declined("not-permitted");
  const reason = readDecisionReason(ask);
  if (!reason.ok) return reason;

  return inTransaction(ctx.db, async (tx) => {
    const found = await lockForDecision(tx, workspaceId, ask.removalId);
    if (!found) return declined("not-found");
    const { removal, ownAllowed } = found;
    const asked = askDecision(removal, ask.decision, { by: actor.slackUserId, ownAllowed });
    if (!asked.ok) return asked;
    const lane = removalLane(removal.id);
    if (ask.viewId !== null && (await isDecisionQueued(tx, workspaceId, lane, ask.viewId))) return asked;

    const now = ctx.now();
    const body = {
      topic: "removal.decide",
      removalId: removal.id,
      decision: ask.decision,
      reason: reason.value,
      by: actor.slackUserId,
      viewId: ask.viewId,
    } as const;
    const message = { id: ctx.newId(), lane, body, runAt: now, correlationId: ctx.correlationId };
    // Behind one another, without waiting in between: see record().
    await Promise.all([
      enqueue(tx, workspaceId, [message], now),
      record(tx, ctx, {
        type: "removal.decision-asked",
        removalId: removal.id,
        customerId: removal.customerId,
        decision: ask.decision,
      }),
    ]);
    return asked;
  });
}

/** To deny needs a reason; whoever approves may leave it empty. */
function readDecisionReason(ask: DecisionAsk): Outcome<string | null, ReasonFault> {
  const reason = readReason(ask.reason);
  if (!reason.ok && reason.reason === "reason-missing" && ask.decision === "approve") return done(null);
  return reason;
}
