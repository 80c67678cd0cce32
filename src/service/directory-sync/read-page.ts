import { inTransaction, type Tx } from "../../../db/client.ts";
import { GuardFailed } from "../../../db/errors.ts";
import {
  addStrangers,
  adoptByDomain,
  beginListedRelationships,
  keepListed,
  type ListedPage,
  listedPage,
  lockListedCustomers,
} from "../../../db/queries/directory-customers.ts";
import { lockSync, saveSync } from "../../../db/queries/directory-syncs.ts";
import { planAnew } from "../../../db/queries/plan-anew.ts";
import { actorName } from "../../domain/actor.ts";
import { type DirectorySync, type Gain, pageRead } from "../../domain/directory-sync.ts";
import type { CustomerListPage } from "../../ports/vendor-desk.ts";
import type { ServiceContext } from "../context.ts";
import { recordSync } from "./record-sync.ts";
import { tellAdmins, tellReaders } from "./tell.ts";

/**
 * Saves one page, what it counts and where to go on, in one transaction: a process may die at any instruction, and the
 * next one reads on from here. Throws GuardFailed when somebody else has read on meanwhile.
 */
export async function savePage(
  ctx: ServiceContext,
  sync: DirectorySync,
  { customers, next }: CustomerListPage,
  isTimeToTell: boolean,
): Promise<DirectorySync> {
  const page = customers.length === 0 ? null : listedPage(customers, ctx.newId);
  return inTransaction(ctx.db, async (tx) => {
    await planAnew(tx);
    await lockWhereItStands(tx, ctx, sync);
    const gain = page === null ? nothing : await keep(tx, ctx, sync, page);
    const moved = pageRead(sync, next, gain, ctx.now());
    await saveSync(tx, ctx.workspaceId, sync, moved);
    if (isTimeToTell || moved.state !== "running") await tellReaders(tx, ctx, moved);
    if (moved.state === "failed") {
      await tellAdmins(tx, ctx, moved);
      await recordSync(tx, ctx, moved, "failed");
    }
    return moved;
  });
}

const nothing: Gain = { seen: 0, added: 0, updated: 0 };

/** Before the work of a page rather than after it, should it be for nothing. */
export async function lockWhereItStands(tx: Tx, ctx: ServiceContext, sync: DirectorySync): Promise<void> {
  const known = await lockSync(tx, ctx.workspaceId, sync.id);
  const isHere = known?.state === "running" && known.pages === sync.pages && known.restarts === sync.restarts;
  if (!isHere) throw new GuardFailed(`reading ${sync.id} has moved on`);
}

/** A first reading takes everybody over; later ones keep the list alone, to be compared with. */
async function keep(tx: Tx, ctx: ServiceContext, sync: DirectorySync, page: ListedPage): Promise<Gain> {
  const { workspaceId } = ctx;
  const now = ctx.now();
  const keeping = keepListed(tx, workspaceId, sync, page, now);
  if (sync.kind !== "first") {
    const kept = await keeping;
    return { seen: kept.seen, added: kept.added, updated: kept.changed };
  }

  const defaults = { createdBy: actorName(ctx.actor), createdAt: now };
  // Sent one behind the other without waiting: see record(). Each sees what those before it did.
  const [kept, , adopted, added, begun] = await Promise.all([
    keeping,
    lockListedCustomers(tx, workspaceId, page),
    adoptByDomain(tx, workspaceId, page),
    addStrangers(tx, workspaceId, page, defaults),
    beginListedRelationships(tx, workspaceId, page, now),
  ]);
  return { seen: kept.seen, added, updated: Math.max(adopted, begun - added) };
}
