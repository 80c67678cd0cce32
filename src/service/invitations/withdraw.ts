import { inTransaction } from "../../../db/client.ts";
import { findMatchedTo } from "../../../db/queries/acceptances.ts";
import { findInvitation, lockInvitation, saveInvitation } from "../../../db/queries/invitations.ts";
import { actorName } from "../../domain/actor.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { discard, type Invitation, type InvitationRefusal, withdraw } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may, type Permission } from "../../domain/permissions.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { refreshStanding } from "../customers/standing.ts";
import { record } from "../record.ts";

type Refusal =
  | "not-permitted"
  | "not-found"
  | "already-answered"
  | "directory-unavailable"
  | InvitationRefusal;

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
  if (await wasMatched(ctx, seen.invitation)) return declined("already-answered");
  const closed = await closeLink(ctx, id, ending.because);
  if (closed !== "closed") return declined(closed);

  const ended = await inTransaction(ctx.db, async (tx) => {
    const found = await lockInvitation(tx, ctx.workspaceId, id);
    if (!found) return declined("not-found");
    const decided = ending.decide(found.invitation, by, ctx.now());
    if (!decided.ok) return decided;
    await saveInvitation(tx, ctx.workspaceId, found.invitation.state, decided.value.invitation, null);
    await refreshStanding(tx, ctx, found.invitation.customerId);
    await record(tx, ctx, decided.value);
    return done(decided.value.invitation);
  });
  if (!ended.ok) await reopenLink(ctx, id);
  return ended;
}

/** Where links tell nothing, an acceptance that is known and not taken over yet is the answer. */
async function wasMatched(ctx: ServiceContext, { id, legs }: Invitation): Promise<boolean> {
  if (ctx.directory.linksArePersonal || legs.some((leg) => leg.state !== "awaiting")) return false;
  return (await findMatchedTo(ctx.db, ctx.workspaceId, id)) !== null;
}

async function closeLink(
  ctx: ServiceContext,
  id: InvitationId,
  because: Ending["because"],
): Promise<"closed" | "already-answered" | "directory-unavailable"> {
  try {
    const closed = await ctx.directory.closeLink(ctx.workspaceId, id, because);
    return closed === "answered" ? "already-answered" : closed;
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return "directory-unavailable";
    throw error;
  }
}

/** A draft was handed over in the very moment it was to be discarded: its link works on. */
async function reopenLink(ctx: ServiceContext, id: InvitationId): Promise<void> {
  const found = await findInvitation(ctx.db, ctx.workspaceId, id);
  if (found?.invitation.state === "sent" && found.invitation.expiresAt) {
    await ctx.directory.setLinkExpiry(ctx.workspaceId, id, found.invitation.expiresAt);
  }
}
