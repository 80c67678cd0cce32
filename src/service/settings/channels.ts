import { inTransaction } from "../../../db/client.ts";
import {
  deleteTeamChannel,
  findTeamChannel,
  listTeamChannels,
  saveTeamChannel,
} from "../../../db/queries/channels.ts";
import { lockSettings, saveSettings } from "../../../db/queries/settings.ts";
import type { SlackChannelId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { TeamChannel } from "../../domain/settings.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { changedMeanwhile } from "./change.ts";

/**
 * Adds or changes a channel for cards; that the bot can post there was asked of Slack before. The first channel is the
 * default whatever was ticked, and the default only changes by making another one it.
 */
export async function saveChannel(
  ctx: ServiceContext,
  draft: TeamChannel,
  version: number,
): Promise<Outcome<TeamChannel, "not-permitted" | "changed-meanwhile" | "channel-shared">> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const stored = await lockSettings(tx, ctx.workspaceId);
    if (stored.version !== version) return changedMeanwhile;
    if (draft.isShared && !stored.settings.sharedChannelsAllowed) return declined("channel-shared");

    const others = (await listTeamChannels(tx, ctx.workspaceId)).filter((each) => each.id !== draft.id);
    const channel = { ...draft, isDefault: draft.isDefault || !others.some((each) => each.isDefault) };
    await saveTeamChannel(tx, ctx.workspaceId, channel);
    await saveSettings(tx, ctx.workspaceId, stored.settings, version);
    await record(tx, ctx, { type: "channel.saved", channel });
    return done(channel);
  });
}

/** Takes a channel off the list; cards that are there stay. The default stays until another one is it. */
export async function removeChannel(
  ctx: ServiceContext,
  id: SlackChannelId,
  version: number,
): Promise<Outcome<TeamChannel, "not-permitted" | "not-found" | "changed-meanwhile" | "default-channel">> {
  if (!may(ctx.actor, "settings.change")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const stored = await lockSettings(tx, ctx.workspaceId);
    if (stored.version !== version) return changedMeanwhile;
    const channel = await findTeamChannel(tx, ctx.workspaceId, id);
    if (!channel) return declined("not-found");
    if (channel.isDefault) return declined("default-channel");

    await deleteTeamChannel(tx, ctx.workspaceId, id);
    await saveSettings(tx, ctx.workspaceId, stored.settings, version);
    await record(tx, ctx, { type: "channel.removed", channel });
    return done(channel);
  });
}
