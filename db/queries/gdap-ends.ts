import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { GdapEnd, GdapEndState } from "../../src/domain/gdap.ts";
import type { CustomerId, GdapEndId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { gdapEnds } from "../schema/index.ts";
import { readGdapFailure, writeGdapFailure } from "./gdap-requests.ts";

const open: readonly GdapEndState[] = ["asked", "ending"];

/** False when the end of this relationship is asked for already. */
export async function insertGdapEnd(tx: Tx, workspaceId: WorkspaceId, end: GdapEnd): Promise<boolean> {
  const { id, failure, ...row } = end;
  const inserted = await tx
    .insert(gdapEnds)
    .values({ workspaceId, gdapEndId: id, ...row, failure: writeGdapFailure(failure) })
    .onConflictDoNothing()
    .returning({ id: gdapEnds.gdapEndId });
  return inserted.length === 1;
}

export async function findGdapEnd(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: GdapEndId,
): Promise<GdapEnd | null> {
  const [row] = await db.select().from(gdapEnds).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockGdapEnd(tx: Tx, workspaceId: WorkspaceId, id: GdapEndId): Promise<GdapEnd | null> {
  const [row] = await tx.select().from(gdapEnds).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. */
export async function saveGdapEnd(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: GdapEndState,
  { id, failure, ...row }: GdapEnd,
): Promise<void> {
  const changed = await tx
    .update(gdapEnds)
    .set({ ...row, failure: writeGdapFailure(failure) })
    .where(and(is(workspaceId, id), eq(gdapEnds.state, from)))
    .returning({ id: gdapEnds.gdapEndId });
  if (changed.length !== 1) throw new GuardFailed(`GDAP end ${id} is not ${from}`);
}

/** The one that is asked for or under way, if there is one. */
export async function findOpenGdapEndOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  gdapId: string,
): Promise<GdapEnd | null> {
  const [row] = await db
    .select()
    .from(gdapEnds)
    .where(
      and(eq(gdapEnds.workspaceId, workspaceId), eq(gdapEnds.gdapId, gdapId), inArray(gdapEnds.state, open)),
    )
    .limit(1);
  return row ? fromRow(row) : null;
}

/** A customer's, newest first. */
export async function listGdapEndsOf(
  db: Db,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  limit: number,
): Promise<readonly GdapEnd[]> {
  const rows = await db
    .select()
    .from(gdapEnds)
    .where(and(eq(gdapEnds.workspaceId, workspaceId), eq(gdapEnds.customerId, customerId)))
    .orderBy(desc(gdapEnds.askedAt), desc(gdapEnds.gdapEndId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Those that the vendor took and nobody has seen ended, by their id after `after`. */
export async function listEndingGdap(
  db: Db,
  workspaceId: WorkspaceId,
  after: GdapEndId | null,
  limit: number,
): Promise<readonly GdapEnd[]> {
  const rows = await db
    .select()
    .from(gdapEnds)
    .where(
      and(
        eq(gdapEnds.workspaceId, workspaceId),
        eq(gdapEnds.state, "ending"),
        after === null ? undefined : gt(gdapEnds.gdapEndId, after),
      ),
    )
    .orderBy(gdapEnds.gdapEndId)
    .limit(limit);
  return rows.map(fromRow);
}

function is(workspaceId: WorkspaceId, id: GdapEndId) {
  return and(eq(gdapEnds.workspaceId, workspaceId), eq(gdapEnds.gdapEndId, id));
}

function fromRow({
  workspaceId: _workspaceId,
  gdapEndId,
  failure,
  ...row
}: typeof gdapEnds.$inferSelect): GdapEnd {
  return { ...row, id: gdapEndId, failure: readGdapFailure(failure) };
}
