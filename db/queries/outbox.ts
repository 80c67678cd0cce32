import { type SQL, sql } from "drizzle-orm";
import { OutboxMessageId, type WorkspaceId } from "../../src/domain/ids.ts";
import { OutboxBody, type OutboxMessage } from "../../src/domain/outbox.ts";
import { type Db, rowsOf } from "../client.ts";

/** A message leased to this process. `startedAt` is set when an earlier attempt left without an answer that we saw. */
export interface ClaimedMessage extends OutboxMessage {
  readonly startedAt: Date | null;
  readonly createdAt: Date;
}

/**
 * Names one attempt: whoever lost the lease to a later attempt changes nothing any more. It is under way as long as its
 * message has a lease, over or not; whatever ends it takes the lease away.
 */
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
  readonly last_lane: string;
}

/** What a claim got. `lastLane` is where the next one goes on; null once it has seen the last lane. */
export interface Claim {
  readonly messages: readonly ClaimedMessage[];
  readonly unreadable: readonly Attempt[];
  readonly lastLane: string | null;
}

/**
 * Leases up to `limit` messages that are due: of each lane only the first that is queued, and only once the lane may
 * send again. A message whose lease ran out is due again. Several processes may claim at once; each gets others.
 */
export async function claimMessages(
  db: Db,
  workspaceId: WorkspaceId,
  ask: {
    readonly now: Date;
    readonly leaseUntil: Date;
    readonly limit: number;
    /** Lanes behind this one, so that each has its turn; none for all. */
    readonly afterLane?: string | null;
  },
): Promise<Claim> {
  const now = instant(ask.now);
  // From lane to lane and no further than the limit: what lies behind the first of a lane is never read. With the state
  // by its name, an engine without statistics may look a row up in an index of the whole queue, not by its key.
  const rows = await rowsOf<Claimed>(
    db,
    sql`with recursive ${laneHeads(workspaceId, ask.afterLane ?? "")}, due as (
          select first.message_id from heads h cross join lateral (
            select m.message_id from outbox_messages m
            where m.workspace_id = ${workspaceId} and m.message_id = h.message_id and m.state = h.state
              and m.run_at <= ${now} and (m.lease_until is null or m.lease_until <= ${now})
              and not exists (
                select 1 from outbox_lanes l
                where l.workspace_id = ${workspaceId} and l.lane = h.lane and l.next_at > ${now})
            for update skip locked
          ) first
          limit ${ask.limit}
        ), claimed as (
          update outbox_messages m set attempt = m.attempt + 1, lease_until = ${instant(ask.leaseUntil)}
          where m.workspace_id = ${workspaceId} and m.message_id = any(array(select message_id from due))
          returning m.message_id, m.lane, m.body, m.attempt, m.correlation_id, m.started_at, m.created_at
        )
        select claimed.*, max(lane) over () as last_lane from claimed`,
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
  const lastLane = rows.length === ask.limit ? (rows[0]?.last_lane ?? null) : null;
  return { messages, unreadable, lastLane };
}

/** As a list of common table expressions wants it: `heads`, the first queued message of each lane, lane by lane. */
export function laneHeads(workspaceId: WorkspaceId, afterLane = "") {
  const firstBehind = (lane: SQL) => sql`
    select lane, message_id, state, run_at, lease_until from outbox_messages
    where workspace_id = ${workspaceId} and state = 'queued' and lane > ${lane}
    order by lane, message_id limit 1`;
  return sql`heads as (
    (${firstBehind(sql`${afterLane}::text`)})
    union all
    select next.* from heads h cross join lateral (${firstBehind(sql`h.lane`)}) next
  )`;
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
        where workspace_id = ${workspaceId} and lease_until > ${instant(now)}
          and ${isOneOf(attempts)}
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
        where workspace_id = ${workspaceId} and lease_until is not null
          and ${isOneOf(attempts)}`,
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
          where workspace_id = ${workspaceId} and lease_until is not null
            and ${isOneOf(attempts)}
        )
        update workspace_dues set due_at = least(due_at, ${instant(now)}), version = version + 1
        where workspace_id = ${workspaceId} and kind = 'outbox'`,
  );
}

/** One text however many there are, so that the server need not parse it anew. */
function isOneOf(attempts: readonly Attempt[]) {
  const ids = arrayOf(attempts.map(({ id }) => id));
  const numbers = arrayOf(attempts.map(({ attempt }) => attempt));
  return sql`(message_id, attempt) in (select * from unnest(${ids}::uuid[], ${numbers}::integer[]))`;
}

/** For raw SQL: a list of ids, numbers or truths as one parameter. */
export function arrayOf(values: readonly (string | number | boolean)[]) {
  return sql`${`{${values.join(",")}}`}`;
}

/** For raw SQL: postgres.js takes no Date there. */
export function instant(at: Date) {
  return sql`${at.toISOString()}::timestamptz`;
}
