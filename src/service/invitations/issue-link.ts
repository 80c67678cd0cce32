import { addDays } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import {
  findInvitation,
  lockInvitation,
  readInvitationGround,
  saveInvitation,
} from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { asksOtherwise, type Invitation, type InvitationRefusal, link } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { Dispatch } from "../announce.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { screenDispatch, type WaitingScreen } from "../screen.ts";

/** The intent to ask the partner directory for the personal link, and then to bring the waiting modal up to date. */
export function issueLinkDispatch(
  ctx: ServiceContext,
  invitationId: InvitationId,
  viewId: string | null,
): Dispatch {
  return {
    id: ctx.newId(),
    lane: `invitation:${invitationId}`,
    body: { topic: "link.issue", invitationId, viewId },
    runAt: ctx.now(),
    correlationId: ctx.correlationId,
  };
}

/**
 * Asks the directory for the link, seals it and keeps it. A link that is there already may be in somebody's mail: a
 * repeat leaves it alone. Terms that changed meanwhile have an intent of their own.
 */
export async function issueLink(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId; readonly viewId: string | null },
): Promise<Outcome<Invitation, "not-permitted" | "not-found" | InvitationRefusal>> {
  if (!may(ctx.actor, "invitation.link")) return declined("not-permitted");
  const found = await findInvitation(ctx.db, ctx.workspaceId, ask.invitationId);
  if (!found) return declined("not-found");
  const allowed = link(found.invitation);
  if (!allowed.ok) return allowed;
  if (found.sealedLink !== null) return done(found.invitation);

  const issued = await ctx.directory.issueLink(await linkRequest(ctx, found.invitation));
  // TODO(#4)
  if (issued.outcome === "refused") throw new Error(`no link: ${issued.because}`);
  const sealedLink = ctx.sealer.seal(issued.url, linkContext(ask.invitationId));

  return inTransaction(ctx.db, async (tx) => {
    const current = await lockInvitation(tx, ctx.workspaceId, ask.invitationId);
    if (!current) return declined("not-found");
    const linked = link(current.invitation);
    if (!linked.ok) return linked;
    const isLate = current.sealedLink !== null || asksOtherwise(found.invitation, current.invitation);
    if (isLate) return done(current.invitation);
    await saveInvitation(tx, ctx.workspaceId, "draft", linked.value.invitation, sealedLink);
    if (ask.viewId !== null)
      await enqueue(
        tx,
        ctx.workspaceId,
        [screenDispatch(ctx, waiting(current.invitation, ask.viewId))],
        ctx.now(),
      );
    await record(tx, ctx, linked.value);
    return done(linked.value.invitation);
  });
}

/** Binds a sealed link to its invitation. */
export function linkContext(invitationId: InvitationId): string {
  return `invitation-link:${invitationId}`;
}

async function linkRequest(ctx: ServiceContext, invitation: Invitation) {
  const ground = await readInvitationGround(ctx.db, ctx.workspaceId, invitation);
  const partnerName = ground.partnerName ?? "";
  return {
    customer: {
      workspaceId: ctx.workspaceId,
      customerId: invitation.customerId,
      tenantId: ground.customer?.tenantId ?? null,
    },
    invitationId: invitation.id,
    companyName: ground.customer?.companyName ?? "",
    partnerName,
    legs: invitation.legs.map(({ kind, providerId }) => ({
      kind,
      providerId,
      askedBy: providerId === null ? partnerName : (ground.providerNames.get(providerId) ?? ""),
    })),
    asksForDap: invitation.asksForDap,
    language: invitation.language,
    expiresAt: addDays(ctx.now(), ground.validForDays),
  };
}

function waiting(invitation: Invitation, viewId: string): WaitingScreen {
  return {
    viewId,
    for: invitation.requestedBy,
    card: { kind: "invitation", id: invitation.id },
    refusal: null,
  };
}
