import { addDays } from "date-fns";
import type { CustomerId, InvitationId, ProviderId, SlackChannelId, SlackUserId } from "./ids.ts";
import type { Language } from "./language.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";
import type { LegKind } from "./relationship.ts";

export type InvitationState =
  | "draft"
  | "sent"
  | "accepted"
  | "declined"
  | "expired"
  | "withdrawn"
  | "discarded";
export type LegState = "awaiting" | "accepted" | "declined" | "expired" | "withdrawn";

/** Who at the customer answered, as they wrote it themselves. */
export interface Signatory {
  readonly name: string;
  readonly title: string;
}

export interface Leg {
  readonly kind: LegKind;
  readonly providerId: ProviderId | null;
  readonly state: LegState;
  readonly answeredAt: Date | null;
  readonly signatory: Signatory | null;
}

/** What the agent chose before the draft was written. */
export interface InvitationTerms {
  readonly legs: readonly { readonly kind: LegKind; readonly providerId: ProviderId | null }[];
  readonly language: Language;
  readonly channelId: SlackChannelId;
  /** Delegated administration is asked for; off unless the agent ticked it. */
  readonly asksForDap: boolean;
}

/**
 * Our offer to one customer. `text` holds `linkPlaceholder` where the personal link belongs, never the link itself.
 * `hasLink` is false until the partner directory gave one. `sentAt` to `expiresAt` is the time to answer.
 */
export interface Invitation {
  readonly id: InvitationId;
  readonly customerId: CustomerId;
  readonly state: InvitationState;
  readonly legs: readonly Leg[];
  readonly language: Language;
  readonly channelId: SlackChannelId;
  readonly asksForDap: boolean;
  readonly subject: string;
  readonly text: string;
  readonly hasLink: boolean;
  readonly requestedBy: SlackUserId;
  readonly createdAt: Date;
  readonly sentBy: SlackUserId | null;
  readonly sentAt: Date | null;
  readonly expiresAt: Date | null;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
}

/** Stands in the stored text where the personal link belongs. */
export const linkPlaceholder = "{{personal-link}}";

/** Stands where our own personal link belongs beside the vendor's, in texts that have both. */
export const passportPlaceholder = "{{personal-passport}}";

export type InvitationEvent =
  | { readonly type: "invitation.drafted"; readonly invitation: Invitation }
  | { readonly type: "invitation.revised"; readonly invitation: Invitation }
  | { readonly type: "invitation.linked"; readonly invitation: Invitation }
  | { readonly type: "invitation.discarded"; readonly invitation: Invitation }
  | { readonly type: "invitation.sent"; readonly invitation: Invitation }
  | {
      readonly type: "invitation.answered";
      readonly invitation: Invitation;
      readonly answered: readonly Leg[];
    }
  | { readonly type: "invitation.expired"; readonly invitation: Invitation }
  | { readonly type: "invitation.withdrawn"; readonly invitation: Invitation };

/** Why an invitation does not take an act: it never came so far, or it is past it. */
export type InvitationRefusal =
  | "still-a-draft"
  | "already-sent"
  | "already-accepted"
  | "already-declined"
  | "already-expired"
  | "already-withdrawn"
  | "already-discarded";

type Answer<Refusal extends string = never> = Outcome<InvitationEvent, InvitationRefusal | Refusal>;

/** Changes the terms or the text of a draft. Changed legs start anew; nothing was asked of the customer yet. */
export function revise(
  invitation: Invitation,
  change: Partial<InvitationTerms & { subject: string; text: string }>,
): Answer {
  switch (invitation.state) {
    case "draft": {
      const { legs, ...rest } = change;
      const revised = { ...invitation, ...rest, ...(legs ? { legs: legs.map(awaiting) } : {}) };
      return done({ type: "invitation.revised", invitation: revised });
    }
    default:
      return refuse(invitation);
  }
}

/** The partner directory gave the personal link. A second one replaces the first while nobody was shown it. */
export function link(invitation: Invitation): Answer {
  switch (invitation.state) {
    case "draft":
      return done({ type: "invitation.linked", invitation: { ...invitation, hasLink: true } });
    default:
      return refuse(invitation);
  }
}

/** Records that the draft was handed over, by whom and when. The customer then has `validForDays` days to answer. */
export function send(
  invitation: Invitation,
  by: SlackUserId,
  now: Date,
  validForDays: number,
): Answer<"no-link"> {
  switch (invitation.state) {
    case "draft": {
      if (!invitation.hasLink) return declined("no-link");
      const expiresAt = addDays(now, validForDays);
      return done({
        type: "invitation.sent",
        invitation: { ...invitation, state: "sent", sentBy: by, sentAt: now, expiresAt },
      });
    }
    default:
      return refuse(invitation);
  }
}

