import { MessageTs, SlackChannelId } from "../domain/ids.ts";
import type { CardRef, OutboxBody } from "../domain/outbox.ts";
import type { Delivery } from "../ports/notifier.ts";
import { type CardPlace, type CardView, cards } from "../service/index.ts";
import { findPosted } from "./find-posted.ts";
import { discreetCard, discreetReply } from "./messages/discreet.ts";
import { invitationCard } from "./messages/invitation-card.ts";
import { removalCard } from "./messages/removal-card.ts";
import { threadReply } from "./messages/thread-reply.ts";
import type { Message, Voice } from "./messages/voice.ts";
import { channelVoice, delivered, post, type Sending } from "./sending.ts";
import { deliveryAfter, platformError } from "./slack-failure.ts";

const cardGone: Delivery = { outcome: "undeliverable", reason: "card_gone" };

/** Somebody deleted the card, or it may no longer be changed: a new one takes its place, so that one card is true. */
const replaced = new Set(["message_not_found", "cant_update_message", "edit_window_closed"]);

/** After so many attempts a reply no longer waits for its card. */
const patience = 5;

/**
 * Changes the card in place, or posts it and remembers where. While nobody knows whether it was posted, nothing leaves:
 * what it says now is shown once an admin agent has looked.
 */
export async function refreshCard(sending: Sending, ref: CardRef): Promise<Delivery> {
  const card = await sending.openCard(ref);
  if (!card) return cardGone;
  const { view, place } = card;
  const { posted, channelId } = place;
  const voice = await channelVoice(sending, place.language, place.isDiscreet ? [] : peopleOn(view));
  const message = render(view, place, voice);

  if (posted) {
    const { text, blocks } = message;
    const change = { channel: channelId, ts: posted.ts, text, blocks: [...blocks] };
    try {
      await sending.call("chat.update", () => sending.client.chat.update(change));
      return delivered;
    } catch (error) {
      if (!replaced.has(platformError(error) ?? "")) return deliveryAfter(error, true);
    }
  }
  if (place.isUncertain) return delivered;
  return post(sending, { channel: channelId }, message, async ({ channel, ts }) => {
    await remember(sending, ref, SlackChannelId.parse(channel), MessageTs.parse(ts));
  });
}

/** Says in the card's thread what happened. */
export async function replyInThread(
  sending: Sending,
  body: Extract<OutboxBody, { topic: "thread.reply" }>,
): Promise<Delivery> {
  const card = await sending.openCard(body.card);
  if (!card) return cardGone;
  const { view, place } = card;
  if (!place.posted) {
    const isAwaited = sending.attempt < patience && !place.isUncertain;
    return isAwaited
      ? { outcome: "try-later", afterMs: null, reason: "card_not_posted" }
      : { outcome: "undeliverable", reason: "card_not_posted" };
  }
  const voice = await channelVoice(sending, place.language, place.isDiscreet ? [] : [body.by]);
  const message = place.isDiscreet ? discreetReply(voice) : threadReply(view, body, voice);
  return post(sending, { channel: place.channelId, thread_ts: place.posted.ts }, message);
}

/** Whether the card was posted although no answer came; if so, where it stands is remembered now. */
export async function findCardPosted(
  sending: Sending,
  ref: CardRef,
  startedAt: Date,
): Promise<boolean | null> {
  const { client, messageId } = sending;
  const card = await sending.openCard(ref);
  if (!card) return null;
  const { channelId } = card.place;
  const search = { client, messageId, channelId, threadTs: null, since: startedAt };
  const found = await sending.call("conversations.history", () => findPosted(search));
  if (found === null || found === "not-there") return found === null ? null : false;
  await remember(sending, ref, channelId, found);
  return true;
}

export async function wasReplied(sending: Sending, ref: CardRef, startedAt: Date): Promise<boolean | null> {
  const { ctx, client, messageId } = sending;
  const posted = await cards.find(ctx, ref);
  if (!posted) return null;
  const { channelId, ts: threadTs } = posted;
  const search = { client, messageId, channelId, threadTs, since: startedAt };
  const found = await sending.call("conversations.replies", () => findPosted(search));
  return found === null ? null : found !== "not-there";
}

function render(view: CardView, { isDiscreet }: CardPlace, voice: Voice): Message {
  if (isDiscreet) return discreetCard(view, voice);
  return view.kind === "invitation" ? invitationCard(view, voice) : removalCard(view, voice);
}

function remember(sending: Sending, ref: CardRef, channelId: SlackChannelId, ts: MessageTs): Promise<void> {
  return sending.rememberCard({ card: ref, posted: { channelId, ts, postedAt: sending.now() } });
}

function peopleOn(view: CardView): (string | null)[] {
  if (view.kind === "invitation") {
    const { requestedBy, sentBy, endedBy } = view.invitation;
    return [sentBy ?? requestedBy, endedBy];
  }
  const { requestedBy, decidedBy, endedBy } = view.removal;
  return [requestedBy, decidedBy, endedBy];
}
