import type { Tx } from "../../db/client.ts";
import { inTransaction } from "../../db/client.ts";
import { findCustomerOf } from "../../db/queries/audit-subject.ts";
import { appendAuditEntry, enqueue } from "../../db/queries/record.ts";
import { actorName } from "../domain/actor.ts";
import type { DomainEvent } from "../domain/events.ts";
import { announce } from "./announce.ts";
import { describe } from "./audit/describe.ts";
import { sealEntry } from "./audit/seal-entry.ts";
import type { Recorder, ServiceContext } from "./context.ts";

/**
 * Writes what happened: an audit entry for each event and the outbox messages that follow, in the transaction of the
 * change and as its last statements. All messages go before all entries: two orders of locking would be a deadlock.
 */
export async function record(tx: Tx, ctx: Recorder, ...events: readonly DomainEvent[]): Promise<void> {
  const now = ctx.now();
  const messages = events.flatMap((event) => announce(event, ctx, now));
  const entries = events.map((event) => {
    const { subject, customerId, details } = describe(event);
    return sealEntry({
      at: now,
      actor: actorName(ctx.actor),
      act: event.type,
      outcome: "changed",
      reason: null,
      subject,
      customerId,
      correlationId: ctx.correlationId,
      details,
      salt: ctx.newSecret(),
    });
  });
  // Sent one behind the other without waiting: the connection keeps their order, and others wait for what they lock.
  await Promise.all([
    enqueue(tx, ctx.workspaceId, messages, now),
    ...entries.map((entry) => appendAuditEntry(tx, ctx.workspaceId, entry)),
  ]);
}

/** A refusal is recorded too, in a transaction of its own: nothing else was changed. */
export async function recordRefusal(
  ctx: ServiceContext,
  act: string,
  reason: string,
  subject: unknown,
): Promise<void> {
  const about = subjectOf(act, subject);
  const customerId = await findCustomerOf(ctx.db, ctx.workspaceId, about);
  const entry = sealEntry({
    at: ctx.now(),
    actor: actorName(ctx.actor),
    act,
    outcome: "refused",
    reason,
    subject: about,
    customerId,
    correlationId: ctx.correlationId,
    details: {},
    salt: ctx.newSecret(),
  });
  ctx.telemetry?.happened({ name: "refusal", act, reason });
  await inTransaction(ctx.db, (tx) => appendAuditEntry(tx, ctx.workspaceId, entry));
}

/**
 * What a refused verb was about, as far as ids tell: its first argument, or the ids in it by their names. Nothing that
 * was typed gets into the trail this way.
 */
function subjectOf(act: string, argument: unknown): { kind: string; id: string } {
  const kind = act.split(".")[0] ?? act;
  const candidates = typeof argument === "string" ? [argument] : idKeys.map((key) => textAt(argument, key));
  const id = candidates.find((each) => each !== null && isId(each));
  return { kind, id: id ?? "" };
}

const idKeys = [
  "id",
  "removalId",
  "acceptanceId",
  "preparationId",
  "invitationId",
  "gdapRequestId",
  "relationshipId",
  "messageId",
  "customerId",
] as const;

function textAt(argument: unknown, key: string): string | null {
  if (typeof argument !== "object" || argument === null || !(key in argument)) return null;
  const value: unknown = Reflect.get(argument, key);
  return typeof value === "string" ? value : null;
}

/** One of ours, or one of Slack's. */
function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) || /^[A-Z][A-Z0-9]{1,30}$/.test(text);
}
