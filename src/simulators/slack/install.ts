import { type AppToInstall, type Installation, installOver } from "./installation.ts";
import type { Simulation } from "./simulation.ts";
import type { TokenRotation } from "./token-rotation.ts";
import { botIds } from "./world/seed.ts";

/**
 * Installs the app, or adds to what is installed; its bot goes by the app's name where one was given. What the app is
 * registered with holds for every workspace of this Slack.
 */
export function installApp(
  sim: Simulation,
  app: AppToInstall,
  { isOrgWide = false }: { readonly isOrgWide?: boolean } = {},
): Installation {
  const before = sim.installation ?? registered(sim);
  const ids = { ...botIds, team: sim.world.team.id };
  const isNew = !before || before.revoked;
  sim.installation = {
    ...installOver(before, app, ids, nameOfToken(sim)),
    isOrgWide: isNew ? isOrgWide : isOrgWide || before.isOrgWide,
  };
  if (sim.installation.rotatesTokens && isNew) rotate(sim, sim.installation);
  for (const each of sim.neighbours) if (each !== sim) register(each, sim.installation);
  if (isOrgWide) shareWithOrganisation(sim);
  nameBot(sim);
  sim.changes.note();
  return sim.installation;
}

/** Tells the stand-in about the app, which is installed nowhere yet. */
export function registerApp(sim: Simulation, app: AppToInstall): Installation {
  const ids = { ...botIds, team: sim.world.team.id };
  const known = { ...installOver(sim.installation, app, ids, nameOfToken(sim)), revoked: true };
  sim.installation = known;
  for (const each of sim.neighbours) if (each !== sim) register(each, known);
  return known;
}

/** A number for the first workspace's token, the team's id in front of it for the others'. */
function nameOfToken(sim: Simulation): string {
  const generation = sim.revokedTokens.size + 1;
  return sim.neighbours[0] === sim ? String(generation) : `${sim.world.team.id}-${generation}`;
}

/** What the app was registered with, as a workspace sees it in which it is not installed. */
export function registered({ neighbours, world }: Simulation): Installation | undefined {
  const elsewhere = neighbours.find((each) => each.installation)?.installation;
  if (!elsewhere) return undefined;
  const botToken = `xoxb-never-issued-${world.team.id}`;
  return {
    ...elsewhere,
    ...{ teamId: world.team.id, botToken, refreshToken: undefined, isOrgWide: false, revoked: true },
  };
}

function register(sim: Simulation, app: Installation): void {
  if (!sim.installation) return;
  const { requestUrl, signingSecret, clientId, clientSecret, redirectUrls, name, rotatesTokens } = app;
  const { commands, shortcuts, events, allowBuiltInCommands, appToken, optionalScopes } = app;
  sim.installation = {
    ...sim.installation,
    ...{ requestUrl, signingSecret, clientId, clientSecret, redirectUrls, name, rotatesTokens },
    ...{ commands, shortcuts, events, allowBuiltInCommands, appToken, optionalScopes },
  };
}

/** One token for all its workspaces. */
function shareWithOrganisation(sim: Simulation): void {
  const { installation } = sim;
  if (!installation) return;
  for (const each of organisationOf(sim))
    each.installation = { ...installation, teamId: each.world.team.id, isOrgWide: true };
}

export function organisationOf({ neighbours, world }: Simulation): readonly Simulation[] {
  const { enterpriseId } = world.team;
  return enterpriseId ? neighbours.filter((each) => each.world.team.enterpriseId === enterpriseId) : [];
}

/** An organisation has one line of tokens. */
export function rotationOf(sim: Simulation): TokenRotation {
  const [first] = sim.installation?.isOrgWide ? organisationOf(sim) : [];
  return (first ?? sim).rotation;
}

/** Gives an app with token rotation its next pair; the two newest access tokens stay good. */
export function rotate(sim: Simulation, app: Installation, pair = rotationOf(sim).issue()): number {
  sim.installation = { ...app, botToken: pair.accessToken, refreshToken: pair.refreshToken };
  if (app.isOrgWide) shareWithOrganisation(sim);
  return pair.expiresInSeconds;
}

export function nameBot({ world, installation }: Simulation): void {
  const bot = world.users.get(botIds.user);
  if (bot && installation?.name !== undefined) bot.realName = installation.name;
}

/** What Slack makes of a token that should be the bot's. */
export function lookAtBotToken(
  sim: Simulation,
  token: string | undefined,
): "good" | "token_expired" | "token_revoked" | "account_inactive" | "invalid_auth" {
  const app = sim.installation;
  const rotating = rotationOf(sim).look(token);
  if (rotating && rotating !== "good") return rotating;
  const isBots = rotating === "good" || token === app?.botToken;
  if (isBots && app && !app.revoked)
    return sim.world.users.get(app.botUserId)?.deleted ? "account_inactive" : "good";
  return isBots || sim.revokedTokens.has(String(token)) ? "token_revoked" : "invalid_auth";
}
