import type { Simulation } from "../simulation.ts";
import { findTenant, relationshipsBetween } from "../world/relate.ts";

/** Takes a partner's delegated administration away: by the customer, or by the vendor after 90 idle days. False: there was none. */
export function endDap(
  sim: Simulation,
  partnerId: string,
  tenantId: string,
  by: { readonly customer: string } | "vendor",
): boolean {
  const withDap = relationshipsBetween(sim.world, partnerId, tenantId).filter(({ hasDap }) => hasDap);
  if (withDap.length === 0) return false;
  for (const relationship of withDap) relationship.hasDap = false;
  const byVendor = by === "vendor";
  const eventName = `dap-admin-relationship-terminated${byVendor ? "-by-microsoft" : ""}`;
  sim.announce({
    partnerId,
    eventName,
    resourceName: "PartnerCustomerDap",
    // The vendor's own ending leaves the key out in its samples; the customer's has null.
    resourceUri: byVendor ? undefined : null,
    audit: {
      partnerId,
      customerId: tenantId,
      customerName: findTenant(sim.world, tenantId)?.companyName ?? "",
      userPrincipalName: byVendor ? "" : by.customer,
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
  return true;
}
