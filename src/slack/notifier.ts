import type { WebClient } from "@slack/web-api";
import { byWorkspace, createBatch } from "../batch.ts";
import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import type { CardRef, OutboxBody, OutboxMessage } from "../domain/outbox.ts";
import type { Delivery, Notifier } from "../ports/notifier.ts";
import { cards, type OpenCard, type PlacedCard, type ServiceContext } from "../service/index.ts";
import { deliverBulletin, findBulletinPosted } from "./deliver-bulletin.ts";
import { findCardPosted, refreshCard, replyInThread, wasReplied } from "./deliver-card.ts";
import { tellPerson, tellSetUp, wasTold } from "./deliver-direct.ts";
import { MethodPauses } from "./method-pauses.ts";
import type { Sending } from "./sending.ts";
import { deliveryAfter } from "./slack-failure.ts";

export interface NotifierNeeds {
  /** The dispatcher's own client (no retries, a 429 is an error of the one call); null when the app is not installed. */
  readonly clientFor: (workspaceId: WorkspaceId) => Promise<WebClient | null>;
  /** As the bot itself. */
  readonly contextFor: (workspaceId: WorkspaceId, correlationId: string) => ServiceContext;
  readonly personFor: (
    workspaceId: WorkspaceId,
    slackUserId: SlackUserId,
  ) => Promise<{ readonly name: string; readonly language: Language }>;
  /** Brings an open modal up to date. */
  readonly refreshScreen: (message: ScreenRefresh) => Promise<Delivery>;
  readonly now: () => Date;
}

export type ScreenRefresh = OutboxMessage & {
  readonly body: Extract<OutboxBody, { topic: "screen.refresh" }>;
};

interface CardAsk {
  readonly workspaceId: WorkspaceId;
  readonly correlationId: string;
  readonly card: CardRef;
}

const notInstalled: Delivery = { outcome: "undeliverable", reason: "not_installed" };

/** Brings outbox messages to Slack, rendered from the state of the moment in which they leave. */
export function createNotifier(needs: NotifierNeeds): Notifier {
  const pauses = new MethodPauses(needs.now);
  // Messages that leave together have their cards read and kept together.
  const openCard = createBatch(async (asks: readonly CardAsk[]) => {
    const found = new Map<CardAsk, OpenCard | null>();
    for (const group of byWorkspace(asks).values()) {
      const opened = await cards.openSeveral(
        contextOf(group),
        group.map(({ card }) => card),
      );
      for (const [at, ask] of group.entries()) found.set(ask, opened[at] ?? null);
    }
    return (ask) => found.get(ask) ?? null;
  });
  const rememberCard = createBatch(async (asks: readonly (CardAsk & PlacedCard)[]) => {
    for (const group of byWorkspace(asks).values()) await cards.saveSeveral(contextOf(group), group);
    return () => undefined;
  });
  const contextOf = ([first]: readonly CardAsk[]) => {
    if (!first) throw new Error("a batch of nothing");
    return needs.contextFor(first.workspaceId, first.correlationId);
  };

  const prepare = async (message: OutboxMessage, leaving: () => Promise<void>): Promise<Sending | null> => {
    const { workspaceId, correlationId } = message;
    const client = await needs.clientFor(workspaceId);
    if (!client) return null;
    return {
      messageId: message.id,
      attempt: message.attempt,
      ctx: needs.contextFor(workspaceId, correlationId),
      client,
      leaving,
      openCard: (card) => openCard({ workspaceId, correlationId, card }),
      rememberCard: (placed) => rememberCard({ workspaceId, correlationId, ...placed }),
      personFor: (slackUserId) => needs.personFor(workspaceId, slackUserId),
      call: (method, call) => pauses.call(workspaceId, method, call),
      now: needs.now,
    };
  };

  return {
    async deliver(message, leaving) {
      const { body } = message;
      if (body.topic === "screen.refresh") return needs.refreshScreen({ ...message, body });
      const sending = await prepare(message, leaving);
      if (!sending) return notInstalled;
      try {
        return await send(sending, body);
      } catch (error) {
        // Asking who somebody is, say: nothing has left.
        return deliveryAfter(error, true);
      }
    },

    async wasDelivered(message, startedAt) {
      const { body } = message;
      const sending = await prepare(message, async () => {});
      if (!sending) return null;
      switch (body.topic) {
        case "card.refresh":
          return findCardPosted(sending, body.card, startedAt);
        case "thread.reply":
          return wasReplied(sending, body.card, startedAt);
        case "bulletin.person":
        case "bulletin.channel":
          return findBulletinPosted(sending, body, startedAt);
        case "person.tell":
        case "set-up.tell":
          return wasTold(sending, body.to, startedAt);
        default:
          return false;
      }
    },
  };
}

function send(sending: Sending, body: OutboxBody): Promise<Delivery> {
  switch (body.topic) {
    case "card.refresh":
      return refreshCard(sending, body.card);
    case "thread.reply":
      return replyInThread(sending, body);
    case "person.tell":
      return tellPerson(sending, body);
    case "set-up.tell":
      return tellSetUp(sending, body);
    case "bulletin.person":
    case "bulletin.channel":
      return deliverBulletin(sending, body);
    default:
      throw new Error(`${body.topic} is not for people`);
  }
}
