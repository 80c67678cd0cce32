import { and, asc, count, desc, eq, gt, inArray, isNotNull, lt, lte } from "drizzle-orm";
import type { CustomerId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { auditChains, auditEntries } from "../schema/index.ts";

/** An entry as it is kept. `details` and `salt` are both null once they were purged. */
export interface AuditEntry {
  readonly seq: number;
  readonly at: Date;
  /** A Slack user id or `system:...`. */
  readonly actor: string;
  readonly act: string;
  readonly outcome: "changed" | "refused";
  readonly reason: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly customerId: string | null;
  readonly correlationId: string;
  readonly details: Record<string, unknown> | null;
  readonly salt: string | null;
  readonly detailsDigest: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** The last entry of a chain. An empty chain ends at 0 with an empty hash. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** Newest first; `before` is the sequence number where the page before ended. */
export async function listLatestEntries(
  db: Db,
  workspaceId: WorkspaceId,
  ask: { readonly customerId: CustomerId | null; readonly before: number | null; readonly limit: number },
): Promise<AuditEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.workspaceId, workspaceId),
        ask.customerId ? eq(auditEntries.customerId, ask.customerId) : undefined,
        ask.before === null ? undefined : lt(auditEntries.seq, ask.before),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(ask.limit);
  return rows.map(fromRow);
}

/** Oldest first, from behind `after` up to and with `upTo`. */
export async function listEntriesInOrder(
  db: Db,
  workspaceId: WorkspaceId,
  { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
): Promise<AuditEntry[]> {
  const rows = await db
    .select()
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.workspaceId, workspaceId),
        gt(auditEntries.seq, after),
        lte(auditEntries.seq, upTo),
      ),
    )
    .orderBy(asc(auditEntries.seq))
    .limit(limit);
  return rows.map(fromRow);
}

export async function readAuditHead(db: Db, workspaceId: WorkspaceId): Promise<AuditHead> {
  const [row] = await db
    .select({ seq: auditChains.lastSeq, hash: auditChains.headHash })
    .from(auditChains)
    .where(eq(auditChains.workspaceId, workspaceId));
  return row ?? { seq: 0, hash: "" };
}

export interface AuditHeadOf extends AuditHead {
  readonly workspaceId: WorkspaceId;
}

/** Of every workspace: for what carries all of them. */
export async function listAuditHeads(db: Db | Tx): Promise<AuditHeadOf[]> {
  return db
    .select({
      workspaceId: auditChains.workspaceId,
      seq: auditChains.lastSeq,
      hash: auditChains.headHash,
    })
    .from(auditChains)
    .orderBy(asc(auditChains.workspaceId));
}

/** Empties details and salt of up to `limit` entries older than `before`; the chain still holds. Answers how many. */
export async function emptyDetails(
  tx: Tx,
  workspaceId: WorkspaceId,
  before: Date,
  limit: number,
): Promise<number> {
  const old = tx
    .select({ seq: auditEntries.seq })
    .from(auditEntries)
    .where(hasDetails(workspaceId, before))
    .orderBy(asc(auditEntries.seq))
    .limit(limit);
  const emptied = await tx
    .update(auditEntries)
    .set({ details: null, salt: null })
    .where(and(eq(auditEntries.workspaceId, workspaceId), inArray(auditEntries.seq, old)))
    .returning({ seq: auditEntries.seq });
  return emptied.length;
}

/** The same of all entries about these customers. */
export async function emptyDetailsOf(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerIds: readonly CustomerId[],
): Promise<number> {
  if (customerIds.length === 0) return 0;
  const emptied = await tx
    .update(auditEntries)
    .set({ details: null, salt: null })
    .where(
      and(
        eq(auditEntries.workspaceId, workspaceId),
        inArray(auditEntries.customerId, [...customerIds]),
        isNotNull(auditEntries.salt),
      ),
    )
    .returning({ seq: auditEntries.seq });
  return emptied.length;
}

export async function countDetails(db: Db, workspaceId: WorkspaceId, before: Date): Promise<number> {
  const [row] = await db.select({ count: count() }).from(auditEntries).where(hasDetails(workspaceId, before));
  return row?.count ?? 0;
}

function hasDetails(workspaceId: WorkspaceId, before: Date) {
  return and(
    eq(auditEntries.workspaceId, workspaceId),
    lt(auditEntries.at, before),
    isNotNull(auditEntries.salt),
  );
}

function fromRow(row: typeof auditEntries.$inferSelect): AuditEntry {
  const { workspaceId: _workspaceId, subjectKind, subjectId, ...rest } = row;
  return { ...rest, subject: { kind: subjectKind, id: subjectId } };
}
