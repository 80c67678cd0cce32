import type { IncomingMessage, ServerResponse } from "node:http";
import { workspaceOf } from "../neighbours.ts";
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
  /** The team or the organisation that the installer chose, or was sent to. */
  readonly placeId: string;
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
  anySim: Simulation,
  request: IncomingMessage,
  query: URLSearchParams,
  form: URLSearchParams,
): ConsentAnswer {
  const asked = read(anySim, request.method === "POST" ? form : query);
  const sim = workspaceOf(anySim.neighbours, asked.placeId) ?? anySim;
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
    return { status: 200, html: consentPage(sim, asked, everybodyWho(sim)) };
  const scopes = [...asked.scopes, ...asked.optionalScopes];
  return goBack(agreed(sim, asked, scopes, installers(sim)[0]?.id ?? "U0OWNER"));
}

function read({ neighbours: [first] }: Simulation, params: URLSearchParams): AskedConsent {
  const list = (name: string) => (params.get(name) ?? "").split(",").filter((scope) => scope !== "");
  const registered = first.installation?.optionalScopes ?? [];
  const scopes = list("scope");
  return {
    clientId: params.get("client_id") ?? "",
    scopes: scopes.filter((scope) => !registered.includes(scope)),
    optionalScopes: [...list("optional_scope"), ...scopes.filter((scope) => registered.includes(scope))],
    redirectUri: params.get("redirect_uri") ?? "",
    state: params.get("state") ?? "",
    placeId: params.get("place") ?? params.get("team") ?? first.world.team.id,
  };
}

function refusal(sim: Simulation, asked: AskedConsent): string | undefined {
  const app = installed(sim.neighbours[0]);
  if (asked.clientId !== app.clientId) return "invalid_client_id";
  if (!URL.canParse(asked.redirectUri) || !/^https?:$/.test(new URL(asked.redirectUri).protocol))
    return "bad_redirect_uri";
  if (app.redirectUrls && !app.redirectUrls.some((url) => asked.redirectUri.startsWith(url)))
    return "bad_redirect_uri";
  if (!workspaceOf(sim.neighbours, asked.placeId)) return "invalid_team_for_non_distributed_app";
  return asked.scopes.length === 0 ? "invalid_scope_requested" : undefined;
}

function decided(sim: Simulation, asked: AskedConsent, form: URLSearchParams): string {
  const installer = installers(sim).find(({ id }) => id === form.get("installer"));
  if (form.get("decision") !== "allow" || !installer) return back(asked, { error: "access_denied" });
  const granted = asked.optionalScopes.filter((scope) => form.getAll("granted").includes(scope));
  return agreed(sim, asked, [...asked.scopes, ...granted], installer.id);
}

function agreed(sim: Simulation, asked: AskedConsent, scopes: readonly string[], userId: string): string {
  const { clientId, redirectUri, placeId } = asked;
  return back(asked, { code: sim.oauthCodes.issue({ clientId, scopes, redirectUri, userId, placeId }) });
}

/** The installers of every workspace, once each. */
function everybodyWho({ neighbours }: Simulation): { readonly id: string; readonly realName: string }[] {
  const all = neighbours.flatMap((each) => installers(each));
  return all.filter(({ id }, at) => all.findIndex((other) => other.id === id) === at);
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
