import { setImmediate as breath } from "node:timers/promises";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { Loop } from "./loop.ts";
import { createRounds } from "./rounds.ts";

interface Options {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  /** Once in each round: reads again what events may have missed. */
  readonly lookAfter?: (workspaceId: WorkspaceId) => Promise<void>;
  /** Throws leftovers away; false when there is more than one sweep takes. */
  readonly sweep: (workspaceId: WorkspaceId) => Promise<boolean>;
  readonly now: () => Date;
  readonly log: Log;
}

const hourMs = 3_600_000;

/** Once an hour, workspace by workspace. Several processes may do it at once; they find less to do. */
export function createHousekeeping({ workspaces, lookAfter, sweep, now, log }: Options): Loop {
  return createRounds({
    ...{ workspaces, everyMs: hourMs, now, log, name: "housekeeping" },
    async visit(workspaceId, isStopping) {
      await lookAfter?.(workspaceId).catch((error: unknown) =>
        log.error({ err: error, workspaceId }, "what depends on Slack could not be read again"),
      );
      while (!isStopping() && !(await sweep(workspaceId))) await breath();
    },
  });
}
