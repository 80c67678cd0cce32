import type { MiddlewareHandler } from "hono";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { PartnerRole } from "../world/state.ts";
import { refuse } from "./refuse.ts";

const readers: readonly PartnerRole[] = ["admin-agent", "sales-agent", "helpdesk-agent", "global-admin"];
const writers: readonly PartnerRole[] = ["admin-agent"];

export const missingPermissions =
  "The user (principal) does not have the required permissions to perform the specified action on the resource.";

/** Every agent reads; admin agents write. An app by itself, or somebody without a second factor, does neither. */
export function graphAccess(sim: Simulation): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const { partnerId, clientId, userPrincipalName, isMfaCompliant } = c.get("caller");
    const partner = findPartner(sim.world, partnerId);
    const person = partner?.users.find((one) => one.userPrincipalName === userPrincipalName);
    const hasConsent = partner?.apps.find((app) => app.clientId === clientId)?.hasGraphConsent ?? false;
    if (!hasConsent)
      return refuse(
        sim,
        c,
        403,
        "Authorization_RequestDenied",
        "Insufficient privileges to complete the operation.",
      );
    const lacksFactor = sim.world.settings.isMfaEnforced && !isMfaCompliant;
    const allowed = c.req.method === "GET" ? readers : writers;
    if (!person || lacksFactor || !person.roles.some((role) => allowed.includes(role)))
      return refuse(sim, c, 403, "Forbidden", missingPermissions);
    return next();
  };
}
