import { dueNow, startDues } from "../../db/queries/dues.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { createDueSweep, type SweepParts } from "./due-sweep.ts";

export interface Reconciliation {
  start(): Promise<void>;
  /** The directory has news of this workspace: look now. */
  nudge(workspaceId: WorkspaceId): Promise<void>;
  stop(): Promise<void>;
}

const everyMs = 60_000;

/** Reads the partner directory again, each workspace once a minute whatever happens, and at once when there is news. */
export function createReconciliation(
  parts: SweepParts,
  reconcile: (workspaceId: WorkspaceId) => Promise<unknown>,
): Reconciliation {
  const { db, now } = parts;
  const loop = createDueSweep(parts, "reconciliation", async (workspaceId) => {
    await reconcile(workspaceId);
    return new Date(now().getTime() + everyMs);
  });
  return {
    async start() {
      await startDues(db, "reconciliation", now());
      loop.start();
    },
    async nudge(workspaceId) {
      await dueNow(db, "reconciliation", workspaceId, now());
      loop.nudge();
    },
    stop: loop.stop,
  };
}
