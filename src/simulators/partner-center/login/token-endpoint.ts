import { createHash } from "node:crypto";
import type { Context } from "hono";
import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import type { Partner, PartnerApp } from "../world/state.ts";
import { issueAccessToken, issueIdToken, type ToIssue } from "./access-tokens.ts";
import { type Asked, readAsked } from "./asked.ts";
import { findApp, keepRefreshToken, userOf } from "./grants.ts";
import { type Refusal, refusalAnswer, refusals } from "./refusals.ts";
import { type AuthorizationCode, accessTokenSeconds, type Grant } from "./state.ts";
import { isAnyTenant, partnerAt, partnersOfApp, tenantIdOf } from "./tenants.ts";

/** `POST {tenant}/oauth2/token` (v1, `resource`) and `{tenant}/oauth2/v2.0/token` (`scope`). */
export async function answerTokenRequest(sim: Simulation, c: Context, isV2: boolean): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const answer = exchange(sim, c.req.param("tenant") ?? "", form, c.req.header("Authorization"), isV2);
  return "error" in answer
    ? refusalAnswer(sim, answer, c.req.header("client-request-id"))
    : json(200, answer.body, { "Cache-Control": "no-cache, no-store", Pragma: "no-cache" });
}

type Answer = { readonly body: Readonly<Record<string, unknown>> } | Refusal;

function exchange(
  sim: Simulation,
  segment: string,
  form: URLSearchParams,
  basic: string | undefined,
  isV2: boolean,
): Answer {
  const grantType = form.get("grant_type");
  if (!grantType) return refusals.missing("grant_type");
  const credentials = readCredentials(form, basic);
  if (!credentials.clientId) return refusals.missing("client_id");
  const at = whereTo(sim, segment, credentials.clientId, shownIn(sim, form));
  if ("error" in at) return at;
  const { partner, app } = at;
  if (!credentials.secret) return refusals.missingSecret();
  if (credentials.secret !== app.secret) return refusals.wrongSecret(app.clientId);
  const asked = readAsked(sim, form, isV2);
  if ("error" in asked) return asked;
  switch (grantType) {
    case "client_credentials":
      return forApp(sim, partner, app, asked, isV2);
    case "refresh_token":
      return fromRefreshToken(sim, partner, app, asked, form, isV2);
    case "authorization_code":
      return fromCode(sim, partner, app, asked, form, isV2);
    default:
      return refusals.unsupportedGrant(grantType);
  }
}

function readCredentials(form: URLSearchParams, basic: string | undefined) {
  const encoded = /^basic\s+(\S+)/i.exec(basic ?? "")?.[1];
  const [id, secret] = encoded ? Buffer.from(encoded, "base64").toString("utf8").split(":") : [];
  return {
    clientId: form.get("client_id") ?? unescaped(id),
    secret: form.get("client_secret") ?? unescaped(secret),
  };
}

function unescaped(text = ""): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a code or a refresh token stands for. */
function shownIn({ login }: Simulation, form: URLSearchParams): Grant | undefined {
  return login.codes.get(form.get("code") ?? "") ?? login.refreshTokens.get(form.get("refresh_token") ?? "");
}

function whereTo(
  sim: Simulation,
  segment: string,
  clientId: string,
  shown: Grant | undefined,
): { partner: Partner; app: PartnerApp } | Refusal {
  const known = isAnyTenant(segment) ? partnersOfApp(sim, clientId) : [];
  const partner = isAnyTenant(segment)
    ? (known.find(({ tenantId }) => tenantId === shown?.partnerId) ?? known[0])
    : partnerAt(sim, segment);
  if (!partner && !isAnyTenant(segment) && !tenantIdOf(sim, segment)) return refusals.unknownTenant(segment);
  const app = partner && findApp(partner, clientId);
  return partner && app ? { partner, app } : refusals.unknownApp(clientId, segment);
}

function forApp(sim: Simulation, partner: Partner, app: PartnerApp, asked: Asked, isV2: boolean): Answer {
  if (isV2 && !asked.isDefault) return refusals.appScope(asked.scopes.join(" "));
  if (!hasConsent(app, asked)) return refusals.appConsentMissing(app.clientId);
  const toIssue: ToIssue = {
    partnerId: partner.tenantId,
    clientId: app.clientId,
    user: null,
    isMfaCompliant: false,
    audience: asked.audienceName,
    isV2,
  };
  const access_token = issueAccessToken(sim, toIssue);
  return { body: { token_type: "Bearer", ...lifetime(sim, asked, isV2), access_token } };
}

