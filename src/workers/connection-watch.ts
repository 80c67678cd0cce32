import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { Loop } from "./loop.ts";
import { createRounds } from "./rounds.ts";

interface Options {
  readonly workspaces: () => Promise<readonly WorkspaceId[]>;
  /** Renews the sign-in where a day has passed, and tells what it ran into. */
  readonly watch: (workspaceId: WorkspaceId) => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
}

const quarterHourMs = 15 * 60 * 1_000;

/** Looks after the sign-in with the vendor. */
export function createConnectionWatch({ watch, ...rest }: Options): Loop {
  return createRounds({ ...rest, visit: watch, everyMs: quarterHourMs, name: "connection" });
}
