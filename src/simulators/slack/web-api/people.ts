import type { Fields } from "../rules/shape.ts";
import { presentGroup } from "../world/present.ts";
import { presentUser } from "../world/present-user.ts";
import type { User, UserGroup } from "../world/state.ts";
import { flag, type Method, type MethodCall, page, refuse, textArg } from "./method.ts";

/** users.* and usergroups.*: who is who. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  "users.info": { token: "bot", scope: "users:read", args: ["user", "include_locale"], run: info },
  "users.list": {
    token: "bot",
    scope: "users:read",
    args: ["cursor", "limit", "include_locale", "team_id"],
    run: list,
  },
  "users.lookupByEmail": { token: "bot", scope: "users:read.email", args: ["email"], run: lookupByEmail },
  "usergroups.list": {
    token: "bot",
    scope: "usergroups:read",
    args: ["include_count", "include_disabled", "include_users", "team_id"],
    run: groups,
  },
  "usergroups.users.list": {
    token: "bot",
    scope: "usergroups:read",
    args: ["usergroup", "include_disabled", "team_id"],
    run: groupUsers,
  },
};

function info(call: MethodCall): Fields {
  const user = call.sim.world.users.get(textArg(call, "user"));
  if (!user) return refuse("user_not_found");
  return { ok: true, user: told(call, user) };
}

function list(call: MethodCall): Fields {
  const own = [...call.sim.world.users.values()].filter((user) => user.teamId === call.app.teamId);
  const { items, response_metadata } = page(call, own, 200);
  return {
    ok: true,
    members: items.map((user) => told(call, user)),
    cache_ts: Math.floor(call.sim.now() / 1000),
    response_metadata,
  };
}

function lookupByEmail(call: MethodCall): Fields {
  const email = textArg(call, "email").toLowerCase();
  const user = [...call.sim.world.users.values()].find(
    (one) => !one.deleted && !one.isStranger && one.email?.toLowerCase() === email,
  );
  if (!user) return refuse("users_not_found");
  return { ok: true, user: told(call, user) };
}

function groups(call: MethodCall): Fields {
  requirePaidPlan(call);
  const shown = [...call.sim.world.userGroups.values()].filter(
    (group) => flag(call, "include_disabled") || group.deletedAt === 0,
  );
  const tell = { users: flag(call, "include_users"), count: flag(call, "include_count") };
  return { ok: true, usergroups: shown.map((group) => presentGroup(group, call.sim.world.team, tell)) };
}

function groupUsers(call: MethodCall): Fields {
  requirePaidPlan(call);
  const group: UserGroup | undefined = call.sim.world.userGroups.get(textArg(call, "usergroup"));
  if (!group) return refuse("no_such_subteam");
  if (group.deletedAt !== 0 && !flag(call, "include_disabled")) return refuse("subteam_disabled");
  return { ok: true, users: [...group.users] };
}

function requirePaidPlan(call: MethodCall): void {
  if (call.sim.world.team.plan === "free") refuse("paid_teams_only");
}

function told(call: MethodCall, user: User): Fields {
  return presentUser(user, {
    withLocale: flag(call, "include_locale"),
    withEmail: call.app.scopes.includes("users:read.email"),
    at: new Date(call.sim.now()),
  });
}
