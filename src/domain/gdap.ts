import { addDays } from "date-fns";
import { gdapRoleOf, isExtendable } from "./gdap-roles.ts";
import type { CustomerId, GdapEndId, GdapRequestId, SlackChannelId, SlackUserId } from "./ids.ts";
import { linkPlaceholder } from "./invitation.ts";
import type { Language } from "./language.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";

/**
 * `asked`: to be created with the vendor. `refused`: it would not. `drafted`: the approval link is there. `handed-over`:
 * waiting for the customer. `active`, `lapsed` (90 days without an answer), `ended`: as the directory shows it.
 */
export type GdapRequestState =
  | "asked"
  | "refused"
  | "drafted"
  | "handed-over"
  | "active"
  | "lapsed"
  | "ended"
  | "discarded";

/** Why the vendor would not; `message` is in its own words, `correlationId` what its support asks for. */
export interface GdapFailure {
  readonly because:
    | "name-taken"
    | "role-not-extendable"
    | "not-permitted"
    | "refused-by-vendor"
    | "changed-meanwhile"
    | "another-customers";
  readonly message: string | null;
  readonly correlationId: string | null;
}

/** What a request asks the customer for. */
export interface GdapTerms {
  /** At most 50 characters, unlike any other of the partner's: the customer reads it, too. */
  readonly name: string;
  readonly roleIds: readonly string[];
  readonly durationDays: number;
  readonly isAutoExtended: boolean;
}

export interface GdapRequest extends GdapTerms {
  readonly id: GdapRequestId;
  readonly customerId: CustomerId;
  readonly state: GdapRequestState;
  readonly language: Language;
  readonly channelId: SlackChannelId | null;
  readonly gdapId: string | null;
  readonly approvalUrl: string | null;
  readonly subject: string;
  /** Holds `linkPlaceholder` (invitation.ts) where the approval link belongs. */
  readonly text: string;
  readonly failure: GdapFailure | null;
  readonly requestedBy: SlackUserId;
  readonly createdAt: Date;
  readonly handedOverBy: SlackUserId | null;
  readonly handedOverAt: Date | null;
  readonly endedAt: Date | null;
}

/** `asked`: decided, to be told to the vendor. `ending`: the vendor took it. `ended`: seen in the directory. */
export type GdapEndState = "asked" | "ending" | "ended" | "failed";

export interface GdapEnd {
  readonly id: GdapEndId;
  readonly customerId: CustomerId;
  readonly gdapId: string;
  readonly name: string;
  /** The version that the admin agent saw: another one is not ended on their word. */
  readonly etag: string;
  readonly state: GdapEndState;
  readonly reason: string;
  readonly channelId: SlackChannelId | null;
  readonly askedBy: SlackUserId;
  readonly askedAt: Date;
  readonly failure: GdapFailure | null;
  readonly endedAt: Date | null;
}

type RequestMoved = { readonly type: "gdap.request-moved"; readonly request: GdapRequest };
type EndMoved = { readonly type: "gdap.end-moved"; readonly end: GdapEnd };

export type GdapEvent =
  | { readonly type: "gdap.requested"; readonly request: GdapRequest }
  | RequestMoved
  | { readonly type: "gdap.request-handed-over"; readonly request: GdapRequest }
  | { readonly type: "gdap.end-asked"; readonly end: GdapEnd }
  | EndMoved;

export const gdapNameLimit = 50;
export const gdapLongestDays = 730;
export const gdapReasonLimit = 1_000;
/** The vendor lets a request lapse that nobody approved for so long. */
export const gdapApprovalDays = 90;

export interface GdapTermsFaults {
  readonly name?: "required" | "too-long";
  readonly roles?: "required" | "unknown";
  readonly durationDays?: "out-of-range";
  readonly isAutoExtended?: "not-extendable";
}

/** What is wrong with the terms, field by field; empty when nothing is. */
export function faultsOfTerms(terms: GdapTerms): GdapTermsFaults {
  const { name, roleIds, durationDays, isAutoExtended } = terms;
  const isLength = Number.isInteger(durationDays) && durationDays >= 1 && durationDays <= gdapLongestDays;
  return {
    ...(name === "" ? { name: "required" } : [...name].length > gdapNameLimit ? { name: "too-long" } : {}),
    ...(roleIds.length === 0
      ? { roles: "required" }
      : roleIds.some((id) => gdapRoleOf(id) === null)
        ? { roles: "unknown" }
        : {}),
    ...(isLength ? {} : { durationDays: "out-of-range" }),
    ...(isAutoExtended && !isExtendable(roleIds) ? { isAutoExtended: "not-extendable" } : {}),
  };
}

/** Why a request takes no act: it is not that far, or beyond. */
export type GdapRequestRefusal =
  | "gdap-not-created-yet"
  | "gdap-was-refused"
  | "gdap-already-drafted"
  | "gdap-already-handed-over"
  | "gdap-already-approved"
  | "gdap-lapsed"
  | "gdap-request-ended"
  | "gdap-discarded";

const refusals = {
  asked: "gdap-not-created-yet",
  refused: "gdap-was-refused",
  drafted: "gdap-already-drafted",
  "handed-over": "gdap-already-handed-over",
  active: "gdap-already-approved",
  lapsed: "gdap-lapsed",
  ended: "gdap-request-ended",
  discarded: "gdap-discarded",
} as const satisfies Record<GdapRequestState, GdapRequestRefusal>;

