import type { LegKind } from "./relationship.ts";

export type BlockerKind = "subscription" | "reservation" | "savings-plan" | "software";

/** Something that stands in the way of a removal; `name` is the vendor's or the registry's own name for it. */
export interface Blocker {
  readonly kind: BlockerKind;
  readonly id: string;
  readonly name: string;
  /** As the source says it ("active", "suspended" ...). */
  readonly status: string;
}

export interface GdapEntry {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly roles: readonly string[];
  readonly endsAt: Date | null;
}

/** What a removal does and what stands in its way, as the partner directory showed it at `readAt`. */
export interface RemovalFacts {
  readonly blockers: readonly Blocker[];
  readonly hasDap: boolean;
  readonly gdap: readonly GdapEntry[];
  readonly legs: readonly {
    readonly kind: LegKind;
    readonly isActive: boolean;
    readonly providerName: string | null;
  }[];
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
    legs: facts.legs.map((each) => `${each.kind}:${each.isActive}`).sort(),
  });
}

export function sameFacts(one: RemovalFacts, other: RemovalFacts): boolean {
  return canonicalFacts(one) === canonicalFacts(other);
}

export interface FactsChange {
  readonly newBlockers: readonly Blocker[];
  readonly goneBlockers: readonly Blocker[];
  readonly newGdap: readonly GdapEntry[];
  readonly goneGdap: readonly GdapEntry[];
  readonly dap: "granted" | "ended" | null;
  readonly legs: readonly { readonly kind: LegKind; readonly isActive: boolean }[];
}

/** What is different now: an entry whose status or end date changed counts as gone and new. */
export function compareFacts(before: RemovalFacts, now: RemovalFacts): FactsChange {
  const blocker = (each: Blocker) => `${each.kind}:${each.id}:${each.status}`;
  const gdap = (each: GdapEntry) => `${each.id}:${each.status}:${each.endsAt?.toISOString() ?? "-"}`;
  const leg = (each: { kind: LegKind; isActive: boolean }) => `${each.kind}:${each.isActive}`;
  return {
    newBlockers: without(now.blockers, before.blockers, blocker),
    goneBlockers: without(before.blockers, now.blockers, blocker),
    newGdap: without(now.gdap, before.gdap, gdap),
    goneGdap: without(before.gdap, now.gdap, gdap),
    dap: before.hasDap === now.hasDap ? null : now.hasDap ? "granted" : "ended",
    legs: without(now.legs, before.legs, leg).map(({ kind, isActive }) => ({ kind, isActive })),
  };
}

function without<T>(list: readonly T[], other: readonly T[], key: (each: T) => string): T[] {
  const known = new Set(other.map(key));
  return list.filter((each) => !known.has(key(each)));
}
