import { z } from "zod";
import { chainHash, digestDetails, entryContent } from "./seal-entry.ts";

/** What is wrong with the first entry that is. The two about the head concern the end of the file, not an entry. */
export type AuditFault =
  | "unreadable"
  | "wrong-sequence"
  | "wrong-previous-hash"
  | "details-do-not-fit"
  | "wrong-hash"
  | "head-missing"
  | "wrong-head";

export type AuditVerdict =
  | {
      readonly isUnbroken: true;
      readonly entries: number;
      /** Entries whose details were purged: that they happened is proven, what they said no more. */
      readonly purged: number;
      readonly head: { readonly seq: number; readonly hash: string };
    }
  | {
      readonly isUnbroken: false;
      readonly fault: AuditFault;
      /** Of the file, from 1; for a missing head the line behind the last. */
      readonly line: number;
      /** Which entry should stand there. */
      readonly seq: number;
    };

const ExportedEntry = z.strictObject({
  seq: z.number().int(),
  // Only the one spelling that is hashed: another one of the same instant would be a change nobody sees.
  at: z.string().refine((text) => isCanonicalInstant(text)),
  actor: z.string(),
  act: z.string(),
  outcome: z.enum(["changed", "refused"]),
  reason: z.string().nullable(),
  subject: z.strictObject({ kind: z.string(), id: z.string() }),
  customerId: z.string().nullable(),
  correlationId: z.string(),
  details: z.record(z.string(), z.unknown()).nullable(),
  salt: z.string().nullable(),
  detailsDigest: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
type ExportedEntry = z.infer<typeof ExportedEntry>;

/**
 * Checks an export without the database and names the first broken entry. Without `expectedHead` a tail that was cut off
 * cannot be seen. More entries than the expected head are fine, as long as it stands where it stood.
 */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  {
    expectedHead = null,
  }: { readonly expectedHead?: { readonly seq: number; readonly hash: string } | null } = {},
): Promise<AuditVerdict> {
  let head = { seq: 0, hash: "" };
  let line = 0;
  let purged = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() === "") continue;
    const broken = (fault: AuditFault): AuditVerdict => ({
      isUnbroken: false,
      fault,
      line,
      seq: head.seq + 1,
    });
    const entry = readEntry(text);
    if (!entry) return broken("unreadable");
    const fault = checkEntry(entry, head);
    if (fault) return broken(fault);
    if (entry.seq === expectedHead?.seq && entry.hash !== expectedHead.hash) return broken("wrong-head");
    if (entry.details === null) purged += 1;
    head = { seq: entry.seq, hash: entry.hash };
  }
  if (expectedHead && head.seq < expectedHead.seq)
    return { isUnbroken: false, fault: "head-missing", line: line + 1, seq: head.seq + 1 };
  return { isUnbroken: true, entries: head.seq, purged, head };
}

function readEntry(text: string): ExportedEntry | null {
  try {
    return ExportedEntry.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function checkEntry(entry: ExportedEntry, before: { seq: number; hash: string }): AuditFault | null {
  if (entry.seq !== before.seq + 1) return "wrong-sequence";
  if (entry.previousHash !== before.hash) return "wrong-previous-hash";
  const isPurged = entry.details === null && entry.salt === null;
  if (!isPurged && digestDetails(entry.salt ?? "", entry.details) !== entry.detailsDigest)
    return "details-do-not-fit";
  const content = entryContent({ ...entry, at: new Date(entry.at) }, entry.detailsDigest);
  return chainHash(entry.previousHash, entry.seq, content) === entry.hash ? null : "wrong-hash";
}

function isCanonicalInstant(text: string): boolean {
  const instant = new Date(text);
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === text;
}
