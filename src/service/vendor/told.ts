import { subDays } from "date-fns";
import type { Tx } from "../../../db/client.ts";
import { listPostedSince } from "../../../db/queries/bulletins.ts";
import { findVendorAccount, saveTold } from "../../../db/queries/vendor-accounts.ts";
import { isWarningOver } from "../../domain/connection.ts";
import { refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";

/** Older messages are history: nobody looks for a button there. */
const freshDays = 120;

/** What admin agents were told of and is over now is said to be over where it stands. */
export async function settleTold(tx: Tx, ctx: ServiceContext): Promise<void> {
  const account = await findVendorAccount(tx, ctx.workspaceId);
  if (!account) return;
  const now = ctx.now();
  const isTroubleOver = account.toldTrouble !== null && account.trouble === null;
  const isOver = isWarningOver(account.endsAt, account.warnedDays, now);
  if (!isTroubleOver && !isOver) return;
  const told = {
    toldTrouble: isTroubleOver ? null : account.toldTrouble,
    warnedDays: isOver ? null : account.warnedDays,
  };
  if (!(await saveTold(tx, account, told))) return;
  const kinds = [
    ...(isTroubleOver ? (["connection.trouble"] as const) : []),
    ...(isOver ? (["connection.ending"] as const) : []),
  ];
  for (const kind of kinds) {
    for (const bulletin of await listPostedSince(tx, ctx.workspaceId, kind, subDays(now, freshDays)))
      await refreshEverywhere(ctx, tx, bulletin);
  }
}
