import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockForDecision, saveRemoval } from "../../../db/queries/removals.ts";
import type { RemovalFacts } from "../../domain/facts.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { type Accepted, type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import {
  approve,
  type Blocked,
  type Decision,
  deny,
  type FactsChanged,
  isDecided,
  lapse,
  type RemovalEvent,
  type RemovalRefusal,
  type RemovalRequest,
} from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

type Refusal = "not-permitted" | "not-found" | "own-request" | "attestation-lapsed" | RemovalRefusal;
type Decided = Accepted<RemovalRequest> | Declined<Refusal> | FactsChanged;

export interface DecisionToTake {
  readonly removalId: RemovalRequestId;
  readonly reason: string | null;
  /** Read a moment ago: see readFactsFor. */
  readonly facts: RemovalFacts;
}

/** Approves an attested removal. The removal itself runs later, from the outbox. */
export function approveRemoval(ctx: ServiceContext, ask: DecisionToTake): Promise<Decided | Blocked> {
  return decide(ctx, "approve", ask, approve);
}

/** Denies an attested removal: the requester reads the reason. */
export function denyRemoval(
  ctx: ServiceContext,
  ask: DecisionToTake,
): Promise<Decided | Declined<"reason-missing">> {
  return decide(ctx, "deny", ask, deny);
}

/**
 * An attestation that turns out to be over lapses in the same transaction: a refusal and a change at once. The same
 * decision carried out again, after a death between commit and settling, is the one that was taken.
 */
async function decide<Refused extends Declined<string>>(
  ctx: ServiceContext,
  choice: "approve" | "deny",
  ask: DecisionToTake,
  rule: (removal: RemovalRequest, decision: Decision) => Accepted<RemovalEvent> | Refused,
): Promise<Accepted<RemovalRequest> | Refused | Declined<"not-permitted" | "not-found">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, `removal.${choice}`)) return declined("not-permitted");

  const decided = await inTransaction(ctx.db, async (tx) => {
    const found = await lockForDecision(tx, ctx.workspaceId, ask.removalId);
    if (!found) return declined("not-found");
    const { removal, ownAllowed } = found;
    if (isDecided(removal, choice, actor.slackUserId)) return done(removal);
    const { reason, facts } = ask;
    const decision = rule(removal, { by: actor.slackUserId, at: ctx.now(), reason, facts, ownAllowed });
    if (decision.ok) {
      await save(tx, ctx, removal, decision.value);
      return done(decision.value.removal);
    }
    const lapsed = lapseAfter(removal, decision, ctx.now());
    if (lapsed?.ok) await save(tx, ctx, removal, lapsed.value);
    return decision;
  });
  // A lapse leaves a card to renew although the answer is a refusal.
  if (!decided.ok) ctx.nudge();
  return decided;
}

async function save(tx: Tx, ctx: ServiceContext, removal: RemovalRequest, event: RemovalEvent) {
  await saveRemoval(tx, ctx.workspaceId, removal.state, event.removal);
  await record(tx, ctx, event);
}

function lapseAfter(
  removal: RemovalRequest,
  refusal: Declined<string>,
  now: Date,
): Outcome<RemovalEvent, string> | null {
  if (isFactsChanged(refusal)) return lapse(removal, refusal.change, now);
  if (refusal.reason === "attestation-lapsed") return lapse(removal, "too-old", now);
  return null;
}

function isFactsChanged(refusal: Declined<string>): refusal is FactsChanged {
  return refusal.reason === "facts-changed" && "change" in refusal;
}
