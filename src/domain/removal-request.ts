import { addDays } from "date-fns";
import type { Blocker, RemovalFacts } from "./facts.ts";
import { sameFacts } from "./facts.ts";
import type { CustomerId, RelationshipId, RemovalRequestId, SlackChannelId, SlackUserId } from "./ids.ts";
import type { Language } from "./language.ts";
import { type Already, type Declined, declined, done, type Outcome } from "./outcome.ts";

export type RemovalState =
  | "attested"
  | "approved"
  | "executing"
  | "executed"
  | "failed"
  | "abandoned"
  | "denied"
  | "withdrawn"
  | "lapsed";

/** The requester's signed statement: every word and label as it stood on the screen. `hash` is SHA-256 (hex) over all of it. */
export interface Attestation {
  readonly textVersion: string;
  readonly language: Language;
  readonly text: string;
  readonly labels: { readonly checkbox: string; readonly submit: string };
  readonly hash: string;
  readonly by: SlackUserId;
  readonly at: Date;
  readonly facts: RemovalFacts;
}

/** The legal notice of termination: not required, or given to whom, when and how. */
export type LegalNotice =
  | { readonly required: false; readonly by: string; readonly at: Date }
  | {
      readonly required: true;
      readonly to: string;
      readonly on: string;
      readonly how: string;
      readonly by: string;
      readonly at: Date;
    };

export interface RemovalRequest {
  readonly id: RemovalRequestId;
  readonly relationshipId: RelationshipId;
  readonly customerId: CustomerId;
  readonly channelId: SlackChannelId;
  readonly state: RemovalState;
  readonly reason: string;
  readonly requestedBy: SlackUserId;
  readonly attestation: Attestation;
  readonly lapsesAt: Date;
  readonly decidedBy: SlackUserId | null;
  readonly decidedAt: Date | null;
  /** Why it was denied, or what the approving agent added. */
  readonly decisionReason: string | null;
  /** The requester approved it alone, under the policy that allows it. */
  readonly isOwnDecision: boolean;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly lapsedBecause: "too-old" | "facts-changed" | null;
  /** The directory's own words where execution failed. */
  readonly failure: string | null;
  readonly notice: LegalNotice | null;
}

export type RemovalEvent =
  | { readonly type: "removal.attested"; readonly removal: RemovalRequest }
  | { readonly type: "removal.approved"; readonly removal: RemovalRequest }
  | { readonly type: "removal.denied"; readonly removal: RemovalRequest }
  | { readonly type: "removal.withdrawn"; readonly removal: RemovalRequest }
  | { readonly type: "removal.lapsed"; readonly removal: RemovalRequest }
  | { readonly type: "removal.executing"; readonly removal: RemovalRequest }
  | { readonly type: "removal.executed"; readonly removal: RemovalRequest }
  | { readonly type: "removal.failed"; readonly removal: RemovalRequest }
  | { readonly type: "removal.abandoned"; readonly removal: RemovalRequest }
  | { readonly type: "removal.notice-given"; readonly removal: RemovalRequest };

/** Why a removal request does not take an act: not there yet, or past it. */
export type RemovalRefusal =
  | "still-attested"
  | "already-approved"
  | "already-executing"
  | "already-executed"
  | "already-failed"
  | "already-abandoned"
  | "already-denied"
  | "already-withdrawn"
  | "already-lapsed";

type Answer<Refusal extends string = never> = Outcome<RemovalEvent, RemovalRefusal | Refusal>;

/** A new request. `validForDays` days later it lapses. Open blockers may be attested; they stop the approval, not this. */
export function attest(
  request: Pick<RemovalRequest, "id" | "relationshipId" | "customerId" | "channelId" | "reason">,
  attestation: Attestation,
  validForDays: number,
): RemovalEvent {
  return {
    type: "removal.attested",
    removal: {
      ...request,
      state: "attested",
      requestedBy: attestation.by,
      attestation,
      lapsesAt: addDays(attestation.at, validForDays),
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
      isOwnDecision: false,
      endedBy: null,
      endedAt: null,
      lapsedBecause: null,
      failure: null,
      notice: null,
    },
  };
}

export interface Decision {
  readonly by: SlackUserId;
  readonly at: Date;
  readonly reason: string | null;
  /** The facts as read again for this decision. */
  readonly facts: RemovalFacts;
  /** The policy "an admin agent's own removal needs no second person". */
  readonly ownAllowed: boolean;
}

export type ApprovalRefusal = "own-request" | "facts-changed" | "blocked" | "attestation-lapsed";

