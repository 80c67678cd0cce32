import { inTransaction } from "../../../db/client.ts";
import { renumberChannel } from "../../../db/queries/channels.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import type { SlackChannelId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/** Slack gave a channel another id (it was shared, or moved within the organisation): what names it goes on finding it. */
export async function moveChannel(
  ctx: ServiceContext,
  move: { readonly from: SlackChannelId; readonly to: SlackChannelId },
): Promise<Outcome<"moved", "not-permitted" | "not-found">> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const { settings, version } = await lockSettings(tx, ctx.workspaceId);
    if (!(await renumberChannel(tx, ctx.workspaceId, move.from, move.to))) return declined("not-found");
    await saveSettings(tx, ctx.workspaceId, settings, version);
    await record(tx, ctx, { type: "channel.moved", ...move });
    return done("moved");
  });
}
