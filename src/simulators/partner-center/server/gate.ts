import type { Context, MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
import { readAccessToken, type TokenReading } from "../login/access-tokens.ts";
import type { Caller, CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { PartnerUser } from "../world/state.ts";
import { classicError, gateway404, graphError, throttled } from "./errors.ts";
import { serverHeaders } from "./ids.ts";

/** Before every operation of the partner API: ids, token, second factor, Conditional Access, budget. */
export function partnerApiGate(sim: Simulation): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const { requestId, correlationId, headers } = serverHeaders(sim, {
      requestId: c.req.header("MS-RequestId"),
      correlationId: c.req.header("MS-CorrelationId"),
      locale: c.req.header("X-Locale"),
    });
    for (const [name, value] of Object.entries(headers)) c.header(name, value);
    c.set("requestId", requestId);
    c.set("correlationId", correlationId);
    if (!isKnown(c)) return withHeaders(gateway404(), headers);
    const admitted = admitToApi(sim, c);
    if (admitted instanceof Response) return withHeaders(admitted, headers);
    c.set("caller", admitted);
    await next();
    for (const [name, value] of Object.entries(headers)) if (!c.res.headers.has(name)) c.header(name, value);
    if (c.req.header("ValidateMfa")?.toLowerCase() === "true")
      c.header("isMfaCompliant", String(admitted.isMfaCompliant));
    return undefined;
  };
}

/** Before every operation of Graph. */
export function graphGate(sim: Simulation): MiddlewareHandler<CallerEnv> {
  return async (c, next) => {
    const requestId = sim.newGuid();
    const clientRequestId = c.req.header("client-request-id") ?? requestId;
    c.set("requestId", requestId);
    c.set("correlationId", clientRequestId);
    const refuse = (status: number, code: string, message: string) =>
      graphError(status, code, message, { requestId, clientRequestId, at: sim.now() });
    const caller = admitToGraph(sim, c, refuse);
    if (caller instanceof Response) return caller;
    c.set("caller", caller);
    await next();
    c.header("request-id", requestId);
    c.header("client-request-id", clientRequestId);
    return undefined;
  };
}

function admitToApi(sim: Simulation, c: Context<CallerEnv>): Caller | Response {
  const token = readAccessToken(sim, c.req.header("Authorization"));
  if (token.is === "missing") return classicError(401, 800001, "Partner Token missing in request context");
  if (token.is === "unusable") {
    const refusal = classicError(401, 400, `Access denied. ${token.because}`);
    refusal.headers.set(
      "WWW-Authenticate",
      `Bearer error="invalid_token", error_description="${token.because}"`,
    );
    return refusal;
  }
  if (token.audience !== "partner-center")
    return classicError(
      401,
      900420,
      `Tokens with the audience ${token.audienceName} are not supported. Request a token for https://api.partnercenter.microsoft.com.`,
    );
  const caller = callerOf(token, "partner-center");
  if (/\/v1\/customers(\/|$)/.test(c.req.path.toLowerCase())) {
    const pause = sim.faults.customerPause(caller.partnerId, sim.now());
    if (pause !== null) return throttled(pause);
  }
  const person = personOf(sim, caller);
  if (person === "unknown" || person?.isBlocked)
    return classicError(403, 2032, "Access denied. The user's account cannot be used.");
  if (person?.isStoppedByPolicy)
    return classicError(
      403,
      900309,
      "Access was stopped by a Conditional Access policy of the partner's tenant.",
    );
  if (person && sim.world.settings.isMfaEnforced && !caller.isMfaCompliant) {
    const refusal = classicError(
      401,
      900421,
      "Multifactor authentication is required for App+User calls. Sign in again with MFA.",
    );
    refusal.headers.set("isMfaCompliant", "false");
    return refusal;
  }
  return caller;
}

function admitToGraph(
  sim: Simulation,
  c: Context<CallerEnv>,
  refuse: (status: number, code: string, message: string) => Response,
): Caller | Response {
  if (!isKnown(c))
    return refuse(
      404,
      "UnknownError",
      `Resource not found for the segment '${c.req.path.split("/").at(-1)}'.`,
    );
  const token = readAccessToken(sim, c.req.header("Authorization"));
  if (token.is === "missing") return refuse(401, "InvalidAuthenticationToken", "Access token is empty.");
  if (token.is === "unusable") return refuse(401, "InvalidAuthenticationToken", token.because);
  if (token.audience !== "graph")
    return refuse(401, "InvalidAuthenticationToken", "Access token validation failure. Invalid audience.");
  const caller = callerOf(token, "graph");
  const person = personOf(sim, caller);
  if (person === "unknown" || (person && (person.isBlocked || person.isStoppedByPolicy)))
    return refuse(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
  return caller;
}

function callerOf(token: TokenReading & { is: "valid" }, audience: Caller["audience"]): Caller {
  const { partnerId, clientId, userPrincipalName, isMfaCompliant } = token;
  return { partnerId, clientId, userPrincipalName, audience, isMfaCompliant };
}

function personOf(sim: Simulation, caller: Caller): PartnerUser | "unknown" | null {
  const partner = findPartner(sim.world, caller.partnerId);
  if (!partner) return "unknown";
  if (caller.userPrincipalName === null) return null;
  return partner.users.find((one) => one.userPrincipalName === caller.userPrincipalName) ?? "unknown";
}

/** A gateway refuses what no operation answers before it looks at the token. */
function isKnown(c: Context): boolean {
  return matchedRoutes(c).some(({ path }) => !path.endsWith("*"));
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
