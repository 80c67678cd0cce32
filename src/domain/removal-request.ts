import { addDays } from "date-fns";
import { type Blocker, compareFacts, type FactsChange, type RemovalFacts, sameFacts } from "./facts.ts";
import type {
  CustomerId,
  ProviderId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
} from "./ids.ts";
import type { Language } from "./language.ts";
import { type LegalNotice, sameNotice } from "./legal-notice.ts";
import { type Already, type Declined, declined, done, type Outcome } from "./outcome.ts";
import { tidyLines } from "./typed-text.ts";

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

/** Why an execution ended while the relationship stands: something was open again, or the directory's own words. */
export type ExecutionFailure =
  | { readonly because: "blocked"; readonly blockers: readonly Blocker[] }
  | { readonly because: "refused"; readonly message: string; readonly correlationId?: string | null }
  /** The customer has no tenant id, or another than the one attested, or that was in another directory: nobody decided on this end. */
  | { readonly because: "tenant-unclear" }
  /** The provider had to, did not, and an admin agent waits no longer. */
  | { readonly because: "provider-did-not"; readonly by: SlackUserId };

/**
 * Our provider has to carry the removal out: somebody sends it the text, and the request stays executing until the
 * directory shows the end. `message` is the directory's refusal in its own words.
 */
export interface ProviderTask {
  readonly providerId: ProviderId | null;
  readonly message: string;
  /** What the vendor's support asks for, on both sides. */
  readonly correlationId?: string | null;
  readonly since: Date;
  readonly sentBy: SlackUserId | null;
  readonly sentAt: Date | null;
}

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
  /** What had changed when the attestation lapsed for it, as read at that moment. */
  readonly changedFacts: FactsChange | null;
  /** Set while the request is failed or was abandoned after it. */
  readonly failure: ExecutionFailure | null;
  readonly notice: LegalNotice | null;
  readonly providerTask: ProviderTask | null;
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
  | { readonly type: "removal.notice-given"; readonly removal: RemovalRequest }
  /** The directory refused us: our provider has to do it. */
  | { readonly type: "removal.provider-asked"; readonly removal: RemovalRequest }
  /** Somebody sent the provider the text. */
  | { readonly type: "removal.provider-told"; readonly removal: RemovalRequest };

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

/** How long a reason may be, in Unicode characters. */
export const reasonLimit = 1_000;

export type ReasonFault = "reason-missing" | "reason-too-long";

/** A typed reason: trimmed, line breaks kept, without what cannot be seen. */
export function readReason(typed: string | null): Outcome<string, ReasonFault> {
  const reason = tidyLines(typed ?? "");
  if (reason === "") return declined("reason-missing");
  return [...reason].length > reasonLimit ? declined("reason-too-long") : done(reason);
}

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
      changedFacts: null,
      failure: null,
      notice: null,
      providerTask: null,
    },
  };
}

/** Who decides. `ownAllowed` is the policy "an admin agent's own removal needs no second person". */
export interface Decider {
  readonly by: SlackUserId;
  readonly ownAllowed: boolean;
}

export interface Decision extends Decider {
  readonly at: Date;
  readonly reason: string | null;
  /** The facts as read again for this decision. */
  readonly facts: RemovalFacts;
}

/** The facts are not the attested ones any more: `change` says how. The request is to lapse. */
export interface FactsChanged extends Declined<"facts-changed"> {
  readonly change: FactsChange;
}

/** Every blocker that still stands. */
export interface Blocked extends Declined<"blocked"> {
  readonly blockers: readonly Blocker[];
}

/** Whether this person could decide now, before the facts are read again. One's own request is withdrawn, never denied. */
export function askDecision(
  request: RemovalRequest,
  decision: "approve" | "deny",
  decider: Decider,
): Outcome<RemovalRequest, RemovalRefusal | "own-request"> {
  switch (request.state) {
    case "attested": {
      const isOwn = decider.by === request.requestedBy;
      if (isOwn && !(decision === "approve" && decider.ownAllowed))
        return declined("own-request", aboutRequest(request));
      return done(request);
    }
    default:
      return refuse(request);
  }
}

/** Whether this person has taken this decision already, whatever became of the request since. */
export function isDecided(request: RemovalRequest, decision: "approve" | "deny", by: SlackUserId): boolean {
  return request.decidedBy === by && (request.state === "denied") === (decision === "deny");
}

/** Never one's own (unless the policy allows it), never on other facts than the attested ones, never while a blocker stands. */
export function approve(
  request: RemovalRequest,
  decision: Decision,
): Answer<"own-request" | "attestation-lapsed"> | FactsChanged | Blocked {
  const asked = askDecision(request, "approve", decision);
  if (!asked.ok) return asked;
  const outdated = findOutdated(request, decision);
  if (outdated) return outdated;
  const { blockers } = decision.facts;
  if (blockers.length > 0) return { ...declined("blocked", aboutRequest(request)), blockers };
  const isOwnDecision = decision.by === request.requestedBy;
  return done({
    type: "removal.approved",
    removal: { ...decided(request, decision), state: "approved", isOwnDecision },
  });
}

/** Needs a reason. */
export function deny(
  request: RemovalRequest,
  decision: Decision,
): Answer<"own-request" | "reason-missing" | "attestation-lapsed"> | FactsChanged {
  const asked = askDecision(request, "deny", decision);
  if (!asked.ok) return asked;
  if (decision.reason === null || decision.reason.trim() === "") return declined("reason-missing");
  const outdated = findOutdated(request, decision);
  if (outdated) return outdated;
  return done({
    type: "removal.denied",
    removal: end(decided(request, decision), "denied", decision.by, decision.at),
  });
}

