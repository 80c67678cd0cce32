import type { ChatPostMessageResponse, WebClient } from "@slack/web-api";
import type { OutboxMessageId, SlackUserId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import type { CardRef } from "../domain/outbox.ts";
import { translator } from "../i18n/index.ts";
import type { Delivery } from "../ports/notifier.ts";
import type { OpenCard, PlacedCard, ServiceContext } from "../service/index.ts";
import { metadataFor } from "./find-posted.ts";
import { createVoice, type Message, type Voice } from "./messages/voice.ts";
import { deliveryAfter } from "./slack-failure.ts";

/** One outbox message on its way to Slack, with all that it takes. */
export interface Sending {
  readonly messageId: OutboxMessageId;
  readonly attempt: number;
  readonly ctx: ServiceContext;
  readonly client: WebClient;
  readonly leaving: () => Promise<void>;
  readonly personFor: (
    slackUserId: SlackUserId,
  ) => Promise<{ readonly name: string; readonly language: Language }>;
  /** What a card says now, and where. */
  readonly openCard: (card: CardRef) => Promise<OpenCard | null>;
  readonly rememberCard: (placed: PlacedCard) => Promise<void>;
  /** Calls a method unless Slack asked to leave it alone for a while. */
  readonly call: <T>(method: string, call: () => Promise<T>) => Promise<T>;
  readonly now: () => Date;
}

export const delivered: Delivery = { outcome: "delivered" };

/** Posts what must not be posted twice. `onPosted` gets Slack's answer; what it throws leaves the fate unknown. */
export async function post(
  sending: Sending,
  to: { readonly channel: string; readonly thread_ts?: string },
  message: Message,
  onPosted: (answer: ChatPostMessageResponse) => Promise<void> = async () => {},
): Promise<Delivery> {
  const { client, messageId } = sending;
  let answer: ChatPostMessageResponse;
  try {
    answer = await sending.call("chat.postMessage", async () => {
      await sending.leaving();
      return client.chat.postMessage({
        ...to,
        text: message.text,
        blocks: [...message.blocks],
        metadata: metadataFor(messageId),
        unfurl_links: false,
        unfurl_media: false,
      });
    });
  } catch (error) {
    return deliveryAfter(error, false);
  }
  await onPosted(answer);
  return delivered;
}

/** For a channel: people by name, since a mention would ring with them. */
export async function channelVoice(
  sending: Sending,
  language: Language,
  people: readonly (string | null)[],
): Promise<Voice> {
  const names = new Map<string, string>();
  for (const id of new Set(people)) {
    // Slack user ids or `system:...`, as they stand in our own tables.
    if (id && !id.startsWith("system:")) names.set(id, (await sending.personFor(id as SlackUserId)).name);
  }
  return createVoice(language, translator(language), names);
}

/** For one person: whoever else is mentioned hears nothing of it, and is one click away. */
export function directVoice(language: Language): Voice {
  return createVoice(language, translator(language), null);
}
