import type { SlackUserId } from "../domain/ids.ts";
import type { OutboxBody } from "../domain/outbox.ts";
import type { Delivery } from "../ports/notifier.ts";
import { findPosted } from "./find-posted.ts";
import { directMessage, failedWithoutCard } from "./messages/direct-message.ts";
import { setUpMessage } from "./messages/set-up-message.ts";
import { directVoice, post, type Sending } from "./sending.ts";
import { platformError } from "./slack-failure.ts";

/** A direct message, in the reader's own language. */
export async function tellPerson(
  sending: Sending,
  body: Extract<OutboxBody, { topic: "person.tell" }>,
): Promise<Delivery> {
  const [card, person] = await Promise.all([sending.openCard(body.card), sending.personFor(body.to)]);
  const voice = directVoice(person.language);
  if (card) return post(sending, { channel: body.to }, directMessage(card.view, body, voice));
  if (body.notice === "delivery.failed") return post(sending, { channel: body.to }, failedWithoutCard(voice));
  return { outcome: "undeliverable", reason: "card_gone" };
}

export async function tellSetUp(
  sending: Sending,
  { to, why, at }: Extract<OutboxBody, { topic: "set-up.tell" }>,
): Promise<Delivery> {
  const { language } = await sending.personFor(to);
  const told = { why, at: new Date(at), installUrl: `${sending.ctx.publicUrl}/slack/install` };
  return post(sending, { channel: to }, setUpMessage(told, directVoice(language)));
}

/** Reading takes the conversation's own id, which needs a scope of its own. */
export async function wasTold(sending: Sending, to: SlackUserId, startedAt: Date): Promise<boolean | null> {
  const { client, messageId } = sending;
  try {
    const { channel } = await sending.call("conversations.open", () =>
      client.conversations.open({ users: to }),
    );
    if (!channel?.id) return null;
    const search = { client, messageId, channelId: channel.id, threadTs: null, since: startedAt };
    const found = await sending.call("conversations.history", () => findPosted(search));
    return found === null ? null : found !== "not-there";
  } catch (error) {
    if (platformError(error) !== null) return null;
    throw error;
  }
}
