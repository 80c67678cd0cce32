import { z } from "zod";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";
import { noTelemetry, type Telemetry } from "../../ports/telemetry.ts";
import { endingOf, exchange, type Reply } from "./exchange.ts";
import type { VendorAudiences } from "./hosts.ts";
import { type Claims, readClaims } from "./token-claims.ts";
import type { Audience } from "./tokens.ts";
import { troubleOfLogin, unavailable } from "./vendor-error.ts";

/** Our application, wherever a partner took it in. */
export interface LoginSettings {
  /** The login host's base. */
  readonly login: string;
  readonly audiences: VendorAudiences;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly telemetry?: Telemetry;
}

/** What the sign-in service gave. `refreshToken` is null where it sent none: then the one before stays good. */
export interface Grant {
  readonly accessToken: string;
  readonly expiresInMs: number;
  readonly refreshToken: string | null;
  readonly claims: Claims;
}

/** The sign-in service as it is asked at one tenant, or at `anyOrganisation`. */
export interface Login {
  authorizeUrl(ask: {
    readonly state: string;
    readonly challenge: string;
    readonly callbackUrl: string;
  }): string;
  redeem(code: string, verifier: string, callbackUrl: string): Promise<Grant>;
  refresh(refreshToken: string, audience: Audience): Promise<Grant>;
  asApplication(audience: Audience): Promise<Grant>;
}

/** The sign-in service at one partner's tenant. */
export type LoginAt = (tenant: string) => Login;

/** Which tenant is meant is left to the person who signs in: a work account of any organisation, no private one. */
export const anyOrganisation = "organizations";

const tokenWithinMs = 10_000;

/**
 * The secure application model: a person with a second factor signs in once, the application goes on with their rights.
 * Every call throws DirectoryUnavailable with its trouble; the vendor's words, our secret and the tokens are in no error.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/enable-secure-app-model
 */
export function createLogins(settings: LoginSettings): LoginAt {
  const opened = new Map<string, Login>();
  return (tenant) => {
    const login = opened.get(tenant) ?? createLogin(settings, tenant);
    opened.set(tenant, login);
    return login;
  };
}

function createLogin(settings: LoginSettings, tenant: string): Login {
  const { login, clientId, clientSecret, audiences, telemetry = noTelemetry } = settings;
  const base = `${login}/${encodeURIComponent(tenant)}/oauth2`;
  const userScopes = {
    api: `${audiences.api}/user_impersonation`,
    graph: `${audiences.graph}/.default`,
  };
  const ofIdentity = "openid profile offline_access";
  let isVersion2 = true;
  const post = (url: string, form: Readonly<Record<string, string>>) =>
    telemetry.step(
      {
        ...({ name: "vendor.call", to: "login", method: "POST", correlationId: null } as const),
        path: `token/${form["grant_type"]}`,
      },
      () => postForm(url, form),
      { of: endingOf },
    );

  const ask = async (audience: Audience, scope: string, form: Readonly<Record<string, string>>) => {
    const own = { client_id: clientId, client_secret: clientSecret, ...form };
    if (isVersion2) {
      const reply = await post(`${base}/v2.0/token`, { ...own, scope });
      if (!isMissing(reply)) return readGrant(reply);
    }
    const reply = await post(`${base}/token`, { ...own, resource: audiences[audience] });
    // Only a service of the first version answers here and not there.
    if (isVersion2 && reply.kind === "answer" && reply.status < 300) isVersion2 = false;
    return readGrant(reply);
  };

  return {
    authorizeUrl({ state, challenge, callbackUrl }) {
      const url = new URL(`${base}/v2.0/authorize`);
      url.search = new URLSearchParams({
        client_id: clientId,
        response_type: "code",
        response_mode: "query",
        redirect_uri: callbackUrl,
        scope: `${userScopes.api} ${ofIdentity}`,
        state,
        code_challenge: challenge,
        code_challenge_method: "S256",
        // Whoever sits there proves anew who they are, and with a second factor.
        prompt: "login",
        claims: JSON.stringify({ id_token: { amr: { essential: true, values: ["mfa"] } } }),
      }).toString();
      return url.href;
    },

    redeem: (code, verifier, callbackUrl) =>
      ask("api", `${userScopes.api} ${ofIdentity}`, {
        grant_type: "authorization_code",
        code,
        code_verifier: verifier,
        redirect_uri: callbackUrl,
      }),

    refresh: (refreshToken, audience) =>
      ask(audience, `${userScopes[audience]} ${ofIdentity}`, {
        grant_type: "refresh_token",
        refresh_token: refreshToken,
      }),

    asApplication: (audience) =>
      ask(audience, `${audiences[audience]}/.default`, { grant_type: "client_credentials" }),
  };
}

