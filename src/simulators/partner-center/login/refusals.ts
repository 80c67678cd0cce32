import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";

/** Why a sign-in or a token was refused, in the words and numbers of the identity platform. */
export interface Refusal {
  readonly error:
    | "invalid_request"
    | "invalid_client"
    | "invalid_grant"
    | "invalid_scope"
    | "invalid_resource"
    | "unauthorized_client"
    | "unsupported_grant_type"
    | "interaction_required"
    | "consent_required"
    | "access_denied";
  readonly number: number;
  readonly text: string;
  readonly suberror?: string;
}

export const refusals = {
  missing: (name: string): Refusal => ({
    error: "invalid_request",
    number: 900144,
    text: `The request body must contain the following parameter: '${name}'.`,
  }),
  unsupportedGrant: (type: string): Refusal => ({
    error: "unsupported_grant_type",
    number: 70003,
    text: `The app requested an unsupported grant type '${type}'.`,
  }),
  unknownTenant: (tenant: string): Refusal => ({
    error: "invalid_request",
    number: 90002,
    text: `Tenant '${tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  }),
  unknownApp: (clientId: string, tenant: string): Refusal => ({
    error: "unauthorized_client",
    number: 700016,
    text: `Application with identifier '${clientId}' was not found in the directory '${tenant}'.`,
  }),
  missingSecret: (): Refusal => ({
    error: "invalid_client",
    number: 7000218,
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  }),
  wrongSecret: (clientId: string): Refusal => ({
    error: "invalid_client",
    number: 7000215,
    text: `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
  }),
  unknownResource: (resource: string): Refusal => ({
    error: "invalid_resource",
    number: 500011,
    text: `The resource principal named ${resource} was not found in the tenant.`,
  }),
  wrongScope: (scope: string): Refusal => ({
    error: "invalid_scope",
    number: 70011,
    text: `The provided value for the input parameter 'scope' is not valid. The scope ${scope} is not valid.`,
  }),
  appScope: (scope: string): Refusal => ({
    error: "invalid_scope",
    number: 1002012,
    text: `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.`,
  }),
  wrongCode: (): Refusal => ({
    error: "invalid_grant",
    number: 9002313,
    text: "Invalid request. The authorization code is malformed or unknown.",
  }),
  usedCode: (): Refusal => ({
    error: "invalid_grant",
    number: 54005,
    text: "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
  }),
  oldCode: (): Refusal => ({
    error: "invalid_grant",
    number: 70008,
    text: "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
  }),
  otherApp: (): Refusal => ({
    error: "invalid_grant",
    number: 700005,
    text: "The provided authorization code or refresh token was issued to another client or tenant.",
  }),
  otherRedirect: (): Refusal => ({
    error: "invalid_grant",
    number: 500112,
    text: "The reply address does not match the reply address provided when requesting the authorization code.",
  }),
  wrongVerifier: (): Refusal => ({
    error: "invalid_grant",
    number: 501481,
    text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  }),
  missingVerifier: (): Refusal => ({
    error: "invalid_grant",
    number: 50148,
    text: "The code_verifier is missing although a code_challenge was supplied in the authorization request.",
  }),
  wrongRefreshToken: (): Refusal => ({
    error: "invalid_grant",
    number: 9002313,
    text: "Invalid request. Request is malformed or invalid: the refresh token is unknown.",
  }),
  expiredRefreshToken: (): Refusal => ({
    error: "invalid_grant",
    number: 700082,
    text: "The refresh token has expired due to inactivity. It was inactive for 90.00:00:00.",
  }),
  revokedRefreshToken: (): Refusal => ({
    error: "invalid_grant",
    number: 50173,
    text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
    suberror: "bad_token",
  }),
  blockedUser: (): Refusal => ({
    error: "invalid_grant",
    number: 50057,
    text: "The user account is disabled.",
  }),
  mfaRequired: (resource: string): Refusal => ({
    error: "invalid_grant",
    number: 50076,
    text: `Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '${resource}'.`,
    suberror: "basic_action",
  }),
  mfaToEnrol: (resource: string): Refusal => ({
    error: "invalid_grant",
    number: 50079,
    text: `Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '${resource}'.`,
    suberror: "basic_action",
  }),
  stoppedByPolicy: (): Refusal => ({
    error: "invalid_grant",
    number: 53003,
    text: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
    suberror: "message_only",
  }),
  consentMissing: (clientId: string): Refusal => ({
    error: "invalid_grant",
    number: 65001,
    text: `The user or administrator has not consented to use the application with ID '${clientId}'. Send an interactive authorization request for this user and resource.`,
    suberror: "consent_required",
  }),
  appConsentMissing: (clientId: string): Refusal => ({
    error: "unauthorized_client",
    number: 7000112,
    text: `No administrator of the tenant has consented to application '${clientId}' for this resource.`,
  }),
  userDeclined: (): Refusal => ({
    error: "access_denied",
    number: 65004,
    text: "User declined to consent to access the app.",
  }),
} as const;

/** `AADSTS50076: …` with the ids and the time behind it, as callers find it in logs. */
export function describeRefusal(
  sim: Simulation,
  refusal: Refusal,
  traceId: string,
  correlationId: string,
): string {
  return `AADSTS${refusal.number}: ${refusal.text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${stamp(sim)}`;
}

export function refusalAnswer(sim: Simulation, refusal: Refusal, correlation?: string): Response {
  const traceId = sim.newGuid();
  const correlationId = correlation || sim.newGuid();
  const status = refusal.error === "invalid_client" ? 401 : 400;
  return json(
    status,
    {
      error: refusal.error,
      error_description: describeRefusal(sim, refusal, traceId, correlationId),
      error_codes: [refusal.number],
      timestamp: stamp(sim),
      trace_id: traceId,
      correlation_id: correlationId,
      error_uri: `${sim.addresses.login}/error?code=${refusal.number}`,
      ...(refusal.suberror ? { suberror: refusal.suberror } : {}),
      ...(refusal.suberror === "basic_action" || refusal.number === 53003
        ? { claims: '{"access_token":{"capolids":{"essential":true,"values":["simulated"]}}}' }
        : {}),
    },
    { "Cache-Control": "no-store, no-cache", Pragma: "no-cache", "x-ms-request-id": traceId },
  );
}

function stamp(sim: Simulation): string {
  return `${new Date(sim.now()).toISOString().slice(0, 19).replace("T", " ")}Z`;
}
