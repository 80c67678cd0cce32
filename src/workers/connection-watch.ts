import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import { createLoop, type Loop } from "./loop.ts";

interface Options {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  /** Renews the sign-in where a day has passed, and tells what it ran into. */
  readonly watch: (workspaceId: WorkspaceId) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const quarterHourMs = 15 * 60 * 1_000;

/** Looks after the sign-in with the vendor, workspace by workspace; one that fails does not hold up the others. */
export function createConnectionWatch({ workspaces, watch, now, log }: Options): Loop {
  return createLoop({
    pollMs: quarterHourMs,
    now,
    onError: (error) => log.error({ err: error }, "the connections could not be looked after"),
    async pass() {
      for (const workspaceId of await workspaces()) {
        try {
          await watch(workspaceId);
        } catch (error) {
          log.error({ err: error, workspaceId }, "a connection could not be looked after");
        }
      }
      return null;
    },
  });
}
