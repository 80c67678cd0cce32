import type { Fields } from "../rules/shape.ts";
import { presentChannel, presentMessage } from "../world/present.ts";
import type { Channel, Message } from "../world/state.ts";
import { directMessage, requireChannelScope, visibleChannel } from "./channel-access.ts";
import { flag, type Method, type MethodCall, page, refuse, requireScope, textArg } from "./method.ts";

const reading = ["channel", "cursor", "limit", "latest", "oldest", "inclusive", "include_all_metadata"];

/** conversations.*: what the bot may know of channels and read in them. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  "conversations.list": {
    token: "bot",
    args: ["cursor", "limit", "types", "exclude_archived", "team_id"],
    run: list,
  },
  "conversations.info": {
    token: "bot",
    args: ["channel", "include_locale", "include_num_members"],
    run: info,
  },
  "conversations.members": { token: "bot", args: ["channel", "cursor", "limit"], run: members },
  "conversations.open": {
    token: "bot",
    scope: "im:write",
    args: ["channel", "users", "return_im", "prevent_creation"],
    run: open,
  },
  "conversations.join": { token: "bot", scope: "channels:join", args: ["channel"], run: join },
  "conversations.history": { token: "bot", args: reading, run: history },
  "conversations.replies": { token: "bot", args: [...reading, "ts"], run: replies },
};

function list(call: MethodCall): Fields {
  const types = String(call.args["types"] ?? "public_channel")
    .split(",")
    .map((type) => type.trim());
  const scopes: Readonly<Record<string, string>> = {
    public_channel: "channels:read",
    private_channel: "groups:read",
    im: "im:read",
    mpim: "mpim:read",
  };
  for (const type of types) requireScope(call, scopes[type] ?? refuse("invalid_types"));
  const wanted = [...call.sim.world.channels.values()].filter((channel) => {
    if (flag(call, "exclude_archived") && channel.isArchived) return false;
    if (channel.kind === "im") return types.includes("im");
    if (!channel.isPrivate) return types.includes("public_channel");
    return types.includes("private_channel") && channel.members.includes(call.app.botUserId);
  });
  const { items, response_metadata } = page(call, wanted, 100);
  return {
    ok: true,
    channels: items.map((channel) => presentChannel(call.sim.world, channel, { withMemberCount: true })),
    response_metadata,
  };
}

function info(call: MethodCall): Fields {
  const channel = visibleChannel(call);
  requireChannelScope(call, channel, "read");
  const tell = {
    withLocale: flag(call, "include_locale"),
    withMemberCount: flag(call, "include_num_members"),
  };
  return { ok: true, channel: presentChannel(call.sim.world, channel, tell) };
}

function members(call: MethodCall): Fields {
  const channel = visibleChannel(call);
  requireChannelScope(call, channel, "read");
  const { items, response_metadata } = page(call, channel.members, 100);
  return { ok: true, members: items, response_metadata };
}

function open(call: MethodCall): Fields {
  if (call.args["channel"] !== undefined) return { ok: true, channel: { id: visibleChannel(call).id } };
  const users = textArg(call, "users").split(",");
  const [userId = ""] = users;
  if (users.length > 1) refuse("method_not_supported_for_channel_type");
  const user = call.sim.world.users.get(userId);
  if (!user) refuse("user_not_found");
  if (user?.deleted) refuse("user_disabled");
  const channel = directMessage(call, userId);
  return {
    ok: true,
    channel: flag(call, "return_im") ? presentChannel(call.sim.world, channel) : { id: channel.id },
  };
}

function join(call: MethodCall): Fields {
  const channel = visibleChannel(call);
  if (channel.kind === "im" || channel.isPrivate) refuse("method_not_supported_for_channel_type");
  if (channel.isArchived) refuse("is_archived");
  const isIn = channel.members.includes(call.app.botUserId);
  if (!isIn) channel.members.push(call.app.botUserId);
  call.sim.changes.note();
  const told = { ok: true, channel: presentChannel(call.sim.world, channel) };
  if (!isIn) return told;
  return {
    ...told,
    warning: "already_in_channel",
    response_metadata: { warnings: ["already_in_channel"] },
  };
}

function history(call: MethodCall): Fields {
  const channel = readableChannel(call);
  const found = within(call, channel).filter(
    (message) => !message.threadTs || message.threadTs === message.ts,
  );
  const { items, response_metadata } = page(call, found.reverse(), 100);
  const more = response_metadata.next_cursor !== "";
  return {
    ok: true,
    messages: items.map((message) => told(call, message)),
    has_more: more,
    pin_count: 0,
    ...(more ? { response_metadata } : {}),
  };
}

function replies(call: MethodCall): Fields {
  const channel = readableChannel(call);
  const ts = textArg(call, "ts");
  const found = within(call, channel).filter((message) => message.ts === ts || message.threadTs === ts);
  if (found.length === 0) refuse("thread_not_found");
  const { items, response_metadata } = page(call, found, 100);
  const more = response_metadata.next_cursor !== "";
  return {
    ok: true,
    messages: items.map((message) => told(call, message)),
    has_more: more,
    ...(more ? { response_metadata } : {}),
  };
}

function readableChannel(call: MethodCall): Channel {
  const channel = visibleChannel(call);
  requireChannelScope(call, channel, "history");
  if (!channel.members.includes(call.app.botUserId)) refuse("not_in_channel");
  return channel;
}

/** Ephemeral messages are nobody's history. */
function within(call: MethodCall, channel: Channel): Message[] {
  const oldest = String(call.args["oldest"] ?? "0");
  const latest = String(call.args["latest"] ?? "9999999999.999999");
  const inclusive = flag(call, "inclusive");
  const inside = (ts: string) =>
    (Number(ts) > Number(oldest) && Number(ts) < Number(latest)) ||
    (inclusive && (ts === oldest || ts === latest));
  return call.sim.world.messages.filter(
    (message) => message.channelId === channel.id && !message.ephemeralFor && inside(message.ts),
  );
}

function told(call: MethodCall, message: Message): Fields {
  return presentMessage(message, call.app.teamId, flag(call, "include_all_metadata"));
}