export function withdraw(request: RemovalRequest, by: string, now: Date): Answer {
  switch (request.state) {
    case "attested":
      return done({ type: "removal.withdrawn", removal: end(request, "withdrawn", by, now) });
    default:
      return refuse(request);
  }
}

/** The attestation is too old, or no longer about the facts as they are: then the change says how, and is kept. */
export function lapse(
  request: RemovalRequest,
  because: "too-old" | FactsChange,
  now: Date,
): Answer<"not-due"> {
  switch (request.state) {
    case "attested": {
      if (because === "too-old") {
        if (now < request.lapsesAt) return declined("not-due");
        const removal = { ...end(request, "lapsed", "system:clock", now), lapsedBecause: because };
        return done({ type: "removal.lapsed", removal });
      }
      const removal = {
        ...end(request, "lapsed", "system:directory", now),
        lapsedBecause: "facts-changed" as const,
        changedFacts: because,
      };
      return done({ type: "removal.lapsed", removal });
    }
    default:
      return refuse(request);
  }
}

/** The directory is about to be told. */
export function startExecution(request: RemovalRequest): Answer {
  switch (request.state) {
    case "approved":
      return done({ type: "removal.executing", removal: { ...request, state: "executing" } });
    default:
      return refuse(request);
  }
}

/** The directory is told again, since somebody asked for it. */
export function retryExecution(request: RemovalRequest): Answer {
  switch (request.state) {
    case "failed":
      return done({
        type: "removal.executing",
        removal: { ...request, state: "executing", failure: null, providerTask: null },
      });
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

export function failExecution(request: RemovalRequest, failure: ExecutionFailure): Answer {
  switch (request.state) {
    case "executing":
      return done({ type: "removal.failed", removal: { ...request, state: "failed", failure } });
    default:
      return refuse(request);
  }
}

/** We may not end it ourselves: the provider has to, and the request stays executing until the directory shows the end. */
export function askProvider(
  request: RemovalRequest,
  task: Pick<ProviderTask, "providerId" | "message" | "correlationId">,
  now: Date,
): Answer {
  switch (request.state) {
    case "executing": {
      if (request.providerTask) return refuse(request);
      const providerTask: ProviderTask = { ...task, since: now, sentBy: null, sentAt: null };
      return done({ type: "removal.provider-asked", removal: { ...request, providerTask } });
    }
    default:
      return refuse(request);
  }
}

/** Somebody sent the provider the text. The first who says so stays on record. */
export function tellProvider(
  request: RemovalRequest,
  by: SlackUserId,
  now: Date,
): Answer<"no-provider-task" | "provider-already-told"> {
  switch (request.state) {
    case "executing": {
      const task = request.providerTask;
      if (!task) return declined("no-provider-task", aboutRequest(request));
      if (task.sentBy && task.sentAt)
        return declined("provider-already-told", { state: request.state, by: task.sentBy, at: task.sentAt });
      const providerTask = { ...task, sentBy: by, sentAt: now };
      return done({ type: "removal.provider-told", removal: { ...request, providerTask } });
    }
    default:
      return refuse(request);
  }
}

/** Nobody waits for the provider any longer: failed, so that it can be tried again or closed. */
export function stopWaitingForProvider(request: RemovalRequest, by: SlackUserId): Answer<"no-provider-task"> {
  if (request.state === "executing" && !request.providerTask)
    return declined("no-provider-task", aboutRequest(request));
  return failExecution(request, { because: "provider-did-not", by });
}

const hourMs = 3_600_000;

/** How long to leave the directory alone while the provider has the matter: an hour at first, a day after two days. */
export function untilNextLookMs({ since }: ProviderTask, now: Date): number {
  return Math.min(Math.max((now.getTime() - since.getTime()) / 2, hourMs), 24 * hourMs);
}

export function abandon(request: RemovalRequest, by: string, now: Date): Answer {
  switch (request.state) {
    case "failed":
      return done({ type: "removal.abandoned", removal: end(request, "abandoned", by, now) });
    default:
      return refuse(request);
  }
}

/** The word on the legal notice, once the removal is executed. A later word replaces an earlier one, unless it says the same. */
export function giveNotice(request: RemovalRequest, notice: LegalNotice): Answer<"notice-already-given"> {
  switch (request.state) {
    case "executed": {
      const known = request.notice;
      if (known && sameNotice(known, notice))
        return declined("notice-already-given", { state: request.state, by: known.by, at: known.at });
      return done({ type: "removal.notice-given", removal: { ...request, notice } });
    }
    default:
      return refuse(request);
  }
}

/** One open removal request for a relationship at a time: these states are open. */
export const openStates: readonly RemovalState[] = ["attested", "approved", "executing", "failed"];

/** Who asked, and when: what a later request for the same relationship is told. */
export function aboutRequest(request: RemovalRequest): Already {
  return { state: request.state, by: request.requestedBy, at: request.attestation.at };
}

function findOutdated(
  request: RemovalRequest,
  { at, facts }: Decision,
): Declined<"attestation-lapsed"> | FactsChanged | null {
  if (at >= request.lapsesAt) return declined("attestation-lapsed", aboutRequest(request));
  const attested = request.attestation.facts;
  if (sameFacts(attested, facts)) return null;
  return {
    ...declined("facts-changed", aboutRequest(request)),
    change: compareFacts(attested, facts),
  };
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
  return declined(refusals[request.state], { state: request.state, by, at });
}
