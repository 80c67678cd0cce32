import { inTransaction } from "../../../db/client.ts";
import {
  findInvitation,
  listOverdueInvitations,
  lockInvitation,
  nextExpiry,
  saveInvitation,
} from "../../../db/queries/invitations.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { expire, type Invitation, type InvitationRefusal } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { record } from "../record.ts";
import { recordAnswers } from "./answer.ts";

type Refusal = "not-permitted" | "not-found" | "not-due" | InvitationRefusal;

/**
 * Ends an invitation whose time is up. Its link is closed first: a customer who was faster has answered, and the answer
 * counts instead.
 */
export async function expireInvitation(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId },
): Promise<Outcome<Invitation, Refusal>> {
  if (!may(ctx.actor, "invitation.expire")) return declined("not-permitted");
  const seen = await findInvitation(ctx.db, ctx.workspaceId, ask.invitationId);
  if (!seen) return declined("not-found");
  const foreseen = expire(seen.invitation, ctx.now());
  if (!foreseen.ok) return foreseen;
  const closed = await ctx.directory.closeLink(ctx.workspaceId, ask.invitationId, "expired");
  // A link of the vendor's cannot be closed and knows no answers: what was matched is read once more instead.
  if (closed === "answered" || !ctx.directory.linksArePersonal) {
    const answered = await recordAnswers(ctx, ask);
    if (answered.ok && answered.value.state !== "sent") return answered;
  }

  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, ask.invitationId);
    if (!found) return declined("not-found");
    const expired = expire(found.invitation, ctx.now());
    if (!expired.ok) return expired;
    await saveInvitation(tx, ctx.workspaceId, "sent", expired.value.invitation, null);
    await refreshStanding(tx, ctx, found.invitation.customerId);
    await record(tx, ctx, expired.value);
    return done(expired.value.invitation);
  });
}

/** Expires all whose time is up, each by itself. Answers when the next one is due, null when none waits. */
export async function expireInvitations(ctx: ServiceContext): Promise<Date | null> {
  const failures: unknown[] = [];
  for (const { id } of await listOverdueInvitations(ctx.db, ctx.workspaceId, ctx.now())) {
    try {
      const expired = await expireInvitation(ctx, { invitationId: id });
      if (expired.ok) ctx.nudge();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some invitations could not be expired");
  return nextExpiry(ctx.db, ctx.workspaceId);
}
