import { tellOfMessage } from "../push/message-events.ts";
import { messageLimits } from "../rules/payloads.ts";
import { codePoints, type Fields, isFields } from "../rules/shape.ts";
import { validateMessage } from "../rules/validate.ts";
import { noteBreaks } from "../simulation.ts";
import { findMessage, post, removeMessage, rewrite } from "../world/post.ts";
import { presentMessage } from "../world/present.ts";
import type { Message } from "../world/state.ts";
import { postableChannel, visibleChannel } from "./channel-access.ts";
import { flag, inSlacksWords, type Method, type MethodCall, refuse, textArg } from "./method.ts";

const content = [
  "channel",
  "text",
  "blocks",
  "attachments",
  "markdown_text",
  "metadata",
  "parse",
  "link_names",
  "mrkdwn",
  "as_user",
  "reply_broadcast",
  "unfurl_links",
  "unfurl_media",
  "thread_ts",
  "username",
  "icon_emoji",
  "icon_url",
];

/** chat.*: what the bot says, says differently, takes back. */
export const chatMethods: Readonly<Record<string, Method>> = {
  "chat.postMessage": {
    token: "bot",
    scope: "chat:write",
    args: [...content, "client_msg_id"],
    run: postMessage,
  },
  "chat.postEphemeral": { token: "bot", scope: "chat:write", args: [...content, "user"], run: postEphemeral },
  "chat.update": { token: "bot", scope: "chat:write", args: [...content, "ts", "file_ids"], run: update },
  "chat.delete": { token: "bot", scope: "chat:write", args: ["channel", "ts", "as_user"], run: remove },
  "chat.getPermalink": { token: "bot", args: ["channel", "message_ts"], run: permalink },
};

function postMessage(call: MethodCall): Fields {
  const channel = postableChannel(call);
  checkContent(call);
  const threadTs = threadOf(call, channel.id);
  if (call.sim.settings.enforcePace) keepPace(call, channel.id);
  const message = post(call.sim, {
    ...draftOf(call),
    channelId: channel.id,
    ...(threadTs ? { threadTs } : {}),
  });
  tellOfMessage(call.sim, message);
  return { ok: true, channel: channel.id, ts: message.ts, message: presented(call, message) };
}

function postEphemeral(call: MethodCall): Fields {
  const channel = postableChannel(call);
  const user = textArg(call, "user");
  if (!channel.members.includes(user)) refuse("user_not_in_channel");
  checkContent(call);
  const threadTs = threadOf(call, channel.id);
  const message = post(call.sim, {
    ...draftOf(call),
    channelId: channel.id,
    ephemeralFor: user,
    ...(threadTs ? { threadTs } : {}),
  });
  return { ok: true, message_ts: message.ts };
}

function update(call: MethodCall): Fields {
  const message = ownMessage(call, "ts", "cant_update_message");
  if (codePoints(String(call.args["text"] ?? "")) > messageLimits.text) refuse("msg_too_long");
  checkContent(call);
  rewrite(call.sim, message, draftOf(call));
  return {
    ok: true,
    channel: message.channelId,
    ts: message.ts,
    text: message.text,
    message: presented(call, message),
  };
}

function remove(call: MethodCall): Fields {
  const message = ownMessage(call, "ts", "cant_delete_message");
  removeMessage(call.sim, message);
  return { ok: true, channel: message.channelId, ts: message.ts };
}

function permalink(call: MethodCall): Fields {
  const channel = visibleChannel(call);
  const ts = textArg(call, "message_ts");
  if (!findMessage(call.sim, channel.id, ts)) refuse("message_not_found");
  return {
    ok: true,
    channel: channel.id,
    permalink: `https://${call.sim.world.team.domain}.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`,
  };
}

/** Only a real channel id finds a message, ephemeral ones are out of reach, and only the bot's own may change. */
function ownMessage(call: MethodCall, tsName: string, notOwn: string): Message {
  const channel = visibleChannel(call);
  const message = findMessage(call.sim, channel.id, textArg(call, tsName));
  if (!message || message.ephemeralFor) return refuse("message_not_found");
  if (message.botId !== call.app.botId) return refuse(notOwn);
  if (channel.isArchived) return refuse("is_inactive");
  return message;
}

function threadOf(call: MethodCall, channelId: string): string | undefined {
  const ts = call.args["thread_ts"];
  if (ts === undefined || ts === "") return undefined;
  const parent = findMessage(call.sim, channelId, ts);
  if (!parent) return refuse("thread_not_found");
  return parent.threadTs ?? parent.ts;
}

function draftOf(call: MethodCall): {
  text: unknown;
  blocks: unknown;
  attachments: unknown;
  metadata: unknown;
  linkNames: boolean;
} {
  const { text, markdown_text: markdown, blocks, attachments, metadata } = call.args;
  return { text: text ?? markdown, blocks, attachments, metadata, linkNames: flag(call, "link_names") };
}

function checkContent(call: MethodCall): void {
  const { text, blocks, attachments, markdown_text: markdown, metadata } = call.args;
  if (typeof blocks === "string" || typeof attachments === "string") refuse("invalid_blocks_format");
  const breaks = validateMessage({ text, blocks, attachments, markdown_text: markdown, metadata });
  if (breaks.some(({ code }) => code === "no_text")) refuse("no_text");
  if (Array.isArray(attachments) && attachments.length > messageLimits.attachments)
    refuse("too_many_attachments");
  const metadataBreaks = breaks.filter(({ pointer }) => pointer.startsWith("/metadata"));
  if (metadataBreaks.length > 0)
    refuse("invalid_metadata_format", { response_metadata: { messages: inSlacksWords(metadataBreaks) } });
  // An over-long top-level text is not refused by Slack, but it is beyond what Slack asks for.
  noteBreaks(
    call.sim,
    call.exchange,
    call.method,
    breaks.filter(({ pointer }) => pointer === "/text"),
  );
  const refused = breaks.filter(({ pointer }) => pointer !== "/text");
  if (refused.length === 0) return;
  const errors = inSlacksWords(refused).flatMap((words, index) => {
    const textObject = /^(.*\/text)\/text$/.exec(refused[index]?.pointer ?? "")?.[1];
    return textObject ? [`failed to match all allowed schemas [json-pointer:${textObject}]`, words] : [words];
  });
  refuse("invalid_blocks", {
    errors,
    response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
  });
}

function keepPace(call: MethodCall, channelId: string): void {
  const last = call.sim.world.messages.findLast(
    (message) => message.channelId === channelId && message.botId && !message.ephemeralFor,
  );
  const lastAt = last ? Number(last.ts.split(".")[0]) : 0;
  if (lastAt === Math.floor(call.sim.now() / 1000)) refuse("ratelimited", { retryAfter: 1 });
}

function presented(call: MethodCall, message: Message): Fields {
  const { app, sim } = call;
  const bot = sim.world.users.get(app.botUserId);
  return {
    ...presentMessage(message, app.teamId, isFields(message.metadata)),
    bot_profile: {
      id: app.botId,
      app_id: app.appId,
      user_id: app.botUserId,
      name: bot?.realName,
      icons: {},
      deleted: false,
      updated: bot?.updatedAt,
      team_id: app.teamId,
    },
  };
}
