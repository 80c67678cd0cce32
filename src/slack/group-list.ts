import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import { SlackGroupId } from "../domain/ids.ts";
import { acrossTeams } from "./across-teams.ts";

const Group = z.looseObject({
  id: SlackGroupId,
  name: z.string().nullish(),
  handle: z.string().nullish(),
  date_delete: z.number().nullish(),
});

/** Enabled user groups, id to "@handle (name)"; "no-groups" on a plan that has none. */
export async function listGroups(client: WebClient): Promise<ReadonlyMap<string, string> | "no-groups"> {
  try {
    const lists = await acrossTeams(client, (team) =>
      client.usergroups.list({ include_disabled: false, ...team }),
    );
    const groups = lists.flatMap(({ usergroups }) => z.array(Group).parse(usergroups ?? []));
    return new Map(
      groups
        .filter((each) => !each.date_delete)
        .map(({ id, name, handle }) => [id, handle ? `@${handle} (${name ?? handle})` : (name ?? id)]),
    );
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    const hasNone = /^(paid_teams_only|plan_upgrade_required)$/.test(error.data.error);
    return hasNone ? "no-groups" : new Map();
  }
}
