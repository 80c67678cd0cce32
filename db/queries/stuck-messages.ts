import { and, desc, eq, inArray, lt, or, sql } from "drizzle-orm";
import type { OutboxMessageId, WorkspaceId } from "../../src/domain/ids.ts";
import { type CardRef, OutboxBody } from "../../src/domain/outbox.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { outboxMessages } from "../schema/index.ts";

/** A message that left the queue without being known to have arrived. `body` is null when no longer readable. */
export interface StuckMessage {
  readonly id: OutboxMessageId;
  readonly lane: string;
  readonly topic: string;
  readonly body: OutboxBody | null;
  readonly state: "dead" | "uncertain";
  /** Slack's error name or our own. */
  readonly reason: string;
  readonly attempts: number;
  readonly correlationId: string;
  readonly createdAt: Date;
}

/** Where the next page begins: behind this message. */
export interface StuckCursor {
  readonly createdAt: Date;
  readonly id: OutboxMessageId;
}

const stuckStates = ["dead", "uncertain"] as const;

/** Newest first. */
export async function listStuckMessages(
  db: Db,
  workspaceId: WorkspaceId,
  limit: number,
  after: StuckCursor | null,
): Promise<StuckMessage[]> {
  const behind = after
    ? or(
        lt(outboxMessages.createdAt, after.createdAt),
        and(eq(outboxMessages.createdAt, after.createdAt), lt(outboxMessages.messageId, after.id)),
      )
    : undefined;
  const rows = await db
    .select()
    .from(outboxMessages)
    .where(
      and(
        eq(outboxMessages.workspaceId, workspaceId),
        inArray(outboxMessages.state, [...stuckStates]),
        behind,
      ),
    )
    .orderBy(desc(outboxMessages.createdAt), desc(outboxMessages.messageId))
    .limit(limit);
  return rows.map(fromRow);
}

/** Locked until the commit; null when it is not stuck (any more). */
export async function lockStuckMessage(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: OutboxMessageId,
): Promise<StuckMessage | null> {
  const [row] = await tx.select().from(outboxMessages).where(isStuck(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** Takes a stuck message off the list; throws GuardFailed if it is not stuck. */
export async function dismissStuckMessage(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: OutboxMessageId,
  now: Date,
): Promise<void> {
  const dismissed = await tx
    .update(outboxMessages)
    .set({ state: "dismissed", settledAt: now })
    .where(isStuck(workspaceId, id))
    .returning({ id: outboxMessages.messageId });
  if (dismissed.length !== 1) throw new GuardFailed(`outbox message ${id} is not stuck`);
}

/** Whether the card has changed since this message of it: one that is just being settled, without a word, counts too. */
export async function hasCardChanged(
  tx: Tx,
  workspaceId: WorkspaceId,
  card: CardRef,
  since: OutboxMessageId,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`select 1 from outbox_messages where workspace_id = ${workspaceId} and message_id > ${since}
        and state in ('sent', 'queued') and ${isRefreshOf(card)} limit 1`,
  );
  return rows.length > 0;
}

export async function outboxStateOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: OutboxMessageId,
): Promise<{ readonly state: string; readonly settledAt: Date | null } | null> {
  const [row] = await db
    .select({ state: outboxMessages.state, settledAt: outboxMessages.settledAt })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.workspaceId, workspaceId), eq(outboxMessages.messageId, id)))
    .limit(1);
  return row ?? null;
}

function isRefreshOf(card: CardRef) {
  return sql`topic = 'card.refresh' and body->'card'->>'kind' = ${card.kind} and body->'card'->>'id' = ${card.id}`;
}

function isStuck(workspaceId: WorkspaceId, id: OutboxMessageId) {
  return and(
    eq(outboxMessages.workspaceId, workspaceId),
    eq(outboxMessages.messageId, id),
    inArray(outboxMessages.state, [...stuckStates]),
  );
}

function fromRow(row: typeof outboxMessages.$inferSelect): StuckMessage {
  const body = OutboxBody.safeParse(row.body);
  return {
    id: row.messageId,
    lane: row.lane,
    topic: row.topic,
    body: body.success ? body.data : null,
    state: row.state === "uncertain" ? "uncertain" : "dead",
    reason: row.lastReason ?? "",
    attempts: row.attempt,
    correlationId: row.correlationId,
    createdAt: row.createdAt,
  };
}
