import { installApp, rotate, rotationOf } from "../install.ts";
import type { Installation } from "../installation.ts";
import type { Fields } from "../rules/shape.ts";
import { type Method, type MethodCall, refuse } from "./method.ts";

const client = ["client_id", "client_secret"] as const;

export const oauthMethods: Readonly<Record<string, Method>> = {
  "oauth.v2.access": {
    token: "none",
    args: [...client, "code", "redirect_uri", "grant_type", "refresh_token"],
    run: access,
  },
  "oauth.v2.exchange": { token: "none", args: [...client], run: exchange },
};

/** Trades a code, or a refresh token, for the bot's token. */
function access(call: MethodCall): Fields {
  checkClient(call);
  if (call.args["grant_type"] === "refresh_token") return refresh(call);
  const { sim, args } = call;
  const taken = sim.oauthCodes.take(args["code"]);
  if (!taken.ok) return refuse(taken.error);
  const { grant } = taken;
  if (args["redirect_uri"] !== undefined && args["redirect_uri"] !== grant.redirectUri)
    refuse("bad_redirect_uri");
  const isOrgWide = grant.placeId !== sim.world.team.id;
  const app = installApp(
    sim,
    {
      scopes: grant.scopes,
      optionalScopes: call.app.optionalScopes,
      declinedScopes: call.app.optionalScopes,
    },
    { isOrgWide },
  );
  return granted(call, app.rotatesTokens ? rotate(sim, app) : undefined, {
    authed_user: { id: grant.userId },
  });
}

function refresh(call: MethodCall): Fields {
  const pair = call.app.revoked ? undefined : rotationOf(call.sim).refresh(call.args["refresh_token"]);
  if (!pair) return refuse("invalid_refresh_token");
  return granted(call, rotate(call.sim, call.app, pair), {});
}

/** Trades a token that never expires for the first that does. */
function exchange(call: MethodCall): Fields {
  checkClient(call);
  const { sim, app, token } = call;
  if (!app.rotatesTokens) refuse("token_rotation_not_enabled");
  if (token !== app.botToken || app.refreshToken || app.revoked) refuse("invalid_auth");
  sim.revokedTokens.add(app.botToken);
  return granted(call, rotate(sim, app), {});
}

function checkClient({ args, app }: MethodCall): void {
  if (args["client_id"] !== app.clientId) refuse("invalid_client_id");
  if (args["client_secret"] !== app.clientSecret) refuse("bad_client_secret");
}

function granted({ sim, app: before }: MethodCall, expiresIn: number | undefined, more: Fields): Fields {
  const app: Installation = sim.installation ?? before;
  const { team } = sim.world;
  return {
    ok: true,
    app_id: app.appId,
    ...more,
    scope: app.scopes.join(","),
    token_type: "bot",
    access_token: app.botToken,
    ...(expiresIn === undefined ? {} : { refresh_token: app.refreshToken, expires_in: expiresIn }),
    bot_user_id: app.botUserId,
    team: app.isOrgWide ? null : { id: team.id, name: team.name },
    enterprise: team.enterpriseId
      ? { id: team.enterpriseId, name: team.enterpriseName ?? team.enterpriseId }
      : null,
    is_enterprise_install: app.isOrgWide,
  };
}
