import { type AppToInstall, type Installation, installOver } from "./installation.ts";
import type { Simulation } from "./simulation.ts";
import { botIds } from "./world/seed.ts";

/** Installs the app, or adds to what is installed; its bot goes by the app's name where one was given. */
export function installApp(sim: Simulation, app: AppToInstall): Installation {
  const before = sim.installation;
  const ids = { ...botIds, team: sim.world.team.id };
  const installation = installOver(before, app, ids, sim.revokedTokens.size + 1);
  const isNew = !before || before.revoked;
  sim.installation = installation;
  if (installation.rotatesTokens && isNew) rotate(sim, installation);
  nameBot(sim);
  sim.changes.note();
  return sim.installation;
}

/** Gives an app with token rotation its next pair; the two newest access tokens stay good. */
export function rotate(sim: Simulation, app: Installation, pair = sim.rotation.issue()): number {
  sim.installation = { ...app, botToken: pair.accessToken, refreshToken: pair.refreshToken };
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
  const rotating = sim.rotation.look(token);
  if (rotating && rotating !== "good") return rotating;
  const isBots = rotating === "good" || token === app?.botToken;
  if (isBots && app && !app.revoked)
    return sim.world.users.get(app.botUserId)?.deleted ? "account_inactive" : "good";
  return isBots || sim.revokedTokens.has(String(token)) ? "token_revoked" : "invalid_auth";
}
