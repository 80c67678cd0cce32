import { botIds } from "./seed.ts";
import type { Channel, World } from "./state.ts";

/** The direct message between the bot and a person; made on first use. */
export function directMessageWith(world: World, userId: string, nowSeconds: number): Channel {
  const id = directMessageId(userId);
  const known = world.channels.get(id);
  if (known) return known;
  const channel = newDirectMessage(userId, nowSeconds);
  world.channels.set(id, channel);
  return channel;
}

/** A direct message that nobody has opened yet. */
export function newDirectMessage(userId: string, nowSeconds: number): Channel {
  return {
    id: directMessageId(userId),
    name: "directmessage",
    kind: "im",
    isPrivate: true,
    isArchived: false,
    isExtShared: false,
    members: [userId, botIds.user],
    createdAt: nowSeconds,
    creator: botIds.user,
    topic: "",
    imUser: userId,
  };
}

export function directMessageId(userId: string): string {
  return `D${userId.slice(1)}`;
}
