import { findInvitation } from "../../../db/queries/invitations.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { declined, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { learnTarget } from "../acceptances/target.ts";
import type { ServiceContext } from "../context.ts";
import { type AnswerRefusal, recordAnswers } from "./answer.ts";

/** After *Done*: the directory learns the time to answer, and an answer that came before *Done* is taken over. */
export async function settleHandOver(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId },
): Promise<Outcome<Invitation, AnswerRefusal>> {
  if (!may(ctx.actor, "invitation.link")) return declined("not-permitted");
  const found = await findInvitation(ctx.db, ctx.workspaceId, ask.invitationId);
  if (!found) return declined("not-found");
  if (found.invitation.expiresAt) {
    await ctx.directory.setLinkExpiry(ctx.workspaceId, ask.invitationId, found.invitation.expiresAt);
  }
  await learnTarget(ctx, found.invitation);
  return recordAnswers(ctx, ask);
}
