import type { Context } from "hono";
import type { Simulation } from "../simulation.ts";
import type { Partner, PartnerApp, PartnerUser } from "../world/state.ts";
import { type Asked, readAsked } from "./asked.ts";
import { choosePage, formPostPage, stopPage } from "./authorize-page.tsx";
import { findApp, keepCode, userOf } from "./grants.ts";
import { describeRefusal, type Refusal, refusals } from "./refusals.ts";
import { isAnyTenant, partnerAt, partnersOfApp } from "./tenants.ts";

/** A checked authorisation request: from here on, refusals go back to the app by a redirect. Of the person who was chosen, or of the first who could be. */
export interface Request {
  readonly partner: Partner;
  /** Whose people may sign in too, where no tenant is named. */
  readonly beside: readonly Partner[];
  readonly app: PartnerApp;
  readonly asked: Asked;
  readonly redirectUri: string;
  readonly parameters: URLSearchParams;
}

export function showAuthorizePage(sim: Simulation, c: Context, isV2: boolean): Response | Promise<Response> {
  const request = readRequest(sim, c.req.param("tenant") ?? "", new URL(c.req.url).searchParams, isV2);
  if ("error" in request) return stop(sim, c, request);
  const type = request.parameters.get("response_type");
  if (type !== "code") return sendBack(sim, c, request, refusals.missing("response_type=code"));
  return c.html(choosePage(request, isConsentMissingAnywhere(request)));
}

/** Somebody was chosen, or the window was closed. */
export async function answerDecision(sim: Simulation, c: Context, isV2: boolean): Promise<Response> {
  const form = new URLSearchParams(await c.req.text());
  const chosen = form.get("user") ?? "";
  const request = readRequest(
    sim,
    c.req.param("tenant") ?? "",
    new URLSearchParams(form.get("request") ?? new URL(c.req.url).search),
    isV2,
    chosen,
  );
  if ("error" in request) return stop(sim, c, request);
  if (form.get("decision") === "cancel") return sendBack(sim, c, request, refusals.userDeclined());
  const user = userOf(request.partner, chosen);
  if (!user)
    return stop(sim, c, { ...refusals.blockedUser(), text: "This person does not belong to the partner." });
  const isMfaCompliant = form.get("decision") === "with-mfa";
  const refusal = mayNotSignIn(sim, user, isMfaCompliant, request);
  if (refusal) return stop(sim, c, refusal);
  if (missingConsent(request)) {
    if (form.get("consent") !== "yes" || !user.roles.includes("global-admin"))
      return sendBack(sim, c, request, {
        ...refusals.consentMissing(request.app.clientId),
        error: "consent_required",
      });
    if (request.asked.audience === "graph") request.app.hasGraphConsent = true;
    else request.app.hasPartnerConsent = true;
    sim.changed();
  }
  const challenge = request.parameters.get("code_challenge");
  const code = keepCode(
    sim,
    {
      partnerId: request.partner.tenantId,
      clientId: request.app.clientId,
      userPrincipalName: user.userPrincipalName,
      isMfaCompliant,
    },
    {
      redirectUri: request.redirectUri,
      challenge: challenge
        ? {
            value: challenge,
            method:
              request.parameters.get("code_challenge_method")?.toUpperCase() === "S256" ? "S256" : "plain",
          }
        : null,
      nonce: request.parameters.get("nonce"),
    },
  );
  return goBack(c, request, { code, session_state: sim.newGuid() });
}

function readRequest(
  sim: Simulation,
  segment: string,
  parameters: URLSearchParams,
  isV2: boolean,
  chosen = "",
): Request | Refusal {
  const clientId = parameters.get("client_id");
  if (!clientId) return refusals.missing("client_id");
  const known = isAnyTenant(segment) ? partnersOfApp(sim, clientId) : [];
  const partner = isAnyTenant(segment)
    ? (known.find((each) => userOf(each, chosen)) ?? known[0])
    : partnerAt(sim, segment);
  if (!partner)
    return isAnyTenant(segment) ? refusals.unknownApp(clientId, segment) : refusals.unknownTenant(segment);
  const app = findApp(partner, clientId);
  if (!app) return refusals.unknownApp(clientId, partner.tenantId);
  const redirectUri = parameters.get("redirect_uri") ?? app.redirectUris[0];
  if (!redirectUri || !app.redirectUris.includes(redirectUri))
    return {
      error: "invalid_request",
      number: 50011,
      text: `The redirect URI '${redirectUri ?? ""}' specified in the request does not match the redirect URIs configured for the application '${app.clientId}'.`,
    };
  const asked = readAsked(sim, parameters, isV2);
  return "error" in asked ? asked : { partner, beside: known, app, asked, redirectUri, parameters };
}

function mayNotSignIn(
  sim: Simulation,
  user: PartnerUser,
  isMfaCompliant: boolean,
  { asked }: Request,
): Refusal | null {
  if (user.isBlocked) return refusals.blockedUser();
  if (user.isStoppedByPolicy) return refusals.stoppedByPolicy();
  if (isMfaCompliant && !user.hasMfa) return refusals.mfaToEnrol(asked.audienceName);
  if (!isMfaCompliant && sim.world.settings.isMfaDemandedAtSignIn)
    return user.hasMfa ? refusals.mfaRequired(asked.audienceName) : refusals.mfaToEnrol(asked.audienceName);
  return null;
}

function isConsentMissingAnywhere(request: Request): boolean {
  const apps = request.beside.flatMap((each) => findApp(each, request.app.clientId) ?? []);
  return [request.app, ...apps].some((app) => missingConsent({ app, asked: request.asked }));
}

function missingConsent({ app, asked }: Pick<Request, "app" | "asked">): boolean {
  if (asked.audience === "partner-center") return !app.hasPartnerConsent;
  return asked.audience === "graph" && !app.hasGraphConsent;
}

function sendBack(
  sim: Simulation,
  c: Context,
  request: Request,
  refusal: Refusal,
): Response | Promise<Response> {
  const description = describeRefusal(sim, refusal, sim.newGuid(), sim.newGuid());
  return goBack(c, request, { error: refusal.error, error_description: description });
}

function goBack(
  c: Context,
  request: Request,
  answer: Readonly<Record<string, string>>,
): Response | Promise<Response> {
  const state = request.parameters.get("state");
  const all = { ...answer, ...(state === null ? {} : { state }) };
  if (request.parameters.get("response_mode") === "form_post")
    return c.html(formPostPage(request.redirectUri, all));
  const target = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return c.redirect(target.href, 302);
}

/** Without an address to go back to, or where the platform keeps people on its own page. */
function stop(sim: Simulation, c: Context, refusal: Refusal): Response | Promise<Response> {
  return c.html(stopPage(describeRefusal(sim, refusal, sim.newGuid(), sim.newGuid())), 400);
}
