import { listWorkspaceIds } from "../db/queries/workspaces.ts";
import type { Core, SlackWorkspace } from "./compose.ts";
import { startVendorWorkers } from "./compose-vendor-workers.ts";
import type { SlackConfig } from "./config.ts";
import { CorrelationId, type SlackUserId, type WorkspaceId } from "./domain/ids.ts";
import { translator } from "./i18n/index.ts";
import type { Log } from "./log.ts";
import { invitations, outbox, removals, retention, roles, type ServiceContext } from "./service/index.ts";
import { createNotifier } from "./slack/notifier.ts";
import { createScreens } from "./slack/screens.ts";
import { createWebClient } from "./slack/web-client.ts";
import { createDeadlines } from "./workers/deadlines.ts";
import { createHousekeeping } from "./workers/housekeeping.ts";
import { createIntents } from "./workers/intents.ts";
import type { DeliveryParts } from "./workers/outbox-delivery.ts";
import { createOutboxDispatcher } from "./workers/outbox-dispatcher.ts";
import { createReconciliation } from "./workers/reconciliation.ts";

/** Starts what works by itself: the outbox, deadlines, reading the directory, housekeeping. Answers with how to stop them. */
export async function startWorkers(
  core: Core,
  workspace: SlackWorkspace,
  slack: SlackConfig,
  log: Log,
): Promise<() => Promise<void>> {
  const db = core.database.patientDb;
  const { now } = core;
  const contextAs = contextsOf(core);
  const dispatcher = createOutboxDispatcher(deliveryParts(core, workspace, slack, log));
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
  const housekeeping = createHousekeeping({
    workspaces: () => listWorkspaceIds(db),
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

type BotName = "dispatcher" | "clock" | "directory";

/** Contexts of the bot's own. The connection that has patience: nobody waits for an answer within three seconds here. */
export function contextsOf(core: Core) {
  return (name: BotName) =>
    (workspaceId: WorkspaceId, correlationId?: string): ServiceContext => ({
      ...core.contextFor(workspaceId, { kind: "system", name }, correlation(correlationId)),
      db: core.database.patientDb,
    });
}

/** All that it takes to carry out the outbox's messages. */
export function deliveryParts(
  core: Core,
  workspace: SlackWorkspace,
  slack: SlackConfig,
  log: Log,
): DeliveryParts {
  const { identify, homes } = workspace;
  const { now } = core;
  const client = createWebClient({
    token: slack.botToken,
    slackApiUrl: slack.apiUrl,
    timeoutMs: 10_000,
    log,
  });
  const clientFor = async (workspaceId: WorkspaceId) =>
    workspaceId === workspace.workspaceId ? client : null;
  const asDispatcher = contextsOf(core)("dispatcher");
  const actorFor = async (workspaceId: WorkspaceId, slackUserId: SlackUserId) => {
    const grants = await roles.grants(asDispatcher(workspaceId));
    return identify.actorOf(await identify.find(slackUserId), grants);
  };

  return {
    db: core.database.patientDb,
    contextFor: asDispatcher,
    notifier: createNotifier({
      clientFor,
      contextFor: asDispatcher,
      personFor: async (_workspaceId, slackUserId) => (await identify.find(slackUserId)).person,
      refreshScreen: createScreens({
        clientFor,
        homes,
        async readerFor(workspaceId, slackUserId, correlationId) {
          const [{ person }, actor] = await Promise.all([
            identify.find(slackUserId),
            actorFor(workspaceId, slackUserId),
          ]);
          return {
            ctx: { ...asDispatcher(workspaceId, correlationId), actor },
            person,
            t: translator(person.language),
          };
        },
      }),
      now,
    }),
    intents: createIntents({
      contextFor: asDispatcher,
      freshActor: async (workspaceId, slackUserId) =>
        identify.freshActor(slackUserId, await roles.grants(asDispatcher(workspaceId))),
      adminAgents: async (workspaceId) =>
        identify.listPresentAdminAgents(await roles.grants(asDispatcher(workspaceId))),
    }),
    now,
    chance: Math.random,
    log,
  };
}

function correlation(text: string | undefined): CorrelationId | undefined {
  return text === undefined ? undefined : CorrelationId.parse(text);
}
