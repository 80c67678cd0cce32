import { and, eq, lt } from "drizzle-orm";
import type { ListTransferId, WorkspaceId } from "../../src/domain/ids.ts";
import type { ListTransfer } from "../../src/domain/list-transfer.ts";
import type { Db, Tx } from "../client.ts";
import { listTransfers } from "../schema/index.ts";

export async function insertTransfer(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id, ...transfer }: ListTransfer,
): Promise<void> {
  await tx.insert(listTransfers).values({ workspaceId, transferId: id, ...transfer });
}

export async function findTransfer(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: ListTransferId,
): Promise<ListTransfer | null> {
  const [row] = await db.select().from(listTransfers).where(is(workspaceId, id)).limit(1);
  if (!row) return null;
  const { workspaceId: _workspaceId, transferId, ...transfer } = row;
  return { ...transfer, id: transferId };
}

/** Guards the state it comes from. False when it stands elsewhere by now. */
export async function saveTransfer(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: ListTransfer,
  { id: _id, by: _by, at: _at, ...to }: ListTransfer,
): Promise<boolean> {
  const saved = await tx
    .update(listTransfers)
    .set(to)
    .where(and(is(workspaceId, from.id), eq(listTransfers.state, from.state)))
    .returning({ id: listTransfers.transferId });
  return saved.length === 1;
}

/** How much of the file the step under way has read. False when that step is over. */
export async function saveTransferProgress(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id, state }: ListTransfer,
  percent: number,
): Promise<boolean> {
  const saved = await tx
    .update(listTransfers)
    .set({ percent })
    .where(and(is(workspaceId, id), eq(listTransfers.state, state)))
    .returning({ id: listTransfers.transferId });
  return saved.length === 1;
}

export async function sweepTransfers(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await db
    .delete(listTransfers)
    .where(and(eq(listTransfers.workspaceId, workspaceId), lt(listTransfers.at, before)));
}

function is(workspaceId: WorkspaceId, id: ListTransferId) {
  return and(eq(listTransfers.workspaceId, workspaceId), eq(listTransfers.transferId, id));
}
