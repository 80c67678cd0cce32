import type { AcceptanceId, CustomerId, CustomerTenantId, InvitationId } from "./ids.ts";
import type { Doubt, Evidence } from "./matching.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";

/**
 * `likely` and `unclaimed` wait for a person. `matched`: it is an invitation's. `adopted`: taken as a new customer without
 * an invitation. `ignored`: with a reason; it may be claimed later.
 */
export type AcceptanceState = "likely" | "unclaimed" | "matched" | "adopted" | "ignored";

/** An acceptance that the vendor showed, as it stands with us. `candidates` are invitations it could be of, best first. */
export interface Acceptance {
  readonly id: AcceptanceId;
  readonly tenantId: CustomerTenantId;
  /** Empty where the vendor does not tell. */
  readonly companyName: string;
  readonly domain: string | null;
  /** ISO 3166-1 alpha-2; null where the vendor does not tell. */
  readonly country: string | null;
  readonly acceptedAt: Date;
  readonly via: "web-hook" | "audit-log" | "customer-list";
  readonly state: AcceptanceState;
  /** What spoke for the match, or why there is none. */
  readonly evidence: Evidence | Doubt | null;
  readonly invitationId: InvitationId | null;
  readonly candidates: readonly InvitationId[];
  readonly customerId: CustomerId | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  /** Why it was ignored. */
  readonly reason: string | null;
  readonly createdAt: Date;
}

export type AcceptanceEvent =
  | { readonly type: "acceptance.seen"; readonly acceptance: Acceptance }
  /** Certain by itself, or confirmed or linked by a person. */
  | { readonly type: "acceptance.matched"; readonly acceptance: Acceptance }
  /** A person said that it is not that invitation's. */
  | { readonly type: "acceptance.doubted"; readonly acceptance: Acceptance }
  | { readonly type: "acceptance.adopted"; readonly acceptance: Acceptance }
  | { readonly type: "acceptance.ignored"; readonly acceptance: Acceptance };

/** Why an acceptance does not take an act: somebody settled it otherwise, or it was never a likely one. */
export type AcceptanceRefusal = "already-matched" | "already-doubted" | "already-adopted" | "already-ignored";

type Answer<Refusal extends string = never> = Outcome<AcceptanceEvent, AcceptanceRefusal | Refusal>;

/** Whose it is: an invitation, and that invitation's customer. */
export interface MatchedWith {
  readonly invitationId: InvitationId;
  readonly customerId: CustomerId;
}

/** *Yes, it is theirs*: only of a likely one. */
export function confirm(acceptance: Acceptance, to: MatchedWith, by: string, now: Date): Answer {
  switch (acceptance.state) {
    case "likely":
      return done(matched(acceptance, to, by, now));
    case "unclaimed":
    case "matched":
    case "adopted":
    case "ignored":
      return refuse(acceptance);
  }
}

/** *No*: the invitation goes on waiting, the acceptance is for an admin agent to place. */
export function doubt(acceptance: Acceptance, by: string, now: Date): Answer {
  switch (acceptance.state) {
    case "likely": {
      const { invitationId: taken, candidates } = acceptance;
      return done({
        type: "acceptance.doubted",
        acceptance: {
          ...acceptance,
          candidates: taken ? [taken, ...candidates.filter((each) => each !== taken)] : candidates,
          state: "unclaimed",
          evidence: "said-no",
          invitationId: null,
          settledBy: by,
          settledAt: now,
        },
      });
    }
    case "unclaimed":
    case "matched":
    case "adopted":
    case "ignored":
      return refuse(acceptance);
  }
}

/** *Link to an invitation*: of all that is not settled, and of what was ignored. */
export function link(acceptance: Acceptance, to: MatchedWith, by: string, now: Date): Answer {
  switch (acceptance.state) {
    case "likely":
    case "unclaimed":
    case "ignored":
      return done(matched(acceptance, to, by, now));
    case "matched":
    case "adopted":
      return refuse(acceptance);
  }
}

/** *Accept as new customer*. */
export function adopt(acceptance: Acceptance, customerId: CustomerId, by: string, now: Date): Answer {
  switch (acceptance.state) {
    case "likely":
    case "unclaimed":
    case "ignored":
      return done({
        type: "acceptance.adopted",
        acceptance: {
          ...acceptance,
          state: "adopted",
          invitationId: null,
          customerId,
          settledBy: by,
          settledAt: now,
        },
      });
    case "matched":
    case "adopted":
      return refuse(acceptance);
  }
}

/** Unicode characters. */
export const reasonLimit = 500;

/** *Ignore with reason*: the relationship exists all the same, and it may be claimed later. */
export function ignore(
  acceptance: Acceptance,
  reason: string,
  by: string,
  now: Date,
): Answer<"reason-missing" | "reason-too-long"> {
  switch (acceptance.state) {
    case "likely":
    case "unclaimed": {
      const given = reason.trim();
      if (given === "") return declined("reason-missing");
      if ([...given].length > reasonLimit) return declined("reason-too-long");
      return done({
        type: "acceptance.ignored",
        acceptance: {
          ...acceptance,
          state: "ignored",
          invitationId: null,
          reason: given,
          settledBy: by,
          settledAt: now,
        },
      });
    }
    case "ignored":
    case "matched":
    case "adopted":
      return refuse(acceptance);
  }
}

function matched(acceptance: Acceptance, to: MatchedWith, by: string, now: Date): AcceptanceEvent {
  return {
    type: "acceptance.matched",
    acceptance: {
      ...acceptance,
      ...to,
      state: "matched",
      evidence: "tenant-by-person",
      reason: null,
      settledBy: by,
      settledAt: now,
    },
  };
}

const refusals = {
  likely: "already-doubted",
  unclaimed: "already-doubted",
  matched: "already-matched",
  adopted: "already-adopted",
  ignored: "already-ignored",
} as const satisfies Record<AcceptanceState, AcceptanceRefusal>;

function refuse(acceptance: Acceptance): Declined<AcceptanceRefusal> {
  const { state, settledBy: by, settledAt: at } = acceptance;
  return declined(refusals[state], { state, ...(by ? { by } : {}), ...(at ? { at } : {}) });
}
