import { and, asc, eq, lte, sql } from "drizzle-orm";
import { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf } from "../client.ts";
import { workspaceDues } from "../schema/index.ts";

export type DueKind = "outbox" | "deadlines" | "reconciliation" | "vendor";

/** A workspace with something due. `version` is what the due row must still bear when it is moved or taken away. */
export interface Due {
  readonly workspaceId: WorkspaceId;
  readonly version: number;
}

/** The workspaces that have something due, longest waiting first. */
export async function findDueWorkspaces(
  db: Db,
  kind: DueKind,
  now: Date,
  limit: number,
): Promise<readonly Due[]> {
  return db
    .select({ workspaceId: workspaceDues.workspaceId, version: workspaceDues.version })
    .from(workspaceDues)
    .where(and(eq(workspaceDues.kind, kind), lte(workspaceDues.dueAt, now)))
    .orderBy(asc(workspaceDues.dueAt))
    .limit(limit);
}

/** Takes what is due for this process alone: others find it again at `until`, should this process die with it. */
export async function takeDueWorkspaces(
  db: Db,
  kind: DueKind,
  take: { readonly now: Date; readonly until: Date; readonly limit: number },
): Promise<readonly Due[]> {
  const rows = await rowsOf<{ workspace_id: string; version: number | string }>(
    db,
    sql`with due as (
          select workspace_id, kind from workspace_dues
          where kind = ${kind} and due_at <= ${take.now.toISOString()}::timestamptz
          order by due_at limit ${take.limit} for update skip locked
        )
        update workspace_dues d set due_at = ${take.until.toISOString()}::timestamptz, version = d.version + 1
        from due where d.workspace_id = due.workspace_id and d.kind = due.kind
        returning d.workspace_id, d.version`,
  );
  return rows.map((row) => ({
    workspaceId: WorkspaceId.parse(row.workspace_id),
    version: Number(row.version),
  }));
}

/** Sets when the workspace is due next, null for not at all; nothing when work came since it was taken. */
export async function settleDue(db: Db, kind: DueKind, due: Due, nextAt: Date | null): Promise<void> {
  const unchanged = and(
    eq(workspaceDues.workspaceId, due.workspaceId),
    eq(workspaceDues.kind, kind),
    eq(workspaceDues.version, due.version),
  );
  if (nextAt === null) await db.delete(workspaceDues).where(unchanged);
  else await db.update(workspaceDues).set({ dueAt: nextAt }).where(unchanged);
}

/** The workspace is due at `now`, whatever its row said. */
export async function dueNow(db: Db, kind: DueKind, workspaceId: WorkspaceId, now: Date): Promise<void> {
  await db
    .insert(workspaceDues)
    .values({ workspaceId, kind, dueAt: now, version: 1 })
    .onConflictDoUpdate({
      target: [workspaceDues.workspaceId, workspaceDues.kind],
      set: {
        dueAt: sql`least(${workspaceDues.dueAt}, excluded.due_at)`,
        version: sql`${workspaceDues.version} + 1`,
      },
    });
}

/** Gives every workspace that has none a due row of this kind. */
export async function startDues(db: Db, kind: DueKind, now: Date): Promise<void> {
  await db.execute(
    sql`insert into workspace_dues (workspace_id, kind, due_at, version)
        select workspace_id, ${kind}, ${now.toISOString()}::timestamptz, 1 from workspaces
        on conflict do nothing`,
  );
}
