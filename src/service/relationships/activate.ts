import type { Tx } from "../../../db/client.ts";
import { GuardFailed } from "../../../db/errors.ts";
import {
  insertRelationship,
  type LegKey,
  lockLeg,
  saveRelationship,
} from "../../../db/queries/relationships.ts";
import { type InvitationId, RelationshipId } from "../../domain/ids.ts";
import {
  activate,
  establish,
  type Relationship,
  type RelationshipActivated,
} from "../../domain/relationship.ts";
import type { ServiceContext } from "../context.ts";

/** A leg as the directory shows it accepted. `invitationId` is null where no invitation of ours led to it. */
export interface AcceptedLeg extends LegKey {
  readonly hasDap: boolean;
  readonly invitationId: InvitationId | null;
}

/**
 * Makes an accepted leg's relationship active, in the transaction of whoever learnt of the acceptance: a new one, or a
 * removed one that comes back. Answers with what to record; null when it was active already.
 */
export async function activateLeg(
  tx: Tx,
  ctx: ServiceContext,
  leg: AcceptedLeg,
): Promise<RelationshipActivated | null> {
  const known = await lockLeg(tx, ctx.workspaceId, leg);
  if (known) return reactivate(tx, ctx, known, leg);

  const { customerId, providerId, hasDap, invitationId } = leg;
  const id = RelationshipId.parse(ctx.newId());
  const event = establish({ id, customerId, leg: leg.leg, providerId, hasDap, invitationId }, ctx.now());
  if (await insertRelationship(tx, ctx.workspaceId, event.relationship)) {
    return event;
  }

  const faster = await lockLeg(tx, ctx.workspaceId, leg);
  if (!faster) throw new GuardFailed(`the ${leg.leg} leg of customer ${customerId} is neither new nor known`);
  return reactivate(tx, ctx, faster, leg);
}

async function reactivate(tx: Tx, ctx: ServiceContext, known: Relationship, leg: AcceptedLeg) {
  const activated = activate(known, leg.invitationId, leg.hasDap, ctx.now());
  if (!activated.ok) return null;
  await saveRelationship(tx, ctx.workspaceId, known.state, activated.value.relationship);
  return activated.value;
}
