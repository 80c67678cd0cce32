import { type PostedCard, readInvitationCard, readRemovalCard } from "../../../db/queries/cards.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { findProvider } from "../../../db/queries/providers.ts";
import { findRemoval } from "../../../db/queries/removals.ts";
import type {
  CustomerId,
  InvitationId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
} from "../../domain/ids.ts";
import type { Invitation, Leg } from "../../domain/invitation.ts";
import type { Language } from "../../domain/language.ts";
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

/** Where a card stands or is to go, and how to speak there. `posted` is null while it was not posted. */
export interface CardPlace {
  readonly posted: PostedCard | null;
  readonly channelId: SlackChannelId;
  readonly language: Language;
  /** Another organisation may be listening and customer data is not for it: the card only says that there is news. */
  readonly isDiscreet: boolean;
}

export interface OpenCard {
  readonly view: CardView;
  readonly place: CardPlace;
}

/** What a card says now, whatever led to it, and where. Null when there is no such thing, or the reader may not see it. */
export async function openCard(ctx: ServiceContext, card: CardRef): Promise<OpenCard | null> {
  if (ctx.actor.kind !== "system" && !may(ctx.actor, "customer.see")) return null;
  return card.kind === "invitation" ? openInvitation(ctx, card.id) : openRemoval(ctx, card.id);
}

/** Only what it says. */
export async function describeCard(ctx: ServiceContext, card: CardRef): Promise<CardView | null> {
  return (await openCard(ctx, card))?.view ?? null;
}

/** Whom a card belongs to: who asked for it. */
export async function personOfCard(ctx: ServiceContext, card: CardRef): Promise<SlackUserId | null> {
  if (card.kind === "removal") {
    return (await findRemoval(ctx.db, ctx.workspaceId, card.id))?.requestedBy ?? null;
  }
  const found = await findInvitation(ctx.db, ctx.workspaceId, card.id);
  return found ? (found.invitation.sentBy ?? found.invitation.requestedBy) : null;
}

async function openInvitation(ctx: ServiceContext, id: InvitationId): Promise<OpenCard | null> {
  const row = await readInvitationCard(ctx.db, ctx.workspaceId, id);
  if (!row) return null;
  const { invitation, customer } = row;
  const legs: NamedLeg[] = [];
  for (const leg of invitation.legs) {
    const provider = leg.providerId ? await findProvider(ctx.db, ctx.workspaceId, leg.providerId) : null;
    legs.push({ ...leg, providerName: provider?.name ?? null });
  }
  return {
    view: { kind: "invitation", invitation, customer, legs },
    place: placeOf(row, invitation.channelId),
  };
}

async function openRemoval(ctx: ServiceContext, id: RemovalRequestId): Promise<OpenCard | null> {
  const row = await readRemovalCard(ctx.db, ctx.workspaceId, id);
  if (!row) return null;
  const { removal, customer, settings } = row;
  const { ownRemovalAllowed } = settings;
  return {
    view: { kind: "removal", removal, customer, ownRemovalAllowed },
    place: placeOf(row, removal.channelId),
  };
}

interface Ground {
  readonly posted: PostedCard | null;
  readonly channel: { readonly language: Language; readonly isShared: boolean } | null;
  readonly settings: { readonly emailLanguage: Language; readonly sharedChannelsAllowed: boolean };
}

/** A channel that was taken off the list may be shared by now: nobody looks any more, so it counts as shared. */
function placeOf({ posted, channel, settings }: Ground, channelId: SlackChannelId): CardPlace {
  const isShared = channel?.isShared ?? true;
  return {
    posted,
    channelId: posted?.channelId ?? channelId,
    language: channel?.language ?? settings.emailLanguage,
    isDiscreet: isShared && !settings.sharedChannelsAllowed,
  };
}
