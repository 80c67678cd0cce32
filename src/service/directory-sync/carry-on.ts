import { inTransaction } from "../../../db/client.ts";
import { GuardFailed } from "../../../db/errors.ts";
import { tidyCustomers } from "../../../db/queries/customer-import.ts";
import { claimSync, saveSync } from "../../../db/queries/directory-syncs.ts";
import { learnAnew } from "../../../db/queries/plan-anew.ts";
import { beginAgain, type DirectorySync, leaseMs, putDown, waitFor } from "../../domain/directory-sync.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { StaleContinuation, type VendorDesk } from "../../ports/vendor-desk.ts";
import type { ServiceContext } from "../context.ts";
import { compareWithList } from "./compare.ts";
import { savePage } from "./read-page.ts";
import { recordSync } from "./record-sync.ts";
import { tellAdmins, tellReaders } from "./tell.ts";

interface Reading {
  /** A context of this moment: a reading takes longer than any request. */
  readonly fresh: () => ServiceContext;
  /** When it fires, the page under way is finished and the rest left for whoever comes next. */
  readonly signal: AbortSignal;
  readonly onProgress?: (sync: DirectorySync) => void;
}

/** The message that shows how far it is changes no more often than this. */
const tellEveryMs = 5_000;
const throttledMs = 30_000;
/** Somebody has to sign in again, or to change a policy: no need to hurry. */
const troubledMs = 5 * 60_000;

/**
 * Carries on the reading that is under way: page by page, never more than one in memory, then the comparison. Answers
 * with where it stands afterwards; null when none is under way, or another process has it.
 */
export async function carryOnReading({ fresh, signal, onProgress }: Reading): Promise<DirectorySync | null> {
  const ctx = fresh();
  if (ctx.vendor === null) return null;
  const until = new Date(ctx.now().getTime() + leaseMs);
  let sync = await claimSync(ctx.db, ctx.workspaceId, ctx.now(), until);
  let toldAt = ctx.now();
  while (sync?.state === "running" && !signal.aborted) {
    try {
      const isTimeToTell = fresh().now().getTime() - toldAt.getTime() >= tellEveryMs;
      if (isTimeToTell) toldAt = fresh().now();
      sync = await step(fresh, ctx.vendor, sync, isTimeToTell);
      if (isTimeToTell) fresh().nudge();
      onProgress?.(sync);
    } catch (error) {
      if (error instanceof GuardFailed) return null;
      if (!(error instanceof DirectoryUnavailable)) throw error;
      sync = await save(fresh(), sync, waitFor(sync, error.trouble, pauseAfter(error), fresh().now()));
      onProgress?.(sync);
      return sync;
    }
  }
  // Without work there is nothing to wake anybody for: whoever looks for readings is woken by the same nudge.
  if (!sync) return null;
  if (sync.state === "running") sync = await save(fresh(), sync, putDown(sync, fresh().now()));
  fresh().nudge();
  // Whoever searches from now on does so among all of them.
  if (sync.state === "finished" && sync.kind === "first" && sync.added >= manyRows)
    await tidyCustomers(fresh().db);
  return sync;
}

const manyRows = 500;

/** After so many pages the tables are quite other ones than before. */
const growth: ReadonlySet<number> = new Set([4, 32, 256, 2_048]);

async function step(
  fresh: () => ServiceContext,
  vendor: VendorDesk,
  sync: DirectorySync,
  isTimeToTell: boolean,
): Promise<DirectorySync> {
  if (sync.place.at === "comparison" || growth.has(sync.pages)) await learnAnew(fresh().db);
  if (sync.place.at === "comparison") return compareWithList(fresh, vendor, sync);
  const { workspaceId } = fresh();
  try {
    const page = await vendor.customerList.readPage(workspaceId, sync.place.after);
    return await savePage(fresh(), sync, page, isTimeToTell);
  } catch (error) {
    if (!(error instanceof StaleContinuation)) throw error;
    return save(fresh(), sync, beginAgain(sync, fresh().now()));
  }
}

function pauseAfter({ trouble, retryAfterMs }: DirectoryUnavailable): number {
  const passes = trouble === "no-answer" || trouble === "throttled";
  return Math.max(retryAfterMs ?? 0, passes ? throttledMs : troubledMs);
}

/** A step without customers in it. What it waits for is told when it changes, and so is its end. */
async function save(ctx: ServiceContext, from: DirectorySync, to: DirectorySync): Promise<DirectorySync> {
  await inTransaction(ctx.db, async (tx) => {
    await saveSync(tx, ctx.workspaceId, from, to);
    if (to.trouble !== from.trouble || to.state !== from.state) await tellReaders(tx, ctx, to);
    if (to.state !== "failed") return;
    await tellAdmins(tx, ctx, to);
    await recordSync(tx, ctx, to, "failed");
  });
  return to;
}
