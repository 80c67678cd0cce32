import type { IncomingMessage, ServerResponse } from "node:http";
import { installed, type Simulation } from "../simulation.ts";
import { isLimited } from "../world/visible.ts";
import { consentPage, refusalPage } from "./consent-page.ts";
import { send } from "./send.ts";

/** What an app asks for at /oauth/v2/authorize. */
export interface AskedConsent {
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
}

/** A page to show, or an address to go back to. */
export type ConsentAnswer =
  | { readonly status: number; readonly html: string }
  | { readonly status: 302; readonly location: string };

/**
 * Slack's page where an installer agrees. Whoever asks without a browser is taken to have agreed at once, to everything
 * (or, with a planned error, to have declined).
 */
export function answerConsent(
  sim: Simulation,
  request: IncomingMessage,
  query: URLSearchParams,
  form: URLSearchParams,
): ConsentAnswer {
  const asked = read(request.method === "POST" ? form : query);
  const wrong = refusal(sim, asked);
  if (wrong) return { status: 400, html: refusalPage(wrong) };
  if (request.method === "POST") {
    if (request.headers.origin !== undefined && request.headers.origin !== sim.origin)
      return { status: 403, html: refusalPage("the form came from another page") };
    return goBack(decided(sim, asked, form));
  }
  const fault = sim.faults.next("oauth.v2.authorize", Object.fromEntries(query));
  if (fault && "error" in fault) return goBack(back(asked, { error: fault.error }));
  if (request.headers.accept?.includes("text/html"))
    return { status: 200, html: consentPage(sim, asked, installers(sim)) };
  const scopes = [...asked.scopes, ...asked.optionalScopes];
  return goBack(agreed(sim, asked, scopes, installers(sim)[0]?.id ?? "U0OWNER"));
}

function read(params: URLSearchParams): AskedConsent {
  const list = (name: string) => (params.get(name) ?? "").split(",").filter((scope) => scope !== "");
  return {
    clientId: params.get("client_id") ?? "",
    scopes: list("scope"),
    optionalScopes: list("optional_scope"),
    redirectUri: params.get("redirect_uri") ?? "",
    state: params.get("state") ?? "",
  };
}

function refusal(sim: Simulation, asked: AskedConsent): string | undefined {
  const app = installed(sim);
  if (asked.clientId !== app.clientId) return "invalid_client_id";
  if (!URL.canParse(asked.redirectUri) || !/^https?:$/.test(new URL(asked.redirectUri).protocol))
    return "bad_redirect_uri";
  if (app.redirectUrls && !app.redirectUrls.some((url) => asked.redirectUri.startsWith(url)))
    return "bad_redirect_uri";
  return asked.scopes.length === 0 ? "invalid_scope_requested" : undefined;
}

function decided(sim: Simulation, asked: AskedConsent, form: URLSearchParams): string {
  const installer = installers(sim).find(({ id }) => id === form.get("installer"));
  if (form.get("decision") !== "allow" || !installer) return back(asked, { error: "access_denied" });
  const granted = asked.optionalScopes.filter((scope) => form.getAll("granted").includes(scope));
  return agreed(sim, asked, [...asked.scopes, ...granted], installer.id);
}

function agreed(sim: Simulation, asked: AskedConsent, scopes: readonly string[], userId: string): string {
  const { clientId, redirectUri } = asked;
  return back(asked, { code: sim.oauthCodes.issue({ clientId, scopes, redirectUri, userId }) });
}

/** Whoever may install apps, owners first. */
function installers(sim: Simulation): { readonly id: string; readonly realName: string }[] {
  return [...sim.world.users.values()]
    .filter((user) => !user.isBot && !user.deleted && !isLimited(user))
    .sort((a, b) => Number(b.isOwner) - Number(a.isOwner));
}

function back(asked: AskedConsent, answer: Readonly<Record<string, string>>): string {
  const url = new URL(asked.redirectUri);
  for (const [name, value] of Object.entries({ ...answer, state: asked.state }))
    url.searchParams.set(name, value);
  return url.toString();
}

function goBack(location: string): ConsentAnswer {
  return { status: 302, location };
}

export function sendConsent(response: ServerResponse, answer: ConsentAnswer): void {
  if ("location" in answer) {
    send(response, answer.status, { Location: answer.location }, "");
    return;
  }
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    // The form says where it came from.
    "Referrer-Policy": "same-origin",
  };
  send(response, answer.status, headers, answer.html);
}
