import { messageValues } from "../acting/surface.ts";
import type { Simulation } from "../simulation.ts";
import { builtInCommands } from "../web-api/manifest.ts";
import type { Channel, Message, User, View } from "../world/state.ts";
import { countUnread, isReply, readMark } from "../world/unread.ts";
import { stackOf } from "../world/views.ts";
import {
  directMessageSeen,
  findVisibleChannel,
  isLimited,
  visibleChannels,
  visibleMessages,
} from "../world/visible.ts";
import type {
  Seen,
  SeenApp,
  SeenChannel,
  SeenConversation,
  SeenMessage,
  SeenPerson,
  SeenView,
} from "./seen.ts";

export interface Ask {
  readonly channelId?: string;
  readonly threadTs?: string;
}

const newest = 200;

/** What this person's client shows now. */
export function see(sim: Simulation, user: User, ask: Ask): Seen {
  const { world } = sim;
  const home = world.homes.get(user.id);
  const direct = directMessageSeen(sim, user);
  return {
    version: sim.changes.version,
    me: seenPerson(user),
    team: { id: world.team.id, name: world.team.name, plan: world.team.plan },
    app: seenApp(sim, user),
    people: [...world.users.values()].filter((one) => knows(sim, user, one)).map(seenPerson),
    userGroups:
      world.team.plan === "free" || user.isStranger
        ? []
        : [...world.userGroups.values()]
            .filter((group) => group.deletedAt === 0)
            .map(({ id, handle, name }) => ({ id, handle, name })),
    channels: [...visibleChannels(sim, user), ...(direct ? [direct] : [])].map((channel) =>
      seenChannel(sim, user, channel),
    ),
    open: ask.channelId === undefined ? null : seenConversation(sim, user, ask.channelId, ask.threadTs),
    home: home ? seenView(home) : null,
    modals: stackOf(sim, user.id).map(seenView),
  };
}

function seenPerson(user: User): SeenPerson {
  const { id, name, realName, locale, tz } = user;
  return { id, name, realName, locale, tz, kind: kindOf(user) };
}

function kindOf(user: User): SeenPerson["kind"] {
  if (user.isBot) return "bot";
  if (user.deleted) return "deactivated";
  if (user.isStranger) return "outsider";
  if (user.isRestricted || user.isUltraRestricted) return "guest";
  if (user.isOwner) return "owner";
  return user.isAdmin ? "admin" : "member";
}

/** Members know everybody; guests and outsiders those with whom they share a channel. */
function knows(sim: Simulation, user: User, other: User): boolean {
  if (!isLimited(user) || other.id === user.id) return true;
  return [...sim.world.channels.values()].some(
    ({ members }) => members.includes(user.id) && members.includes(other.id),
  );
}

/** Commands and shortcuts are for the installing workspace. */
function seenApp(sim: Simulation, user: User): SeenApp | null {
  const app = sim.installation;
  if (!app || app.revoked) return null;
  const commands = user.isStranger ? [] : app.commands;
  return {
    name: app.name ?? sim.world.users.get(app.botUserId)?.realName ?? app.botUserId,
    botUserId: app.botUserId,
    commands: commands.map((one) => ({ ...one, isReserved: builtInCommands.includes(one.command) })),
    shortcuts: user.isStranger ? [] : app.shortcuts,
  };
}

function seenChannel(sim: Simulation, user: User, channel: Channel): SeenChannel {
  const isDirect = channel.kind === "im";
  const isMember = channel.members.includes(user.id);
  const withUserId = isDirect ? (channel.members.find((id) => id !== user.id) ?? null) : null;
  return {
    id: channel.id,
    name: isDirect ? (sim.world.users.get(withUserId ?? "")?.realName ?? channel.name) : channel.name,
    kind: channel.kind,
    isPrivate: channel.isPrivate,
    isArchived: channel.isArchived,
    isShared: channel.isExtShared,
    isMember,
    memberCount: channel.members.length,
    topic: channel.topic,
    ...(isMember ? countUnread(sim.world, user, channel) : { unread: 0, mentions: 0 }),
    withUserId,
  };
}

function seenConversation(
  sim: Simulation,
  user: User,
  channelId: string,
  threadTs: string | undefined,
): SeenConversation | null {
  const channel = findVisibleChannel(sim, user, channelId);
  if (!channel) return null;
  const all = visibleMessages(sim, user, channel.id);
  const replies = new Map<string, Message[]>();
  for (const message of all)
    if (isReply(message) && !message.ephemeralFor) {
      const thread = replies.get(message.threadTs ?? "") ?? [];
      thread.push(message);
      replies.set(message.threadTs ?? "", thread);
    }
  const say = (message: Message) => seenMessage(user, message, replies.get(message.ts) ?? []);
  const thread = all.filter((message) => message.ts === threadTs || message.threadTs === threadTs);
  return {
    channelId: channel.id,
    messages: all
      .filter((message) => !isReply(message))
      .slice(-newest)
      .map(say),
    thread: threadTs !== undefined && thread.length > 0 ? thread.map(say) : null,
    readTs: readMark(sim.world, user.id, channel.id),
  };
}

function seenMessage(user: User, message: Message, replies: readonly Message[]): SeenMessage {
  return {
    ts: message.ts,
    threadTs: message.threadTs ?? null,
    userId: message.userId,
    isApp: message.botId !== undefined,
    text: message.text,
    blocks: message.blocks,
    attachments: message.attachments ?? [],
    files: (message.files ?? []).map(({ id, name, size }) => ({
      id: String(id),
      name: String(name),
      bytes: Number(size),
    })),
    isEphemeral: message.ephemeralFor !== undefined,
    isEdited: message.edited !== undefined,
    replies: replies.length,
    lastReplyTs: replies.at(-1)?.ts ?? null,
    values: messageValues(message, user.id),
  };
}

function seenView(view: View): SeenView {
  const { id, hash, payload, values, errors } = view;
  return { id, hash, payload, values, errors };
}
