import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import type { Log } from "../log.ts";
import { invitations, outbox, removals, retention } from "../service/index.ts";
import { lookAfterStandings } from "../slack/standings.ts";
import { createDeadlines } from "../workers/deadlines.ts";
import { createHousekeeping } from "../workers/housekeeping.ts";
import { createOutboxDispatcher } from "../workers/outbox-dispatcher.ts";
import { createReconciliation } from "../workers/reconciliation.ts";
import { contextsOf } from "./contexts.ts";
import type { Core } from "./core.ts";
import { deliveryParts } from "./delivery.ts";
import type { Workspaces } from "./slack.ts";
import { startVendorWorkers } from "./vendor-workers.ts";

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
