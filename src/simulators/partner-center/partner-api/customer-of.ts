import type { Context } from "hono";
import { classicError } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { shownBetween } from "../world/relate.ts";
import type { Relationship, Tenant } from "../world/state.ts";
import { invalidInput } from "./answers.ts";
import { guidPattern } from "./fields.ts";

export interface Customer {
  readonly tenant: Tenant;
  readonly relationships: readonly Relationship[];
}

/** The customer named in the path, as far as it is the caller's. */
export function customerOf(sim: Simulation, c: Context<CallerEnv>): Customer | Response {
  const id = c.req.param("id") ?? "";
  if (!guidPattern.test(id)) return invalidInput(`The customer id '${id}' is not a GUID.`);
  const tenant = sim.world.tenants.get(id);
  if (!tenant) return classicError(404, 60003, "Tenant not found");
  const { partnerId } = c.get("caller");
  const relationships = shownBetween(sim, partnerId, id);
  if (relationships.length === 0)
    return classicError(
      403,
      20002,
      `The partner ID ${partnerId} has no commerce relationship with the customer ID ${id}.`,
    );
  return { tenant, relationships };
}
