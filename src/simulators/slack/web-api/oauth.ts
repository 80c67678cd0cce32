import { installOver } from "../installation.ts";
import type { Fields } from "../rules/shape.ts";
import { installed, type Simulation } from "../simulation.ts";
import { botIds } from "../world/seed.ts";
import { type Method, type MethodCall, refuse } from "./method.ts";

export const oauthMethods: Readonly<Record<string, Method>> = {
  "oauth.v2.access": {
    token: "none",
    args: ["code", "client_id", "client_secret", "redirect_uri", "grant_type", "refresh_token"],
    run: access,
  },
};

/** Slack's page at /oauth/v2/authorize, where the installer agrees (or, with a planned error, does not). */
export function authorize(sim: Simulation, query: URLSearchParams): string | undefined {
  const redirectUri = query.get("redirect_uri") ?? "";
  const clientId = query.get("client_id") ?? "";
  if (!URL.canParse(redirectUri) || clientId !== installed(sim).clientId) return undefined;
  const back = new URL(redirectUri);
  const fault = sim.faults.next("oauth.v2.authorize", Object.fromEntries(query));
  if (fault && "error" in fault) back.searchParams.set("error", fault.error);
  else {
    const scopes = (query.get("scope") ?? "").split(",").filter((scope) => scope !== "");
    back.searchParams.set("code", sim.oauthCodes.issue({ clientId, scopes, redirectUri }));
  }
  back.searchParams.set("state", query.get("state") ?? "");
  return back.toString();
}

/** Trades a code for the bot's token; the app is then installed with the scopes that were asked for. */
function access(call: MethodCall): Fields {
  const { sim, args } = call;
  if (args["client_id"] !== call.app.clientId) refuse("invalid_client_id");
  if (args["client_secret"] !== call.app.clientSecret) refuse("bad_client_secret");
  const taken = sim.oauthCodes.take(args["code"]);
  if (!taken.ok) return refuse(taken.error);
  if (args["redirect_uri"] !== undefined && args["redirect_uri"] !== taken.grant.redirectUri)
    refuse("bad_redirect_uri");
  const ids = { ...botIds, team: sim.world.team.id };
  const app = installOver(sim.installation, { scopes: taken.grant.scopes }, ids, sim.revokedTokens.size + 1);
  sim.installation = app;
  return {
    ok: true,
    app_id: app.appId,
    authed_user: { id: "U0OWNER" },
    scope: app.scopes.join(","),
    token_type: "bot",
    access_token: app.botToken,
    bot_user_id: app.botUserId,
    team: { id: sim.world.team.id, name: sim.world.team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}
