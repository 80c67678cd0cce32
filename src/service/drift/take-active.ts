import type { Tx } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { CustomerId } from "../../domain/ids.ts";
import type { DirectoryRecord } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { activateLeg } from "../relationships/activate.ts";

/** Our leg stands again, without an invitation of ours. */
export async function takeActive(
  tx: Tx,
  ctx: ServiceContext,
  customerId: CustomerId,
  { hasDap }: DirectoryRecord,
): Promise<readonly DomainEvent[]> {
  await lockCustomer(tx, ctx.workspaceId, customerId);
  const ours = { customerId, leg: "reseller", providerId: null, hasDap, invitationId: null } as const;
  const activated = await activateLeg(tx, ctx, ours);
  await refreshStanding(tx, ctx, customerId);
  return activated ? [activated] : [];
}
