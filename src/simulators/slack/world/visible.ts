import type { Simulation } from "../simulation.ts";
import { directMessageId, newDirectMessage } from "./direct-messages.ts";
import type { Channel, Message, User } from "./state.ts";

/** A guest of this workspace, or somebody of another organisation: they see only where they were invited. */
export function isLimited(user: User): boolean {
  return user.isStranger || user.isRestricted || user.isUltraRestricted;
}

/** A member's channels and those they may join. Somebody limited sees their own only. */
export function visibleChannels(sim: Simulation, user: User): Channel[] {
  return [...sim.world.channels.values()].filter(
    (channel) => channel.kind === "channel" && isVisible(channel, user),
  );
}

export function isVisible(channel: Channel, user: User): boolean {
  if (channel.members.includes(user.id)) return true;
  return channel.kind === "channel" && !channel.isPrivate && !channel.isArchived && !isLimited(user);
}

/** The person's direct message with the app: it shows in the sidebar before anything was said in it. */
export function directMessageSeen(sim: Simulation, user: User): Channel | undefined {
  const known = sim.world.channels.get(directMessageId(user.id));
  if (known) return known;
  const hasApp = sim.installation && !sim.installation.revoked && !user.isStranger;
  return hasApp ? newDirectMessage(user.id, 0) : undefined;
}

/** The channel by its id, if this person sees it. */
export function findVisibleChannel(sim: Simulation, user: User, channelId: string): Channel | undefined {
  if (channelId === directMessageId(user.id)) return directMessageSeen(sim, user);
  const channel = sim.world.channels.get(channelId);
  return channel && isVisible(channel, user) ? channel : undefined;
}

/** What this person sees in a channel, oldest first. */
export function visibleMessages(sim: Simulation, user: User, channelId: string): Message[] {
  return sim.world.messages.filter(
    (message) =>
      message.channelId === channelId &&
      (message.ephemeralFor === undefined || message.ephemeralFor === user.id),
  );
}

export function findVisibleMessage(
  sim: Simulation,
  user: User,
  at: { readonly channelId: string; readonly ts: string },
): { readonly channel: Channel; readonly message: Message } | undefined {
  const channel = findVisibleChannel(sim, user, at.channelId);
  const message = channel && visibleMessages(sim, user, channel.id).find((one) => one.ts === at.ts);
  return channel && message ? { channel, message } : undefined;
}
