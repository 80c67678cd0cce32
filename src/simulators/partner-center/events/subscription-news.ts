import type { Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";
import type { Subscription } from "../world/state.ts";

/** Tells every partner of the tenant that one of its subscriptions was changed. */
export function tellOfSubscription(
  sim: Simulation,
  tenantId: string,
  subscription: Subscription,
  by: string,
): void {
  const partnerIds = [...sim.world.relationships.values()]
    .filter((one) => one.tenantId === tenantId && one.endedAt === null)
    .map(({ partnerId }) => partnerId);
  for (const partnerId of new Set(partnerIds))
    sim.announce({
      partnerId,
      eventName: "subscription-updated",
      resourceName: "subscription",
      resourceUri: `${sim.addresses.api}/webhooks/v1/customers/${tenantId}/subscriptions/${subscription.id}`,
      audit: {
        partnerId,
        customerId: tenantId,
        customerName: findTenant(sim.world, tenantId)?.companyName ?? "",
        userPrincipalName: by,
        applicationId: null,
        resourceType: "subscription",
        resourceOldValue: null,
        resourceNewValue: {
          Id: subscription.id,
          OfferName: subscription.offerName,
          Quantity: subscription.quantity,
          Status: subscription.status,
        },
        operationType: "update_subscription",
        originalCorrelationId: sim.newGuid(),
        operationStatus: "succeeded",
      },
    });
}
