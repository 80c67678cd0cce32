import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { RegistryEntryId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { outboxMessages } from "../schema/index.ts";

/**
 * What was last asked to be written under this id, as it was kept; null when nothing was, or long ago. What was given up
 * or set aside was never written, so it does not count.
 */
export async function findLastIntent(
  tx: Tx,
  workspaceId: WorkspaceId,
  lane: string,
  entryId: RegistryEntryId,
): Promise<unknown> {
  const [row] = await tx
    .select({ entry: sql<unknown>`${outboxMessages.body}->'entry'` })
    .from(outboxMessages)
    .where(
      and(
        inLane(workspaceId, lane),
        inArray(outboxMessages.state, ["queued", "sent"]),
        sql`${outboxMessages.body}->>'entryId' = ${entryId}`,
      ),
    )
    .orderBy(desc(outboxMessages.messageId))
    .limit(1);
  return fromDriver(row?.entry);
}

/** What was asked for and is not written yet, oldest first. */
export async function listWaitingIntents(
  db: Db,
  workspaceId: WorkspaceId,
  lane: string,
  limit = 10,
): Promise<unknown[]> {
  const rows = await db
    .select({ entry: sql<unknown>`${outboxMessages.body}->'entry'` })
    .from(outboxMessages)
    .where(and(inLane(workspaceId, lane), eq(outboxMessages.state, "queued")))
    .orderBy(asc(outboxMessages.messageId))
    .limit(limit);
  return rows.map((row) => fromDriver(row.entry));
}

function inLane(workspaceId: WorkspaceId, lane: string) {
  return and(
    eq(outboxMessages.workspaceId, workspaceId),
    eq(outboxMessages.lane, lane),
    eq(outboxMessages.topic, "registry.enter"),
  );
}

/** The two drivers hand out JSON differently: one parsed, one as text. */
function fromDriver(value: unknown): unknown {
  return typeof value === "string" ? JSON.parse(value) : (value ?? null);
}
