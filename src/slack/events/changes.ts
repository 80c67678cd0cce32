import { z } from "zod";
import { SlackChannelId, SlackUserId } from "../../domain/ids.ts";
import { isWell } from "../../domain/slack-standing.ts";
import { roles, setUp, standings } from "../../service/index.ts";
import type { ChangeHandler, ChangeRequest } from "../handler.ts";
import { seeChannel, seeGroups, seePerson } from "../standings.ts";

const GroupEvent = z.looseObject({
  subteam_id: z.string().nullish(),
  subteam: z.looseObject({ id: z.string() }).nullish(),
  removed_users: z.array(z.string()).nullish(),
});

/**
 * A user group has other members, another name, or was disabled. What the event says is not relied on: events come twice,
 * late and in any order, and their lists may be missing. The group is asked for anew.
 */
export const groupChanged: ChangeHandler = async (request) => {
  const { ctx, event, identify } = request;
  const change = GroupEvent.safeParse(event);
  const id = change.data?.subteam_id ?? change.data?.subteam?.id;
  if (!id) return;
  identify.groupChanged(id);
  const grants = await roles.grants(ctx);
  const concerned = grants.filter(({ holder }) => holder.kind === "group" && holder.slackGroupId === id);
  if (concerned.length === 0) return;
  await standings.note(ctx, await seeGroups(request, concerned));
  await reopenIfNobodyIsLeft(request, { group: id, people: change.data?.removed_users ?? [] });
};

const UserEvent = z.looseObject({ user: z.looseObject({ id: SlackUserId }) });

/** Somebody was deactivated, became a guest, came back, or speaks another language. */
export const personChanged: ChangeHandler = async (request) => {
  const { ctx, event, identify } = request;
  const change = UserEvent.safeParse(event);
  if (!change.success) return;
  const { id } = change.data.user;
  identify.personChanged(id);
  // Most changes are a new status or picture: they end here.
  const [{ standing }, before] = await Promise.all([identify.find(id), standings.get(ctx, "person", id)]);
  if (standing === (before?.standing ?? "member")) return;
  await standings.note(ctx, [await seePerson(request, id, await roles.grants(ctx))]);
  if (!isWell(standing)) await reopenIfNobodyIsLeft(request, null);
};

const ChannelEvent = z.looseObject({ channel: z.union([z.string(), z.looseObject({ id: z.string() })]) });

/** A channel was archived, opened again, shared, or no longer so. */
export const channelChanged: ChangeHandler = async (request) => {
  const change = ChannelEvent.safeParse(request.event);
  if (!change.success) return;
  const { channel } = change.data;
  await noteChannel(request, typeof channel === "string" ? channel : channel.id);
};

const Left = z.looseObject({ channel: z.string(), user: z.string() });

/** Somebody left a channel: it matters when it was us. */
export const memberLeft: ChangeHandler = async (request) => {
  const left = Left.safeParse(request.event);
  if (left.data?.user === request.botUserId) await noteChannel(request, left.data.channel);
};

const Moved = z.looseObject({ old_channel_id: SlackChannelId, new_channel_id: SlackChannelId });

export const channelMoved: ChangeHandler = async ({ ctx, event }) => {
  const moved = Moved.safeParse(event);
  if (!moved.success) return;
  await standings.moveChannel(ctx, { from: moved.data.old_channel_id, to: moved.data.new_channel_id });
};

async function noteChannel(request: ChangeRequest, id: string): Promise<void> {
  const { channels } = await setUp.read(request.ctx);
  const channel = channels.find((each) => each.id === id);
  const seen = channel ? await seeChannel(request, channel) : null;
  if (seen) await standings.note(request.ctx, [seen]);
}

async function reopenIfNobodyIsLeft(
  { ctx, identify }: ChangeRequest,
  removed: { readonly group: string; readonly people: readonly string[] } | null,
): Promise<void> {
  const grants = await roles.grants(ctx);
  if (!grants.some((each) => each.role === "admin-agent")) return;
  const former = new Set(identify.formerAdminAgents(grants));
  const isLeft = (await identify.findPresentAdminAgent(grants)) !== null;
  if (isLeft) return;
  const wasAdminGroup = grants.some(
    ({ role, holder }) =>
      role === "admin-agent" && holder.kind === "group" && holder.slackGroupId === removed?.group,
  );
  for (const id of wasAdminGroup ? (removed?.people ?? []) : []) {
    const parsed = SlackUserId.safeParse(id);
    if (parsed.success) former.add(parsed.data);
  }
  await setUp.reopen(ctx, [...former]);
}