/** The vendor created it: the link is there. */
export function draftRequest(
  request: GdapRequest,
  made: { readonly gdapId: string; readonly approvalUrl: string },
): Outcome<RequestMoved, GdapRequestRefusal> {
  return request.state === "asked" ? moved({ ...request, ...made, state: "drafted" }) : refuse(request);
}

/** The vendor would not create it. */
export function refuseRequest(
  request: GdapRequest,
  failure: GdapFailure,
  now: Date,
): Outcome<RequestMoved, GdapRequestRefusal> {
  if (request.state !== "asked") return refuse(request);
  return moved({ ...request, state: "refused", failure, endedAt: now });
}

/** Somebody writes the e-mail their own way; possible until it was handed over. */
export function reviseRequest(
  request: GdapRequest,
  text: { readonly subject: string; readonly text: string },
): Outcome<RequestMoved, GdapRequestRefusal> {
  return request.state === "drafted" ? moved({ ...request, ...text }) : refuse(request);
}

export function handOverRequest(
  request: GdapRequest,
  by: SlackUserId,
  now: Date,
): Outcome<
  { readonly type: "gdap.request-handed-over"; readonly request: GdapRequest },
  GdapRequestRefusal | "link-missing"
> {
  if (request.state !== "drafted") return refuse(request);
  if (request.text.split(linkPlaceholder).length !== 2) return declined("link-missing");
  const handedOver = { ...request, state: "handed-over", handedOverBy: by, handedOverAt: now } as const;
  return done({ type: "gdap.request-handed-over", request: handedOver });
}

/** It leaves our list; with the vendor it lapses by itself. */
export function discardRequest(request: GdapRequest, now: Date): Outcome<RequestMoved, GdapRequestRefusal> {
  if (request.state !== "drafted") return refuse(request);
  return moved({ ...request, state: "discarded", endedAt: now });
}

/** What the directory shows of the relationship; null: nothing (any more). */
export type Seen = { readonly state: string } | null;

const standing = new Set(["approved", "activating", "active", "expiring"]);
const leaving = new Set(["termination-requested", "terminating"]);
const over = new Set(["expired", "terminated"]);

/** Follows what the directory shows. Null: nothing that we do not know already. */
export function followRequest(request: GdapRequest, seen: Seen, now: Date): RequestMoved | null {
  const isOver = seen !== null && over.has(seen.state);
  switch (request.state) {
    case "drafted":
    case "handed-over": {
      // The mail may have left, and been answered, before anybody pressed *Done*.
      if (seen && (standing.has(seen.state) || leaving.has(seen.state)))
        return { type: "gdap.request-moved", request: { ...request, state: "active" } };
      const isTooOld = now >= addDays(request.createdAt, gdapApprovalDays);
      if (!isOver && !isTooOld) return null;
      return { type: "gdap.request-moved", request: { ...request, state: "lapsed", endedAt: now } };
    }
    case "active":
      if (!isOver) return null;
      return { type: "gdap.request-moved", request: { ...request, state: "ended", endedAt: now } };
    case "asked":
    case "refused":
    case "lapsed":
    case "ended":
    case "discarded":
      return null;
  }
}

/** The vendor took our word, or shows that it is ending by somebody else's. */
export function beginEnd(end: GdapEnd): EndMoved | null {
  return end.state === "asked" ? { type: "gdap.end-moved", end: { ...end, state: "ending" } } : null;
}

/** The vendor would not, or it is not what the admin agent saw any more. */
export function failEnd(end: GdapEnd, failure: GdapFailure, now: Date): EndMoved | null {
  if (end.state !== "asked") return null;
  return { type: "gdap.end-moved", end: { ...end, state: "failed", failure, endedAt: now } };
}

/** Follows what the directory shows: it ended, or it is ending. Null: nothing that we do not know already. */
export function followEnd(end: GdapEnd, seen: Seen, now: Date): EndMoved | null {
  if (end.state === "ended" || end.state === "failed") return null;
  if (seen === null || over.has(seen.state))
    return { type: "gdap.end-moved", end: { ...end, state: "ended", endedAt: now } };
  return leaving.has(seen.state) ? beginEnd(end) : null;
}

/** Days before an end at which it is warned of. */
export const warningDays = [30, 7, 1] as const;

/** The warning that is due so long before the end: the nearest one only; null before the first, and after the end. */
export function warningDue(endsAt: Date, now: Date): number | null {
  if (endsAt <= now) return null;
  return [...warningDays].reverse().find((days) => addDays(now, days) >= endsAt) ?? null;
}

function moved(request: GdapRequest): Outcome<RequestMoved, never> {
  return done({ type: "gdap.request-moved", request });
}

function refuse(request: GdapRequest): Declined<GdapRequestRefusal> {
  const by = request.state === "handed-over" ? request.handedOverBy : null;
  const at = request.state === "handed-over" ? request.handedOverAt : request.endedAt;
  return declined(refusals[request.state], {
    state: request.state,
    ...(by ? { by } : {}),
    ...(at ? { at } : {}),
  });
}
