import { addDays } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import { markDue } from "../../../db/queries/record.ts";
import { insertPreparation } from "../../../db/queries/removal-preparations.ts";
import { findOpenRemovalOf, type RemovalCustomer, readRemovalGround } from "../../../db/queries/removals.ts";
import type { RemovalFacts } from "../../domain/facts.ts";
import { type RelationshipId, RemovalPreparationId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { aboutRequest } from "../../domain/removal-request.ts";
import { removalFacts } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { askDirectory } from "./read-directory.ts";

/** Days after which a preparation that led nowhere is swept. */
export const preparationKeptForDays = 1;

export interface PreparedRemoval {
  readonly preparationId: RemovalPreparationId;
  readonly customer: RemovalCustomer;
  readonly facts: RemovalFacts;
}

type Refusal =
  | "not-permitted"
  | "not-found"
  | "not-our-leg"
  | "already-removed"
  | "already-requested"
  | "tenant-unknown"
  | "directory-unavailable";

/** The first step: what stands in the way and what a removal does, read from the directory and kept for the next steps. */
export async function prepareRemoval(
  ctx: ServiceContext,
  ask: { readonly relationshipId: RelationshipId },
): Promise<Outcome<PreparedRemoval, Refusal>> {
  const { actor, workspaceId } = ctx;
  if (actor.kind !== "staff" || !may(actor, "removal.request")) return declined("not-permitted");

  const ground = await readRemovalGround(ctx.db, workspaceId, ask.relationshipId);
  if (!ground) return declined("not-found");
  if (ground.leg !== "reseller") return declined("not-our-leg");
  if (ground.state !== "active")
    return declined("already-removed", {
      state: ground.state,
      ...(ground.removedAt ? { at: ground.removedAt } : {}),
    });
  const open = await findOpenRemovalOf(ctx.db, workspaceId, ask.relationshipId);
  if (open) return declined("already-requested", aboutRequest(open));

  // The vendor knows customers by nothing else.
  if (ctx.directory.name === "partner-center" && ground.customer.tenantId === null)
    return declined("tenant-unknown");

  const shown = await askDirectory(ctx, ground.customer);
  if (!shown.ok) return shown;
  const facts: RemovalFacts = {
    ...removalFacts(shown.value),
    tenantId: ground.customer.tenantId,
    source: ctx.directory.name,
  };

  const preparationId = RemovalPreparationId.parse(ctx.newId());
  await inTransaction(ctx.db, async (tx) => {
    await insertPreparation(tx, workspaceId, {
      id: preparationId,
      relationshipId: ask.relationshipId,
      customerId: ground.customer.id,
      slackUserId: actor.slackUserId,
      facts,
      createdAt: ctx.now(),
    });
    await markDue(tx, workspaceId, "deadlines", addDays(ctx.now(), preparationKeptForDays));
  });
  return done({ preparationId, customer: ground.customer, facts });
}
