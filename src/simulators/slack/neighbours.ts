import { lookAtBotToken, rotationOf } from "./install.ts";
import type { Fields } from "./rules/shape.ts";
import type { Simulation } from "./simulation.ts";

/** The workspace whose call this is: that of the token, the code or the refresh token; else the first of this Slack. */
export function whoseCall(
  all: readonly [Simulation, ...Simulation[]],
  method: string,
  args: Fields,
  token: string | undefined,
): Simulation {
  const [first] = all;
  if (method === "oauth.v2.access") return whoseGrant(all, args) ?? first;
  const knowing = all.filter((sim) => lookAtBotToken(sim, token) !== "invalid_auth");
  const good = knowing.filter((sim) => lookAtBotToken(sim, token) === "good");
  return (good.length > 1 ? meantBy(good, args) : undefined) ?? good[0] ?? knowing[0] ?? first;
}

/** The workspace of an installer's choice, by its id or that of its organisation. */
export function workspaceOf(all: readonly Simulation[], placeId: string): Simulation | undefined {
  return all.find(({ world: { team } }) => team.id === placeId || team.enterpriseId === placeId);
}

function whoseGrant(all: readonly Simulation[], args: Fields): Simulation | undefined {
  if (args["grant_type"] === "refresh_token")
    return all.find((sim) => rotationOf(sim).knows(args["refresh_token"]));
  const placeId = all[0]?.oauthCodes.placeOf(args["code"]);
  return placeId === undefined ? undefined : workspaceOf(all, placeId);
}

/** One token for a whole organisation: the team that is named, or the workspace in which the thing is. */
function meantBy(all: readonly Simulation[], args: Fields): Simulation | undefined {
  const named = all.find((sim) => sim.world.team.id === args["team_id"]);
  if (named) return named;
  const has = (name: string, known: (id: string) => boolean) =>
    typeof args[name] === "string" && known(args[name]);
  return all.find(
    (sim) =>
      has("channel", (id) => sim.world.channels.has(id) || sim.world.users.has(id)) ||
      has("user", (id) => sim.world.users.has(id)) ||
      has("user_id", (id) => sim.world.users.has(id)) ||
      has("users", (id) => sim.world.users.has(id)) ||
      has("view_id", (id) => sim.world.views.has(id)) ||
      has("trigger_id", (id) => {
        const seen = sim.triggers.look(id);
        return seen.ok || seen.error !== "invalid_trigger_id";
      }),
  );
}

/** With a token for a whole organisation these want to know which of its workspaces is meant. */
export const methodsOfOneTeam: ReadonlySet<string> = new Set([
  "conversations.list",
  "team.info",
  "usergroups.list",
  "usergroups.users.list",
  "users.list",
]);
