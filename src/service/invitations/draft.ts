import { inTransaction } from "../../../db/client.ts";
import {
  findInvitation,
  findPendingOf,
  insertInvitation,
  lockCustomer,
  readInvitationGround,
} from "../../../db/queries/invitations.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { isSamePerson } from "../../domain/actor.ts";
import { type CustomerId, InvitationId, type SlackUserId } from "../../domain/ids.ts";
import { awaiting, type Invitation, type InvitationTerms } from "../../domain/invitation.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { isLinkUnreachable, type ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { issueLinkDispatch } from "./issue-link.ts";

export type GroundRefusal =
  | "not-found"
  | "not-set-up"
  | "address-not-public"
  | "channel-unknown"
  | "channel-shared"
  | "provider-unknown"
  | "already-active"
  | "already-pending";

export interface DraftRequest {
  /** Made when the form opens: the same form sent twice begins one draft. */
  readonly id?: InvitationId;
  readonly customerId: CustomerId;
  readonly terms: InvitationTerms;
  /** The standard text, with the placeholder where the link belongs. */
  readonly subject: string;
  readonly text: string;
  /** The modal that waits for the link. */
  readonly viewId: string | null;
}

/** Begins an invitation. The link comes from the partner directory a moment later, through the outbox. */
export async function draftInvitation(
  ctx: ServiceContext,
  request: DraftRequest,
): Promise<Outcome<Invitation, GroundRefusal | "not-permitted">> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "invitation.request")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    await lockCustomer(tx, ctx.workspaceId, request.customerId);
    const same = request.id ? await findInvitation(tx, ctx.workspaceId, request.id) : null;
    if (same)
      return isTheirs(same.invitation, request, actor.slackUserId)
        ? done(same.invitation)
        : declined("not-found");
    const refusal = await findObstacle(ctx, tx, request);
    if (refusal) return refusal;

    const invitation = newDraft(ctx, request, actor.slackUserId);
    await insertInvitation(tx, ctx.workspaceId, invitation);
    await enqueue(tx, ctx.workspaceId, [issueLinkDispatch(ctx, invitation.id, request.viewId)], ctx.now());
    await record(tx, ctx, { type: "invitation.drafted", invitation });
    return done(invitation);
  });
}

/** What stands in the way of inviting this customer on these terms, as things are now. */
export async function findObstacle(
  ctx: ServiceContext,
  tx: Parameters<typeof readInvitationGround>[0],
  ask: { customerId: CustomerId; terms: InvitationTerms },
) {
  if (isLinkUnreachable(ctx)) return declined("address-not-public");
  const ground = await readInvitationGround(tx, ctx.workspaceId, {
    customerId: ask.customerId,
    channelId: ask.terms.channelId,
  });
  if (ground.customer === null) return declined("not-found");
  if (ground.partnerName === null) return declined("not-set-up");
  if (ground.channel === null) return declined("channel-unknown");
  if (ground.channel.isShared && !ground.sharedChannelsAllowed) return declined("channel-shared");
  for (const leg of ask.terms.legs) {
    if (leg.providerId !== null && !ground.providers.has(leg.providerId)) return declined("provider-unknown");
    const active = ground.active.find((each) => each.leg === leg.kind && each.providerId === leg.providerId);
    if (active) return declined("already-active", { state: "active", at: active.since });
  }
  const pending = await findPendingOf(tx, ctx.workspaceId, ask.customerId);
  if (pending) {
    return declined("already-pending", {
      state: pending.state,
      ...(pending.sentBy && !isSamePerson(ctx.actor, pending.sentBy) ? { by: pending.sentBy } : {}),
      ...(pending.sentAt ? { at: pending.sentAt } : {}),
    });
  }
  return null;
}

function isTheirs(invitation: Invitation, request: DraftRequest, slackUserId: SlackUserId): boolean {
  return invitation.customerId === request.customerId && invitation.requestedBy === slackUserId;
}

function newDraft(ctx: ServiceContext, request: DraftRequest, requestedBy: SlackUserId): Invitation {
  const { legs, ...terms } = request.terms;
  return {
    id: request.id ?? InvitationId.parse(ctx.newId()),
    customerId: request.customerId,
    state: "draft",
    legs: legs.map(awaiting),
    ...terms,
    subject: request.subject,
    text: request.text,
    hasLink: false,
    requestedBy,
    createdAt: ctx.now(),
    sentBy: null,
    sentAt: null,
    expiresAt: null,
    endedBy: null,
    endedAt: null,
  };
}
