import type { Tx } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { lockLeg, saveRelationship } from "../../../db/queries/relationships.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { CustomerId, ProviderId } from "../../domain/ids.ts";
import { remove } from "../../domain/relationship.ts";
import type { ServiceContext } from "../context.ts";

/** The provider's leg ended elsewhere; ours stays. */
export async function takeProviderEnd(
  tx: Tx,
  ctx: ServiceContext,
  customerId: CustomerId,
  providerId: ProviderId,
): Promise<readonly DomainEvent[]> {
  await lockCustomer(tx, ctx.workspaceId, customerId);
  const leg = await lockLeg(tx, ctx.workspaceId, { customerId, leg: "provider", providerId });
  const removed = leg && remove(leg, ctx.now());
  if (!leg || !removed?.ok) return [];
  await saveRelationship(tx, ctx.workspaceId, leg.state, removed.value.relationship);
  return [removed.value];
}

/** DAP ended elsewhere; the relationship stays. What was taken over is on record with the difference itself. */
export async function takeDapEnd(
  tx: Tx,
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<readonly DomainEvent[]> {
  await lockCustomer(tx, ctx.workspaceId, customerId);
  const leg = await lockLeg(tx, ctx.workspaceId, { customerId, leg: "reseller", providerId: null });
  if (leg) await saveRelationship(tx, ctx.workspaceId, leg.state, { ...leg, hasDap: false });
  return [];
}
