import { setImmediate as breath } from "node:timers/promises";
import { type DueKind, settleDue, takeDueWorkspaces } from "../../db/queries/dues.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { ServiceContext } from "../service/index.ts";
import { createLoop, type Loop } from "./loop.ts";

export interface SweepParts {
  readonly db: ServiceContext["db"];
  readonly now: () => Date;
  readonly log: Log;
  readonly pollMs?: number;
}

/** A workspace taken by a process that died is swept by another one this much later; so is one whose sweep failed. */
const takenForMs = 60_000;
const workspacesAtOnce = 20;

/** Visits each workspace when its due row of this kind says so; `visit` answers when it is due next, null for never. */
export function createDueSweep(
  { db, now, log, pollMs }: SweepParts,
  kind: DueKind,
  visit: (workspaceId: WorkspaceId) => Promise<Date | null>,
): Loop {
  let isStopping = false;
  const pass = async (): Promise<Date | null> => {
    const until = new Date(now().getTime() + takenForMs);
    const taken = await takeDueWorkspaces(db, kind, { now: now(), until, limit: workspacesAtOnce });
    for (const due of taken) {
      if (isStopping) break;
      try {
        await settleDue(db, kind, due, await visit(due.workspaceId));
      } catch (error) {
        log.error(
          { err: error, workspaceId: due.workspaceId, sweep: kind },
          "a sweep failed, and will be repeated",
        );
      }
      await breath();
    }
    return taken.length === workspacesAtOnce ? now() : null;
  };
  const loop = createLoop({
    pass,
    now,
    ...(pollMs === undefined ? {} : { pollMs }),
    onError: (error) => log.error({ err: error, sweep: kind }, "a sweep could not begin"),
  });
  return {
    ...loop,
    stop() {
      isStopping = true;
      return loop.stop();
    },
  };
}
