import type { Fields } from "../rules/shape.ts";
import { botIds } from "./seed.ts";
import type { Channel, Message, Team, UserGroup, View, World } from "./state.ts";

/** A channel as `conversations.info` tells it to the bot. */
export function presentChannel(
  world: World,
  channel: Channel,
  tell: { withLocale?: boolean; withMemberCount?: boolean } = {},
): Fields {
  if (channel.kind === "im")
    return {
      id: channel.id,
      created: channel.createdAt,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      user: channel.imUser,
      is_user_deleted: world.users.get(channel.imUser ?? "")?.deleted ?? false,
      is_open: true,
      context_team_id: world.team.id,
    };
  const remark = { value: "", creator: "", last_set: 0 };
  return {
    id: channel.id,
    name: channel.name,
    is_channel: !channel.isPrivate,
    is_group: channel.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: channel.isPrivate,
    created: channel.createdAt,
    creator: channel.creator,
    is_archived: channel.isArchived,
    is_general: false,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: channel.isExtShared,
    is_ext_shared: channel.isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_read_only: false,
    is_member: channel.members.includes(botIds.user),
    context_team_id: world.team.id,
    parent_conversation: null,
    pending_shared: [],
    previous_names: [],
    shared_team_ids: channel.isExtShared ? [world.team.id, "T0OUT"] : [world.team.id],
    topic: { ...remark, value: channel.topic },
    purpose: remark,
    last_read: "0000000000.000000",
    ...(tell.withLocale ? { locale: world.team.locale } : {}),
    ...(tell.withMemberCount ? { num_members: channel.members.length } : {}),
  };
}

/** A group as `usergroups.list` tells it; `users` only on request. */
export function presentGroup(group: UserGroup, team: Team, tell: { users: boolean; count: boolean }): Fields {
  return {
    id: group.id,
    team_id: team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: group.description,
    handle: group.handle,
    is_external: false,
    date_create: group.createdAt,
    date_update: group.updatedAt,
    date_delete: group.deletedAt,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: "",
    created_by: "U0OWNER",
    updated_by: group.updatedBy,
    deleted_by: group.deletedAt === 0 ? null : group.updatedBy,
    prefs: { channels: [], groups: [] },
    ...(tell.users ? { users: [...group.users] } : {}),
    ...(tell.count ? { user_count: group.users.length } : {}),
    channel_count: 0,
  };
}

/** A message as the Web API and interaction payloads tell it. */
export function presentMessage(message: Message, teamId: string, withMetadata = false): Fields {
  return {
    ...(message.botId
      ? { user: message.userId, type: "message", ts: message.ts, bot_id: message.botId, app_id: botIds.app }
      : { user: message.userId, type: "message", ts: message.ts }),
    text: message.text,
    team: teamId,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.files ? { files: message.files, upload: true } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

/** A view as payloads and answers carry it, with or without what the person typed. */
export function presentView(view: View, teamId: string, values: View["values"] = view.values): Fields {
  const { blocks, private_metadata, callback_id, title, clear_on_close, notify_on_close, close, submit } =
    view.payload;
  return {
    id: view.id,
    team_id: teamId,
    type: view.type,
    blocks,
    private_metadata: private_metadata ?? "",
    callback_id: callback_id ?? "",
    state: { values: structuredClone(values) },
    hash: view.hash,
    title: title ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: clear_on_close ?? false,
    notify_on_close: notify_on_close ?? false,
    close: close ?? null,
    submit: submit ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: botIds.app,
    external_id: view.externalId,
    app_installed_team_id: teamId,
    bot_id: botIds.bot,
  };
}
