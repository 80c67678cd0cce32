import { sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { instant } from "./outbox.ts";

/** How many messages were taken out of a restored queue, by topic. */
export type HeldTopics = Readonly<Record<string, number>>;

/**
 * Takes out of the queue whatever may have left since the back-up was taken: to be looked at, or to be dropped with its
 * window. What was never begun and is not due yet cannot have left, and stays.
 */
export async function holdQueue(
  tx: Db | Tx,
  workspaceId: WorkspaceId,
  {
    now,
    reason,
    forPeople,
    dropped,
  }: {
    readonly now: Date;
    readonly reason: string;
    readonly forPeople: readonly string[];
    readonly dropped: readonly string[];
  },
): Promise<HeldTopics> {
  const isOneOf = (topics: readonly string[]) =>
    sql`topic in (${sql.join(
      topics.map((topic) => sql`${topic}`),
      sql`, `,
    )})`;
  const rows = await rowsOf<{ topic: string; count: number | string }>(
    tx,
    sql`with held as (
          update outbox_messages set lease_until = null, last_reason = ${reason}, settled_at = ${instant(now)},
            state = case when ${isOneOf(dropped)} then 'dismissed' when ${isOneOf(forPeople)} then 'uncertain' else 'dead' end
          where workspace_id = ${workspaceId} and state = 'queued'
            and not (attempt = 0 and started_at is null and run_at > ${instant(now)})
          returning topic
        )
        select topic, count(*)::int as count from held where not (${isOneOf(dropped)}) group by topic order by topic`,
  );
  return Object.fromEntries(rows.map(({ topic, count }) => [topic, Number(count)]));
}
