import { inTransaction } from "../../../db/client.ts";
import { findInvitation, lockInvitation, saveInvitation } from "../../../db/queries/invitations.ts";
import { actorName } from "../../domain/actor.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { discard, type Invitation, type InvitationRefusal, withdraw } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may, type Permission } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { updateStanding } from "./answer.ts";

type Refusal = "not-permitted" | "not-found" | "already-answered" | InvitationRefusal;

interface Ending {
  readonly permission: Permission;
  readonly because: "withdrawn" | "discarded";
  readonly decide: typeof withdraw;
}

/** Takes back an invitation that waits for its answer. The link ends first: a customer who was faster has answered. */
export function withdrawInvitation(ctx: ServiceContext, ask: { readonly invitationId: InvitationId }) {
  return end(ctx, ask.invitationId, {
    permission: "invitation.withdraw",
    because: "withdrawn",
    decide: withdraw,
  });
}

/** Throws a draft away, and with it a link that may have left the house already. */
export function discardInvitation(ctx: ServiceContext, ask: { readonly invitationId: InvitationId }) {
  return end(ctx, ask.invitationId, {
    permission: "invitation.discard",
    because: "discarded",
    decide: discard,
  });
}

async function end(
  ctx: ServiceContext,
  id: InvitationId,
  ending: Ending,
): Promise<Outcome<Invitation, Refusal>> {
  if (!may(ctx.actor, ending.permission)) return declined("not-permitted");
  const by = actorName(ctx.actor);
  const seen = await findInvitation(ctx.db, ctx.workspaceId, id);
  if (!seen) return declined("not-found");
  if (!may(ctx.actor, ending.permission, seen.invitation.requestedBy)) return declined("not-permitted");
  const foreseen = ending.decide(seen.invitation, by, ctx.now());
  if (!foreseen.ok) return foreseen;
  if ((await ctx.directory.closeLink(ctx.workspaceId, id, ending.because)) === "answered")
    return declined("already-answered");

  return inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, id);
    if (!found) return declined("not-found");
    const ended = ending.decide(found.invitation, by, ctx.now());
    if (!ended.ok) return ended;
    await saveInvitation(tx, ctx.workspaceId, found.invitation.state, ended.value.invitation, null);
    await updateStanding(ctx, tx, ended.value.invitation);
    await record(tx, ctx, ended.value);
    return done(ended.value.invitation);
  });
}
