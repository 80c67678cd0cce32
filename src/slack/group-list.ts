import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { z } from "zod";
import { SlackGroupId } from "../domain/ids.ts";

const Group = z.looseObject({
  id: SlackGroupId,
  name: z.string().nullish(),
  handle: z.string().nullish(),
  date_delete: z.number().nullish(),
});

/** Enabled user groups, id to "@handle (name)"; none on a plan without groups. */
export async function listGroups(client: WebClient): Promise<ReadonlyMap<string, string>> {
  try {
    const { usergroups } = await client.usergroups.list({ include_disabled: false });
    const groups = z.array(Group).parse(usergroups ?? []);
    return new Map(
      groups
        .filter((each) => !each.date_delete)
        .map(({ id, name, handle }) => [id, handle ? `@${handle} (${name ?? handle})` : (name ?? id)]),
    );
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return new Map();
    throw error;
  }
}
