import type { Simulation } from "../simulation.ts";
import { relate, relationshipKey } from "../world/relate.ts";
import type { Partner, Relationship, Tenant } from "../world/state.ts";
import type { Invitation, SignedIn } from "./refusals.ts";

const accepted = "reseller-relationship-accepted-by-customer";

/** Ties the tenant to the partner, and to its provider if the link is a joint one. False: it was tied already. */
export function acceptInvitation(
  sim: Simulation,
  invitation: Invitation,
  { tenant, administrator }: SignedIn,
): boolean {
  tenant.hasSignedCustomerAgreement = true;
  const legs = legsOf(invitation).map((leg) => ({
    ...leg,
    // Delegated administration has not come with an invitation since October 2023, whatever the link says.
    ...relate(sim, { ...leg.tie, tenantId: tenant.tenantId, hasDap: false }),
  }));
  for (const { tie, relationship, isNew } of legs)
    if (!isNew && tie.otherPartnerId !== null && relationship.otherPartnerId !== tie.otherPartnerId)
      // A reseller that was alone gets its provider by the joint link.
      sim.world.relationships.set(relationshipKey(relationship), {
        ...relationship,
        otherPartnerId: tie.otherPartnerId,
      });
  const isJoint = invitation.provider !== null;
  for (const { partner, isNew } of legs) {
    if (!isNew) continue;
    announceAcceptance(sim, partner, tenant, administrator, accepted);
    if (isJoint) announceAcceptance(sim, partner, tenant, administrator, `indirect-${accepted}`);
  }
  sim.changed();
  return legs.some(({ isNew }) => isNew);
}

type Tie = Pick<Relationship, "partnerId" | "role" | "otherPartnerId">;

function legsOf({
  partner,
  provider,
  isIndirect,
}: Invitation): { readonly partner: Partner; readonly tie: Tie }[] {
  if (!isIndirect) {
    const role = partner.kind === "indirect-provider" ? "provider" : "direct";
    return [{ partner, tie: { partnerId: partner.tenantId, role, otherPartnerId: null } }];
  }
  const own = {
    partner,
    tie: { partnerId: partner.tenantId, role: "reseller", otherPartnerId: provider?.tenantId ?? null },
  } as const;
  if (!provider) return [own];
  return [
    own,
    {
      partner: provider,
      tie: { partnerId: provider.tenantId, role: "provider", otherPartnerId: partner.tenantId },
    },
  ];
}

function announceAcceptance(
  sim: Simulation,
  partner: Partner,
  tenant: Tenant,
  administrator: string,
  eventName: string,
): void {
  sim.announce({
    partnerId: partner.tenantId,
    eventName,
    resourceName: "Customer",
    resourceUri: `${sim.addresses.api}/v1/customers/${tenant.tenantId}`,
    audit: {
      partnerId: partner.tenantId,
      customerId: tenant.tenantId,
      customerName: tenant.companyName,
      userPrincipalName: administrator,
      applicationId: null,
      resourceType: "customer",
      resourceOldValue: null,
      resourceNewValue: customerAsRecorded(tenant),
      operationType: eventName.replaceAll("-", "_"),
      originalCorrelationId: sim.newGuid(),
      operationStatus: "succeeded",
    },
  });
}

/** PascalCase, as everything inside audit records. */
function customerAsRecorded({ tenantId, domain, companyName }: Tenant): object {
  return {
    Id: tenantId,
    CommerceId: null,
    CompanyProfile: {
      TenantId: tenantId,
      Domain: domain,
      CompanyName: companyName,
      Address: null,
      Email: null,
      OrganizationRegistrationNumber: null,
      Links: {
        Self: { Uri: `/customers/${tenantId}/profiles/company`, Method: "GET", Body: null, Headers: [] },
      },
      Attributes: { ObjectType: "CustomerCompanyProfile" },
    },
    RelationshipToPartner: "reseller",
    AllowDelegatedAccess: false,
    AssociatedPartnerId: null,
    CustomDomains: null,
    Attributes: { ObjectType: "Customer" },
  };
}