function postForm(url: string, form: Readonly<Record<string, string>>): Promise<Reply> {
  return exchange({
    url,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
    body: new URLSearchParams(form).toString(),
    timeoutMs: tokenWithinMs,
  });
}

/** No such address, as opposed to a refusal in OAuth's own form. */
function isMissing(reply: Reply): boolean {
  return reply.kind === "answer" && reply.status === 404 && !Refused.safeParse(reply.body).success;
}

/** Numbers are JSON strings in the first version's answers. */
const seconds = z.coerce.number().int().min(1).max(1_000_000);
const Granted = z.object({
  access_token: z.string().min(1),
  expires_in: seconds.catch(3_599),
  refresh_token: z.string().min(1).nullish().catch(null),
  id_token: z.string().nullish().catch(null),
});
const Refused = z.object({
  error: z.string(),
  error_description: z.string().nullish().catch(null),
  error_codes: z.array(z.coerce.string()).nullish().catch(null),
});

function readGrant(reply: Reply): Grant {
  if (reply.kind !== "answer" || reply.status >= 500)
    throw unavailable("The vendor's sign-in service did not answer.", { trouble: "no-answer" });
  if (reply.status === 429)
    throw unavailable("The vendor's sign-in service asks to be called less often.", { trouble: "throttled" });
  const granted = Granted.safeParse(reply.body);
  if (reply.status < 300 && granted.success) {
    const { access_token, expires_in, refresh_token, id_token } = granted.data;
    return {
      accessToken: access_token,
      expiresInMs: expires_in * 1_000,
      refreshToken: refresh_token ?? null,
      claims: readClaims(id_token ?? null, access_token),
    };
  }
  const refused = Refused.safeParse(reply.body);
  if (!refused.success)
    throw unavailable(`The vendor's sign-in service answered ${reply.status}, and not as it should.`, {
      trouble: "no-answer",
    });
  const { error, error_description, error_codes } = refused.data;
  const numbered = `${(error_codes ?? []).map((code) => `AADSTS${code}`).join(" ")} ${error_description ?? ""}`;
  throw unavailable(`The vendor's sign-in service refused: ${nameOf(error)}.`, {
    trouble: troubleOfRefusal(error, numbered),
  });
}

const byError: Readonly<Record<string, DirectoryTrouble>> = {
  invalid_grant: "sign-in-ended",
  login_required: "sign-in-ended",
  interaction_required: "no-mfa",
  consent_required: "consent-missing",
  access_denied: "consent-missing",
  invalid_client: "bad-client",
  unauthorized_client: "bad-client",
  invalid_request: "bad-client",
  invalid_resource: "wrong-audience",
  invalid_scope: "wrong-audience",
};

/** `said` may hold the vendor's number (AADSTS…), which tells more than OAuth's word. */
export function troubleOfRefusal(error: string, said: string): DirectoryTrouble {
  return troubleOfLogin(said) ?? byError[error] ?? "no-answer";
}

/** One of OAuth's words, never a sentence that repeats what was sent. */
function nameOf(error: string): string {
  return /^[a-z_]{1,40}$/.test(error) ? error : "unknown";
}
