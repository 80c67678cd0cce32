import type { Simulation } from "../simulation.ts";
import type { Partner, Relationship, Tenant, World } from "./state.ts";

type ToRelate = Pick<Relationship, "partnerId" | "tenantId" | "role"> &
  Partial<Pick<Relationship, "otherPartnerId" | "hasDap">>;

export function relationshipKey({ partnerId, tenantId, role }: ToRelate): string {
  return `${partnerId}:${tenantId}:${role}`;
}

/** Makes the tenant a customer of the partner; one that is there already stays as it is, one that ended begins anew. */
export function relate(sim: Simulation, toRelate: ToRelate): { relationship: Relationship; isNew: boolean } {
  const key = relationshipKey(toRelate);
  const known = sim.world.relationships.get(key);
  if (known && known.endedAt === null) return { relationship: known, isNew: false };
  const relationship: Relationship = {
    partnerId: toRelate.partnerId,
    tenantId: toRelate.tenantId,
    role: toRelate.role,
    otherPartnerId: toRelate.otherPartnerId ?? null,
    hasDap: toRelate.hasDap ?? false,
    since: sim.now(),
    endedAt: null,
  };
  sim.world.relationships.set(key, relationship);
  sim.changed();
  return { relationship, isNew: true };
}

/** The standing relationships of a partner with a tenant (a dual-role partner may have two). */
export function relationshipsBetween(world: World, partnerId: string, tenantId: string): Relationship[] {
  return (["direct", "provider", "reseller"] as const).flatMap((role) => {
    const relationship = world.relationships.get(relationshipKey({ partnerId, tenantId, role }));
    return relationship && relationship.endedAt === null ? [relationship] : [];
  });
}

/** As the vendor shows them: what was removed is seen for a while longer, if the delay is on. */
export function isShown(sim: Simulation, { endedAt }: Relationship): boolean {
  return endedAt === null || sim.now() < endedAt + sim.faults.readDelayMs;
}

export function shownBetween(sim: Simulation, partnerId: string, tenantId: string): Relationship[] {
  return (["direct", "provider", "reseller"] as const).flatMap((role) => {
    const relationship = sim.world.relationships.get(relationshipKey({ partnerId, tenantId, role }));
    return relationship && isShown(sim, relationship) ? [relationship] : [];
  });
}

export function findPartner(world: World, partnerId: string): Partner | undefined {
  return world.partners.get(partnerId.toLowerCase());
}

export function findTenant(world: World, tenantIdOrDomain: string): Tenant | undefined {
  const wanted = tenantIdOrDomain.toLowerCase();
  const byId = world.tenants.get(wanted);
  if (byId) return byId;
  if (!wanted.includes(".")) return undefined;
  for (const tenant of world.tenants.values()) {
    if (tenant.domain.toLowerCase() === wanted) return tenant;
    if (tenant.otherDomains.some((domain) => domain.toLowerCase() === wanted)) return tenant;
  }
  return undefined;
}

/** Whether provider and reseller have a standing partnership. */
export function arePartners(world: World, providerId: string, resellerId: string): boolean {
  return world.partnerships.some(
    (one) => one.providerId === providerId && one.resellerId === resellerId && one.state === "Active",
  );
}
