import type { Simulation } from "../simulation.ts";
import { findTenant, relationshipsBetween } from "../world/relate.ts";

/** Gives a partner delegated administration of its customer, as links did until October 2023. False: nothing changed. */
export function grantDap(sim: Simulation, partnerId: string, tenantId: string, by: string): boolean {
  const without = relationshipsBetween(sim.world, partnerId, tenantId).filter(({ hasDap }) => !hasDap);
  if (without.length === 0) return false;
  for (const relationship of without) relationship.hasDap = true;
  tell(sim, partnerId, tenantId, "dap-admin-relationship-approved", null, by);
  return true;
}

/** Takes it away: by the customer, or by the vendor after 90 idle days. False: there was none. */
export function endDap(
  sim: Simulation,
  partnerId: string,
  tenantId: string,
  by: { readonly customer: string } | "vendor",
): boolean {
  const withDap = relationshipsBetween(sim.world, partnerId, tenantId).filter(({ hasDap }) => hasDap);
  if (withDap.length === 0) return false;
  for (const relationship of withDap) relationship.hasDap = false;
  // The vendor's own ending leaves ResourceUri out in its samples; the customer's has null.
  if (by === "vendor")
    tell(sim, partnerId, tenantId, "dap-admin-relationship-terminated-by-microsoft", undefined, "");
  else tell(sim, partnerId, tenantId, "dap-admin-relationship-terminated", null, by.customer);
  return true;
}

function tell(
  sim: Simulation,
  partnerId: string,
  tenantId: string,
  eventName: string,
  resourceUri: null | undefined,
  by: string,
): void {
  sim.announce({
    partnerId,
    eventName,
    resourceName: "PartnerCustomerDap",
    resourceUri,
    audit: {
      partnerId,
      customerId: tenantId,
      customerName: findTenant(sim.world, tenantId)?.companyName ?? "",
      userPrincipalName: by,
      applicationId: null,
      resourceType: "partner_customer_dap",
      resourceOldValue: null,
      resourceNewValue: null,
      operationType: eventName.replaceAll("-", "_"),
      originalCorrelationId: sim.newGuid(),
      operationStatus: "succeeded",
    },
  });
  sim.changed();
}
