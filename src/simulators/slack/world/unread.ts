import { findMentions } from "../rules/mentions.ts";
import type { Channel, Message, User, World } from "./state.ts";

/** `ts` of the last message this person has read in the channel. */
export function readMark(world: World, userId: string, channelId: string): string | null {
  return world.reads.get(userId)?.get(channelId) ?? null;
}

/** Moves the read mark; marks only move forward. False when it stood there already. */
export function markRead(world: World, userId: string, channelId: string, ts: string): boolean {
  const marks = world.reads.get(userId) ?? new Map<string, string>();
  world.reads.set(userId, marks);
  if (!isAfter(ts, marks.get(channelId) ?? null)) return false;
  marks.set(channelId, ts);
  return true;
}

/** Counts unread messages, and those that name the person. Ephemeral ones and replies leave a channel read. */
export function countUnread(
  world: World,
  user: User,
  channel: Channel,
): { readonly unread: number; readonly mentions: number } {
  const mark = readMark(world, user.id, channel.id);
  let unread = 0;
  let mentions = 0;
  for (let index = world.messages.length - 1; index >= 0; index -= 1) {
    const message = world.messages[index];
    if (!message || message.channelId !== channel.id) continue;
    if (!isAfter(message.ts, mark)) break;
    if (message.ephemeralFor || isReply(message)) continue;
    unread += 1;
    if (channel.kind === "im" || names(world, message, user.id)) mentions += 1;
  }
  return { unread, mentions };
}

export function isReply(message: Message): boolean {
  return message.threadTs !== undefined && message.threadTs !== message.ts;
}

/** Whether `ts` is later than `mark`; both are digits around one point. */
function isAfter(ts: string, mark: string | null): boolean {
  if (mark === null) return true;
  const [second = "0", rest = "0"] = ts.split(".");
  const [markSecond = "0", markRest = "0"] = mark.split(".");
  return second === markSecond ? Number(rest) > Number(markRest) : Number(second) > Number(markSecond);
}

function names(world: World, message: Message, userId: string): boolean {
  return findMentions(message).some(
    ({ kind, target }) =>
      kind === "everyone" ||
      (kind === "user" && target === userId) ||
      (kind === "group" && world.userGroups.get(target)?.users.includes(userId)),
  );
}
