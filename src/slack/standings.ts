import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import type { SlackGroupId, SlackUserId } from "../domain/ids.ts";
import type { RoleGrant, TeamChannel } from "../domain/settings.ts";
import type { ChannelStanding, SeenInSlack } from "../domain/slack-standing.ts";
import { type Dependencies, roles, type ServiceContext, setUp, standings } from "../service/index.ts";
import { acrossTeams } from "./across-teams.ts";
import { checkChannel } from "./channel-check.ts";
import type { Identify } from "./identify.ts";

interface Asking {
  readonly client: WebClient;
  readonly identify: Identify;
}

/** Reads all that the workspace depends on, and takes it down. What Slack does not answer is left for the next time. */
export async function lookAfterStandings(ctx: ServiceContext, asking: Asking): Promise<void> {
  const { identify } = asking;
  const dependencies = await standings.dependencies(ctx);
  const seen = [
    ...(await seeGroups(asking, dependencies.grants)),
    ...(await seeAll(dependencies.people, (id) => seePerson(asking, id, dependencies.grants))),
    ...(await seeAll(dependencies.channels, (channel) => seeChannel(asking, channel))),
  ];
  if (seen.length > 0) await standings.note(ctx, seen);
  // A plan without groups comes with no event: nobody else would notice.
  const grants = await roles.grants(ctx);
  const hasAdmins = grants.some((each) => each.role === "admin-agent");
  if (hasAdmins && (await identify.findPresentAdminAgent(grants)) === null) {
    await setUp.reopen(ctx, identify.formerAdminAgents(grants));
  }
}

/** One after the other: nobody waits for it, and Slack counts. */
async function seeAll<Item>(
  items: readonly Item[],
  see: (item: Item) => Promise<SeenInSlack | null>,
): Promise<SeenInSlack[]> {
  const seen: SeenInSlack[] = [];
  for (const item of items) {
    const each = await see(item).catch(() => null);
    if (each) seen.push(each);
  }
  return seen;
}

export async function seePerson(
  { identify }: Asking,
  id: SlackUserId,
  grants: Dependencies["grants"],
): Promise<SeenInSlack> {
  const { standing } = await identify.find(id);
  const isInRoleGroup = standing !== "member" && (await identify.isInRoleGroup(id, grants));
  return { kind: "person", slackId: id, standing, name: null, isInRoleGroup };
}

const Group = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  handle: z.string().nullish(),
  // Slack writes numbers as text now and then.
  date_delete: z.coerce.number().nullish(),
});

/** The groups that carry a role, asked for in one call; their members are asked for group by group, as for rights. */
export async function seeGroups(
  { client, identify }: Asking,
  grants: readonly RoleGrant[],
): Promise<SeenInSlack[]> {
  const ids = [
    ...new Set(grants.flatMap(({ holder }) => (holder.kind === "group" ? [holder.slackGroupId] : []))),
  ];
  if (ids.length === 0) return [];
  const listed = await listAll(client);
  if (listed === "unknown") return [];
  if (listed === "no-groups")
    return ids.map((slackId) => ({ kind: "group", slackId, standing: "no-groups", name: null }));
  return seeAll(ids, async (slackId) => {
    const group = listed.find((each) => each.id === slackId);
    const name = group ? (group.handle ? `@${group.handle}` : (group.name ?? null)) : null;
    const seen = { kind: "group", slackId, name } as const;
    if (!group) return { ...seen, standing: "gone" };
    if (group.date_delete) return { ...seen, standing: "disabled" };
    const isEmpty = !(await identify.hasMember(slackId as SlackGroupId));
    return { ...seen, standing: isEmpty ? "empty" : "there" };
  });
}

async function listAll(client: WebClient): Promise<z.infer<typeof Group>[] | "no-groups" | "unknown"> {
  try {
    const lists = await acrossTeams(client, (team) =>
      client.usergroups.list({ include_disabled: true, ...team }),
    );
    return lists.flatMap(({ usergroups }) => z.array(Group).parse(usergroups ?? []));
  } catch (error) {
    const reason = error instanceof WebAPIPlatformError ? error.data.error : "";
    return reason === "paid_teams_only" || reason === "plan_upgrade_required" ? "no-groups" : "unknown";
  }
}

/** Null: Slack does not say, or we have no scope to see it. */
export async function seeChannel({ client }: Asking, channel: TeamChannel): Promise<SeenInSlack | null> {
  const checked = await checkChannel(client, channel.id);
  const seen = { kind: "channel", slackId: channel.id } as const;
  if (!checked.ok) {
    const standing: ChannelStanding | null =
      checked.fault === "archived" ? "archived" : checked.fault === "not-in-channel" ? "left" : null;
    return standing === null ? null : { ...seen, standing, name: channel.name };
  }
  if (checked.isShared === null) return null;
  return { ...seen, standing: checked.isShared ? "shared" : "there", name: checked.name };
}
