import { organisationOf, rotationOf } from "../install.ts";
import { sendEvent } from "../push/events.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { validateBlocks, validateMessage, validateView } from "../rules/validate.ts";
import type { Simulation } from "../simulation.ts";
import { manifestBreaks } from "./manifest.ts";
import { type Method, type MethodCall, page, refuse, textArg } from "./method.ts";

/** auth.*, team.*, bots.*, apps.*, blocks.*: the app and its workspace. */
export const workspaceMethods: Readonly<Record<string, Method>> = {
  "auth.test": { token: "bot", args: [], run: authTest },
  "auth.teams.list": { token: "bot", args: ["cursor", "limit", "include_icon"], run: authTeams },
  "auth.revoke": { token: "bot", args: ["test"], run: revoke },
  "apps.uninstall": { token: "bot", args: ["client_id", "client_secret"], run: uninstall },
  "team.info": { token: "bot", scope: "team:read", args: ["team", "domain"], run: teamInfo },
  "bots.info": { token: "bot", scope: "users:read", args: ["bot", "team_id"], run: botInfo },
  "apps.connections.open": { token: "app", args: [], run: openConnection },
  "blocks.validate": { token: "bot", args: ["blocks", "message", "view"], run: validateBlocksCall },
  "apps.manifest.validate": { token: "config", args: ["manifest", "app_id"], run: validateManifest },
};

function authTest({ sim, app }: MethodCall): Fields {
  const { team, users } = sim.world;
  return {
    ok: true,
    url: `https://${team.domain}.slack.com/`,
    team: team.name,
    user: users.get(app.botUserId)?.name,
    team_id: app.isOrgWide ? team.enterpriseId : team.id,
    ...(team.enterpriseId ? { enterprise_id: team.enterpriseId } : {}),
    user_id: app.botUserId,
    bot_id: app.botId,
    is_enterprise_install: app.isOrgWide,
  };
}

function authTeams(call: MethodCall): Fields {
  const { sim, app } = call;
  const teams = (app.isOrgWide ? organisationOf(sim) : [sim]).map(({ world: { team } }) => team);
  const { items, response_metadata } = page(call, teams, 100);
  return { ok: true, teams: items.map(({ id, name }) => ({ id, name })), response_metadata };
}

function revoke({ sim, args }: MethodCall): Fields {
  if (args["test"] === "1" || args["test"] === "true") return { ok: true, revoked: false };
  revokeTokens(sim);
  return { ok: true, revoked: true };
}

function uninstall({ sim, app, args }: MethodCall): Fields {
  if (args["client_id"] !== app.clientId) refuse("invalid_client_id");
  if (args["client_secret"] !== app.clientSecret) refuse("bad_client_secret");
  revokeTokens(sim);
  return { ok: true };
}

/** The bot token dies; the app hears of it by the two events that need no token. */
export function revokeTokens(sim: Simulation): void {
  const app = sim.installation;
  if (!app || app.revoked) return;
  for (const each of app.isOrgWide ? organisationOf(sim) : [sim]) {
    if (!each.installation) continue;
    each.installation.revoked = true;
    each.revokedTokens.add(app.botToken);
    each.changes.note();
  }
  rotationOf(sim).revokeAll();
  for (const event of [
    { type: "tokens_revoked", tokens: { oauth: [], bot: [app.botUserId] } },
    { type: "app_uninstalled" },
  ])
    sendEvent(sim, event).catch(() => undefined);
}

function teamInfo({ sim }: MethodCall): Fields {
  const { team } = sim.world;
  const icon = (size: number) => [`image_${size}`, `https://avatars.example/${team.id}-${size}.png`];
  return {
    ok: true,
    team: {
      id: team.id,
      name: team.name,
      url: `https://${team.domain}.slack.com/`,
      domain: team.domain,
      email_domain: "",
      icon: { ...Object.fromEntries([34, 44, 68, 88, 102, 132].map(icon)), image_default: true },
    },
  };
}

function botInfo({ sim, app, args }: MethodCall): Fields {
  if (args["bot"] !== undefined && args["bot"] !== app.botId) return refuse("bot_not_found");
  const user = sim.world.users.get(app.botUserId);
  const icon = (size: number) => [`image_${size}`, `https://avatars.example/${app.botId}-${size}.png`];
  const icons = Object.fromEntries([36, 48, 72].map(icon));
  return {
    ok: true,
    bot: {
      id: app.botId,
      deleted: false,
      name: user?.realName,
      updated: user?.updatedAt,
      app_id: app.appId,
      user_id: app.botUserId,
      icons,
    },
  };
}

function openConnection({ sim, app }: MethodCall): Fields {
  if (sim.sockets.connections >= 10) refuse("too_many_websockets");
  return {
    ok: true,
    url: `${sim.origin.replace("http:", "ws:")}/link/?ticket=${sim.sockets.ticket()}&app_id=${app.appId}`,
  };
}

function validateBlocksCall({ args }: MethodCall): Fields {
  const { blocks, message, view } = args;
  const breaks = [
    ...(blocks === undefined ? [] : validateBlocks(blocks, "message")),
    ...(isFields(message) ? validateMessage(message) : []),
    ...(view === undefined ? [] : validateView(view)),
  ];
  return breaks.length === 0 ? { ok: true } : { ok: false, error: "invalid_blocks", errors: breaks };
}

function validateManifest(call: MethodCall): Fields {
  textArg(call, "manifest");
  const errors = manifestBreaks(call.args["manifest"]);
  return errors.length === 0 ? { ok: true, errors: [] } : { ok: false, error: "invalid_manifest", errors };
}
