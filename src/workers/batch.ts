import type { WorkspaceId } from "../domain/ids.ts";

/**
 * Gathers what is asked for while one round trip is under way and carries it out together in the next. A single ask
 * goes out at once; under load eight of them cost one statement.
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
  let isUnderWay = false;

  const run = async () => {
    isUnderWay = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const answerTo = await carryOut(batch.map(({ ask }) => ask));
        for (const { ask, resolve } of batch) resolve(answerTo(ask));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isUnderWay = false;
  };

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject });
      if (!isUnderWay) void run();
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
