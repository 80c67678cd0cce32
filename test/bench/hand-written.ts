import { createHash, randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import type { Ask, Driver } from "./driver.ts";
import { adminAgent, salesAgent, workspaceId } from "./workspace.ts";

/**
 * What *Done* runs, with the same statements in the same order as the bot (roles, lock, what is active already,
 * save, standing, deadline, outbox, audit), waited for where the bot waits, and nothing around them: no rules, no types,
 * no mapping.
 */
export async function handWrittenDone({ ask, inTransaction }: Driver, invitationId: string): Promise<void> {
  await ask("select * from role_grants where workspace_id = $1 order by role", [workspaceId]);
  await inTransaction(async (tx) => {
    const [found] = await tx(
      `select i.*, c.standing, c.company_name, w.invitation_valid_for_days from invitations i
       join customers c on c.workspace_id = i.workspace_id and c.customer_id = i.customer_id
       join workspaces w on w.workspace_id = i.workspace_id
       where i.workspace_id = $1 and i.invitation_id = $2 for update of i, c`,
      [workspaceId, invitationId],
    );
    if (found?.["state"] !== "draft") throw new Error(`invitation ${invitationId} is no draft`);
    const customer = String(found["customer_id"]);
    const channel = String(found["channel_id"]);
    await tx(
      "select leg, provider_id from relationships where workspace_id = $1 and customer_id = $2 and state = 'active'",
      [workspaceId, customer],
    );
    const now = new Date();
    const expiresAt = new Date(now.getTime() + 30 * 86_400_000).toISOString();
    await Promise.all([
      tx(
        `update invitations set customer_id = $3, state = 'sent', legs = $4::jsonb, language = $5, channel_id = $6,
         asks_for_dap = false, subject = $7, text = $8, requested_by = $9, created_at = $10::timestamptz, sent_by = $9,
         sent_at = $11::timestamptz, expires_at = $12::timestamptz, ended_by = null, ended_at = null
       where workspace_id = $1 and invitation_id = $2 and state = 'draft' returning invitation_id`,
        [
          ...[workspaceId, invitationId, customer, JSON.stringify(found["legs"]), String(found["language"])],
          ...[channel, String(found["subject"]), String(found["text"]), salesAgent],
          ...[now.toISOString(), now.toISOString(), expiresAt],
        ],
      ),
      tx("update customers set standing = 'invited' where workspace_id = $1 and customer_id = $2", [
        workspaceId,
        customer,
      ]),
      tx(dueSoonest("$1::uuid", "$2::timestamptz", "deadlines"), [workspaceId, expiresAt]),
    ]);
    await Promise.all([
      enqueue(tx, now, [
        { lane: `channel:${channel}`, topic: "card.refresh", card: { kind: "invitation", id: invitationId } },
        { lane: `invitation:${invitationId}`, topic: "link.handed-over", invitationId },
      ]),
      append(tx, now, { act: "invitation.sent", by: salesAgent, subject: invitationId, customer }),
    ]);
  });
}

/** What an admin agent's decision runs: it is kept as an intent, and decided afterwards. */
export async function handWrittenDecision(
  { ask, inTransaction }: Driver,
  removalId: string,
  viewId: string,
): Promise<void> {
  await ask("select * from role_grants where workspace_id = $1 order by role", [workspaceId]);
  await inTransaction(async (tx) => {
    const [found] = await tx(
      `select r.*, w.own_removal_allowed from removal_requests r
       join workspaces w on w.workspace_id = r.workspace_id
       where r.workspace_id = $1 and r.removal_id = $2 for update of r`,
      [workspaceId, removalId],
    );
    if (found?.["state"] !== "attested") throw new Error(`removal ${removalId} is not attested`);
    const lane = `removal:${removalId}`;
    const queued = await tx(
      `select message_id from outbox_messages where workspace_id = $1 and lane = $2 and state = 'queued'
         and topic = 'removal.decide' and body->>'viewId' = $3 limit 1`,
      [workspaceId, lane, viewId],
    );
    if (queued.length > 0) return;
    const now = new Date();
    const customer = String(found["customer_id"]);
    await Promise.all([
      enqueue(tx, now, [
        {
          lane,
          topic: "removal.decide",
          removalId,
          decision: "approve",
          reason: null,
          by: adminAgent,
          viewId,
        },
      ]),
      append(tx, now, { act: "removal.decision-asked", by: adminAgent, subject: removalId, customer }),
    ]);
  });
}

async function enqueue(
  tx: Ask,
  now: Date,
  messages: readonly ({ readonly lane: string; readonly topic: string } & Record<string, unknown>)[],
): Promise<void> {
  const at = now.toISOString();
  const rows = messages.map(
    (_, n) =>
      `($1::uuid, $${n * 4 + 3}, $${n * 4 + 4}, $${n * 4 + 5}, $${n * 4 + 6}::jsonb, $2::timestamptz, 'bench', $2::timestamptz)`,
  );
  await tx(
    `with queued as (
       insert into outbox_messages (workspace_id, message_id, lane, topic, body, run_at, correlation_id, created_at)
       values ${rows.join(", ")})
     ${dueSoonest("$1::uuid", "$2::timestamptz", "outbox")}`,
    [
      ...[workspaceId, at],
      ...messages.flatMap(({ lane, ...body }) => [newId(), lane, body.topic, JSON.stringify(body)]),
    ],
  );
}

function dueSoonest(workspace: string, at: string, kind: string): string {
  return `insert into workspace_dues as due (workspace_id, kind, due_at, version) values (${workspace}, '${kind}', ${at}, 1)
    on conflict (workspace_id, kind) do update set due_at = least(due.due_at, excluded.due_at), version = due.version + 1`;
}

async function append(
  tx: Ask,
  now: Date,
  entry: { readonly act: string; readonly by: string; readonly subject: string; readonly customer: string },
): Promise<void> {
  const salt = randomBytes(32).toString("base64url");
  const digest = createHash("sha256").update(`${salt}\n{}`).digest("hex");
  const content = JSON.stringify([
    now.toISOString(),
    entry.by,
    entry.act,
    entry.subject,
    entry.customer,
    digest,
  ]);
  const hash = (previous: string, seq: string) =>
    `encode(sha256(convert_to(${previous} || E'\\n' || (${seq})::text || E'\\n' || $2::text, 'UTF8')), 'hex')`;
  await tx(
    `with head as (
       insert into audit_chains as chain (workspace_id, last_seq, previous_hash, head_hash)
       values ($1, 1, '', ${hash("''", "1")})
       on conflict (workspace_id) do update set last_seq = chain.last_seq + 1, previous_hash = chain.head_hash,
         head_hash = ${hash("chain.head_hash", "chain.last_seq + 1")}
       returning last_seq, previous_hash, head_hash
     )
     insert into audit_entries (workspace_id, seq, at, actor, act, outcome, reason, subject_kind, subject_id, customer_id,
       correlation_id, details, salt, details_digest, previous_hash, hash)
     select $1, last_seq, $3::timestamptz, $4, $5, 'changed', null, 'invitation', $6, $7::uuid, 'bench', '{}'::jsonb, $8, $9,
       previous_hash, head_hash from head returning seq`,
    [
      ...[workspaceId, content, now.toISOString(), entry.by, entry.act],
      ...[entry.subject, entry.customer, salt, digest],
    ],
  );
}
