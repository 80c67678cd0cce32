import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { findVendorAccount, saveTold } from "../../../db/queries/vendor-accounts.ts";
import { episodeId, warningDue } from "../../domain/connection.ts";
import type { ConnectionStatus } from "../../ports/vendor-connection.ts";
import type { Dispatch } from "../announce.ts";
import { forAdmins, refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { settleTold } from "./told.ts";

/**
 * Renews the sign-in with the vendor when a day has passed, and tells the admin agents what it runs into: a trouble once
 * for each time it comes up, and 30, 7 and 1 days before the sign-in ends and when it has ended. May run at any time and
 * in several processes.
 */
export async function watchConnection(ctx: ServiceContext): Promise<void> {
  if (!ctx.vendor) return;
  const status = await ctx.vendor.connection.renew(ctx.workspaceId, ctx.now());
  if (status.state === "not-signed-in") return;
  await inTransaction(ctx.db, async (tx) => {
    await settleTold(tx, ctx);
    const account = await findVendorAccount(tx, ctx.workspaceId);
    if (!account) return;
    // A sign-in that was taken back has ended before its time, and that is told as a trouble.
    const isWarned = account.sealedRefreshToken !== null;
    const warning = isWarned ? warningDue(account.endsAt, account.warnedDays, ctx.now()) : null;
    const trouble = troubleToTell(status);
    const isNews = trouble !== null && trouble !== account.toldTrouble;
    if (warning === null && !isNews) return;
    const told = {
      toldTrouble: isNews ? trouble : account.toldTrouble,
      warnedDays: warning ?? account.warnedDays,
    };
    if (!(await saveTold(tx, account, told))) return;
    const messages: Dispatch[] = [];
    if (isNews && account.toldTrouble !== null)
      await refreshEverywhere(ctx, tx, { kind: "connection.trouble", id: account.toldTrouble });
    if (isNews) messages.push(forAdmins(ctx, { kind: "connection.trouble", id: trouble }));
    if (warning !== null) {
      const id = episodeId(String(warning), account.endsAt);
      messages.push(forAdmins(ctx, { kind: "connection.ending", id }));
    }
    await enqueue(tx, ctx.workspaceId, messages, ctx.now());
  });
  ctx.nudge();
}

/** The end of the sign-in by its time has a warning of its own. */
function troubleToTell({ trouble, troubleSince }: ConnectionStatus): string | null {
  return trouble === null || troubleSince === null ? null : episodeId(trouble, troubleSince);
}
