import { type PostedCard, readInvitationCards, readRemovalCards } from "../../../db/queries/cards.ts";
import { findInvitation } from "../../../db/queries/invitations.ts";
import { findProviders } from "../../../db/queries/providers.ts";
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
  /** The link is the vendor's: it leads on after the invitation ended. */
  readonly isVendorLink?: boolean;
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
  /** It may be there without our knowing where: nothing more is posted of it before an admin agent has looked. */
  readonly isUncertain: boolean;
}

export interface OpenCard {
  readonly view: CardView;
  readonly place: CardPlace;
}

/** What a card says now, whatever led to it, and where. Null when there is no such thing, or the reader may not see it. */
export async function openCard(ctx: ServiceContext, card: CardRef): Promise<OpenCard | null> {
  const [open] = await openCards(ctx, [card]);
  return open ?? null;
}

/** The same for several, in their order. */
export async function openCards(
  ctx: ServiceContext,
  refs: readonly CardRef[],
): Promise<readonly (OpenCard | null)[]> {
  if (ctx.actor.kind !== "system" && !may(ctx.actor, "customer.see")) return refs.map(() => null);
  const invitationIds = refs.flatMap((ref) => (ref.kind === "invitation" ? [ref.id] : []));
  const removalIds = refs.flatMap((ref) => (ref.kind === "removal" ? [ref.id] : []));
  const [invitations, removals] = await Promise.all([
    openInvitations(ctx, invitationIds),
    openRemovals(ctx, removalIds),
  ]);
  return refs.map((ref) => (ref.kind === "invitation" ? invitations : removals).get(ref.id) ?? null);
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

async function openInvitations(
  ctx: ServiceContext,
  ids: readonly InvitationId[],
): Promise<ReadonlyMap<string, OpenCard>> {
  if (ids.length === 0) return new Map();
  const rows = await readInvitationCards(ctx.db, ctx.workspaceId, ids);
  const providerIds = rows.flatMap(({ invitation }) => invitation.legs.map((leg) => leg.providerId));
  const providers = await findProviders(
    ctx.db,
    ctx.workspaceId,
    providerIds.filter((id) => id !== null),
  );
  const names = new Map(providers.map(({ id, name }) => [id, name]));
  return new Map(
    rows.map(({ invitation, customer, ...ground }) => {
      const legs = invitation.legs.map((leg) => ({
        ...leg,
        providerName: (leg.providerId && names.get(leg.providerId)) ?? null,
      }));
      const isVendorLink = !ctx.directory.linksArePersonal;
      const view = { kind: "invitation", invitation, customer, legs, isVendorLink } as const;
      return [invitation.id, { view, place: placeOf(ground, invitation.channelId) }];
    }),
  );
}

async function openRemovals(
  ctx: ServiceContext,
  ids: readonly RemovalRequestId[],
): Promise<ReadonlyMap<string, OpenCard>> {
  if (ids.length === 0) return new Map();
  const rows = await readRemovalCards(ctx.db, ctx.workspaceId, ids);
  return new Map(
    rows.map(({ removal, customer, ...ground }) => {
      const { ownRemovalAllowed } = ground.settings;
      const view = { kind: "removal", removal, customer, ownRemovalAllowed } as const;
      return [removal.id, { view, place: placeOf(ground, removal.channelId) }];
    }),
  );
}

interface Ground {
  readonly posted: PostedCard | null;
  readonly isUncertain: boolean;
  readonly channel: { readonly language: Language; readonly isShared: boolean } | null;
  readonly settings: { readonly emailLanguage: Language; readonly sharedChannelsAllowed: boolean };
}

/** A channel that was taken off the list may be shared by now: nobody looks any more, so it counts as shared. */
function placeOf({ posted, isUncertain, channel, settings }: Ground, channelId: SlackChannelId): CardPlace {
  const isShared = channel?.isShared ?? true;
  return {
    posted,
    channelId: posted?.channelId ?? channelId,
    language: channel?.language ?? settings.emailLanguage,
    isDiscreet: isShared && !settings.sharedChannelsAllowed,
    isUncertain,
  };
}
