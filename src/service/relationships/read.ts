import { listRelationshipsOf } from "../../../db/queries/relationships.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { Relationship } from "../../domain/relationship.ts";
import type { ServiceContext } from "../context.ts";

/** Our own leg first; none for those who may not see customers. */
export async function relationshipsOfCustomer(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<readonly Relationship[]> {
  if (ctx.actor.kind !== "system" && !may(ctx.actor, "customer.see")) return [];
  return listRelationshipsOf(ctx.db, ctx.workspaceId, customerId);
}
