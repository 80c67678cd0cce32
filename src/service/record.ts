import type { Tx } from "../../db/client.ts";
import { inTransaction } from "../../db/client.ts";
import { appendAuditEntry, enqueue } from "../../db/queries/record.ts";
import { actorName } from "../domain/actor.ts";
import type { DomainEvent } from "../domain/events.ts";
import { announce } from "./announce.ts";
import { describe } from "./audit/describe.ts";
import { sealEntry } from "./audit/seal-entry.ts";
import type { ServiceContext } from "./context.ts";

/** Writes what happened: one audit entry and the outbox messages that follow from it, in the transaction of the change. */
export async function record(tx: Tx, ctx: ServiceContext, event: DomainEvent): Promise<void> {
  const now = ctx.now();
  const { subject, customerId, details } = describe(event);
  const entry = sealEntry({
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
  await enqueue(tx, ctx.workspaceId, announce(event, ctx, now), now);
  await appendAuditEntry(tx, ctx.workspaceId, entry);
}

/** A refusal is recorded too, in a transaction of its own: nothing else was changed. */
export async function recordRefusal(
  ctx: ServiceContext,
  act: string,
  reason: string,
  subject: unknown,
): Promise<void> {
  const entry = sealEntry({
    at: ctx.now(),
    actor: actorName(ctx.actor),
    act,
    outcome: "refused",
    reason,
    subject: subjectOf(act, subject),
    customerId: null,
    correlationId: ctx.correlationId,
    details: {},
    salt: ctx.newSecret(),
  });
  await inTransaction(ctx.db, (tx) => appendAuditEntry(tx, ctx.workspaceId, entry));
}

/** The first argument of a verb is the id of what it acts on, or an object with that id, or nothing worth an id. */
function subjectOf(act: string, argument: unknown): { kind: string; id: string } {
  const kind = act.split(".")[0] ?? act;
  if (typeof argument === "string") return { kind, id: argument };
  if (typeof argument === "object" && argument !== null) {
    const id = Object.entries(argument).find(
      ([key, value]) => /(^id$|Id$)/.test(key) && typeof value === "string",
    );
    if (id) return { kind, id: String(id[1]) };
  }
  return { kind, id: "" };
}
