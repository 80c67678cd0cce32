import { subMinutes } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { findVendorAccount } from "../../../db/queries/vendor-accounts.ts";
import { beginAway, endAway, findVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import { episodeId } from "../../domain/connection.ts";
import type { DirectoryTrouble } from "../../ports/partner-directory.ts";
import { forAdmins, refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";

/** Shorter silences pass without anybody's noticing. */
const silentForMinutes = 60;

/**
 * The vendor did not answer when its activity log was asked for: after an hour of it admin agents are told, once. What
 * somebody has to act on is told by watchConnection at once.
 */
export async function noteSilence(ctx: ServiceContext, trouble: DirectoryTrouble): Promise<void> {
  if (trouble !== "no-answer" && trouble !== "throttled") return;
  const since = await lastReached(ctx);
  if (since === null || since > subMinutes(ctx.now(), silentForMinutes)) return;
  const isNews = await inTransaction(ctx.db, async (tx) => {
    if (!(await beginAway(tx, ctx.workspaceId, since, ctx.now()))) return false;
    await enqueue(
      tx,
      ctx.workspaceId,
      [forAdmins(ctx, { kind: "connection.away", id: episodeId("away", since) })],
      ctx.now(),
    );
    return true;
  });
  if (isNews) ctx.nudge();
}

/** It answered: whoever was told of its silence is told of its end, once, and where that stands it is said to be over. */
export async function noteAnswer(ctx: ServiceContext): Promise<void> {
  if ((await readAwaySince(ctx)) === null) return;
  await inTransaction(ctx.db, async (tx) => {
    const since = await endAway(tx, ctx.workspaceId);
    if (since === null) return;
    await refreshEverywhere(ctx, tx, { kind: "connection.away", id: episodeId("away", since) });
    await enqueue(
      tx,
      ctx.workspaceId,
      [forAdmins(ctx, { kind: "connection.away", id: episodeId("back", since) })],
      ctx.now(),
    );
  });
  ctx.nudge();
}

/** Since when the vendor has been silent, if admin agents were told of it and it lasts. */
export async function readAwaySince(ctx: ServiceContext): Promise<Date | null> {
  return (await findVendorCursor(ctx.db, ctx.workspaceId, "away"))?.readUntil ?? null;
}

/** When the activity log was last read; before the first time, when somebody signed in. */
async function lastReached(ctx: ServiceContext): Promise<Date | null> {
  const cursor = await findVendorCursor(ctx.db, ctx.workspaceId, "audit-log");
  if (cursor?.readUntil) return cursor.readUntil;
  return (await findVendorAccount(ctx.db, ctx.workspaceId))?.signedInAt ?? null;
}
