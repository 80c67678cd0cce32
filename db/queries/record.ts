import { type SQL, sql } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { OutboxBody } from "../../src/domain/outbox.ts";
import { rowsOf, type Tx } from "../client.ts";

interface Entry {
  readonly at: Date;
  readonly actor: string;
  readonly act: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly customerId: string | null;
  readonly correlationId: string;
  readonly details: Record<string, unknown>;
  readonly salt: string;
  readonly detailsDigest: string;
  /** What the hash covers besides the previous hash and the sequence number. */
  readonly content: string;
}

interface Message {
  readonly id: string;
  readonly lane: string;
  readonly body: OutboxBody;
  readonly runAt: Date;
  readonly correlationId: string;
}

/**
 * Appends to the workspace's chain in one statement: updating the head's row puts writers in order, and the hash is
 * made from the row as it then is. Keep it last in a transaction; the head stays locked until the commit.
 */
export async function appendAuditEntry(tx: Tx, workspaceId: WorkspaceId, entry: Entry): Promise<void> {
  const rows = await rowsOf<{ seq: number }>(
    tx,
    sql`with head as (
          insert into audit_chains as chain (workspace_id, last_seq, previous_hash, head_hash)
          values (${workspaceId}, 1, '', ${hash(sql`''`, sql`1`, entry.content)})
          on conflict (workspace_id) do update set
            last_seq = chain.last_seq + 1,
            previous_hash = chain.head_hash,
            head_hash = ${hash(sql`chain.head_hash`, sql`chain.last_seq + 1`, entry.content)}
          returning last_seq, previous_hash, head_hash
        )
        insert into audit_entries (workspace_id, seq, at, actor, act, outcome, reason, subject_kind, subject_id, customer_id,
          correlation_id, details, salt, details_digest, previous_hash, hash)
        select ${workspaceId}, last_seq, ${entry.at.toISOString()}::timestamptz, ${entry.actor}, ${entry.act}, ${entry.outcome},
          ${entry.reason}, ${entry.subject.kind}, ${entry.subject.id}, ${entry.customerId}::uuid, ${entry.correlationId},
          ${JSON.stringify(entry.details)}::jsonb, ${entry.salt}, ${entry.detailsDigest}, previous_hash, head_hash
        from head
        returning seq`,
  );
  if (rows.length !== 1) throw new Error("the audit entry was not written");
}

/** Puts messages in the outbox and marks the workspace as due, in one statement. */
export async function enqueue(
  tx: Tx,
  workspaceId: WorkspaceId,
  messages: readonly Message[],
  now: Date,
): Promise<void> {
  if (messages.length === 0) return;
  const values = messages.map(
    (message) =>
      sql`(${workspaceId}::uuid, ${message.id}::uuid, ${message.lane}, ${message.body.topic}, ${JSON.stringify(message.body)}::jsonb,
        ${message.runAt.toISOString()}::timestamptz, ${message.correlationId}, ${now.toISOString()}::timestamptz)`,
  );
  const dueAt = new Date(Math.min(...messages.map((message) => message.runAt.getTime())));
  await tx.execute(
    sql`with queued as (
          insert into outbox_messages (workspace_id, message_id, lane, topic, body, run_at, correlation_id, created_at)
          values ${sql.join(values, sql`, `)}
        )
        ${dueSoonest(workspaceId, "outbox", dueAt)}`,
  );
}

/** Marks the workspace as having something due at `dueAt`, or earlier if it was. */
export async function markDue(
  tx: Tx,
  workspaceId: WorkspaceId,
  kind: "deadlines" | "reconciliation",
  dueAt: Date,
): Promise<void> {
  await tx.execute(dueSoonest(workspaceId, kind, dueAt));
}

function dueSoonest(workspaceId: WorkspaceId, kind: string, dueAt: Date): SQL {
  return sql`insert into workspace_dues as due (workspace_id, kind, due_at, version)
             values (${workspaceId}::uuid, ${kind}, ${dueAt.toISOString()}::timestamptz, 1)
             on conflict (workspace_id, kind) do update
             set due_at = least(due.due_at, excluded.due_at), version = due.version + 1`;
}

/** SHA-256 over previous hash, sequence number and content, a line each. */
function hash(previous: SQL, seq: SQL, content: string): SQL {
  return sql`encode(sha256(convert_to(${previous} || E'\n' || (${seq})::text || E'\n' || ${content}::text, 'UTF8')), 'hex')`;
}
