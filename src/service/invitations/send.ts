import { inTransaction, type Tx } from "../../../db/client.ts";
import { violatedConstraint } from "../../../db/errors.ts";
import {
  findPendingOf,
  listActiveLegs,
  lockForHandOver,
  saveInvitation,
  setStanding,
} from "../../../db/queries/invitations.ts";
import { markDue } from "../../../db/queries/record.ts";
import type { InvitationId } from "../../domain/ids.ts";
import { type Invitation, type InvitationRefusal, send } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { isLinkUnreachable, type ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { holdsLinkOnce } from "./revise.ts";

type Refusal =
  | "not-permitted"
  | "not-found"
  | "no-link"
  | "link-missing"
  | "already-active"
  | "already-pending"
  | "address-not-public"
  | InvitationRefusal;

export interface HandedOver {
  readonly invitation: Invitation;
  readonly companyName: string;
}

/** *Done*: records that the draft was handed over, by whom and when. The bot itself sends the customer nothing. */
export async function sendInvitation(
  ctx: ServiceContext,
  ask: { readonly invitationId: InvitationId },
): Promise<Outcome<HandedOver, Refusal>> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "invitation.send")) return declined("not-permitted");
  if (isLinkUnreachable(ctx)) return declined("address-not-public");

  try {
    return await inTransaction(ctx.db, async (tx) => {
      const found = await lockForHandOver(tx, ctx.workspaceId, ask.invitationId);
      if (!found) return declined("not-found");
      if (!may(actor, "invitation.send", found.invitation.requestedBy)) return declined("not-permitted");
      const sent = send(found.invitation, actor.slackUserId, ctx.now(), found.validForDays);
      if (!sent.ok) return sent;
      if (!holdsLinkOnce(found.invitation)) return declined("link-missing");
      const { invitation } = sent.value;
      if (await isAlreadyActive(ctx, tx, invitation)) return declined("already-active");

      const { workspaceId } = ctx;
      await Promise.all([
        saveInvitation(tx, workspaceId, "draft", invitation),
        found.standing !== "active" && setStanding(tx, workspaceId, invitation.customerId, "invited"),
        invitation.expiresAt && markDue(tx, workspaceId, "deadlines", invitation.expiresAt),
      ]);
      await record(tx, ctx, sent.value);
      return done({ invitation, companyName: found.companyName });
    });
  } catch (error) {
    if (violatedConstraint(error) === "invitations_one_pending") return alreadyPending(ctx, ask.invitationId);
    throw error;
  }
}

/** Since the draft was begun, a leg of it may have come about in another way. */
async function isAlreadyActive(ctx: ServiceContext, tx: Tx, invitation: Invitation): Promise<boolean> {
  const active = await listActiveLegs(tx, ctx.workspaceId, invitation.customerId);
  return invitation.legs.some((leg) =>
    active.some((each) => each.leg === leg.kind && each.providerId === leg.providerId),
  );
}

async function alreadyPending(ctx: ServiceContext, invitationId: InvitationId) {
  const found = await inTransaction(ctx.db, (tx) => lockForHandOver(tx, ctx.workspaceId, invitationId));
  const pending = found ? await findPendingOf(ctx.db, ctx.workspaceId, found.invitation.customerId) : null;
  return declined("already-pending", {
    state: "sent",
    ...(pending?.sentBy ? { by: pending.sentBy } : {}),
    ...(pending?.sentAt ? { at: pending.sentAt } : {}),
  });
}
