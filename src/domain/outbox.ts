import { z } from "zod";
import { Bulletin } from "./bulletin.ts";
import {
  AcceptanceId,
  GdapEndId,
  GdapRequestId,
  InvitationId,
  ListTransferId,
  type OutboxMessageId,
  RegistryEntryId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
  type WorkspaceId,
} from "./ids.ts";

/** One card for each invitation and each removal. */
export const CardRef = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("invitation"), id: InvitationId }),
  z.object({ kind: z.literal("removal"), id: RemovalRequestId }),
]);
export type CardRef = z.infer<typeof CardRef>;

/** What a view that somebody waits in front of is about. */
export const ScreenRef = z.union([CardRef, z.object({ kind: z.literal("gdap-request"), id: GdapRequestId })]);
export type ScreenRef = z.infer<typeof ScreenRef>;

/** Steps that people must notice: a reply in the card's thread, a direct message. */
export const Notice = z.enum([
  "invitation.answered",
  "invitation.answered-early",
  "invitation.expired",
  "invitation.withdrawn",
  "invitation.discarded",
  "removal.approved",
  "removal.denied",
  "removal.withdrawn",
  "removal.lapsed",
  "removal.executed",
  "removal.provider-asked",
  "removal.failed",
  "removal.abandoned",
  "notice.reminder",
  "delivery.failed",
]);
export type Notice = z.infer<typeof Notice>;

const when = z.string().datetime();
const listStep = { transferId: ListTransferId, by: SlackUserId };

/**
 * What a message asks for, by topic. The first seven go to people through the notifier; the others are intents: work
 * that needs the partner directory or Slack first and is done after the person's click was answered.
 * Payloads hold ids, never customer data, so that what is delivered is rendered from the state of that moment.
 */
export const OutboxBody = z.discriminatedUnion("topic", [
  z.object({ topic: z.literal("card.refresh"), card: CardRef }),
  z.object({ topic: z.literal("thread.reply"), card: CardRef, notice: Notice, by: z.string(), at: when }),
  z.object({
    topic: z.literal("person.tell"),
    to: SlackUserId,
    card: CardRef,
    notice: Notice,
    by: z.string(),
    at: when,
  }),
  /** To those who were admin agents when the last one was gone, and to whoever installed the app. */
  z.object({
    topic: z.literal("set-up.tell"),
    to: SlackUserId,
    at: when,
    why: z.enum(["reopened", "installed", "installed-again", "token-ending"]).default("reopened"),
  }),
  /** Anew, or in place where it was posted to this reader before. */
  z.object({ topic: z.literal("bulletin.person"), to: SlackUserId, bulletin: Bulletin }),
  z.object({ topic: z.literal("bulletin.channel"), channelId: SlackChannelId, bulletin: Bulletin }),
  z.object({
    topic: z.literal("screen.refresh"),
    viewId: z.string(),
    for: SlackUserId,
    card: ScreenRef,
    refusal: z.string().nullable(),
  }),
  z.object({ topic: z.literal("link.issue"), invitationId: InvitationId, viewId: z.string().nullable() }),
  z.object({ topic: z.literal("link.handed-over"), invitationId: InvitationId }),
  z.object({
    topic: z.literal("removal.decide"),
    removalId: RemovalRequestId,
    decision: z.enum(["approve", "deny"]),
    reason: z.string().nullable(),
    by: SlackUserId,
    viewId: z.string().nullable(),
  }),
  z.object({ topic: z.literal("removal.execute"), removalId: RemovalRequestId }),
  /** Finds out who the admin agents are now, and leaves a message for each. */
  z.object({ topic: z.literal("bulletin.admins"), bulletin: Bulletin }),
  /** Reads the directory for the legs of an acceptance that was matched or adopted. */
  z.object({ topic: z.literal("acceptance.take-over"), acceptanceId: AcceptanceId }),
  z.object({ topic: z.literal("gdap.create"), gdapRequestId: GdapRequestId, viewId: z.string().nullable() }),
  /** Tells the vendor, and follows it to the end. */
  z.object({ topic: z.literal("gdap.terminate"), gdapEndId: GdapEndId }),
  /** Customer lists through Slack: `by` pressed, and must still be permitted when it is carried out. */
  z.object({ topic: z.literal("list.read"), ...listStep }),
  z.object({ topic: z.literal("list.import"), ...listStep }),
  z.object({ topic: z.literal("list.undo"), ...listStep }),
  z.object({ topic: z.literal("list.export"), ...listStep }),
  z.object({ topic: z.literal("list.problems"), ...listStep }),
  z.object({ topic: z.literal("notice.remind"), removalId: RemovalRequestId }),
  z.object({
    topic: z.literal("registry.enter"),
    entryId: RegistryEntryId,
    customerId: z.string(),
    entry: z.unknown(),
  }),
]);
export type OutboxBody = z.infer<typeof OutboxBody>;
export type Topic = OutboxBody["topic"];

export const topicsForPeople = [
  "card.refresh",
  "thread.reply",
  "person.tell",
  "set-up.tell",
  "bulletin.person",
  "bulletin.channel",
  "screen.refresh",
] as const satisfies readonly Topic[];

/** The topics that tell people something; all others are intents. */
export type TopicForPeople = (typeof topicsForPeople)[number];

export function isForPeople(topic: string): topic is TopicForPeople {
  return topicsForPeople.some((each) => each === topic);
}

/** Something is still to be done: nobody else will do it. False for a topic that this version does not know. */
export function isIntent(topic: string): topic is Exclude<Topic, TopicForPeople> {
  return OutboxBody.options.some((each) => each.shape.topic.value === topic) && !isForPeople(topic);
}

/** `uncertain`: sent without an answer, an admin agent decides. `dead`: given up, an admin agent may retry. */
export type OutboxState = "queued" | "sent" | "uncertain" | "dead" | "dismissed";

/** Messages of one lane (a channel, a person, a removal ...) leave one after the other, in their order. */
export interface OutboxMessage {
  readonly id: OutboxMessageId;
  readonly workspaceId: WorkspaceId;
  readonly lane: string;
  readonly body: OutboxBody;
  /** Attempts begun so far, this one included. */
  readonly attempt: number;
  readonly correlationId: string;
}
