import { nowSeconds } from "../simulation.ts";
import { directMessageWith } from "../world/direct-messages.ts";
import type { Channel } from "../world/state.ts";
import { type MethodCall, refuse, requireScope, textArg } from "./method.ts";

/** The channel an argument names, if the bot can see it; a private one without the bot does not exist for it. */
export function visibleChannel(call: MethodCall, name = "channel"): Channel {
  const id = textArg(call, name);
  const channel = call.sim.world.channels.get(id);
  if (!channel || (channel.isPrivate && !channel.members.includes(call.app.botUserId)))
    return refuse("channel_not_found");
  return channel;
}

/** The channel to post in: an id, or a person whose direct message opens by posting. */
export function postableChannel(call: MethodCall): Channel {
  const { world } = call.sim;
  const id = textArg(call, "channel");
  const channel = /^[UW]/.test(id) ? directMessage(call, id) : visibleChannel(call);
  if (channel.isArchived) return refuse("is_archived");
  if (!channel.members.includes(call.app.botUserId) && !call.app.scopes.includes("chat:write.public"))
    return refuse("not_in_channel");
  if (channel.imUser && world.users.get(channel.imUser)?.deleted) return refuse("channel_not_found");
  return channel;
}

export function directMessage(call: MethodCall, userId: string): Channel {
  const user = call.sim.world.users.get(userId);
  if (!user || user.deleted) return refuse("channel_not_found");
  if (user.isBot) return refuse("cannot_dm_bot");
  const shares = [...call.sim.world.channels.values()].some(
    (one) => one.members.includes(userId) && one.members.includes(call.app.botUserId),
  );
  if (user.isStranger && !shares) return refuse("channel_not_found");
  return directMessageWith(call.sim.world, userId, nowSeconds(call.sim));
}

/** Reading needs the scope of the channel's kind. */
export function requireChannelScope(call: MethodCall, channel: Channel, right: "read" | "history"): void {
  const family = channel.kind === "im" ? "im" : channel.isPrivate ? "groups" : "channels";
  requireScope(call, `${family}:${right}`);
}
