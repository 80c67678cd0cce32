import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import { type SlackGroupId, SlackUserId } from "../domain/ids.ts";
import { acrossTeams, type TeamArgument } from "./across-teams.ts";
import { Cached } from "./cached.ts";
import type { Installation } from "./installation.ts";

const keepMs = 60_000;

/** Groups that give nobody a role: gone or disabled ones, and all of them on a plan without groups. */
const emptyAnswers = new Set([
  "no_such_subteam",
  "subteam_not_found",
  "subteam_disabled",
  "paid_teams_only",
  "plan_upgrade_required",
]);

const Members = z.looseObject({ users: z.array(z.string()).nullish() });

/** Asks Slack who is in a user group and remembers it for a minute. */
export class Groups {
  readonly #cache: Cached<ReadonlySet<SlackUserId>>;
  readonly #before = new Map<string, ReadonlySet<SlackUserId>>();

  constructor(client: WebClient, installation: Installation, clock: () => number = Date.now) {
    const askAndKeep = async (id: string) => {
      const members = await ask(client, installation, id);
      if (members.size > 0) this.#before.set(id, members);
      return members;
    };
    this.#cache = new Cached(askAndKeep, { keepMs, capacity: 1_000, clock });
  }

  members(id: SlackGroupId): Promise<ReadonlySet<SlackUserId>> {
    return this.#cache.get(id);
  }

  membersAfresh(id: SlackGroupId): Promise<ReadonlySet<SlackUserId>> {
    return this.#cache.afresh(id);
  }

  /** Who was in it when somebody last was, as far as this process saw. */
  lastMembers(id: SlackGroupId): ReadonlySet<SlackUserId> {
    return this.#before.get(id) ?? new Set();
  }

  changed(id: string): void {
    this.#cache.expire(id);
  }
}

async function ask(
  client: WebClient,
  { teamId }: Installation,
  id: string,
): Promise<ReadonlySet<SlackUserId>> {
  const own = teamId === "" ? {} : { team_id: teamId };
  const answers = await acrossTeams(client, (team) => membersIn(client, { usergroup: id, ...own, ...team }));
  return new Set(answers.flat());
}

async function membersIn(
  client: WebClient,
  asked: { readonly usergroup: string } & TeamArgument,
): Promise<readonly SlackUserId[]> {
  try {
    const answer = Members.parse(await client.usergroups.users.list(asked));
    return (answer.users ?? []).flatMap((each) => {
      const member = SlackUserId.safeParse(each);
      return member.success ? [member.data] : [];
    });
  } catch (error) {
    if (error instanceof WebAPIPlatformError && emptyAnswers.has(error.data.error)) return [];
    throw error;
  }
}
