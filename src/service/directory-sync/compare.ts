import { inTransaction } from "../../../db/client.ts";
import {
  countEnded,
  countMissing,
  listNewcomers,
  markGone,
} from "../../../db/queries/directory-customers.ts";
import { findLatestSync, saveSync } from "../../../db/queries/directory-syncs.ts";
import { listFoundSince } from "../../../db/queries/drift-findings.ts";
import { planAnew } from "../../../db/queries/plan-anew.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { type DirectorySync, fail, finish, holdOnTo, isBelievable } from "../../domain/directory-sync.ts";
import { toldOneByOne } from "../../domain/drift.ts";
import type { VendorDesk } from "../../ports/vendor-desk.ts";
import { forAdmins } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { findDrift } from "../drift/find.ts";
import { lookCloser } from "../drift/look-closer.ts";
import { lockWhereItStands } from "./read-page.ts";
import { recordSync } from "./record-sync.ts";
import { tellAdmins, tellReaders } from "./tell.ts";

/** Why a reading is not believed: told, and asked again. */
export const shrank = "shrank";

/**
 * After the last page: what was not seen is gone, acceptances that nobody told of become news, differences become
 * findings, and the reading ends. Each part may be repeated by another process after a death. A list that shrank beyond
 * belief changes nothing.
 */
export async function compareWithList(
  fresh: () => ServiceContext,
  vendor: VendorDesk,
  read: DirectorySync,
): Promise<DirectorySync> {
  const ctx = fresh();
  if (!(await isCredible(ctx, read))) return end(ctx, read, fail(read, shrank, ctx.now()));
  const sync = await letGo(ctx, read);
  await tellOfNewcomers(fresh, vendor, sync);
  const hold = () => holdOn(fresh(), sync);
  await findDrift(fresh, sync.startedAt, hold);
  if (sync.kind !== "first") await lookCloser(fresh, hold);
  return end(fresh(), sync, finish(sync, fresh().now()));
}

async function isCredible(ctx: ServiceContext, sync: DirectorySync): Promise<boolean> {
  const before = await findLatestSync(ctx.db, ctx.workspaceId, sync.id);
  const wasDoubted = before?.state === "failed" && before.trouble === shrank;
  const counts = await Promise.all([
    countMissing(ctx.db, ctx.workspaceId, sync),
    countEnded(ctx.db, ctx.workspaceId, sync),
  ]);
  return counts.every((each) => isBelievable(each, sync.kind, wasDoubted));
}

/** What this reading did not show is gone from the list. */
function letGo(ctx: ServiceContext, sync: DirectorySync): Promise<DirectorySync> {
  return inTransaction(ctx.db, async (tx) => {
    await planAnew(tx);
    await lockWhereItStands(tx, ctx, sync);
    const gone = await markGone(tx, ctx.workspaceId, sync, ctx.now());
    const moved = holdOnTo({ ...sync, gone: sync.gone + gone }, ctx.now());
    await saveSync(tx, ctx.workspaceId, sync, moved);
    return moved;
  });
}

/** Still ours, and for some minutes more; throws GuardFailed when it is not. */
async function holdOn(ctx: ServiceContext, sync: DirectorySync): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    await lockWhereItStands(tx, ctx, sync);
    await saveSync(tx, ctx.workspaceId, sync, holdOnTo(sync, ctx.now()));
  });
}

const newcomersAtOnce = 100;

/** As the list shows them: whoever matches acceptances reads each customer again before anything is said. */
async function tellOfNewcomers(
  fresh: () => ServiceContext,
  { news }: VendorDesk,
  sync: DirectorySync,
): Promise<void> {
  let after = "";
  for (;;) {
    const ctx = fresh();
    const newcomers = await listNewcomers(ctx.db, ctx.workspaceId, after, newcomersAtOnce);
    for (const { tenantId, companyName, firstSeenAt } of newcomers) {
      // The same as long as it stays in the list: what was settled once is not heard of every night again.
      const key = `listed:${tenantId}:${firstSeenAt.toISOString()}`;
      const about = { tenantId, companyName, gdapId: null, at: firstSeenAt };
      const told = { ...about, key, kind: "relationship.accepted", via: "customer-list" } as const;
      await news.add(ctx.workspaceId, told, ctx.now());
    }
    const last = newcomers.at(-1);
    if (!last) return;
    after = last.tenantId;
    await holdOn(fresh(), sync);
  }
}

/** The end of it, with everybody who is to know, in one transaction: a few differences one by one, many as a number. */
async function end(ctx: ServiceContext, from: DirectorySync, to: DirectorySync): Promise<DirectorySync> {
  await inTransaction(ctx.db, async (tx) => {
    await saveSync(tx, ctx.workspaceId, from, to);
    const found = await listFoundSince(tx, ctx.workspaceId, from.startedAt, toldOneByOne + 1);
    const isFlood = found.length > toldOneByOne;
    await tellReaders(tx, ctx, to);
    if (isFlood || to.state === "failed" || to.kind === "first") await tellAdmins(tx, ctx, to);
    const each = isFlood || to.state === "failed" ? [] : found;
    const bulletins = each.map(({ id }) => forAdmins(ctx, { kind: "drift.found", id }));
    if (bulletins.length > 0) await enqueue(tx, ctx.workspaceId, bulletins, ctx.now());
    await recordSync(tx, ctx, to, to.state === "failed" ? "failed" : "finished");
  });
  return to;
}