/** Never one's own (unless the policy allows it), never on other facts than the attested ones, never while a blocker stands. */
export function approve(request: RemovalRequest, decision: Decision): Answer<ApprovalRefusal> {
  switch (request.state) {
    case "attested": {
      const isOwn = decision.by === request.requestedBy;
      if (isOwn && !decision.ownAllowed) return declined("own-request");
      if (decision.at >= request.lapsesAt) return declined("attestation-lapsed");
      if (!sameFacts(request.attestation.facts, decision.facts)) return declined("facts-changed");
      if (blockersOf(decision.facts).length > 0) return declined("blocked");
      return done({
        type: "removal.approved",
        removal: { ...decided(request, decision), state: "approved", isOwnDecision: isOwn },
      });
    }
    default:
      return refuse(request);
  }
}

/** Needs a reason. One's own request is withdrawn, not denied. */
export function deny(
  request: RemovalRequest,
  decision: Decision,
): Answer<"own-request" | "reason-missing" | "facts-changed" | "attestation-lapsed"> {
  switch (request.state) {
    case "attested": {
      if (decision.by === request.requestedBy) return declined("own-request");
      if (decision.reason === null || decision.reason.trim() === "") return declined("reason-missing");
      if (decision.at >= request.lapsesAt) return declined("attestation-lapsed");
      if (!sameFacts(request.attestation.facts, decision.facts)) return declined("facts-changed");
      const removal = { ...decided(request, decision), state: "denied" as const };
      return done({
        type: "removal.denied",
        removal: { ...removal, endedBy: decision.by, endedAt: decision.at },
      });
    }
    default:
      return refuse(request);
  }
}

export function withdraw(request: RemovalRequest, by: string, now: Date): Answer {
  switch (request.state) {
    case "attested":
      return done({ type: "removal.withdrawn", removal: end(request, "withdrawn", by, now) });
    default:
      return refuse(request);
  }
}

/** The attestation is too old, or no longer about the facts as they are. */
export function lapse(
  request: RemovalRequest,
  because: "too-old" | "facts-changed",
  now: Date,
): Answer<"not-due"> {
  switch (request.state) {
    case "attested":
      if (because === "too-old" && now < request.lapsesAt) return declined("not-due");
      return done({
        type: "removal.lapsed",
        removal: { ...end(request, "lapsed", "system:clock", now), lapsedBecause: because },
      });
    default:
      return refuse(request);
  }
}

/** The directory is about to be told. From `failed` this is the retry. */
export function startExecution(request: RemovalRequest): Answer {
  switch (request.state) {
    case "approved":
    case "failed":
      return done({ type: "removal.executing", removal: { ...request, state: "executing", failure: null } });
    default:
      return refuse(request);
  }
}

/** Only after the directory shows that the relationship is gone. */
export function finishExecution(request: RemovalRequest, now: Date): Answer {
  switch (request.state) {
    case "executing":
      return done({ type: "removal.executed", removal: end(request, "executed", "system:dispatcher", now) });
    default:
      return refuse(request);
  }
}

/** `failure` is what the directory said. */
export function failExecution(request: RemovalRequest, failure: string): Answer {
  switch (request.state) {
    case "executing":
      return done({ type: "removal.failed", removal: { ...request, state: "failed", failure } });
    default:
      return refuse(request);
  }
}

export function abandon(request: RemovalRequest, by: string, now: Date): Answer {
  switch (request.state) {
    case "failed":
      return done({ type: "removal.abandoned", removal: end(request, "abandoned", by, now) });
    default:
      return refuse(request);
  }
}

/** The requester's word on the legal notice, once the removal is executed; a later word replaces an earlier one. */
export function giveNotice(request: RemovalRequest, notice: LegalNotice): Answer {
  switch (request.state) {
    case "executed":
      return done({ type: "removal.notice-given", removal: { ...request, notice } });
    default:
      return refuse(request);
  }
}

/** One open removal request for a relationship at a time: these states are open. */
export function isOpen(state: RemovalState): boolean {
  return state === "attested" || state === "approved" || state === "executing" || state === "failed";
}

export function blockersOf(facts: RemovalFacts): readonly Blocker[] {
  return facts.blockers;
}

function decided(request: RemovalRequest, decision: Decision): RemovalRequest {
  return { ...request, decidedBy: decision.by, decidedAt: decision.at, decisionReason: decision.reason };
}

function end(request: RemovalRequest, state: RemovalState, by: string, now: Date): RemovalRequest {
  return { ...request, state, endedBy: by, endedAt: now };
}

const refusals = {
  attested: "still-attested",
  approved: "already-approved",
  executing: "already-executing",
  executed: "already-executed",
  failed: "already-failed",
  abandoned: "already-abandoned",
  denied: "already-denied",
  withdrawn: "already-withdrawn",
  lapsed: "already-lapsed",
} as const satisfies Record<RemovalState, RemovalRefusal>;

function refuse(request: RemovalRequest): Declined<RemovalRefusal> {
  const by = request.endedBy ?? request.decidedBy ?? request.requestedBy;
  const at = request.endedAt ?? request.decidedAt ?? request.attestation.at;
  const about: Already = { state: request.state, by, at };
  return declined(refusals[request.state], about);
}
