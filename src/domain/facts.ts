import type { CustomerTenantId, ProviderId } from "./ids.ts";
import type { LegKind } from "./relationship.ts";

export type BlockerKind = "subscription" | "reservation" | "savings-plan" | "software";

/**
 * What would clear a blocker, by somebody, in the vendor's own portal: `cancel-or-wait` is a new-commerce subscription
 * (cancelled within its first days, else it runs to the end of its term).
 */
export type BlockerRemedy = "suspend" | "cancel" | "cancel-or-wait" | "ask-vendor-support";

/** Something that stands in the way of a removal; `name` is the vendor's or the registry's own name for it. */
export interface Blocker {
  readonly kind: BlockerKind;
  readonly id: string;
  readonly name: string;
  /** As the source says it ("active", "suspended" ...). */
  readonly status: string;
  readonly remedy?: BlockerRemedy;
}

/** What a directory may keep from a caller: nobody may take it for empty. */
export type UnreadPart = "holdings" | "provider-legs" | "gdap";

export interface GdapEntry {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** Names, or the vendor's ids of role templates. */
  readonly roles: readonly string[];
  readonly endsAt: Date | null;
  /** It is prolonged by itself at its end. Not told by every directory; no change of facts. */
  readonly isAutoExtended?: boolean;
  readonly startsAt?: Date | null;
}

/** One leg as the directory shows it. Our own has no provider; a provider's name is as the directory says it, if it does. */
export interface ShownLeg {
  readonly kind: LegKind;
  readonly providerId: ProviderId | null;
  readonly providerName: string | null;
  readonly isActive: boolean;
}

/** What a removal does and what stands in its way, as the partner directory showed it at `readAt`. */
export interface RemovalFacts {
  readonly blockers: readonly Blocker[];
  readonly hasDap: boolean;
  readonly gdap: readonly GdapEntry[];
  readonly legs: readonly ShownLeg[];
  /** Whose record was read; null: the customer had no tenant id. Missing in what was attested before this was kept. */
  readonly tenantId?: CustomerTenantId | null;
  /** The directory that was read; missing in what was attested while there was the local one alone. */
  readonly source?: "local" | "partner-center";
  /** Parts that could not be read; a change of it alone is no change of the facts. */
  readonly unread?: readonly UnreadPart[];
  readonly readAt: Date;
}

/**
 * The facts in one unambiguous line, for hash and comparison: sorted, without names and without the time of reading,
 * because a changed display name is no change.
 */
export function canonicalFacts(facts: RemovalFacts): string {
  return JSON.stringify({
    blockers: facts.blockers.map((each) => `${each.kind}:${each.id}:${each.status}`).sort(),
    dap: facts.hasDap,
    gdap: facts.gdap.map((each) => `${each.id}:${each.status}:${each.endsAt?.toISOString() ?? "-"}`).sort(),
    legs: facts.legs.map(legWithState).sort(),
  });
}

/** What could not be read on one of the two sides is unknown there, and compared with nothing. */
export function sameFacts(one: RemovalFacts, other: RemovalFacts): boolean {
  const [known, alsoKnown] = knownOfBoth(one, other);
  return canonicalFacts(known) === canonicalFacts(alsoKnown);
}

function knownOfBoth(one: RemovalFacts, other: RemovalFacts): readonly [RemovalFacts, RemovalFacts] {
  const isUnknown = (part: UnreadPart) => isUnread(one, part) || isUnread(other, part);
  const known = (facts: RemovalFacts): RemovalFacts => ({
    ...facts,
    blockers: isUnknown("holdings") ? [] : facts.blockers,
    gdap: isUnknown("gdap") ? [] : facts.gdap,
    legs: isUnknown("provider-legs") ? facts.legs.filter(({ kind }) => kind === "reseller") : facts.legs,
  });
  return [known(one), known(other)];
}

export interface FactsChange {
  readonly newBlockers: readonly Blocker[];
  readonly goneBlockers: readonly Blocker[];
  readonly newGdap: readonly GdapEntry[];
  readonly goneGdap: readonly GdapEntry[];
  readonly dap: "granted" | "ended" | null;
  /** Legs that are new, or became active or inactive. */
  readonly legs: readonly ShownLeg[];
  /** Legs that the directory no longer shows at all. */
  readonly goneLegs: readonly ShownLeg[];
}

/** The directory does not show this part to our account: it is unknown, not empty. */
export function isUnread({ unread }: Pick<RemovalFacts, "unread">, part: UnreadPart): boolean {
  return unread?.includes(part) ?? false;
}

/** The providers whose relationship with the customer stays when ours ends. */
export function activeProviders(facts: RemovalFacts): ShownLeg[] {
  return facts.legs.filter((leg) => leg.kind === "provider" && leg.isActive);
}

/**
 * What is different now: an entry whose status or end date changed counts as gone and new. What could not be read, before
 * or now, is no difference.
 */
export function compareFacts(shownBefore: RemovalFacts, shownNow: RemovalFacts): FactsChange {
  const [before, now] = knownOfBoth(shownBefore, shownNow);
  const blocker = (each: Blocker) => `${each.kind}:${each.id}:${each.status}`;
  const gdap = (each: GdapEntry) => `${each.id}:${each.status}:${each.endsAt?.toISOString() ?? "-"}`;
  return {
    newBlockers: without(now.blockers, before.blockers, blocker),
    goneBlockers: without(before.blockers, now.blockers, blocker),
    newGdap: without(now.gdap, before.gdap, gdap),
    goneGdap: without(before.gdap, now.gdap, gdap),
    dap: before.hasDap === now.hasDap ? null : now.hasDap ? "granted" : "ended",
    legs: without(now.legs, before.legs, legWithState),
    goneLegs: without(before.legs, now.legs, whichLeg),
  };
}

function whichLeg({ kind, providerId }: ShownLeg): string {
  return `${kind}:${providerId ?? "-"}`;
}

function legWithState(leg: ShownLeg): string {
  return `${whichLeg(leg)}:${leg.isActive}`;
}

function without<T>(list: readonly T[], other: readonly T[], key: (each: T) => string): T[] {
  const known = new Set(other.map(key));
  return list.filter((each) => !known.has(key(each)));
}
