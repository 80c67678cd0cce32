import type { WebClient } from "@slack/web-api";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { Ending } from "./events/endings.ts";
import { Groups } from "./groups.ts";
import { DrawnHomes } from "./home/drawn-homes.ts";
import { createIdentify, type Identify } from "./identify.ts";
import type { Installation } from "./installation.ts";
import { People } from "./people.ts";
import { createWebClient } from "./web-client.ts";

/** What Slack says at the other end of a bot token, and what was learnt of its people. */
export interface SlackSide {
  readonly installation: Installation;
  readonly identify: Identify;
  /** For answering people: gives up after 1.5 s. */
  readonly client: WebClient;
  /** For the outbox, which has more patience. */
  readonly outboxClient: WebClient;
  readonly homes: DrawnHomes;
}

/** The same with the workspace that it belongs to in our database. */
export interface SlackWorkspace extends SlackSide {
  readonly workspaceId: WorkspaceId;
}

/** Whom a request of Slack's is for, as it says itself. */
export interface Addressee {
  /** Null when it is for an organisation. */
  readonly teamId: string | null;
  readonly enterpriseId: string | null;
  readonly isEnterpriseInstall: boolean;
  /** Null where Slack does not say. */
  readonly appId: string | null;
}

export interface EndedAddressee extends Addressee {
  readonly told: Ending;
  /** Null where Slack does not say. */
  readonly at: Date | null;
  readonly botUserIds: readonly string[] | null;
}

/** The workspaces that this process serves. */
export interface Workspaces {
  /** Null: the app is not installed there, or not any more. */
  find(workspaceId: WorkspaceId): Promise<SlackWorkspace | null>;
  findFor(addressee: Addressee): Promise<SlackWorkspace | null>;
  /** Slack refused the token: whether there is a newer one by now. An installation that has ended is put on record. */
  doubt(workspaceId: WorkspaceId): Promise<"replaced" | "unchanged">;
  /** Slack says that an installation has ended. */
  ended(ended: EndedAddressee): Promise<void>;
}

/** Clients with this token, and caches of their own. `homes` outlives a token that is replaced. */
export function openSide(
  installation: Installation,
  settings: {
    readonly token: string;
    readonly slackApiUrl: string;
    readonly log: Log;
    readonly telemetry?: Telemetry | undefined;
  },
  homes = new DrawnHomes(),
): SlackSide {
  const client = createWebClient({ ...settings, timeoutMs: 1_500 });
  return {
    installation,
    identify: createIdentify(new People(client, installation), new Groups(client, installation)),
    client,
    outboxClient: createWebClient({ ...settings, timeoutMs: 10_000 }),
    homes,
  };
}
