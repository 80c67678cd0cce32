import { listWorkspaceIds } from "../db/queries/workspaces.ts";
import type { Core } from "./compose-core.ts";
import type { Workspaces } from "./compose-slack.ts";
import { startVendorWorkers } from "./compose-vendor-workers.ts";
import { CorrelationId, type WorkspaceId } from "./domain/ids.ts";
import { translator } from "./i18n/index.ts";
import type { Log } from "./log.ts";
import type { Notifier } from "./ports/notifier.ts";
import { invitations, outbox, removals, retention, roles, type ServiceContext } from "./service/index.ts";
import { createNotifier } from "./slack/notifier.ts";
import { listOwners } from "./slack/owners.ts";
import { createScreens } from "./slack/screens.ts";
import { lookAfterStandings } from "./slack/standings.ts";
import { createDeadlines } from "./workers/deadlines.ts";
import { createHousekeeping } from "./workers/housekeeping.ts";
import { createIntents } from "./workers/intents.ts";
import type { DeliveryParts } from "./workers/outbox-delivery.ts";
import { createOutboxDispatcher } from "./workers/outbox-dispatcher.ts";
import { createReconciliation } from "./workers/reconciliation.ts";

/** Starts what works by itself: the outbox, deadlines, reading the directory, housekeeping. Answers with how to stop them. */
export async function startWorkers(
  core: Core,
  workspaces: Workspaces,
  log: Log,
): Promise<() => Promise<void>> {
  const db = core.database.patientDb;
  const { now } = core;
  const contextAs = contextsOf(core);
  const dispatcher = createOutboxDispatcher(deliveryParts(core, workspaces, log));
  const asClock = contextAs("clock");
  const deadlines = createDeadlines({ db, now, log }, [
    (workspaceId) => invitations.expireDue(asClock(workspaceId)),
    (workspaceId) => removals.lapseDue(asClock(workspaceId)),
  ]);
  const asDirectory = contextAs("directory");
  const reconciliation = createReconciliation({ db, now, log }, (workspaceId) =>
    invitations.reconcile(asDirectory(workspaceId)),
  );
  const besideVendor = core.vendor ? await startVendorWorkers(core, core.vendor, log) : null;
  const asSlack = contextAs("slack");
  const housekeeping = createHousekeeping({
    workspaces: () => listWorkspaceIds(db),
    async lookAfter(workspaceId) {
      const workspace = await workspaces.find(workspaceId);
      if (workspace) await lookAfterStandings(asSlack(workspaceId), workspace);
    },
    async sweep(workspaceId) {
      await besideVendor?.forget(workspaceId);
      const swept = await outbox.sweep(asClock(workspaceId));
      const emptied = await retention.apply(asClock(workspaceId));
      return [swept, emptied].every((each) => !each.ok || each.value.isAll);
    },
    now,
    log,
  });

  core.onWork.nudge = (workspaceId) => {
    dispatcher.nudge(workspaceId);
    deadlines.nudge();
    besideVendor?.nudge();
  };
  core.onWork.answered = (workspaceId) => {
    reconciliation
      .nudge(workspaceId)
      .catch((error: unknown) => log.error({ err: error }, "the directory could not be read at once"));
  };
  dispatcher.start();
  deadlines.start();
  housekeeping.start();
  await reconciliation.start();
  return async () => {
    await Promise.all([
      ...[deadlines.stop(), reconciliation.stop(), housekeeping.stop(), dispatcher.stop()],
      besideVendor?.stop(),
    ]);
  };
}

type BotName = "dispatcher" | "clock" | "directory" | "slack";

/** Contexts of the bot's own. The connection that has patience: nobody waits for an answer within three seconds here. */
export function contextsOf(core: Core) {
  return (name: BotName) =>
    (workspaceId: WorkspaceId, correlationId?: string): ServiceContext => ({
      ...core.contextFor(workspaceId, { kind: "system", name }, correlation(correlationId)),
      db: core.database.patientDb,
    });
}

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

function correlation(text: string | undefined): CorrelationId | undefined {
  return text === undefined ? undefined : CorrelationId.parse(text);
}
