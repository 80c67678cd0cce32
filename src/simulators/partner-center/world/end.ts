import type { Simulation } from "../simulation.ts";
import { findTenant, relationshipKey, relationshipsBetween } from "./relate.ts";
import type { Relationship } from "./state.ts";

interface Through {
  readonly applicationId?: string;
  readonly correlationId?: string;
}

/**
 * Ends what stands between a partner and a tenant; GDAP stays, no web hook is sent. The reseller's row goes when its
 * provider ends the relationship, since it stood on the provider's. False: there was nothing.
 */
export function endRelationships(
  sim: Simulation,
  partnerId: string,
  tenantId: string,
  by: string,
  { applicationId, correlationId }: Through = {},
): boolean {
  const standing = relationshipsBetween(sim.world, partnerId, tenantId);
  if (standing.length === 0) return false;
  const behind = standing.flatMap((one) => (one.role === "provider" ? standingOnIt(sim, one) : []));
  for (const relationship of [...standing, ...behind]) {
    relationship.endedAt = sim.now();
    relationship.hasDap = false;
  }
  for (const about of new Set([partnerId, ...behind.map((one) => one.partnerId)])) {
    sim.announce({
      partnerId: about,
      eventName: null,
      resourceName: "Customer",
      resourceUri: undefined,
      audit: {
        partnerId: about,
        customerId: tenantId,
        customerName: findTenant(sim.world, tenantId)?.companyName ?? "",
        userPrincipalName: by,
        applicationId: applicationId ?? null,
        resourceType: "partner_customer_relationship",
        resourceOldValue: null,
        resourceNewValue: null,
        operationType: "remove_partner_customer_relationship",
        originalCorrelationId: correlationId ?? sim.newGuid(),
        operationStatus: "succeeded",
      },
    });
  }
  sim.changed();
  return true;
}

function standingOnIt(sim: Simulation, ofProvider: Relationship): Relationship[] {
  return [...sim.world.partners.keys()].flatMap((partnerId) => {
    const key = relationshipKey({ partnerId, tenantId: ofProvider.tenantId, role: "reseller" });
    const found = sim.world.relationships.get(key);
    return found && found.endedAt === null && found.otherPartnerId === ofProvider.partnerId ? [found] : [];
  });
}
