import { type Context, Hono } from "hono";
import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import { answerDecision, showAuthorizePage } from "./authorize.ts";
import { refusalAnswer, refusals } from "./refusals.ts";
import { isAnyTenant, tenantIdOf } from "./tenants.ts";
import { answerTokenRequest } from "./token-endpoint.ts";

/** The sign-in host, below `{login}`. */
export function loginPart(sim: Simulation): Hono {
  const login = new Hono();
  login.post("/:tenant/oauth2/token", (c) => answerTokenRequest(sim, c, false));
  login.post("/:tenant/oauth2/v2.0/token", (c) => answerTokenRequest(sim, c, true));
  login.get("/:tenant/oauth2/authorize", (c) => showAuthorizePage(sim, c, false));
  login.get("/:tenant/oauth2/v2.0/authorize", (c) => showAuthorizePage(sim, c, true));
  login.post("/:tenant/oauth2/authorize", (c) => answerDecision(sim, c, false));
  login.post("/:tenant/oauth2/v2.0/authorize", (c) => answerDecision(sim, c, true));
  login.get("/:tenant/v2.0/.well-known/openid-configuration", (c) => answerMetadata(sim, c, true));
  login.get("/:tenant/.well-known/openid-configuration", (c) => answerMetadata(sim, c, false));
  return login;
}

/** Public, for every domain: this is how a tenant id is learnt from a domain. */
function answerMetadata(sim: Simulation, c: Context, isV2: boolean): Response {
  const segment = c.req.param("tenant") ?? "";
  const tenantId = isAnyTenant(segment) ? "{tenantid}" : tenantIdOf(sim, segment);
  if (!tenantId) return refusalAnswer(sim, refusals.unknownTenant(segment));
  const version = isV2 ? "/v2.0" : "";
  const base = `${sim.addresses.login}/${isAnyTenant(segment) ? segment : tenantId}`;
  return json(200, {
    token_endpoint: `${base}/oauth2${version}/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery${version}/keys`,
    response_modes_supported: ["query", "fragment", "form_post"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code", "id_token", "code id_token", "id_token token"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: isV2 ? `${sim.addresses.login}/${tenantId}/v2.0` : `https://sts.windows.net/${tenantId}/`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2${version}/authorize`,
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "tid",
      "ver",
      "at_hash",
      "preferred_username",
      "name",
    ],
    tenant_region_scope: "EU",
    cloud_instance_name: "microsoftonline.com",
  });
}
