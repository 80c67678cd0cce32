import type { Context } from "hono";
import { graphError } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";

export type GraphContext = Context<CallerEnv>;

/** Graph's error body, with the ids of this request. */
export function refuse(
  sim: Simulation,
  c: GraphContext,
  status: number,
  code: string,
  message: string,
): Response {
  return graphError(status, code, message, {
    requestId: c.get("requestId"),
    clientRequestId: c.get("correlationId"),
    at: sim.now(),
  });
}

export function notFound(sim: Simulation, c: GraphContext, what: string): Response {
  return refuse(sim, c, 404, "ResourceNotFound", `The ${what} was not found.`);
}

export function badRequest(sim: Simulation, c: GraphContext, message: string): Response {
  return refuse(sim, c, 400, "BadRequest", message);
}

export function conflict(sim: Simulation, c: GraphContext, message: string): Response {
  return refuse(sim, c, 409, "Conflict", message);
}

/** Null: the caller knows the newest version. `*` is any. */
export function refuseMatch(
  sim: Simulation,
  c: GraphContext,
  etag: string,
  isRequired = true,
): Response | null {
  const given = c.req.header("If-Match")?.trim();
  if (!given)
    return isRequired
      ? refuse(sim, c, 428, "PreconditionRequired", "The request needs the If-Match header with the ETag.")
      : null;
  // Weak and strong spellings of the same tag are one.
  const plain = (tag: string) => tag.replace(/^W\//i, "");
  if (given === "*" || plain(given) === plain(etag)) return null;
  return refuse(sim, c, 412, "PreconditionFailed", "The resource was changed since the ETag was read.");
}

export async function readBody(c: GraphContext): Promise<unknown> {
  return c.req.json().catch(() => null);
}
