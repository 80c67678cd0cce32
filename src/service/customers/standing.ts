import type { Tx } from "../../../db/client.ts";
import { lockStanding, saveStanding } from "../../../db/queries/customer-standing.ts";
import { standingFrom } from "../../domain/customer.ts";
import type { CustomerId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Puts a customer's standing right after a change of an invitation or a relationship, in the transaction of that change
 * and after it was saved. Locks the customer: whoever also locks a relationship locks the customer before it.
 */
export async function refreshStanding(tx: Tx, ctx: ServiceContext, customerId: CustomerId): Promise<void> {
  const found = await lockStanding(tx, ctx.workspaceId, customerId);
  if (!found) return;
  const standing = standingFrom(found.ground);
  if (standing !== found.standing) await saveStanding(tx, ctx.workspaceId, customerId, standing);
}