export function discard(invitation: Invitation, by: string, now: Date): Answer {
  switch (invitation.state) {
    case "draft":
      return done({ type: "invitation.discarded", invitation: end(invitation, "discarded", by, now) });
    default:
      return refuse(invitation);
  }
}

/** The legs that still await an answer are withdrawn; an accepted one stays. */
export function withdraw(invitation: Invitation, by: string, now: Date): Answer {
  switch (invitation.state) {
    case "sent":
      return done({
        type: "invitation.withdrawn",
        invitation: end(closeLegs(invitation, "withdrawn", now), "withdrawn", by, now),
      });
    default:
      return refuse(invitation);
  }
}

/** Only once its time is up; the legs that still await an answer expire, an accepted one stays. */
export function expire(invitation: Invitation, now: Date): Answer<"not-due"> {
  switch (invitation.state) {
    case "sent":
      if (invitation.expiresAt === null || now < invitation.expiresAt) return declined("not-due");
      return done({
        type: "invitation.expired",
        invitation: end(closeLegs(invitation, "expired", now), "expired", "system:clock", now),
      });
    default:
      return refuse(invitation);
  }
}

/** What the directory shows of one leg. */
export interface LegAnswer {
  readonly kind: LegKind;
  readonly answer: "accepted" | "declined";
  readonly answeredAt: Date;
  readonly signatory: Signatory | null;
}

/**
 * Takes over what the directory shows. Legs that were answered before are left as they are; the invitation ends when
 * no leg awaits an answer: accepted if every leg is, declined otherwise. Refused with "nothing-new" if nothing changed.
 */
export function answer(
  invitation: Invitation,
  answers: readonly LegAnswer[],
  now: Date,
): Answer<"nothing-new"> {
  switch (invitation.state) {
    case "sent": {
      const legs = invitation.legs.map((leg) => answerLeg(leg, answers));
      const answered = legs.filter((leg, at) => leg !== invitation.legs[at]);
      if (answered.length === 0) return declined("nothing-new");
      const open = { ...invitation, legs };
      if (legs.some((leg) => leg.state === "awaiting")) {
        return done({ type: "invitation.answered", invitation: open, answered });
      }
      const state = legs.every((leg) => leg.state === "accepted") ? "accepted" : "declined";
      return done({
        type: "invitation.answered",
        invitation: end(open, state, "system:directory", now),
        answered,
      });
    }
    default:
      return refuse(invitation);
  }
}

/** Some leg was accepted although the invitation as a whole was not. */
export function isPartlyAccepted(invitation: Pick<Invitation, "state" | "legs">): boolean {
  return invitation.state !== "accepted" && invitation.legs.some((leg) => leg.state === "accepted");
}

/** The legs that are still missing: what a further invitation may ask for alone. */
export function missingLegs(invitation: Pick<Invitation, "legs">): readonly Leg[] {
  return invitation.legs.filter((leg) => leg.state !== "accepted");
}

/** The page behind the link would read differently: other legs, another language, DAP asked for or not. */
export function asksOtherwise(one: Invitation, other: Invitation): boolean {
  const page = ({ legs, language, asksForDap }: Invitation) =>
    JSON.stringify([legs.map((leg) => [leg.kind, leg.providerId]), language, asksForDap]);
  return page(one) !== page(other);
}

export function awaiting(leg: InvitationTerms["legs"][number]): Leg {
  return { kind: leg.kind, providerId: leg.providerId, state: "awaiting", answeredAt: null, signatory: null };
}

function answerLeg(leg: Leg, answers: readonly LegAnswer[]): Leg {
  const given = answers.find((each) => each.kind === leg.kind);
  if (!given || leg.state !== "awaiting") return leg;
  return { ...leg, state: given.answer, answeredAt: given.answeredAt, signatory: given.signatory };
}

function closeLegs(invitation: Invitation, state: "expired" | "withdrawn", now: Date): Invitation {
  const legs = invitation.legs.map((leg) =>
    leg.state === "awaiting" ? { ...leg, state, answeredAt: now } : leg,
  );
  return { ...invitation, legs };
}

function end(invitation: Invitation, state: InvitationState, by: string, now: Date): Invitation {
  return { ...invitation, state, endedBy: by, endedAt: now };
}

const refusals = {
  draft: "still-a-draft",
  sent: "already-sent",
  accepted: "already-accepted",
  declined: "already-declined",
  expired: "already-expired",
  withdrawn: "already-withdrawn",
  discarded: "already-discarded",
} as const satisfies Record<InvitationState, InvitationRefusal>;

function refuse(invitation: Invitation): Declined<InvitationRefusal> {
  const by = invitation.endedBy ?? invitation.sentBy;
  const at = invitation.endedAt ?? invitation.sentAt;
  return declined(refusals[invitation.state], {
    state: invitation.state,
    ...(by ? { by } : {}),
    ...(at ? { at } : {}),
  });
}
