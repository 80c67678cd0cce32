import { inTransaction } from "../../../db/client.ts";
import { settleStuck } from "../../../db/queries/outbox-settling.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { OutboxMessageId } from "../../domain/ids.ts";
import type { CardRef, OutboxBody } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { personOfCard } from "../cards/describe.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

interface GivenUp {
  readonly messageId: OutboxMessageId;
  /** Only this attempt may give up: a later one may still succeed. */
  readonly attempt: number;
  readonly body: OutboxBody | null;
  readonly state: "dead" | "uncertain";
  readonly reason: string;
}

/** With these the bot is shut out of Slack altogether: nobody could be told. */
const shutOut = new Set([
  ...["token_revoked", "token_expired", "invalid_auth", "not_authed", "account_inactive"],
  "not_installed",
]);

/**
 * Takes a message out of the queue for an admin agent to see, and tells the person its card belongs to. Messages behind
 * it in its lane go on.
 */
export async function giveUpMessage(
  ctx: ServiceContext,
  given: GivenUp,
): Promise<Outcome<OutboxMessageId, "not-permitted" | "not-ours">> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  const { messageId, state, reason } = given;
  const card = given.state === "dead" && !shutOut.has(reason) ? cardToTellOf(given.body) : null;
  const to = card ? await personOfCard(ctx, card) : null;

  return inTransaction(ctx.db, async (tx) => {
    const attempt = { workspaceId: ctx.workspaceId, id: messageId, attempt: given.attempt };
    const now = ctx.now();
    if (!(await settleStuck(tx, attempt, { state, reason, now }))) return declined("not-ours");
    if (card && to && !isFor(given.body, to)) {
      const body: OutboxBody = {
        topic: "person.tell",
        to,
        card,
        notice: "delivery.failed",
        by: "system:dispatcher",
        at: now.toISOString(),
      };
      const { correlationId } = ctx;
      await enqueue(
        tx,
        ctx.workspaceId,
        [{ id: ctx.newId(), lane: `person:${to}`, body, runAt: now, correlationId }],
        now,
      );
    }
    await record(tx, ctx, { type: "outbox.gave-up", messageId, reason });
    return done(messageId);
  });
}

/** The card whose owner should know; none for a screen that is long closed, or for a word about a failed delivery. */
function cardToTellOf(body: OutboxBody | null): CardRef | null {
  switch (body?.topic) {
    case "card.refresh":
      return body.card;
    case "thread.reply":
    case "person.tell":
      return body.notice === "delivery.failed" ? null : body.card;
    case "link.issue":
    case "link.handed-over":
      return { kind: "invitation", id: body.invitationId };
    case "removal.decide":
    case "removal.execute":
      return { kind: "removal", id: body.removalId };
    default:
      return null;
  }
}

function isFor(body: OutboxBody | null, person: string): boolean {
  return body?.topic === "person.tell" && body.to === person;
}
