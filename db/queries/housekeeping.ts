import { sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf } from "../client.ts";

/** Deletes up to `limit` outbox messages that were sent or taken off the list before `before`. Answers how many. */
export async function deleteSettledMessages(
  db: Db,
  workspaceId: WorkspaceId,
  before: Date,
  limit: number,
): Promise<number> {
  const rows = await rowsOf(
    db,
    sql`delete from outbox_messages where workspace_id = ${workspaceId} and message_id in (
          select message_id from outbox_messages
          where workspace_id = ${workspaceId} and settled_at is not null
            and settled_at < ${before.toISOString()}::timestamptz and state in ('sent', 'dismissed')
          order by settled_at limit ${limit})
        returning 1 as gone`,
  );
  return rows.length;
}

export async function deletePassesOver(db: Db, workspaceId: WorkspaceId, now: Date): Promise<void> {
  await db.execute(
    sql`delete from hand_over_passes
        where workspace_id = ${workspaceId} and expires_at < ${now.toISOString()}::timestamptz`,
  );
}

export async function deleteOldPreparations(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db.execute(
    sql`delete from removal_preparations
        where workspace_id = ${workspaceId} and created_at < ${before.toISOString()}::timestamptz`,
  );
}

/** Lanes hold back for a second; a row from long ago holds nothing back. */
export async function deleteIdleLanes(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db.execute(
    sql`delete from outbox_lanes
        where workspace_id = ${workspaceId} and next_at < ${before.toISOString()}::timestamptz`,
  );
}
