import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { SlackUserId } from "../domain/ids.ts";
import { acrossTeams, type TeamArgument } from "./across-teams.ts";

const Page = z.looseObject({
  members: z.array(
    z.looseObject({
      id: SlackUserId,
      deleted: z.boolean().nullish(),
      is_owner: z.boolean().nullish(),
      is_primary_owner: z.boolean().nullish(),
    }),
  ),
  response_metadata: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
});

/** Enough for somebody to act, and few enough to be no nuisance. */
const enough = 5;
const pagesAtMost = 20;

/** A few owners of the workspace: those who may give roles when no admin agent is left. */
export async function listOwners(client: WebClient): Promise<readonly SlackUserId[]> {
  const owners = await acrossTeams(client, (team) => ownersIn(client, team));
  return [...new Set(owners.flat())].slice(0, enough);
}

async function ownersIn(client: WebClient, team: TeamArgument): Promise<readonly SlackUserId[]> {
  const owners: SlackUserId[] = [];
  let cursor = "";
  for (let page = 0; page < pagesAtMost; page += 1) {
    const { members, response_metadata } = Page.parse(
      await client.users.list({ limit: 200, ...team, ...(cursor ? { cursor } : {}) }),
    );
    const found = members.filter((each) => !each.deleted && (each.is_owner || each.is_primary_owner));
    owners.push(...found.map(({ id }) => id));
    cursor = response_metadata?.next_cursor ?? "";
    if (cursor === "" || owners.length >= enough) break;
  }
  return owners;
}
