import { findCard, type PostedCard, saveCards } from "../../../db/queries/cards.ts";
import type { CardRef } from "../../domain/outbox.ts";
import type { ServiceContext } from "../context.ts";

/** Null while the card was not posted. */
export function findPostedCard(ctx: ServiceContext, card: CardRef): Promise<PostedCard | null> {
  return findCard(ctx.db, ctx.workspaceId, card);
}

/** A card and where it stands. */
export interface PlacedCard {
  readonly card: CardRef;
  readonly posted: PostedCard;
}

/** Remembers where cards stand, so that they are changed in place from now on. The last word counts. */
export function savePostedCards(ctx: ServiceContext, placed: readonly PlacedCard[]): Promise<void> {
  return saveCards(ctx.db, ctx.workspaceId, placed);
}

export function savePostedCard(ctx: ServiceContext, card: CardRef, posted: PostedCard): Promise<void> {
  return savePostedCards(ctx, [{ card, posted }]);
}
