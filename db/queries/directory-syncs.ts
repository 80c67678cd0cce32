import { and, desc, eq, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { DirectorySync, ReadingPlace } from "../../src/domain/directory-sync.ts";
import { type DirectorySyncId, WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { directorySyncs, vendorCursors } from "../schema/index.ts";

/** False when one is running already. */
export async function insertSync(tx: Tx, workspaceId: WorkspaceId, sync: DirectorySync): Promise<boolean> {
  const inserted = await tx
    .insert(directorySyncs)
    .values({ workspaceId, syncId: sync.id, ...toRow(sync) })
    .onConflictDoNothing()
    .returning({ id: directorySyncs.syncId });
  return inserted.length === 1;
}

export async function findSync(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: DirectorySyncId,
): Promise<DirectorySync | null> {
  const [row] = await db.select().from(directorySyncs).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockSync(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: DirectorySyncId,
): Promise<DirectorySync | null> {
  const [row] = await tx.select().from(directorySyncs).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

export async function findRunningSync(db: Db | Tx, workspaceId: WorkspaceId): Promise<DirectorySync | null> {
  const [row] = await db.select().from(directorySyncs).where(isRunning(workspaceId)).limit(1);
  return row ? fromRow(row) : null;
}

/** The newest one, whatever became of it; `besides` leaves one out. */
export async function findLatestSync(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  besides?: DirectorySyncId,
): Promise<DirectorySync | null> {
  const [row] = await db
    .select()
    .from(directorySyncs)
    .where(
      and(
        eq(directorySyncs.workspaceId, workspaceId),
        besides ? ne(directorySyncs.syncId, besides) : undefined,
      ),
    )
    .orderBy(desc(directorySyncs.startedAt), desc(directorySyncs.syncId))
    .limit(1);
  return row ? fromRow(row) : null;
}

/** Somebody took everybody over once. */
export async function hasFinishedFirst(db: Db | Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const [row] = await db
    .select({ id: directorySyncs.syncId })
    .from(directorySyncs)
    .where(
      and(
        eq(directorySyncs.workspaceId, workspaceId),
        eq(directorySyncs.kind, "first"),
        eq(directorySyncs.state, "finished"),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** The running one for this process alone until `until`; null when there is none, or somebody else has it. */
export async function claimSync(
  db: Db,
  workspaceId: WorkspaceId,
  now: Date,
  until: Date,
): Promise<DirectorySync | null> {
  const [row] = await db
    .update(directorySyncs)
    .set({ leasedUntil: until })
    .where(
      and(
        isRunning(workspaceId),
        or(isNull(directorySyncs.leasedUntil), lte(directorySyncs.leasedUntil, now)),
      ),
    )
    .returning();
  return row ? fromRow(row) : null;
}

/**
 * Saves a step from where it stood; throws GuardFailed when it no longer stands there: somebody else took it up after
 * our lease, or it was stopped.
 */
export async function saveSync(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: DirectorySync,
  to: DirectorySync,
): Promise<void> {
  const changed = await tx
    .update(directorySyncs)
    .set(toRow(to))
    .where(
      and(
        is(workspaceId, from.id),
        eq(directorySyncs.state, from.state),
        eq(directorySyncs.pages, from.pages),
        eq(directorySyncs.restarts, from.restarts),
      ),
    )
    .returning({ id: directorySyncs.syncId });
  if (changed.length !== 1) throw new GuardFailed(`reading ${from.id} has moved on`);
}

/** Across workspaces: where a reading may be carried on, the night has come, or no night was ever set. */
export async function findWorkspacesToRead(db: Db, now: Date): Promise<readonly WorkspaceId[]> {
  const at = now.toISOString();
  const rows = await rowsOf<{ workspace_id: string }>(
    db,
    sql`select w.workspace_id from workspaces w
        left join vendor_cursors n on n.workspace_id = w.workspace_id and n.kind = 'nightly'
        where n.due_at is null or n.due_at <= ${at}::timestamptz
          or exists (select 1 from directory_syncs s where s.workspace_id = w.workspace_id and s.state = 'running'
            and (s.leased_until is null or s.leased_until <= ${at}::timestamptz))
        order by w.workspace_id`,
  );
  return rows.map((row) => WorkspaceId.parse(row.workspace_id));
}

/** Every workspace compares for the first time at `at`. */
export async function scheduleNightly(db: Db, workspaceId: WorkspaceId, at: Date): Promise<void> {
  await db.insert(vendorCursors).values({ workspaceId, kind: "nightly", dueAt: at }).onConflictDoNothing();
}

/** True for one process only: it is time, and the next time is `nextAt`. */
export async function takeNightly(
  db: Db,
  workspaceId: WorkspaceId,
  now: Date,
  nextAt: Date,
): Promise<boolean> {
  const taken = await db
    .update(vendorCursors)
    .set({ dueAt: nextAt })
    .where(
      and(
        eq(vendorCursors.workspaceId, workspaceId),
        eq(vendorCursors.kind, "nightly"),
        lte(vendorCursors.dueAt, now),
      ),
    )
    .returning({ kind: vendorCursors.kind });
  return taken.length === 1;
}

function is(workspaceId: WorkspaceId, id: DirectorySyncId) {
  return and(eq(directorySyncs.workspaceId, workspaceId), eq(directorySyncs.syncId, id));
}

function isRunning(workspaceId: WorkspaceId) {
  return and(eq(directorySyncs.workspaceId, workspaceId), eq(directorySyncs.state, "running"));
}

const page = "page:";

function toRow({ id: _id, place, ...row }: DirectorySync) {
  return { ...row, nextPage: writePlace(place) };
}

function writePlace(place: ReadingPlace): string | null {
  if (place.at === "comparison") return "comparison";
  return place.after === null ? null : `${page}${place.after}`;
}

function fromRow({
  workspaceId: _workspaceId,
  syncId,
  nextPage,
  ...row
}: typeof directorySyncs.$inferSelect): DirectorySync {
  return { ...row, id: syncId, place: readPlace(nextPage) };
}

function readPlace(text: string | null): ReadingPlace {
  if (text === "comparison") return { at: "comparison" };
  return { at: "page", after: text === null ? null : text.slice(page.length) };
}
