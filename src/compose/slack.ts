import { v7 as uuidv7 } from "uuid";
import { ensureWorkspace } from "../../db/queries/workspaces.ts";
import type { OneWorkspaceConfig, SlackConfig } from "../config.ts";
import { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import type { SetUpFile } from "../service/index.ts";
import { addresseeOf } from "../slack/addressee.ts";
import { createSlackApp, type SlackApp } from "../slack/app.ts";
import { checkChannel } from "../slack/channel-check.ts";
import { readEnding } from "../slack/events/endings.ts";
import { readInstallation } from "../slack/installation.ts";
import { asGrants } from "../slack/modals/setup-roles.ts";
import { routes } from "../slack/routes.ts";
import { createWebClient } from "../slack/web-client.ts";
import { openSide, type SlackSide, type SlackWorkspace, type Workspaces } from "../slack/workspace.ts";
import type { Core } from "./core.ts";

export type { SlackWorkspace, Workspaces } from "../slack/workspace.ts";

/** Asks Slack who we are. Throws SlackRefusedToken. */
export async function askSlack(
  { botToken: token, apiUrl: slackApiUrl }: OneWorkspaceConfig,
  log: Log,
  telemetry?: Telemetry,
): Promise<SlackSide> {
  const installation = await readInstallation(
    createWebClient({ token, slackApiUrl, timeoutMs: 10_000, log, telemetry }),
  );
  return openSide(installation, { token, slackApiUrl, log, telemetry });
}

export async function openWorkspace(core: Core, side: SlackSide): Promise<SlackWorkspace> {
  const newId = WorkspaceId.parse(uuidv7());
  const workspaceId = await ensureWorkspace(core.database.patientDb, side.installation, newId, core.now());
  return { ...side, workspaceId };
}

/** The one workspace of SLACK_BOT_TOKEN. Whatever Slack sends is for it. */
export function soleWorkspace(workspace: SlackWorkspace, log: Log): Workspaces {
  return {
    find: async (workspaceId) => (workspaceId === workspace.workspaceId ? workspace : null),
    findFor: async () => workspace,
    // The token is the operator's to take away.
    doubt: async () => "unchanged",
    ended: async ({ told }) =>
      log.error({ told }, "Slack took the app's access back: install it again, and set SLACK_BOT_TOKEN anew"),
  };
}

/** What a request of Slack's meets. */
export function openSlack(
  core: Core,
  workspaces: Workspaces,
  { apiUrl: slackApiUrl, transport }: SlackConfig,
  log: Log,
): Promise<SlackApp> {
  const { telemetry } = core;
  return createSlackApp(
    { slackApiUrl, transport, log, telemetry },
    {
      async serve(body) {
        const workspace = await workspaces.findFor(addresseeOf(body));
        if (!workspace) return null;
        const { workspaceId, installation, identify, client, homes } = workspace;
        return {
          ...{ routes, client, identify, homes, installation, log, telemetry, transport: transport.kind },
          makeContext: (actor, correlationId) => core.contextFor(workspaceId, actor, correlationId),
          newReference: core.newReference,
        };
      },
      ended: (body, told) => workspaces.ended({ ...addresseeOf(body), ...readEnding(body), told }),
      installUrl: core.installUrl,
    },
  );
}

/** What a set-up from a file has to ask of Slack: channels that cannot be posted to, by id, with the reason. */
export async function askForSetUp({ client, identify }: SlackSide, file: SetUpFile) {
  const channels = await Promise.all(
    file.channels.map(async ({ id }) => ({ id, checked: await checkChannel(client, id) })),
  );
  const presentAdminAgent = await identify.findPresentAdminAgent(
    asGrants("admin-agent", file.roles.adminAgents),
  );
  return { channels, presentAdminAgent };
}
