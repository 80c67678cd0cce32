import type { Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";
import type { Subscription } from "../world/state.ts";

/** Tells who sold a subscription, or every partner of the tenant if nobody is named, that it was changed. */
export function tellOfSubscription(
  sim: Simulation,
  tenantId: string,
  subscription: Subscription,
  by: string,
): void {
  const partnerIds = [...sim.world.relationships.values()]
    .filter((one) => one.tenantId === tenantId && one.endedAt === null)
    .map(({ partnerId }) => partnerId);
  const toTell = subscription.partnerId === undefined ? partnerIds : [subscription.partnerId];
  for (const partnerId of new Set(toTell))
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
