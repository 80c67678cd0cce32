import type { Simulation } from "../simulation.ts";
import { findTenant, relationshipsBetween } from "./relate.ts";

/** Ends what stands between a partner and a tenant, as somebody of the partner's does in the portal. False: there was nothing. */
export function endRelationships(sim: Simulation, partnerId: string, tenantId: string, by: string): boolean {
  const standing = relationshipsBetween(sim.world, partnerId, tenantId);
  for (const relationship of standing) {
    relationship.endedAt = sim.now();
    relationship.hasDap = false;
  }
  if (standing.length === 0) return false;
  sim.announce({
    partnerId,
    eventName: null,
    resourceName: "Customer",
    resourceUri: undefined,
    audit: {
      partnerId,
      customerId: tenantId,
      customerName: findTenant(sim.world, tenantId)?.companyName ?? "",
      userPrincipalName: by,
      applicationId: null,
      resourceType: "partner_customer_relationship",
      resourceOldValue: null,
      resourceNewValue: null,
      operationType: "remove_partner_customer_relationship",
      originalCorrelationId: sim.newGuid(),
      operationStatus: "succeeded",
    },
  });
  sim.changed();
  return true;
}