function fromRefreshToken(
  sim: Simulation,
  partner: Partner,
  app: PartnerApp,
  asked: Asked,
  form: URLSearchParams,
  isV2: boolean,
): Answer {
  const text = form.get("refresh_token");
  if (!text) return refusals.missing("refresh_token");
  const known = sim.login.refreshTokens.get(text);
  if (!known) return refusals.wrongRefreshToken();
  if (known.isRevoked) return refusals.revokedRefreshToken();
  if (known.expiresAt <= sim.now()) return refusals.expiredRefreshToken();
  if (known.partnerId !== partner.tenantId || known.clientId !== app.clientId) return refusals.otherApp();
  return forUser(sim, partner, app, asked, known, null, isV2);
}

function fromCode(
  sim: Simulation,
  partner: Partner,
  app: PartnerApp,
  asked: Asked,
  form: URLSearchParams,
  isV2: boolean,
): Answer {
  const text = form.get("code");
  if (!text) return refusals.missing("code");
  const code = sim.login.codes.get(text);
  if (!code) return refusals.wrongCode();
  if (code.isUsed) return refusals.usedCode();
  if (code.expiresAt <= sim.now()) return refusals.oldCode();
  if (code.partnerId !== partner.tenantId || code.clientId !== app.clientId) return refusals.otherApp();
  const redirectUri = form.get("redirect_uri");
  if (!redirectUri) return refusals.missing("redirect_uri");
  if (redirectUri !== code.redirectUri) return refusals.otherRedirect();
  const unproven = checkVerifier(code, form.get("code_verifier"));
  if (unproven) return unproven;
  code.isUsed = true;
  return forUser(sim, partner, app, asked, code, code.nonce, isV2);
}

function checkVerifier({ challenge }: AuthorizationCode, verifier: string | null): Refusal | null {
  if (!challenge) return null;
  if (!verifier) return refusals.missingVerifier();
  const made =
    challenge.method === "S256" ? createHash("sha256").update(verifier).digest("base64url") : verifier;
  return made === challenge.value ? null : refusals.wrongVerifier();
}

function forUser(
  sim: Simulation,
  partner: Partner,
  app: PartnerApp,
  asked: Asked,
  grant: Grant,
  nonce: string | null,
  isV2: boolean,
): Answer {
  const user = userOf(partner, grant.userPrincipalName);
  if (!user || user.isBlocked) return refusals.blockedUser();
  if (user.isStoppedByPolicy) return refusals.stoppedByPolicy();
  if (sim.world.settings.isMfaDemandedAtSignIn && !grant.isMfaCompliant)
    return user.hasMfa ? refusals.mfaRequired(asked.audienceName) : refusals.mfaToEnrol(asked.audienceName);
  if (!hasConsent(app, asked)) return refusals.consentMissing(app.clientId);
  const toIssue: ToIssue = {
    partnerId: partner.tenantId,
    clientId: app.clientId,
    user,
    isMfaCompliant: grant.isMfaCompliant,
    audience: asked.audienceName,
    isV2,
  };
  const access_token = issueAccessToken(sim, toIssue);
  // The platform of v1 always rolls the token; v2 only for those who asked for offline_access.
  const refresh_token = isV2 && !asked.isOffline ? undefined : keepRefreshToken(sim, grant);
  return {
    body: {
      token_type: "Bearer",
      scope: isV2 ? asked.grantedScope : "user_impersonation",
      ...lifetime(sim, asked, isV2),
      access_token,
      ...(refresh_token ? { refresh_token } : {}),
      ...(asked.isOpenId ? { id_token: issueIdToken(sim, toIssue, nonce) } : {}),
    },
  };
}

/** v1 gives its numbers as JSON strings, and says more. */
function lifetime(sim: Simulation, asked: Asked, isV2: boolean): Readonly<Record<string, unknown>> {
  if (isV2) return { expires_in: accessTokenSeconds, ext_expires_in: accessTokenSeconds };
  const now = Math.floor(sim.now() / 1000);
  return {
    expires_in: String(accessTokenSeconds),
    ext_expires_in: String(accessTokenSeconds),
    expires_on: String(now + accessTokenSeconds),
    not_before: String(now - 300),
    resource: asked.resource,
  };
}

function hasConsent(app: PartnerApp, asked: Asked): boolean {
  if (asked.audience === "partner-center") return app.hasPartnerConsent;
  return asked.audience === "graph" ? app.hasGraphConsent : true;
}
