import { setImmediate as breath } from "node:timers/promises";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { createLoop, type Loop } from "./loop.ts";

interface Options {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  readonly visit: (workspaceId: WorkspaceId, isStopping: () => boolean) => Promise<void>;
  /** From the end of one round to the beginning of the next. */
  readonly everyMs: number;
  readonly now: () => Date;
  readonly log: Log;
  /** For the log. */
  readonly name: string;
}

/** Goes from workspace to workspace; one that fails does not hold up the others, and a stop waits for one visit at most. */
export function createRounds({ workspaces, visit, everyMs, now, log, name }: Options): Loop {
  let isStopping = false;
  const loop = createLoop({
    pollMs: everyMs,
    now,
    onError: (error) => log.error({ err: error, round: name }, "a round could not begin"),
    async pass() {
      for (const workspaceId of await workspaces()) {
        if (isStopping) break;
        await visit(workspaceId, () => isStopping).catch((error: unknown) =>
          log.error(
            { err: error, workspaceId, round: name },
            "a workspace could not be looked after, and will be in the next round",
          ),
        );
        await breath();
      }
      return null;
    },
  });
  return {
    ...loop,
    stop() {
      isStopping = true;
      return loop.stop();
    },
  };
}
