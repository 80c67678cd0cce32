import { sql } from "drizzle-orm";
import { OutboxMessageId, type WorkspaceId } from "../../src/domain/ids.ts";
import { OutboxBody, type OutboxMessage } from "../../src/domain/outbox.ts";
import { type Db, rowsOf } from "../client.ts";

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
        where m.workspace_id = ${workspaceId} and m.message_id = any(array(select message_id from due))
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

/**
 * Just before something leaves that must not leave twice. Answers which attempts still hold their lease; of the others
 * nothing must leave.
 */
export async function markStarted(
  db: Db,
  workspaceId: WorkspaceId,
  attempts: readonly Attempt[],
  now: Date,
): Promise<ReadonlySet<OutboxMessageId>> {
  const rows = await rowsOf<{ message_id: string }>(
    db,
    sql`update outbox_messages set started_at = ${instant(now)}
        where workspace_id = ${workspaceId} and state = 'queued' and lease_until > ${instant(now)}
          and (message_id, attempt) in (${sql.join(attempts.map(key), sql`, `)})
        returning message_id`,
  );
  return new Set(rows.map((row) => OutboxMessageId.parse(row.message_id)));
}

/** Keeps the leases of attempts that are still under way, all of one workspace. */
export async function extendLeases(
  db: Db,
  workspaceId: WorkspaceId,
  attempts: readonly Attempt[],
  leaseUntil: Date,
): Promise<void> {
  if (attempts.length === 0) return;
  await db.execute(
    sql`update outbox_messages set lease_until = ${instant(leaseUntil)}
        where workspace_id = ${workspaceId} and state = 'queued' and lease_until is not null
          and (message_id, attempt) in (${sql.join(attempts.map(key), sql`, `)})`,
  );
}

/** Gives claimed messages back unbegun, for any process to claim at once. */
export async function releaseMessages(
  db: Db,
  workspaceId: WorkspaceId,
  attempts: readonly Attempt[],
  now: Date,
): Promise<void> {
  if (attempts.length === 0) return;
  await db.execute(
    sql`with released as (
          update outbox_messages set lease_until = null
          where workspace_id = ${workspaceId} and state = 'queued'
            and (message_id, attempt) in (${sql.join(attempts.map(key), sql`, `)})
        )
        update workspace_dues set due_at = least(due_at, ${instant(now)}), version = version + 1
        where workspace_id = ${workspaceId} and kind = 'outbox'`,
  );
}

/** For `(message_id, attempt) in (...)`. */
export function key({ id, attempt }: Attempt) {
  return sql`(${id}::uuid, ${attempt}::integer)`;
}

/** For raw SQL: postgres.js takes no Date there. */
export function instant(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}
