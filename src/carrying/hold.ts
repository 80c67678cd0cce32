import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Db } from "../../db/client.ts";
import type { HeldTopics } from "../../db/queries/restored-outbox.ts";
import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import { CorrelationId } from "../domain/ids.ts";
import { outbox } from "../service/index.ts";

/** In every workspace, for a database that stood still since `takenAt` while another went on from there. */
export async function holdQueues(db: Db, takenAt: Date, now: () => Date): Promise<HeldTopics> {
  const held: Record<string, number> = {};
  for (const workspaceId of await listWorkspaceIds(db)) {
    const outcome = await outbox.holdRestored(
      {
        ...{ db, workspaceId, now, newId: uuidv7, actor: { kind: "system", name: "operator" } },
        correlationId: CorrelationId.parse(uuidv7()),
        newSecret: () => randomBytes(32).toString("base64url"),
      },
      { takenAt },
    );
    if (!outcome.ok) throw new Error(outcome.reason);
    for (const [topic, count] of Object.entries(outcome.value)) held[topic] = (held[topic] ?? 0) + count;
  }
  return held;
}
