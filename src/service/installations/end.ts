import { inTransaction } from "../../../db/client.ts";
import { endInstallation, findInstallation } from "../../../db/queries/installations.ts";
import { lockSettings } from "../../../db/queries/settings.ts";
import { endedState } from "../../domain/installation.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

interface End {
  /** Of the installation that was looked at: a later one lives on. */
  readonly version: number;
  readonly told: "uninstalled" | "revoked";
  /** How we know, in a word of Slack's. */
  readonly because: string;
}

/** Slack took the app's access back: its tokens are wiped, all else is kept for the day when it is installed again. */
export async function endApp(
  ctx: ServiceContext,
  { version, told, because }: End,
): Promise<"ended" | "known-already" | "installed-anew"> {
  return inTransaction(ctx.db, async (tx) => {
    await lockSettings(tx, ctx.workspaceId);
    const before = await findInstallation(tx, ctx.workspaceId);
    if (!before || before.version !== version) return "installed-anew";
    const state = endedState(before.state, told);
    if (state === before.state) return "known-already";

    const at = before.endedAt ?? ctx.now();
    if (!(await endInstallation(tx, before, { state, at })))
      throw new Error("the installation was not ended");
    await record(tx, ctx, { type: `app.${told}`, because });
    return "ended";
  });
}
