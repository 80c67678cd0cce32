import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { directorySyncs, type ServiceContext } from "../service/index.ts";
import { createLoop, type Loop } from "./loop.ts";

interface Parts {
  /** Where a reading waits to be carried on, or the night's is to begin. */
  readonly findDue: (now: Date) => Promise<readonly WorkspaceId[]>;
  /** As the directory, on the patient connection. Made anew for each page: a reading outlasts any request. */
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
  readonly now: () => Date;
  readonly log: Log;
  readonly pollMs?: number;
}

/** How soon a reading that somebody asked for elsewhere is begun, and one whose process died is looked for. */
const usualPollMs = 5_000;
/** A large partner's list takes minutes: others need not wait for it. Each has a page in memory. */
const atOnce = 3;

/**
 * Carries on readings of the vendor's customer list: those that people asked for, those whose process died, and each
 * night one to compare with. Several processes may do it at once; one of them has the lease.
 */
export function createDirectorySyncSweep({ findDue, contextFor, now, log, pollMs }: Parts): Loop {
  const stopping = new AbortController();
  const underWay = new Map<WorkspaceId, Promise<void>>();
  let turn = 0;
  let isMore = false;

  const read = async (workspaceId: WorkspaceId) => {
    try {
      await directorySyncs.startNightly(contextFor(workspaceId));
      await directorySyncs.carryOn({ fresh: () => contextFor(workspaceId), signal: stopping.signal });
      return true;
    } catch (error) {
      log.error(
        { err: error, workspaceId },
        "a reading of the customer list broke off, and is taken up again",
      );
      return false;
    }
  };

  const begin = (workspaceId: WorkspaceId) => {
    const reading = read(workspaceId).then((wentWell) => {
      underWay.delete(workspaceId);
      // What broke off waits for the next look, or it would be tried without a pause.
      if (wentWell && isMore) loop.nudge();
    });
    underWay.set(workspaceId, reading);
  };

  const loop = createLoop({
    pollMs: pollMs ?? usualPollMs,
    now,
    onError: (error) => log.error({ err: error }, "readings of the customer list could not be looked for"),
    async pass() {
      const due = (await findDue(now())).filter((workspaceId) => !underWay.has(workspaceId));
      // Begin elsewhere each time, so that those which break off at once do not keep the others waiting.
      turn = due.length > 0 ? (turn + 1) % due.length : 0;
      const free = stopping.signal.aborted ? 0 : atOnce - underWay.size;
      isMore = due.length > free;
      for (const workspaceId of [...due.slice(turn), ...due.slice(0, turn)].slice(0, free))
        begin(workspaceId);
      return null;
    },
  });
  return {
    ...loop,
    async stop() {
      stopping.abort();
      await loop.stop();
      await Promise.all(underWay.values());
    },
  };
}
