import { and, eq, sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { vendorCursors } from "../schema/index.ts";

export type CursorKind = "audit-log" | "nightly" | "gdap-ends" | "away";

export interface VendorCursor {
  /** Everything before it has been read; null before the first reading. */
  readonly readUntil: Date | null;
  readonly dueAt: Date;
}

export async function findVendorCursor(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  kind: CursorKind,
): Promise<VendorCursor | null> {
  const [row] = await db
    .select({ readUntil: vendorCursors.readUntil, dueAt: vendorCursors.dueAt })
    .from(vendorCursors)
    .where(and(eq(vendorCursors.workspaceId, workspaceId), eq(vendorCursors.kind, kind)))
    .limit(1);
  return row ?? null;
}

/** A reading that ends late never takes the cursor back behind one that got further. */
export async function moveVendorCursor(
  db: Db,
  workspaceId: WorkspaceId,
  kind: CursorKind,
  { readUntil, dueAt }: VendorCursor,
): Promise<void> {
  await db
    .insert(vendorCursors)
    .values({ workspaceId, kind, readUntil, dueAt })
    .onConflictDoUpdate({
      target: [vendorCursors.workspaceId, vendorCursors.kind],
      set: { readUntil: sql`greatest(${vendorCursors.readUntil}, excluded.read_until)`, dueAt },
    });
}

/** Due at `at` at the latest, wherever it had come to. */
export async function hastenVendorCursor(
  db: Db,
  workspaceId: WorkspaceId,
  kind: CursorKind,
  at: Date,
): Promise<void> {
  await db
    .insert(vendorCursors)
    .values({ workspaceId, kind, readUntil: null, dueAt: at })
    .onConflictDoUpdate({
      target: [vendorCursors.workspaceId, vendorCursors.kind],
      set: { dueAt: sql`least(${vendorCursors.dueAt}, excluded.due_at)` },
    });
}

/** Admin agents are told now. False: they were, of this absence. */
export async function beginAway(tx: Tx, workspaceId: WorkspaceId, since: Date, now: Date): Promise<boolean> {
  const rows = await tx
    .insert(vendorCursors)
    .values({ workspaceId, kind: "away", readUntil: since, dueAt: now })
    .onConflictDoNothing()
    .returning({ kind: vendorCursors.kind });
  return rows.length > 0;
}

/** The absence that admin agents were told of is over; since when it had been one, for whoever ended it. */
export async function endAway(tx: Tx, workspaceId: WorkspaceId): Promise<Date | null> {
  const [row] = await tx
    .delete(vendorCursors)
    .where(and(eq(vendorCursors.workspaceId, workspaceId), eq(vendorCursors.kind, "away")))
    .returning({ since: vendorCursors.readUntil });
  return row?.since ?? null;
}
