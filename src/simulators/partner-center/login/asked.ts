import type { Simulation } from "../simulation.ts";
import { type Audience, audienceOf } from "./audiences.ts";
import { type Refusal, refusals } from "./refusals.ts";

/** What a token is wanted for. */
export interface Asked {
  readonly audience: Audience;
  readonly audienceName: string;
  /** As the caller wrote it, which v1 gives back. */
  readonly resource: string;
  readonly scopes: readonly string[];
  readonly isDefault: boolean;
  readonly isOffline: boolean;
  readonly isOpenId: boolean;
  readonly grantedScope: string;
}

const ofIdentity = ["openid", "profile", "email", "offline_access"];

export function readAsked(sim: Simulation, form: URLSearchParams, isV2: boolean): Asked | Refusal {
  const scopes = (form.get("scope") ?? "").split(/\s+/).filter((one) => one !== "");
  const lower = scopes.map((one) => one.toLowerCase());
  const shared = { scopes, isOffline: lower.includes("offline_access"), isOpenId: lower.includes("openid") };
  if (!isV2) {
    // v1 without a resource is a token for the old Azure AD Graph.
    const resource = form.get("resource") ?? "https://graph.windows.net";
    const known = audienceOf(sim.addresses, resource);
    if (!known) return refusals.unknownResource(resource);
    const { audience, name: audienceName } = known;
    return {
      ...shared,
      audience,
      audienceName,
      resource,
      isDefault: true,
      grantedScope: "user_impersonation",
    };
  }
  if (scopes.length === 0) return refusals.missing("scope");
  const wanted = scopes.filter((one) => !ofIdentity.includes(one.toLowerCase()));
  const resources = wanted.map((one) => resourceOfScope(one));
  const resource = resources[0] ?? "https://graph.microsoft.com";
  if (resources.some((one) => one !== resource)) return refusals.wrongScope(scopes.join(" "));
  const known = audienceOf(sim.addresses, resource);
  if (!known) return refusals.unknownResource(resource);
  const { audience, name: audienceName } = known;
  const isDefault = wanted.some((one) => one.toLowerCase().endsWith("/.default"));
  const grantedScope = isDefault || wanted.length === 0 ? scopeOf(audience, audienceName) : wanted.join(" ");
  return { ...shared, audience, audienceName, resource, isDefault, grantedScope };
}

/** `https://host/user_impersonation` and `https://host//.default` are of `https://host`; a bare name is Graph's. */
function resourceOfScope(scope: string): string {
  const cut = scope.lastIndexOf("/");
  return cut < 0 ? "https://graph.microsoft.com" : scope.slice(0, cut).replace(/\/+$/, "");
}

function scopeOf(audience: Audience, name: string): string {
  return audience === "graph"
    ? `${name}/DelegatedAdminRelationship.ReadWrite.All ${name}/.default`
    : `${name}/user_impersonation ${name}/.default`;
}
