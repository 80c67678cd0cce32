import type { Simulation } from "../simulation.ts";
import type { Entitlement, Subscription } from "../world/state.ts";

/** What the service says when something of the customer's is still running; null when nothing is. */
export interface Blocked {
  readonly code: number;
  readonly description: string;
}

export function subscriptionsOf(sim: Simulation, partnerId: string, tenantId: string): Subscription[] {
  const all = sim.world.subscriptions.get(tenantId) ?? [];
  return all.filter((one) => one.partnerId === undefined || one.partnerId === partnerId);
}

/** Without the cancelled ones. */
export function entitlementsOf(sim: Simulation, partnerId: string, tenantId: string): Entitlement[] {
  const all = sim.world.entitlements.get(tenantId) ?? [];
  return all.filter(
    (one) => !one.isCancelled && (one.partnerId === undefined || one.partnerId === partnerId),
  );
}

/** The service's codes for these are not published: a number that means nothing else, so that callers show the text. */
const unpublished = 600199;

/** In the order in which the service looks. */
export function whatBlocks(sim: Simulation, partnerId: string, tenantId: string): Blocked | null {
  const subscriptions = subscriptionsOf(sim, partnerId, tenantId);
  const isRunning = ({ expiryDate }: Entitlement) => expiryDate === null || expiryDate > sim.now();
  const entitlements = entitlementsOf(sim, partnerId, tenantId).filter(isRunning);
  const ofType = (...types: Entitlement["entitlementType"][]) =>
    entitlements.filter(({ entitlementType }) => types.includes(entitlementType)).map(({ id }) => id);

  const reserved = ofType("reservedInstance", "virtualMachineReservedInstance");
  // An Azure plan is refused in the words of reservations, which misleads people in reality too.
  const plans = subscriptions.filter((one) => one.isAzurePlan && isStanding(one)).map(({ id }) => id);
  if (reserved.length + plans.length > 0)
    return {
      code: unpublished,
      description: `Customer relationship cannot be removed due to active Azure reserved instances. Order ids: ${[...reserved, ...plans].join(", ")}.`,
    };
  const savings = ofType("savingsPlan");
  if (savings.length > 0)
    return {
      code: unpublished,
      description: `Customer relationship cannot be removed due to active Azure savings plans. Order ids: ${savings.join(", ")}.`,
    };
  const software = ofType("software");
  if (software.length > 0)
    return {
      code: unpublished,
      description: `Customer relationship cannot be removed due to active software purchases. Order ids: ${software.join(", ")}.`,
    };
  const standing = subscriptions.filter((one) => !one.isAzurePlan && isStanding(one));
  if (standing.length === 0) return null;
  return {
    code: unpublished,
    description: `Customer relationship cannot be removed due to active subscriptions: ${standing.map(({ id, offerName, status }) => `${offerName} (${id}, ${status})`).join("; ")}.`,
  };
}

/** A legacy subscription stands while it is active; a new-commerce one until it was cancelled or has ended. */
function isStanding({ isNewCommerce, status }: Subscription): boolean {
  if (status === "active") return true;
  return isNewCommerce && (status === "suspended" || status === "pending");
}
