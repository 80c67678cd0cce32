import { findCustomer } from "../../../db/queries/customers.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { findProvider } from "../../../db/queries/providers.ts";
import { findRemoval, findRemovalCustomer } from "../../../db/queries/removals.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import type { CustomerId, SlackUserId } from "../../domain/ids.ts";
import type { Invitation, Leg } from "../../domain/invitation.ts";
import type { CardRef } from "../../domain/outbox.ts";
import { may } from "../../domain/permissions.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";

/** A leg with the name of whom it is with; null on our own. */
export interface NamedLeg extends Leg {
  readonly providerName: string | null;
}

export interface InvitationCard {
  readonly kind: "invitation";
  readonly invitation: Invitation;
  readonly customer: { readonly id: CustomerId; readonly companyName: string };
  readonly legs: readonly NamedLeg[];
}

export interface RemovalCard {
  readonly kind: "removal";
  readonly removal: RemovalRequest;
  readonly customer: { readonly id: CustomerId; readonly companyName: string };
  /** The policy "an admin agent's own removal needs no second person" is on. */
  readonly ownRemovalAllowed: boolean;
}

export type CardView = InvitationCard | RemovalCard;

/** What a card says now, whatever led to it. Null when there is no such thing, or the reader may not see customers. */
export async function describeCard(ctx: ServiceContext, card: CardRef): Promise<CardView | null> {
  if (ctx.actor.kind !== "system" && !may(ctx.actor, "customer.see")) return null;
  return card.kind === "invitation" ? describeInvitation(ctx, card) : describeRemoval(ctx, card);
}

/** Whom a card belongs to: who asked for it. */
export async function personOfCard(ctx: ServiceContext, card: CardRef): Promise<SlackUserId | null> {
  if (card.kind === "removal") {
    return (await findRemoval(ctx.db, ctx.workspaceId, card.id))?.requestedBy ?? null;
  }
  const found = await findInvitation(ctx.db, ctx.workspaceId, card.id);
  return found ? (found.invitation.sentBy ?? found.invitation.requestedBy) : null;
}

async function describeInvitation(
  ctx: ServiceContext,
  card: Extract<CardRef, { kind: "invitation" }>,
): Promise<InvitationCard | null> {
  const { db, workspaceId } = ctx;
  const found = await findInvitation(db, workspaceId, card.id);
  const customer = found && (await findCustomer(db, workspaceId, found.invitation.customerId));
  if (!found || !customer) return null;
  const legs: NamedLeg[] = [];
  for (const leg of found.invitation.legs) {
    const provider = leg.providerId ? await findProvider(db, workspaceId, leg.providerId) : null;
    legs.push({ ...leg, providerName: provider?.name ?? null });
  }
  const { id, companyName } = customer;
  return { kind: "invitation", invitation: found.invitation, customer: { id, companyName }, legs };
}

async function describeRemoval(
  ctx: ServiceContext,
  card: Extract<CardRef, { kind: "removal" }>,
): Promise<RemovalCard | null> {
  const { db, workspaceId } = ctx;
  const removal = await findRemoval(db, workspaceId, card.id);
  const customer = removal && (await findRemovalCustomer(db, workspaceId, removal.id));
  if (!removal || !customer) return null;
  const { settings } = await readSettings(db, workspaceId);
  const { id, companyName } = customer;
  return {
    kind: "removal",
    removal,
    customer: { id, companyName },
    ownRemovalAllowed: settings.ownRemovalAllowed,
  };
}
