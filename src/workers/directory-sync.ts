import { setImmediate as breath } from "node:timers/promises";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { directorySyncs, type ServiceContext } from "../service/index.ts";
import { createLoop, type Loop } from "./loop.ts";

interface Parts {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  /** As the directory, on the patient connection. Made anew for each page: a reading outlasts any request. */
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
  readonly now: () => Date;
  readonly log: Log;
  readonly pollMs?: number;
}

/** How soon a reading that somebody asked for elsewhere is begun, and one whose process died is looked for. */
const usualPollMs = 5_000;

/**
 * Carries on readings of the vendor's customer list: those that people asked for, those whose process died, and each
 * night one to compare with. Several processes may do it at once; one of them has the lease.
 */
export function createDirectorySyncSweep({ workspaces, contextFor, now, log, pollMs }: Parts): Loop {
  const stopping = new AbortController();
  const loop = createLoop({
    pollMs: pollMs ?? usualPollMs,
    now,
    onError: (error) => log.error({ err: error }, "readings of the customer list could not be looked for"),
    async pass() {
      for (const workspaceId of await workspaces()) {
        if (stopping.signal.aborted) break;
        try {
          await directorySyncs.startNightly(contextFor(workspaceId));
          await directorySyncs.carryOn({ fresh: () => contextFor(workspaceId), signal: stopping.signal });
        } catch (error) {
          log.error(
            { err: error, workspaceId },
            "a reading of the customer list broke off, and is taken up again",
          );
        }
        await breath();
      }
      return null;
    },
  });
  return {
    ...loop,
    stop() {
      stopping.abort();
      return loop.stop();
    },
  };
}
