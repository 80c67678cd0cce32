import { createHash } from "node:crypto";

/** An entry before it has a place in the chain. `details` may be purged later together with `salt`. */
export interface EntryDraft {
  readonly at: Date;
  /** A Slack user id or `system:...`. */
  readonly actor: string;
  /** An event's name, or for refusals the name of the verb. */
  readonly act: string;
  readonly outcome: "changed" | "refused";
  readonly reason: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly customerId: string | null;
  readonly correlationId: string;
  readonly details: Record<string, unknown>;
  readonly salt: string;
}

export interface SealedEntry extends EntryDraft {
  readonly detailsDigest: string;
  /** What the hash covers besides the previous hash and the sequence number. */
  readonly content: string;
}

/** Digests the details with their salt and puts the rest in one unambiguous line, ready for the chain. */
export function sealEntry(draft: EntryDraft): SealedEntry {
  const detailsDigest = digestDetails(draft.salt, draft.details);
  return { ...draft, detailsDigest, content: entryContent(draft, detailsDigest) };
}

/** The line that is hashed. Everything but the details, whose digest stands for them. */
export function entryContent(entry: Omit<EntryDraft, "details" | "salt">, detailsDigest: string): string {
  return JSON.stringify([
    entry.at.toISOString(),
    entry.actor,
    entry.act,
    entry.outcome,
    entry.reason,
    entry.subject.kind,
    entry.subject.id,
    entry.customerId,
    entry.correlationId,
    detailsDigest,
  ]);
}

export function digestDetails(salt: string, details: unknown): string {
  return sha256(`${salt}\n${canonicalJson(details)}`);
}

/** The formula of the chain; `appendAuditEntry` does the same inside the database, on the row that holds the head. */
export function chainHash(previousHash: string, seq: number, content: string): string {
  return sha256(`${previousHash}\n${seq}\n${content}`);
}

/** JSON with sorted keys, so that a round trip through `jsonb` changes nothing. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (typeof each !== "object" || each === null || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
