import type { Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";
import type { Partner } from "../world/state.ts";
import { findApp } from "./grants.ts";

/** The tenant id behind what stands in the path: an id or any of its domains. */
export function tenantIdOf(sim: Simulation, segment: string): string | undefined {
  const wanted = segment.toLowerCase();
  return partnerAt(sim, wanted)?.tenantId ?? findTenant(sim.world, wanted)?.tenantId;
}

export function partnerAt(sim: Simulation, segment: string): Partner | undefined {
  const wanted = segment.toLowerCase();
  const byId = sim.world.partners.get(wanted);
  if (byId) return byId;
  return [...sim.world.partners.values()].find(({ users }) =>
    users.some(({ userPrincipalName }) => userPrincipalName.toLowerCase().endsWith(`@${wanted}`)),
  );
}

/** `common` and `organizations` leave it to the person, or to the code or token that is shown, which tenant is meant. */
export function isAnyTenant(segment: string): boolean {
  return ["common", "organizations"].includes(segment.toLowerCase());
}

/** Those whose tenants know the app: its own, and all that took it in. */
export function partnersOfApp(sim: Simulation, clientId: string): readonly Partner[] {
  return [...sim.world.partners.values()].filter((partner) => findApp(partner, clientId));
}
