import { findCard, type PostedCard, saveCard } from "../../../db/queries/cards.ts";
import { isCardUncertain as isUncertain } from "../../../db/queries/stuck-messages.ts";
import type { CardRef } from "../../domain/outbox.ts";
import type { ServiceContext } from "../context.ts";

/** Null while the card was not posted. */
export function findPostedCard(ctx: ServiceContext, card: CardRef): Promise<PostedCard | null> {
  return findCard(ctx.db, ctx.workspaceId, card);
}

/**
 * Whether a card may be there without our knowing where: nothing more is posted of it before an admin agent has looked,
 * so that there are never two of it.
 */
export function isCardUncertain(ctx: ServiceContext, card: CardRef): Promise<boolean> {
  return isUncertain(ctx.db, ctx.workspaceId, card);
}

/** Remembers where a card stands, so that it is changed in place from now on. */
export function savePostedCard(ctx: ServiceContext, card: CardRef, posted: PostedCard): Promise<void> {
  return saveCard(ctx.db, ctx.workspaceId, card, posted);
}
