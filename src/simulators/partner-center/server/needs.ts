import type { MiddlewareHandler } from "hono";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { PartnerRole } from "../world/state.ts";
import { classicError } from "./errors.ts";

export interface Needs {
  /** App+User only: an app by itself is refused. */
  readonly user?: true;
  /** A person needs one of these; an app by itself needs none. */
  readonly roles: readonly PartnerRole[];
}

export const allAgents = ["admin-agent", "sales-agent", "helpdesk-agent"] as const;
export const agentsWhoSell = ["admin-agent", "sales-agent"] as const;

/** Before the handler of an operation: refuses callers that it is not for. */
export function needs(sim: Simulation, { user, roles }: Needs): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const caller = c.get("caller");
    if (caller.userPrincipalName === null) {
      if (user)
        return classicError(
          403,
          900329,
          "App-only authentication is not supported by this API. Use App+User authentication.",
        );
      return next();
    }
    const person = findPartner(sim.world, caller.partnerId)?.users.find(
      ({ userPrincipalName }) => userPrincipalName === caller.userPrincipalName,
    );
    if (!person?.roles.some((role) => roles.includes(role)))
      return classicError(403, 900150, "The role of the user does not have the rights for this operation.");
    return next();
  };
}
