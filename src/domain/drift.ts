import type { CustomerId, CustomerTenantId, DriftFindingId, ProviderId } from "./ids.ts";
import { type Declined, declined, done, type Outcome } from "./outcome.ts";
import { fold } from "./search-text.ts";

/** How our view and the directory's can differ. */
export type DriftKind =
  /** Active with us, not in the directory's list any more: it ended elsewhere. */
  | "ended-elsewhere"
  /** Removed with us, active in the directory. */
  | "active-elsewhere"
  /** A provider's leg is active here, and the directory no longer shows it. */
  | "provider-leg"
  /** Delegated administration stands here, and the directory no longer shows it. */
  | "dap"
  /** The company bears another name, or another primary domain, there. */
  | "renamed"
  /** Two customers of ours are one tenant there. */
  | "same-tenant";

export interface DriftFinding {
  readonly id: DriftFindingId;
  readonly kind: DriftKind;
  readonly tenantId: CustomerTenantId | null;
  readonly customerId: CustomerId | null;
  readonly providerId: ProviderId | null;
  /** Both sides' values, such as names; customer data. */
  readonly details: Readonly<Record<string, string | null>>;
  readonly state: "open" | "gone" | "taken-over" | "dismissed";
  readonly foundAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
}

export type DriftEvent =
  | { readonly type: "drift.found"; readonly finding: DriftFinding }
  | { readonly type: "drift.gone"; readonly finding: DriftFinding }
  | { readonly type: "drift.taken-over"; readonly finding: DriftFinding }
  | { readonly type: "drift.dismissed"; readonly finding: DriftFinding };

/** Why a finding takes no act: it is settled, or there is nothing to take over. */
export type DriftRefusal = "difference-gone" | "difference-taken-over" | "difference-set-aside";

/** The kinds of which the directory's side can be taken over; the other needs a person's judgement. */
const takeable: Readonly<Record<DriftKind, boolean>> = {
  "ended-elsewhere": true,
  "active-elsewhere": true,
  renamed: true,
  "provider-leg": true,
  dap: true,
  "same-tenant": false,
};

export function isTakeable(finding: Pick<DriftFinding, "kind">): boolean {
  return takeable[finding.kind];
}

/** An admin agent accepted what the directory shows. */
export function takeOver(
  finding: DriftFinding,
  by: string,
  now: Date,
): Outcome<Extract<DriftEvent, { type: "drift.taken-over" }>, DriftRefusal | "nothing-to-take-over"> {
  switch (finding.state) {
    case "open":
      if (!isTakeable(finding)) return declined("nothing-to-take-over");
      return done({ type: "drift.taken-over", finding: settle(finding, "taken-over", by, null, now) });
    default:
      return refuse(finding);
  }
}

/** An admin agent leaves it as it is, for a reason. The same difference is not told again. */
export function dismiss(
  finding: DriftFinding,
  by: string,
  reason: string,
  now: Date,
): Outcome<Extract<DriftEvent, { type: "drift.dismissed" }>, DriftRefusal> {
  switch (finding.state) {
    case "open":
      return done({ type: "drift.dismissed", finding: settle(finding, "dismissed", by, reason, now) });
    default:
      return refuse(finding);
  }
}

/** A later comparison, or a closer look, no longer found it. */
export function vanish(
  finding: DriftFinding,
  by: string,
  now: Date,
): Outcome<Extract<DriftEvent, { type: "drift.gone" }>, DriftRefusal> {
  switch (finding.state) {
    case "open":
      return done({ type: "drift.gone", finding: settle(finding, "gone", by, null, now) });
    default:
      return refuse(finding);
  }
}

/** A company as one side names it. */
export interface Named {
  readonly companyName: string;
  readonly domain: string | null;
}

/**
 * Whether the directory names the company otherwise. Case, accents and punctuation are no other name, and the address
 * that every tenant is born with is no other domain.
 */
export function isRenamed(ours: Named, theirs: Named): boolean {
  if (fold(ours.companyName) !== fold(theirs.companyName)) return true;
  if (ours.domain === null || theirs.domain === null || ours.domain === theirs.domain) return false;
  return !/\.(onmicrosoft\.com|onmicrosoft\.us|partner\.onmschina\.cn)$/.test(theirs.domain);
}

/** So many differences of one night are told one by one; more are told as one number. */
export const toldOneByOne = 20;

function settle(
  finding: DriftFinding,
  state: DriftFinding["state"],
  by: string,
  reason: string | null,
  now: Date,
): DriftFinding {
  return { ...finding, state, settledAt: now, settledBy: by, reason };
}

const refusals = {
  gone: "difference-gone",
  "taken-over": "difference-taken-over",
  dismissed: "difference-set-aside",
} as const;

function refuse(finding: DriftFinding): Declined<DriftRefusal> {
  const about = {
    state: finding.state,
    ...(finding.settledBy ? { by: finding.settledBy } : {}),
    ...(finding.settledAt ? { at: finding.settledAt } : {}),
  };
  return declined(finding.state === "open" ? "difference-gone" : refusals[finding.state], about);
}
