import type { MentionFound } from "../rules/mentions.ts";
import type { Fields } from "../rules/shape.ts";

/** Everything the stand-in remembers, as plain data. Tests read it and change it in place. */
export interface World {
  team: Team;
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly userGroups: Map<string, UserGroup>;
  /** Oldest first; ephemeral ones carry `ephemeralFor`. */
  readonly messages: Message[];
  /** Open modals by view id. */
  readonly views: Map<string, View>;
  /** Each person's open modals, root first. */
  readonly stacks: Map<string, string[]>;
  readonly homes: Map<string, View>;
  /** How far each person has read: user id, then channel id, then the `ts` of the last message seen. */
  readonly reads: Map<string, Map<string, string>>;
  readonly files: Map<string, StoredFile>;
  /** Whom each posted message would notify. */
  readonly mentions: Mention[];
}

export interface Team {
  id: string;
  name: string;
  domain: string;
  /** User groups need a paid plan. */
  plan: "free" | "paid";
  locale: string;
  /** The Enterprise organisation that the workspace is part of, if it is. */
  enterpriseId?: string;
  enterpriseName?: string;
}

export interface User {
  id: string;
  teamId: string;
  /** The organisation of the account, and the workspaces in it that the person is a member of. */
  enterprise?: { readonly id: string; readonly teams: readonly string[] };
  name: string;
  realName: string;
  /** What the person calls themselves; without it their handle. */
  displayName?: string;
  email?: string;
  locale: string;
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isRestricted: boolean;
  isUltraRestricted: boolean;
  isStranger: boolean;
  isBot: boolean;
  deleted: boolean;
  updatedAt: number;
}

export interface Channel {
  id: string;
  name: string;
  kind: "channel" | "im";
  isPrivate: boolean;
  isArchived: boolean;
  isExtShared: boolean;
  members: string[];
  createdAt: number;
  creator: string;
  topic: string;
  /** The person a direct message is with. */
  imUser?: string;
}

export interface UserGroup {
  id: string;
  handle: string;
  name: string;
  description: string;
  users: string[];
  createdAt: number;
  updatedAt: number;
  /** 0 while the group is enabled. */
  deletedAt: number;
  updatedBy: string;
}

export interface Message {
  channelId: string;
  ts: string;
  threadTs?: string;
  userId: string;
  botId?: string;
  text: string;
  blocks: Fields[];
  attachments?: Fields[];
  /** As `presentFile` tells them. */
  files?: Fields[];
  metadata?: Fields;
  ephemeralFor?: string;
  edited?: { user: string; ts: string };
  /** What each person chose in the message's menus. */
  readonly state: Map<string, StateValues>;
}

/** A file that a person put into a file element, or that the app sent. */
export interface StoredFile {
  id: string;
  name: string;
  userId: string;
  /** Unix seconds. */
  createdAt: number;
  bytes: Uint8Array;
}

export interface View {
  id: string;
  type: "modal" | "home";
  userId: string;
  hash: string;
  externalId: string;
  rootViewId: string;
  previousViewId: string | null;
  /** The payload as the app sent it, with Slack's defaults filled in. */
  payload: Fields;
  values: StateValues;
  /** Errors shown under input blocks, by block id. */
  errors: Record<string, string>;
}

/** `values[block_id][action_id]`, each as Slack sends it in `state.values`. */
export type StateValues = Record<string, Record<string, Fields>>;

export interface Mention extends MentionFound {
  readonly channelId: string;
  readonly ts: string;
}

/** What a world starts from; whatever a user, channel or group leaves out gets an ordinary value. */
export interface WorldSeed {
  team: Partial<Team>;
  users: readonly UserSeed[];
  channels: readonly ChannelSeed[];
  userGroups: readonly UserGroupSeed[];
}

export type UserSeed = Pick<User, "id"> & Partial<User>;
type ChannelSeed = Pick<Channel, "id"> & Partial<Channel>;
type UserGroupSeed = Pick<UserGroup, "id"> & Partial<UserGroup>;
