import type { Context } from "hono";
import { partnerAt } from "../login/tenants.ts";
import { gateway404 } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";

/** `HEAD /v1/domains/{domain}`: 200 for one that somebody has, 404 for a free one, never a body. */
export function checkDomain(sim: Simulation, c: Context<CallerEnv>): Response {
  // Hono answers HEAD by the GET route: a real GET is an unknown operation.
  if (c.req.raw.method !== "HEAD") return gateway404();
  const domain = c.req.param("domain") ?? "";
  const isTaken =
    domain.includes(".") && (findTenant(sim.world, domain) ?? partnerAt(sim, domain)) !== undefined;
  return new Response(null, { status: isTaken ? 200 : 404 });
}
