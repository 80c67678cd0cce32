import { eq } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../client.ts";
import { directoryCursors } from "../schema/index.ts";

export async function readCursor(db: Db, workspaceId: WorkspaceId): Promise<Date | null> {
  const [row] = await db.select().from(directoryCursors).where(eq(directoryCursors.workspaceId, workspaceId));
  return row?.readUntil ?? null;
}

export async function moveCursor(db: Db, workspaceId: WorkspaceId, readUntil: Date): Promise<void> {
  await db
    .insert(directoryCursors)
    .values({ workspaceId, readUntil })
    .onConflictDoUpdate({ target: directoryCursors.workspaceId, set: { readUntil } });
}
