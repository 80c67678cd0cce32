import type { GdapEntry } from "./facts.ts";

/** A granular relationship as a directory shows it; `state` is the port's word. */
export interface ShownGdap {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly roleIds: readonly string[];
  readonly isAutoExtended: boolean;
  readonly activatedAt: Date | null;
  readonly endsAt: Date | null;
}

/**
 * States in which the customer has granted rights, by the word that facts hold. Steps on the way that change nothing for
 * anybody share a word: an attestation must not lapse because an end date came near.
 */
const granted: Readonly<Record<string, string>> = {
  approved: "active",
  activating: "active",
  active: "active",
  expiring: "active",
  "termination-requested": "ending",
  terminating: "ending",
  unknown: "unknown",
};

/** What facts and the record say of it; null where it grants nothing (any more, or yet). `roles` are the templates' ids. */
export function gdapEntryOf(shown: ShownGdap): GdapEntry | null {
  const status = granted[shown.state];
  if (!status) return null;
  const { id, name, roleIds, isAutoExtended, activatedAt, endsAt } = shown;
  return { id, name, status, roles: roleIds, endsAt, isAutoExtended, startsAt: activatedAt };
}

/** Entries of the vendor's tell whether they are prolonged; those that people enter in the registry do not. */
export function isVendors(entry: GdapEntry): boolean {
  return entry.isAutoExtended !== undefined;
}

/** It stands, and nobody has asked for its end yet. */
export function isEndable({ state }: Pick<ShownGdap, "state">): boolean {
  return granted[state] === "active" || state === "unknown";
}
