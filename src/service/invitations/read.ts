import {
  findInvitation,
  listDraftsBy,
  listInvitationsOf,
  listPendingInvitations,
  type PendingCursor,
} from "../../../db/queries/invitations.ts";
import type { CustomerId, InvitationId } from "../../domain/ids.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";

/** Null for those who may not see customers, too: a reader cannot tell what is there. */
export async function getInvitation(ctx: ServiceContext, id: InvitationId): Promise<Invitation | null> {
  if (!mayRead(ctx)) return null;
  return (await findInvitation(ctx.db, ctx.workspaceId, id))?.invitation ?? null;
}

/** Newest first. */
export async function invitationsOfCustomer(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<readonly Invitation[]> {
  return mayRead(ctx) ? listInvitationsOf(ctx.db, ctx.workspaceId, customerId) : [];
}

/** Those that wait for an answer, longest waiting first; `next` is where the following page begins. */
export async function pendingInvitations(
  ctx: ServiceContext,
  limit: number,
  after: PendingCursor | null = null,
): Promise<{ readonly invitations: readonly Invitation[]; readonly next: PendingCursor | null }> {
  if (!mayRead(ctx)) return { invitations: [], next: null };
  const found = await listPendingInvitations(ctx.db, ctx.workspaceId, limit + 1, after);
  const invitations = found.slice(0, limit);
  const last = invitations.at(-1);
  const next = found.length > limit && last?.sentAt ? { sentAt: last.sentAt, id: last.id } : null;
  return { invitations, next };
}

/** The actor's own drafts, newest first. */
export async function myDrafts(ctx: ServiceContext): Promise<readonly Invitation[]> {
  if (ctx.actor.kind !== "staff" || !mayRead(ctx)) return [];
  return listDraftsBy(ctx.db, ctx.workspaceId, ctx.actor.slackUserId);
}

/** The bot itself reads what it renders. */
function mayRead(ctx: ServiceContext): boolean {
  return ctx.actor.kind === "system" || may(ctx.actor, "customer.see");
}
