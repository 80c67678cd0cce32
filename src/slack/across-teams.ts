import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";

export type TeamArgument = { readonly team_id?: string };

/** Slack's words for a token of a whole organisation when it wants to know which workspace of it is meant. */
const whichTeam = new Set(["missing_argument", "team_not_found", "invalid_team_id"]);

const Teams = z.looseObject({
  teams: z.array(z.looseObject({ id: z.string() })).nullish(),
  response_metadata: z.looseObject({ next_cursor: z.string().nullish() }).nullish(),
});

const keepMs = 5 * 60_000;
const known = new WeakMap<WebClient, { readonly ids: readonly string[]; readonly until: number }>();

/**
 * Asks what belongs to one workspace: once where the app is installed in one, and of each of its workspaces where it is
 * installed in a whole organisation, since a token for all of it has to name one.
 */
export async function acrossTeams<T>(
  client: WebClient,
  ask: (team: TeamArgument) => Promise<T>,
): Promise<readonly T[]> {
  const kept = known.get(client);
  if (!kept || kept.until <= Date.now()) {
    try {
      return [await ask({})];
    } catch (error) {
      if (!(error instanceof WebAPIPlatformError) || !whichTeam.has(error.data.error)) throw error;
    }
    known.set(client, { ids: await listTeams(client), until: Date.now() + keepMs });
  }
  const answers: T[] = [];
  // One after the other: an organisation may have many.
  for (const team_id of known.get(client)?.ids ?? []) answers.push(await ask({ team_id }));
  return answers;
}

async function listTeams(client: WebClient): Promise<readonly string[]> {
  const ids: string[] = [];
  let cursor = "";
  do {
    const page = Teams.parse(await client.auth.teams.list({ limit: 100, ...(cursor ? { cursor } : {}) }));
    ids.push(...(page.teams ?? []).map(({ id }) => id));
    cursor = page.response_metadata?.next_cursor ?? "";
  } while (cursor !== "");
  return ids;
}
