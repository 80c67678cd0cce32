import { inTransaction } from "../../../db/client.ts";
import { listRoleGrants, wasReopenedLast } from "../../../db/queries/roles.ts";
import { lockSettings } from "../../../db/queries/settings.ts";
import type { SlackUserId } from "../../domain/ids.ts";
import { done, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/**
 * Slack says that no admin agent is left: puts it on record and tells those who were (as far as `formerly` and the
 * grants by name know them). Told once until roles are given anew; nothing to do before the first set-up.
 */
export async function reopenSetUp(
  ctx: ServiceContext,
  formerly: readonly SlackUserId[],
): Promise<Outcome<"reopened" | "known-already", never>> {
  return inTransaction(ctx.db, async (tx) => {
    await lockSettings(tx, ctx.workspaceId);
    const admins = (await listRoleGrants(tx, ctx.workspaceId)).filter((each) => each.role === "admin-agent");
    if (admins.length === 0 || (await wasReopenedLast(tx, ctx.workspaceId))) return done("known-already");

    const named = admins.flatMap(({ holder }) => (holder.kind === "person" ? [holder.slackUserId] : []));
    await record(tx, ctx, { type: "set-up.reopened", formerly: [...new Set([...formerly, ...named])] });
    return done("reopened");
  });
}
