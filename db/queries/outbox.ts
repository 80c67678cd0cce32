import { sql } from "drizzle-orm";
import { OutboxMessageId, type WorkspaceId } from "../../src/domain/ids.ts";
import { OutboxBody, type OutboxMessage } from "../../src/domain/outbox.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";

/** A message leased to this process. `startedAt` is set when an earlier attempt left without an answer that we saw. */
export interface ClaimedMessage extends OutboxMessage {
  readonly startedAt: Date | null;
  readonly createdAt: Date;
}

/** Names one attempt: whoever lost the lease to a later attempt changes nothing any more. */
export interface Attempt {
  readonly workspaceId: WorkspaceId;
  readonly id: OutboxMessageId;
  readonly attempt: number;
}

interface Claimed {
  readonly message_id: string;
  readonly lane: string;
  readonly body: unknown;
  readonly attempt: number;
  readonly correlation_id: string;
  readonly started_at: Date | string | null;
  readonly created_at: Date | string;
}

/**
 * Leases up to `limit` messages that are due: of each lane only the first that is queued, and only once the lane may
 * send again. A message whose lease ran out is due again. Several processes may claim at once; each gets others.
 */
export async function claimMessages(
  db: Db,
  workspaceId: WorkspaceId,
  ask: { readonly now: Date; readonly leaseUntil: Date; readonly limit: number },
): Promise<{ readonly messages: readonly ClaimedMessage[]; readonly unreadable: readonly Attempt[] }> {
  const now = instant(ask.now);
  // The first of a lane is looked up row by row: the plan stays the same however long the queue is.
  const rows = await rowsOf<Claimed>(
    db,
    sql`with due as (
          select m.message_id from outbox_messages m
          left join outbox_lanes l on l.workspace_id = m.workspace_id and l.lane = m.lane
          where m.workspace_id = ${workspaceId} and m.state = 'queued' and m.run_at <= ${now}
            and (m.lease_until is null or m.lease_until <= ${now})
            and (l.next_at is null or l.next_at <= ${now})
            and m.message_id = (
              select first.message_id from outbox_messages first
              where first.workspace_id = m.workspace_id and first.lane = m.lane and first.state = 'queued'
              order by first.message_id limit 1)
          order by m.run_at limit ${ask.limit}
          for update of m skip locked
        )
        update outbox_messages m set attempt = m.attempt + 1, lease_until = ${instant(ask.leaseUntil)}
        from due where m.workspace_id = ${workspaceId} and m.message_id = due.message_id
        returning m.message_id, m.lane, m.body, m.attempt, m.correlation_id, m.started_at, m.created_at`,
  );
  const messages: ClaimedMessage[] = [];
  const unreadable: Attempt[] = [];
  for (const row of rows) {
    const id = OutboxMessageId.parse(row.message_id);
    const body = OutboxBody.safeParse(row.body);
    if (!body.success) {
      unreadable.push({ workspaceId, id, attempt: row.attempt });
      continue;
    }
    messages.push({
      id,
      workspaceId,
      lane: row.lane,
      body: body.data,
      attempt: row.attempt,
      correlationId: row.correlation_id,
      startedAt: row.started_at === null ? null : new Date(row.started_at),
      createdAt: new Date(row.created_at),
    });
  }
  return { messages, unreadable };
}

/** Just before something leaves that must not leave twice. False when the lease is no longer ours: then it must not. */
export async function markStarted(
  db: Db,
  { workspaceId, id, attempt }: Attempt,
  now: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql`update outbox_messages set started_at = ${instant(now)}
        where workspace_id = ${workspaceId} and message_id = ${id} and attempt = ${attempt}
          and state = 'queued' and lease_until > ${instant(now)}
        returning 1 as ours`,
  );
  return rows.length === 1;
}

/** Keeps the leases of attempts that are still under way, all of one workspace. */
export async function extendLeases(
  db: Db,
  workspaceId: WorkspaceId,
  attempts: readonly Attempt[],
  leaseUntil: Date,
): Promise<void> {
  if (attempts.length === 0) return;
  const ours = attempts.map(({ id, attempt }) => sql`(${id}::uuid, ${attempt}::integer)`);
  await db.execute(
    sql`update outbox_messages set lease_until = ${instant(leaseUntil)}
        where workspace_id = ${workspaceId} and state = 'queued' and lease_until is not null
          and (message_id, attempt) in (${sql.join(ours, sql`, `)})`,
  );
}

/** It is there. `laneFreeAt` holds the lane back (Slack takes about one message a second and channel). */
export async function settleSent(
  db: Db,
  { workspaceId, id, attempt }: Attempt,
  now: Date,
  laneFreeAt: Date | null,
): Promise<boolean> {
  const next = instant(laneFreeAt ?? now);
  const pace = laneFreeAt
    ? sql`, paced as (
          insert into outbox_lanes (workspace_id, lane, next_at)
          select ${workspaceId}::uuid, lane, ${next} from settled
          on conflict (workspace_id, lane) do update set next_at = excluded.next_at)`
    : sql``;
  const rows = await rowsOf(
    db,
    sql`with settled as (
          update outbox_messages set state = 'sent', lease_until = null, settled_at = ${instant(now)}, last_reason = null
          where workspace_id = ${workspaceId} and message_id = ${id} and attempt = ${attempt} and state = 'queued'
          returning lane
        )${pace}, due as (
          update workspace_dues set due_at = least(due_at, ${next}), version = version + 1
          where workspace_id = ${workspaceId} and kind = 'outbox' and exists (
            select 1 from outbox_messages m join settled on settled.lane = m.lane
            where m.workspace_id = ${workspaceId} and m.state = 'queued' and m.message_id <> ${id}))
        select 1 as ours from settled`,
  );
  return rows.length === 1;
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
    sql`with heads as (
          select distinct on (m.lane) m.lane, m.run_at, m.lease_until from outbox_messages m
          where m.workspace_id = ${workspaceId} and m.state = 'queued' order by m.lane, m.message_id
        ), next as (
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

/** For raw SQL: postgres.js takes no Date there. */
function instant(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}
