import { relationshipKey } from "./relate.ts";
import * as data from "./seed-data.ts";
import type { Tenant, World } from "./state.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** A small European world with a partner of each kind: data in seed-data.ts. */
export function plantSeed(world: World, now: number): void {
  const { partners, tenants, partnerships, relationships, subscriptions, entitlements } = data;
  const copy = structuredClone({
    partners,
    tenants,
    partnerships,
    relationships,
    subscriptions,
    entitlements,
  });
  const inDays = (days: number | null) => (days === null ? null : now + days * dayMs);
  for (const partner of copy.partners) world.partners.set(partner.tenantId, partner);
  for (const tenant of copy.tenants) world.tenants.set(tenant.tenantId, whole(tenant));
  world.partnerships.push(...copy.partnerships);
  for (const [partnerId, tenantId, role, otherPartnerId, hasDap, daysAgo] of copy.relationships) {
    const since = now - daysAgo * dayMs;
    const relationship = { partnerId, tenantId, role, otherPartnerId, hasDap, since, endedAt: null };
    world.relationships.set(relationshipKey(relationship), relationship);
  }
  for (const { tenantId, endsInDays, suspensionReasons = [], ...subscription } of copy.subscriptions)
    addTo(world.subscriptions, tenantId, {
      ...subscription,
      suspensionReasons,
      commitmentEndDate: inDays(endsInDays),
    });
  for (const { tenantId, endsInDays, ...entitlement } of copy.entitlements)
    addTo(world.entitlements, tenantId, { ...entitlement, expiryDate: inDays(endsInDays) });
}

function whole(tenant: (typeof data.tenants)[number]): Tenant {
  return {
    otherDomains: [],
    email: `info@${tenant.domain}`,
    organizationRegistrationNumber: null,
    hasSignedCustomerAgreement: true,
    accountStatus: "Allowed",
    qualifications: [],
    isConsumerIdentity: false,
    administrators: [
      {
        userPrincipalName: `admin@${tenant.domain}`,
        name: `${tenant.address.lastName} ${tenant.address.firstName}`,
        isGlobalAdmin: true,
      },
    ],
    ...tenant,
  };
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
