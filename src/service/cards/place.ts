import { findCard, type PostedCard, saveCard } from "../../../db/queries/cards.ts";
import type { CardRef } from "../../domain/outbox.ts";
import type { ServiceContext } from "../context.ts";

/** Null while the card was not posted. */
export function findPostedCard(ctx: ServiceContext, card: CardRef): Promise<PostedCard | null> {
  return findCard(ctx.db, ctx.workspaceId, card);
}

/** Remembers where a card stands, so that it is changed in place from now on. */
export function savePostedCard(ctx: ServiceContext, card: CardRef, posted: PostedCard): Promise<void> {
  return saveCard(ctx.db, ctx.workspaceId, card, posted);
}
