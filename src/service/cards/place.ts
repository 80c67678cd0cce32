import { findCard, type PostedCard, saveCard } from "../../../db/queries/cards.ts";
import { findTeamChannel } from "../../../db/queries/channels.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import type { SlackChannelId } from "../../domain/ids.ts";
import type { Language } from "../../domain/language.ts";
import type { CardRef } from "../../domain/outbox.ts";
import type { ServiceContext } from "../context.ts";

/** How to speak in a channel. */
export interface ChannelManners {
  readonly language: Language;
  /** Another organisation may be listening and customer data is not for it: the card only says that there is news. */
  readonly isDiscreet: boolean;
}

/** Null while the card was not posted. */
export function findPostedCard(ctx: ServiceContext, card: CardRef): Promise<PostedCard | null> {
  return findCard(ctx.db, ctx.workspaceId, card);
}

/** Remembers where a card stands, so that it is changed in place from now on. */
export function savePostedCard(ctx: ServiceContext, card: CardRef, posted: PostedCard): Promise<void> {
  return saveCard(ctx.db, ctx.workspaceId, card, posted);
}

/** A channel that was taken off the list may be shared by now: nobody looks any more, so it counts as shared. */
export async function channelManners(ctx: ServiceContext, id: SlackChannelId): Promise<ChannelManners> {
  const channel = await findTeamChannel(ctx.db, ctx.workspaceId, id);
  const { settings } = await readSettings(ctx.db, ctx.workspaceId);
  const isShared = channel?.isShared ?? true;
  return {
    language: channel?.language ?? settings.emailLanguage,
    isDiscreet: isShared && !settings.sharedChannelsAllowed,
  };
}
