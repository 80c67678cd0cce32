import { and, desc, eq, ne } from "drizzle-orm";
import type { SlackChannelId, WorkspaceId } from "../../src/domain/ids.ts";
import type { TeamChannel } from "../../src/domain/settings.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { cards, gdapRequests, invitations, removalRequests, teamChannels } from "../schema/index.ts";

/** The default first, then by name. */
export async function listTeamChannels(db: Db | Tx, workspaceId: WorkspaceId): Promise<TeamChannel[]> {
  const rows = await db
    .select()
    .from(teamChannels)
    .where(eq(teamChannels.workspaceId, workspaceId))
    .orderBy(desc(teamChannels.isDefault), teamChannels.name, teamChannels.channelId);
  return rows.map(toChannel);
}

export async function findTeamChannel(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: SlackChannelId,
): Promise<TeamChannel | null> {
  const [row] = await db
    .select()
    .from(teamChannels)
    .where(and(eq(teamChannels.workspaceId, workspaceId), eq(teamChannels.channelId, id)));
  return row ? toChannel(row) : null;
}

/** Adds or replaces a channel; a new default takes the place of the old one. */
export async function saveTeamChannel(tx: Tx, workspaceId: WorkspaceId, channel: TeamChannel): Promise<void> {
  const { id: channelId, name, language, isDefault, isShared } = channel;
  if (isDefault) {
    await tx
      .update(teamChannels)
      .set({ isDefault: false })
      .where(and(eq(teamChannels.workspaceId, workspaceId), ne(teamChannels.channelId, channelId)));
  }
  await tx
    .insert(teamChannels)
    .values({ workspaceId, channelId, name, language, isDefault, isShared })
    .onConflictDoUpdate({
      target: [teamChannels.workspaceId, teamChannels.channelId],
      set: { name, language, isDefault, isShared },
    });
}

export async function deleteTeamChannel(tx: Tx, workspaceId: WorkspaceId, id: SlackChannelId): Promise<void> {
  const gone = await tx
    .delete(teamChannels)
    .where(and(eq(teamChannels.workspaceId, workspaceId), eq(teamChannels.channelId, id)))
    .returning({ id: teamChannels.channelId });
  if (gone.length !== 1) throw new GuardFailed("the channel was not there to remove");
}

/** The channel, the cards in it and what is still to be posted there under the new id. False where the old one is unknown. */
export async function renumberChannel(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: SlackChannelId,
  to: SlackChannelId,
): Promise<boolean> {
  const before = await findTeamChannel(tx, workspaceId, from);
  if (!before) return false;
  const known = await findTeamChannel(tx, workspaceId, to);
  await deleteTeamChannel(tx, workspaceId, from);
  if (!known || before.isDefault)
    await saveTeamChannel(tx, workspaceId, { ...(known ?? before), id: to, isDefault: before.isDefault });
  for (const table of [invitations, removalRequests, cards, gdapRequests] as const) {
    await tx
      .update(table)
      .set({ channelId: to })
      .where(and(eq(table.workspaceId, workspaceId), eq(table.channelId, from)));
  }
  return true;
}

function toChannel(row: typeof teamChannels.$inferSelect): TeamChannel {
  return {
    id: row.channelId,
    name: row.name,
    language: row.language,
    isDefault: row.isDefault,
    isShared: row.isShared,
  };
}
