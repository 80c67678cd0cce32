import type { Channel, Team, User, UserGroup, UserSeed, World, WorldSeed } from "./state.ts";

export const botIds = { user: "U0KAPOCS", bot: "B0KAPOCS", app: "A0KAPOCS" } as const;

const longAgo = 1_700_000_000;

const people: readonly UserSeed[] = [
  { id: "U0ANNA", name: "anna", realName: "Kovács Anna", locale: "hu-HU", tz: "Europe/Budapest" },
  { id: "U0BEN", name: "ben", realName: "Ben Miller", locale: "en-US", tz: "America/New_York" },
  { id: "U0CILI", name: "cili", realName: "Szabó Cecília", locale: "hu-HU", tz: "Europe/Budapest" },
  { id: "U0DAN", name: "dan", realName: "Dan Hughes", locale: "en-GB", tz: "Europe/London" },
  { id: "U0OWNER", name: "owner", realName: "Olivia Owner", isAdmin: true, isOwner: true },
  { id: "U0GUEST", name: "guest", realName: "Gustav Guest", isRestricted: true },
  { id: "U0OUTSIDE", name: "outsider", realName: "Otto Outside", teamId: "T0OUT", isStranger: true },
  { id: "U0GONE", name: "gone", realName: "Gina Gone", deleted: true },
  { id: botIds.user, name: "kapocs", realName: "Kapocs", isBot: true },
];

const everybody = ["U0ANNA", "U0BEN", "U0CILI", "U0DAN", "U0OWNER"];

/** The workspace of a small reseller: two sales agents, two admin agents, and everybody who makes trouble. */
const defaultSeed: WorldSeed = {
  team: { id: "T0001", name: "Kapocs Demo", domain: "kapocs-demo", plan: "paid", locale: "en-US" },
  users: people,
  channels: [
    { id: "C0SALES", name: "sales", members: [...everybody, "U0GUEST", botIds.user] },
    { id: "C0TEAM2", name: "sales-hu", members: ["U0ANNA", "U0CILI", botIds.user] },
    {
      id: "C0SHARED",
      name: "shared-with-partner",
      isExtShared: true,
      members: [...everybody, "U0OUTSIDE", botIds.user],
    },
    { id: "C0OLD", name: "old-sales", isArchived: true, members: [...everybody, botIds.user] },
    { id: "C0PRIVATE", name: "board", isPrivate: true, members: ["U0OWNER", "U0DAN"] },
  ],
  userGroups: [
    { id: "S0ADMINS", handle: "admin-agents", name: "Admin agents", users: ["U0DAN", "U0CILI"] },
    { id: "S0SALES", handle: "sales-agents", name: "Sales agents", users: ["U0ANNA", "U0BEN"] },
  ],
};

export function emptyWorld(): World {
  return {
    team: teamFrom({}),
    users: new Map(),
    channels: new Map(),
    userGroups: new Map(),
    messages: [],
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    reads: new Map(),
    files: new Map(),
    mentions: [],
  };
}

/** Empties `world` and fills it from the seed, in place: whoever holds it sees the new state. */
export function plant(world: World, seed: Partial<WorldSeed> = {}): void {
  const { team, users, channels, userGroups } = { ...defaultSeed, ...seed };
  for (const part of [world.users, world.channels, world.userGroups, world.views, world.stacks, world.homes])
    part.clear();
  world.reads.clear();
  world.files.clear();
  world.messages.length = 0;
  world.mentions.length = 0;
  world.team = teamFrom(team);
  for (const user of users) world.users.set(user.id, userFrom(user, world.team));
  if (!world.users.has(botIds.user))
    world.users.set(
      botIds.user,
      userFrom({ id: botIds.user, name: "kapocs", realName: "Kapocs", isBot: true }, world.team),
    );
  for (const channel of channels) world.channels.set(channel.id, channelFrom(channel));
  for (const group of userGroups) world.userGroups.set(group.id, groupFrom(group));
}

function teamFrom(seed: Partial<Team>): Team {
  return { id: "T0001", name: "Kapocs Demo", domain: "kapocs-demo", plan: "paid", locale: "en-US", ...seed };
}

function userFrom(seed: UserSeed, team: Team): User {
  const name = seed.name ?? seed.id.toLowerCase();
  return {
    teamId: team.id,
    name,
    realName: name,
    ...(seed.isStranger || seed.isBot ? {} : { email: `${name}@kapocs-demo.example` }),
    locale: "en-US",
    tz: "America/Los_Angeles",
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isUltraRestricted: false,
    isStranger: false,
    isBot: false,
    deleted: false,
    updatedAt: longAgo,
    ...seed,
  };
}

function channelFrom(seed: Pick<Channel, "id"> & Partial<Channel>): Channel {
  return {
    name: seed.id.toLowerCase(),
    kind: "channel",
    isPrivate: false,
    isArchived: false,
    isExtShared: false,
    createdAt: longAgo,
    creator: "U0OWNER",
    topic: "",
    ...seed,
    members: [...(seed.members ?? [])],
  };
}

function groupFrom(seed: Pick<UserGroup, "id"> & Partial<UserGroup>): UserGroup {
  return {
    handle: seed.id.toLowerCase(),
    name: seed.id,
    description: "",
    createdAt: longAgo,
    updatedAt: longAgo,
    deletedAt: 0,
    updatedBy: "U0OWNER",
    ...seed,
    users: [...(seed.users ?? [])],
  };
}
