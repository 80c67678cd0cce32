import { MessageTs, SlackChannelId, type SlackUserId } from "../domain/ids.ts";
import type { OutboxBody } from "../domain/outbox.ts";
import type { Delivery } from "../ports/notifier.ts";
import { bulletins, setUp } from "../service/index.ts";
import { renderers } from "./bulletins/renderers.ts";
import { findPosted } from "./find-posted.ts";
import { channelVoice, delivered, directVoice, post, type Sending } from "./sending.ts";
import { deliveryAfter, platformError } from "./slack-failure.ts";

type Body = Extract<OutboxBody, { topic: "bulletin.person" | "bulletin.channel" }>;

/** Somebody deleted it, or it may no longer be changed: a new one takes its place. */
const replaced = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

/** Changes the bulletin in place where it stands, or posts it and remembers where. */
export async function deliverBulletin(sending: Sending, body: Body): Promise<Delivery> {
  const { ctx, client } = sending;
  const { bulletin } = body;
  const reader = readerOf(body);
  const voice = await voiceFor(sending, body);
  const kind = body.topic === "bulletin.person" ? "person" : "channel";
  const message = await renderers[bulletin.kind](ctx, bulletin, { kind, slackId: reader, voice });
  if (!message) return delivered;

  const posted = await bulletins.find(ctx, bulletin, reader);
  if (posted) {
    const change = {
      channel: posted.channelId,
      ts: posted.ts,
      text: message.text,
      blocks: [...message.blocks],
    };
    try {
      await sending.call("chat.update", () => client.chat.update(change));
      return delivered;
    } catch (error) {
      if (!replaced.has(platformError(error) ?? "")) return deliveryAfter(error, true);
    }
  }
  return post(sending, { channel: reader }, message, ({ channel, ts }) =>
    bulletins.save(ctx, bulletin, reader, {
      channelId: String(channel),
      ts: MessageTs.parse(ts),
      postedAt: sending.now(),
    }),
  );
}

/** Whether it was posted although no answer came; if so, where it stands is remembered now. */
export async function findBulletinPosted(
  sending: Sending,
  body: Body,
  startedAt: Date,
): Promise<boolean | null> {
  const { client, messageId, ctx } = sending;
  const reader = readerOf(body);
  try {
    const channelId = body.topic === "bulletin.channel" ? reader : await conversationWith(sending, body.to);
    if (channelId === null) return null;
    const search = {
      client,
      messageId,
      channelId: SlackChannelId.parse(channelId),
      threadTs: null,
      since: startedAt,
    };
    const found = await sending.call("conversations.history", () => findPosted(search));
    if (found === null || found === "not-there") return found === null ? null : false;
    await bulletins.save(ctx, body.bulletin, reader, { channelId, ts: found, postedAt: sending.now() });
    return true;
  } catch (error) {
    if (platformError(error) !== null) return null;
    throw error;
  }
}

async function conversationWith(sending: Sending, to: SlackUserId): Promise<string | null> {
  const { channel } = await sending.call("conversations.open", () =>
    sending.client.conversations.open({ users: to }),
  );
  return channel?.id ?? null;
}

function readerOf(body: Body): string {
  return body.topic === "bulletin.person" ? body.to : body.channelId;
}

async function voiceFor(sending: Sending, body: Body) {
  if (body.topic === "bulletin.person") return directVoice((await sending.personFor(body.to)).language);
  const { channels, settings } = await setUp.read(sending.ctx);
  const channel = channels.find(({ id }) => id === body.channelId);
  return channelVoice(sending, channel?.language ?? settings.emailLanguage, []);
}
