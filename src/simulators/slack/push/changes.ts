import { installed, nowSeconds, type Simulation } from "../simulation.ts";
import { presentGroup } from "../world/present.ts";
import { presentUser } from "../world/present-user.ts";
import type { User } from "../world/state.ts";
import { sendEvent } from "./events.ts";

/** Somebody edits a user group: the world changes, then the app hears of it. */
export async function changeUserGroup(
  sim: Simulation,
  groupId: string,
  users: readonly string[],
): Promise<void> {
  const group = sim.world.userGroups.get(groupId);
  if (!group) throw new Error(`There is no user group ${groupId}.`);
  const before = group.users;
  const dateBefore = group.updatedAt;
  group.users = [...users];
  group.updatedAt = nowSeconds(sim);
  sim.changes.note();
  const added = users.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !users.includes(id));
  const { team } = sim.world;
  await sendEvent(sim, {
    type: "subteam_members_changed",
    subteam_id: group.id,
    team_id: team.id,
    date_previous_update: dateBefore,
    date_update: group.updatedAt,
    added_users: added,
    added_users_count: String(added.length),
    removed_users: removed,
    removed_users_count: String(removed.length),
    event_ts: sim.ids.ts(),
  });
  await sendEvent(sim, {
    type: "subteam_updated",
    subteam: presentGroup(group, team, { users: true, count: true }),
    event_ts: sim.ids.ts(),
  });
}

/** An account changes: deactivated, made a guest, another language. */
export async function changeUser(sim: Simulation, userId: string, change: Partial<User>): Promise<void> {
  const user = sim.world.users.get(userId);
  if (!user) throw new Error(`There is no person ${userId}.`);
  Object.assign(user, change, { updatedAt: nowSeconds(sim) });
  sim.changes.note();
  const withEmail = installed(sim).scopes.includes("users:read.email");
  const told = presentUser(user, { withLocale: true, withEmail, at: new Date(sim.now()) });
  await sendEvent(sim, {
    type: "user_change",
    user: told,
    cache_ts: nowSeconds(sim),
    event_ts: sim.ids.ts(),
  });
}
