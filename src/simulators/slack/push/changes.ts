import type { Fields } from "../rules/shape.ts";
import { installed, nowSeconds, type Simulation } from "../simulation.ts";
import { presentGroup } from "../world/present.ts";
import { presentUser } from "../world/present-user.ts";
import type { Channel, User, UserGroup } from "../world/state.ts";
import { sendEvent } from "./events.ts";

export type UserGroupChange = Partial<Pick<UserGroup, "name" | "handle" | "deletedAt">> & {
  readonly users?: readonly string[];
};

/** Somebody edits, renames, disables or enables a user group: the world changes, then the app hears of it. */
export async function changeUserGroup(
  sim: Simulation,
  groupId: string,
  change: UserGroupChange,
): Promise<void> {
  const group = sim.world.userGroups.get(groupId);
  if (!group) throw new Error(`There is no user group ${groupId}.`);
  const before = group.users;
  const dateBefore = group.updatedAt;
  const { users = before, ...rest } = change;
  Object.assign(group, rest, { users: [...users] });
  group.updatedAt = nowSeconds(sim);
  sim.changes.note();
  const added = users.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !users.includes(id));
  const { team } = sim.world;
  const hasOthers = added.length + removed.length > 0;
  const membersChanged = {
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
  };
  if (hasOthers) await sendEvent(sim, membersChanged);
  await sendEvent(sim, {
    type: "subteam_updated",
    subteam: presentGroup(group, team, { users: true, count: true }),
    event_ts: sim.ids.ts(),
  });
}

/** A channel is archived, opened again, renamed, joined or left; the app hears of it where it is a member. */
export async function changeChannel(
  sim: Simulation,
  channelId: string,
  change: ChannelChange,
): Promise<void> {
  const channel = sim.world.channels.get(channelId);
  if (!channel) throw new Error(`There is no channel ${channelId}.`);
  const before = { ...channel, members: [...channel.members] };
  Object.assign(channel, change, change.members ? { members: [...change.members] } : {});
  sim.changes.note();
  const app = sim.installation;
  const isHeard = app && !app.revoked && before.members.includes(app.botUserId);
  if (!isHeard) return;
  const event_ts = sim.ids.ts();
  const family = channel.isPrivate ? "group" : "channel";
  const events: (Fields & { type: string })[] = [];
  if (channel.isArchived !== before.isArchived) {
    const type = channel.isArchived ? `${family}_archive` : `${family}_unarchive`;
    events.push({ type, channel: channel.id, user: channel.creator, is_moved: 0, event_ts });
  }
  if (channel.name !== before.name) {
    const told = { id: channel.id, name: channel.name, name_normalized: channel.name };
    events.push({ type: `${family}_rename`, channel: { ...told, created: channel.createdAt }, event_ts });
  }
  for (const [type, users] of [
    ["member_joined_channel", channel.members.filter((id) => !before.members.includes(id))],
    ["member_left_channel", before.members.filter((id) => !channel.members.includes(id))],
  ] as const)
    for (const user of users)
      events.push({
        type,
        user,
        channel: channel.id,
        channel_type: channel.isPrivate ? "G" : "C",
        team: sim.world.team.id,
        event_ts,
      });
  if (channel.isExtShared !== before.isExtShared) {
    const shared = { connected_team_id: "T0OUT", channel: channel.id };
    const unshared = { previously_connected_team_id: "T0OUT", channel: channel.id, is_ext_shared: false };
    events.push(
      channel.isExtShared
        ? { type: "channel_shared", ...shared, event_ts }
        : { type: "channel_unshared", ...unshared, event_ts },
    );
  }
  for (const event of events) await sendEvent(sim, event);
}

/** Slack gives a channel another id, as when it moves within an organisation. */
export async function moveChannel(sim: Simulation, from: string, to: string): Promise<void> {
  const channel = sim.world.channels.get(from);
  if (!channel) throw new Error(`There is no channel ${from}.`);
  sim.world.channels.delete(from);
  sim.world.channels.set(to, Object.assign(channel, { id: to }));
  for (const message of sim.world.messages) if (message.channelId === from) message.channelId = to;
  sim.changes.note();
  await sendEvent(sim, {
    type: "channel_id_changed",
    old_channel_id: from,
    new_channel_id: to,
    event_ts: sim.ids.ts(),
  });
}

export type ChannelChange = Partial<
  Pick<Channel, "name" | "topic" | "isArchived" | "isExtShared" | "members">
>;

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
