import { setImmediate as breath } from "node:timers/promises";
import type { WorkspaceId } from "./domain/ids.ts";

/** A commit waits for the disk: meanwhile others go ahead. */
const batchesAtOnce = 3;

/**
 * Gathers what is asked for at the same moment, and while enough round trips are under way, and carries it out together. A
 * single ask goes out at once; under load eight of them cost one statement. `carryOut` may be asked the same again.
 */
export function createBatch<Ask, Answer>(
  carryOut: (asks: readonly Ask[]) => Promise<(ask: Ask) => Answer>,
): (ask: Ask) => Promise<Answer> {
  interface Waiting {
    readonly ask: Ask;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (error: unknown) => void;
  }
  let waiting: Waiting[] = [];
  let isGathering = false;
  let underWay = 0;

  const answer = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const answerTo = await carryOut(batch.map(({ ask }) => ask));
      for (const { ask, resolve } of batch) resolve(answerTo(ask));
    } catch (error) {
      // One of them may be at fault: no other fails for it.
      if (batch.length > 1) for (const each of batch) await answer([each]);
      else for (const { reject } of batch) reject(error);
    }
  };

  const goOn = async () => {
    if (isGathering || waiting.length === 0 || underWay === batchesAtOnce) return;
    isGathering = true;
    // Whoever else is at this point in the same turn of the event loop comes along.
    await breath();
    isGathering = false;
    const batch = waiting;
    waiting = [];
    underWay += 1;
    await answer(batch);
    underWay -= 1;
    void goOn();
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      void goOn();
    });
}

/** A statement speaks of one workspace. */
export function byWorkspace<Each extends { readonly workspaceId: WorkspaceId }>(
  attempts: readonly Each[],
): Map<WorkspaceId, Each[]> {
  const groups = new Map<WorkspaceId, Each[]>();
  for (const each of attempts) {
    const group = groups.get(each.workspaceId);
    if (group) group.push(each);
    else groups.set(each.workspaceId, [each]);
  }
  return groups;
}
