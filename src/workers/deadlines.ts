import type { WorkspaceId } from "../domain/ids.ts";
import { createDueSweep, type SweepParts } from "./due-sweep.ts";
import type { Loop } from "./loop.ts";

/** Ends what has run out in a workspace, and answers when the next of its kind does; null when none waits. */
export type Deadline = (workspaceId: WorkspaceId) => Promise<Date | null>;

/** Lets run out what has a deadline: invitations, attestations. One kind that fails does not hold up the others. */
export function createDeadlines(parts: SweepParts, deadlines: readonly Deadline[]): Loop {
  return createDueSweep(parts, "deadlines", async (workspaceId) => {
    let next: Date | null = null;
    const failures: unknown[] = [];
    for (const runOut of deadlines) {
      try {
        const at = await runOut(workspaceId);
        if (at && (!next || at < next)) next = at;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, "some deadlines could not be seen to");
    return next;
  });
}
