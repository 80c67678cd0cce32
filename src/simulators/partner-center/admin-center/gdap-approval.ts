import { approveRelationship, settle } from "../graph/lifecycle.ts";
import type { Simulation } from "../simulation.ts";
import type { GdapRelationship } from "../world/state.ts";
import type { Read, SignedIn } from "./refusals.ts";

/** The request for granular rights that an approval link names, if it waits for an answer. */
export function readApproval(sim: Simulation, relationshipId: string): Read<GdapRelationship> {
  settle(sim);
  const relationship = sim.world.gdap.get(relationshipId);
  if (!relationship) return { ok: false, refusal: { because: "unknown-relationship" } };
  if (relationship.status !== "approvalPending")
    return { ok: false, refusal: { because: "relationship-not-waiting" } };
  return { ok: true, value: relationship };
}

export function approveFor(
  sim: Simulation,
  relationship: GdapRelationship,
  { tenant, administrator }: SignedIn,
): Read<GdapRelationship> {
  const { customer } = relationship;
  if (customer && customer.tenantId.toLowerCase() !== tenant.tenantId)
    return {
      ok: false,
      refusal: { because: "relationship-of-another", customer: customer.displayName || customer.tenantId },
    };
  approveRelationship(sim, relationship, tenant, administrator);
  return { ok: true, value: relationship };
}
