import { inTransaction } from "../../../db/client.ts";
import { GuardFailed } from "../../../db/errors.ts";
import { markDue } from "../../../db/queries/record.ts";
import { lockRelationship } from "../../../db/queries/relationships.ts";
import { deletePreparation } from "../../../db/queries/removal-preparations.ts";
import { findOpenRemovalOf, insertRemoval, readAttestationRules } from "../../../db/queries/removals.ts";
import { type RemovalPreparationId, RemovalRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { aboutRequest, attest, type RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { openPreparation, type PreparationRefusal } from "./word.ts";

type Refusal = PreparationRefusal | "not-declared" | "text-changed" | "already-removed" | "no-channel";

/** The last step, *Attest and request*: only the ticked text that was on the screen becomes a request. */
export async function attestRemoval(
  ctx: ServiceContext,
  ask: { readonly preparationId: RemovalPreparationId; readonly ticked: boolean; readonly hash: string },
): Promise<Outcome<RemovalRequest, Refusal>> {
  const { actor, workspaceId } = ctx;
  if (actor.kind !== "staff" || !may(actor, "removal.request")) return declined("not-permitted");
  if (!ask.ticked) return declined("not-declared");

  return inTransaction(ctx.db, async (tx) => {
    const opened = await openPreparation(tx, ctx, ask.preparationId);
    if (!opened.ok) return opened;
    const { wording, relationshipId, customerId, facts } = opened.value;
    if (wording === null || wording.hash !== ask.hash) return declined("text-changed");

    const relationship = await lockRelationship(tx, workspaceId, relationshipId);
    if (relationship?.state !== "active")
      return declined("already-removed", relationship?.removedAt ? { at: relationship.removedAt } : {});
    const { validForDays, channelId } = await readAttestationRules(tx, workspaceId, relationshipId);
    if (channelId === null) return declined("no-channel");

    const { reason, ...screen } = wording;
    const event = attest(
      { id: RemovalRequestId.parse(ask.preparationId), relationshipId, customerId, channelId, reason },
      { ...screen, by: actor.slackUserId, at: ctx.now(), facts },
      validForDays,
    );
    if (!(await insertRemoval(tx, workspaceId, event.removal))) {
      const open = await findOpenRemovalOf(tx, workspaceId, relationshipId);
      if (!open) throw new GuardFailed(`removal request ${event.removal.id} is neither new nor known`);
      return declined("already-requested", aboutRequest(open));
    }
    await deletePreparation(tx, workspaceId, ask.preparationId);
    await markDue(tx, workspaceId, "deadlines", event.removal.lapsesAt);
    await record(tx, ctx, event);
    return done(event.removal);
  });
}
