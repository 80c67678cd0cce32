import type { WorkspaceId } from "../domain/ids.ts";
import { translator } from "../i18n/index.ts";
import type { Log } from "../log.ts";
import type { Notifier } from "../ports/notifier.ts";
import { roles } from "../service/index.ts";
import { createListFiles } from "../slack/list-files.ts";
import { createNotifier } from "../slack/notifier.ts";
import { listOwners } from "../slack/owners.ts";
import { createScreens } from "../slack/screens.ts";
import { createIntents } from "../workers/intents.ts";
import type { DeliveryParts } from "../workers/outbox-delivery.ts";
import { contextsOf } from "./contexts.ts";
import type { Core } from "./core.ts";
import type { Workspaces } from "./slack.ts";

/** All that it takes to carry out the outbox's messages. */
export function deliveryParts(core: Core, workspaces: Workspaces, log: Log): DeliveryParts {
  const { now } = core;
  const asDispatcher = contextsOf(core)("dispatcher");
  const grantsOf = (workspaceId: WorkspaceId) => roles.grants(asDispatcher(workspaceId));
  const identifyFor = async (workspaceId: WorkspaceId) => {
    const workspace = await workspaces.find(workspaceId);
    if (!workspace) throw new Error("the app was removed from the workspace meanwhile");
    return workspace.identify;
  };

  return {
    db: core.database.patientDb,
    contextFor: asDispatcher,
    notifier: doubtful(
      workspaces,
      createNotifier({
        clientFor: async (workspaceId) => (await workspaces.find(workspaceId))?.outboxClient ?? null,
        contextFor: asDispatcher,
        personFor: async (workspaceId, slackUserId) =>
          (await (await identifyFor(workspaceId)).find(slackUserId)).person,
        refreshScreen: createScreens({
          async placeFor(workspaceId) {
            const workspace = await workspaces.find(workspaceId);
            return workspace && { client: workspace.outboxClient, homes: workspace.homes };
          },
          async readerFor(workspaceId, slackUserId, correlationId) {
            const identify = await identifyFor(workspaceId);
            const known = await identify.find(slackUserId);
            const actor = await identify.actorOf(known, await grantsOf(workspaceId));
            return {
              ctx: { ...asDispatcher(workspaceId, correlationId), actor },
              person: known.person,
              t: translator(known.person.language),
            };
          },
        }),
        now,
      }),
    ),
    intents: createIntents({
      contextFor: asDispatcher,
      database: core.database,
      languageOf: async (workspaceId, slackUserId) =>
        (await (await identifyFor(workspaceId)).find(slackUserId)).person.language,
      files: createListFiles({
        clientFor: async (workspaceId) => (await workspaces.find(workspaceId))?.outboxClient ?? null,
      }),
      async freshActor(workspaceId, slackUserId) {
        const workspace = await workspaces.find(workspaceId);
        return workspace
          ? workspace.identify.freshActor(slackUserId, await grantsOf(workspaceId))
          : "slack-cannot-answer";
      },
      async adminAgents(workspaceId) {
        const workspace = await workspaces.find(workspaceId);
        if (!workspace) return null;
        return workspace.identify.listPresentAdminAgents(await grantsOf(workspaceId));
      },
      async owners(workspaceId) {
        const workspace = await workspaces.find(workspaceId);
        return workspace ? listOwners(workspace.outboxClient) : [];
      },
    }),
    now,
    chance: Math.random,
    log,
    telemetry: core.telemetry,
  };
}

/** Slack's words for a token that it does not take any more. */
const shutOut = new Set(["account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"]);

/** A token may have been replaced since the client was made: what was refused then goes out with the new one. */
function doubtful(workspaces: Workspaces, notifier: Notifier): Notifier {
  return {
    ...notifier,
    async deliver(message, leaving) {
      const delivery = await notifier.deliver(message, leaving);
      if (delivery.outcome !== "undeliverable" || !shutOut.has(delivery.reason)) return delivery;
      const token = await workspaces.doubt(message.workspaceId);
      return token === "replaced" ? { outcome: "try-later", afterMs: 0, reason: delivery.reason } : delivery;
    },
  };
}
