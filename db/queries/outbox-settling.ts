import { sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { type Attempt, arrayOf, instant, laneHeads } from "./outbox.ts";

/** An attempt that arrived. `wasPosted` holds its lane back: Slack takes about one message a second and channel. */
export interface Arrival extends Attempt {
  readonly wasPosted: boolean;
}

/** They are there. Where a lane holds more, the workspace is due again as soon as the lane is free. */
export async function settleSent(
  db: Db,
  workspaceId: WorkspaceId,
  arrivals: readonly Arrival[],
  { now, lanesFreeAt }: { readonly now: Date; readonly lanesFreeAt: Date },
): Promise<void> {
  const ids = arrayOf(arrivals.map(({ id }) => id));
  const attempts = arrayOf(arrivals.map(({ attempt }) => attempt));
  const posted = arrayOf(arrivals.map(({ wasPosted }) => wasPosted));
  // Whether a lane holds more is looked up lane by lane: no plan may read the whole queue for it.
  await db.execute(
    sql`with settled as (
          update outbox_messages m set state = 'sent', lease_until = null, settled_at = ${instant(now)}, last_reason = null
          from unnest(${ids}::uuid[], ${attempts}::integer[], ${posted}::boolean[]) as a (message_id, attempt, was_posted)
          where m.workspace_id = ${workspaceId} and m.lease_until is not null
            and m.message_id = a.message_id and m.attempt = a.attempt
          returning m.message_id, m.lane, case when a.was_posted then ${instant(lanesFreeAt)} end as free_at
        ), paced as (
          insert into outbox_lanes (workspace_id, lane, next_at)
          select distinct ${workspaceId}::uuid, lane, free_at from settled where free_at is not null order by lane
          on conflict (workspace_id, lane) do update set next_at = excluded.next_at
        ), next as (
          select min(coalesce(s.free_at, ${instant(now)})) as due_at from settled s where (
            select m.message_id from outbox_messages m
            where m.workspace_id = ${workspaceId} and m.lane = s.lane and m.state = 'queued'
              and m.message_id <> s.message_id
            order by m.message_id limit 1) is not null
        )
        update workspace_dues d set due_at = least(d.due_at, next.due_at), version = d.version + 1 from next
        where d.workspace_id = ${workspaceId} and d.kind = 'outbox' and next.due_at is not null`,
  );
}

/** Another try at `runAt`. Only an attempt whose fate is `unknown` stays marked as started. */
export async function settleRetry(
  db: Db,
  { workspaceId, id, attempt }: Attempt,
  retry: { readonly runAt: Date; readonly reason: string; readonly isUnknown: boolean },
): Promise<boolean> {
  const runAt = instant(retry.runAt);
  const rows = await rowsOf(
    db,
    sql`with settled as (
          update outbox_messages set run_at = ${runAt}, lease_until = null, last_reason = ${retry.reason},
            started_at = case when ${retry.isUnknown} then started_at end
          where workspace_id = ${workspaceId} and message_id = ${id} and attempt = ${attempt} and state = 'queued'
          returning 1 as ours
        ), due as (
          update workspace_dues set due_at = least(due_at, ${runAt}), version = version + 1
          where workspace_id = ${workspaceId} and kind = 'outbox' and exists (select 1 from settled))
        select ours from settled`,
  );
  return rows.length === 1;
}

/** Leaves the queue for good (`dead`) or until an admin agent decides (`uncertain`); the lane goes on. */
export async function settleStuck(
  tx: Tx,
  { workspaceId, id, attempt }: Attempt,
  stuck: { readonly state: "dead" | "uncertain"; readonly reason: string; readonly now: Date },
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`with settled as (
          update outbox_messages set state = ${stuck.state}, lease_until = null, last_reason = ${stuck.reason},
            settled_at = ${instant(stuck.now)}
          where workspace_id = ${workspaceId} and message_id = ${id} and attempt = ${attempt} and state = 'queued'
          returning 1 as ours
        ), due as (
          update workspace_dues set due_at = least(due_at, ${instant(stuck.now)}), version = version + 1
          where workspace_id = ${workspaceId} and kind = 'outbox' and exists (select 1 from settled))
        select ours from settled`,
  );
  return rows.length === 1;
}

/**
 * Puts the workspace's due row where its queue says, or takes it away when nothing is queued; only if nothing changed
 * since `version` was read. Answers when the workspace is due next, null for not at all or when it has changed.
 */
export async function rescheduleOutbox(
  db: Db,
  workspaceId: WorkspaceId,
  version: number,
): Promise<Date | null> {
  // One statement, one snapshot: work that is committed meanwhile has moved the version.
  const rows = await rowsOf<{ due_at: Date | string }>(
    db,
    sql`with recursive ${laneHeads(workspaceId)}, next as (
          select min(greatest(h.run_at, h.lease_until, l.next_at)) as due_at from heads h
          left join outbox_lanes l on l.workspace_id = ${workspaceId} and l.lane = h.lane
        ), moved as (
          update workspace_dues d set due_at = next.due_at from next
          where d.workspace_id = ${workspaceId} and d.kind = 'outbox' and d.version = ${version}
            and next.due_at is not null
          returning d.due_at
        ), emptied as (
          delete from workspace_dues d using next
          where d.workspace_id = ${workspaceId} and d.kind = 'outbox' and d.version = ${version}
            and next.due_at is null)
        select due_at from moved`,
  );
  return rows[0] ? new Date(rows[0].due_at) : null;
}
