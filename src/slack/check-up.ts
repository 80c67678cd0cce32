import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { z } from "zod";
import type { SlackGroupId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { type Installation, readInstallation, SlackRefusedToken } from "./installation.ts";
import { keepAliveFetch } from "./keep-alive-fetch.ts";
import { webClientOptions } from "./web-client.ts";

/** A client that notes by which clock Slack answers. Reads only, as all that is asked here. */
export function createNotingClient(settings: {
  readonly token: string;
  readonly slackApiUrl: string;
  readonly log: Log;
}): { readonly client: WebClient; readonly clock: () => ClockReading | null } {
  let reading: ClockReading | null = null;
  const client = new WebClient(settings.token, {
    ...webClientOptions({ ...settings, timeoutMs: 10_000 }),
    fetch: async (...request) => {
      const before = Date.now();
      const response = await keepAliveFetch(...request);
      const theirs = new Date(response.headers.get("date") ?? Number.NaN);
      if (!Number.isNaN(theirs.getTime())) reading = { theirs, ours: new Date((before + Date.now()) / 2) };
      return response;
    },
  });
  return { client, clock: () => reading };
}

export interface ClockReading {
  readonly theirs: Date;
  readonly ours: Date;
}

/** `trouble` is Slack's own word, or the system's where Slack could not be asked. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refused: boolean; readonly trouble: string };

export async function askWhoWeAre(client: WebClient): Promise<Asked<Installation>> {
  return asked(() => readInstallation(client));
}

/** Whether the app token opens connections; none is opened. */
export async function askForSocket(client: WebClient): Promise<Asked<unknown>> {
  return asked(() => client.apps.connections.open());
}

export interface GroupState {
  readonly handle: string;
  readonly isEnabled: boolean;
}

const Group = z.looseObject({
  id: z.string(),
  handle: z.string().nullish(),
  date_delete: z.number().nullish(),
});

/** Every group of the workspace, disabled ones too. */
export async function askForGroups(
  client: WebClient,
  teamId: string,
): Promise<Asked<ReadonlyMap<SlackGroupId | string, GroupState>>> {
  return asked(async () => {
    const team = teamId === "" ? {} : { team_id: teamId };
    const { usergroups } = await client.usergroups.list({ include_disabled: true, ...team });
    const groups = z.array(Group).parse(usergroups ?? []);
    return new Map(
      groups.map(({ id, handle, date_delete }) => [
        id,
        { handle: handle ? `@${handle}` : id, isEnabled: !date_delete },
      ]),
    );
  });
}

async function asked<T>(ask: () => Promise<T>): Promise<Asked<T>> {
  try {
    return { ok: true, value: await ask() };
  } catch (error) {
    if (error instanceof SlackRefusedToken) return { ok: false, refused: true, trouble: error.code };
    if (error instanceof WebAPIPlatformError) return { ok: false, refused: true, trouble: error.data.error };
    return { ok: false, refused: false, trouble: wordOf(error) };
  }
}

/** Never a sentence: those hold addresses. */
function wordOf(error: unknown): string {
  if (error instanceof Error && "original" in error) return wordOf(error.original);
  if (error instanceof Error && "statusCode" in error) return `HTTP ${error.statusCode}`;
  if (error instanceof Error && "code" in error) return String(error.code);
  return error instanceof Error ? error.name : "unknown";
}
