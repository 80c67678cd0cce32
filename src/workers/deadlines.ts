import type { WorkspaceId } from "../domain/ids.ts";
import { createDueSweep, type SweepParts } from "./due-sweep.ts";
import type { Loop } from "./loop.ts";

/** Ends what has run out in a workspace, and answers when the next of its kind does; null when none waits. */
export type Deadline = (workspaceId: WorkspaceId) => Promise<Date | null>;

/** Lets run out what has a deadline: invitations, attestations. */
export function createDeadlines(parts: SweepParts, deadlines: readonly Deadline[]): Loop {
  return createDueSweep(parts, "deadlines", async (workspaceId) => {
    let next: Date | null = null;
    for (const runOut of deadlines) {
      const at = await runOut(workspaceId);
      if (at && (!next || at < next)) next = at;
    }
    return next;
  });
}
