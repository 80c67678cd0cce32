import type { CardView } from "../../service/index.ts";
import { actionsBlock, button, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Message, Voice } from "./voice.ts";

/** The card in a channel that another organisation can read: no name, no state, only the way to where they are. */
export function discreetCard(card: CardView, { t }: Voice): Message {
  const text = t("messages.discreet.card");
  return {
    text,
    blocks: [
      section(text),
      actionsBlock([button(actions.customerOpen, t("messages.open-record"), { value: card.customer.id })]),
    ],
  };
}

export function discreetReply({ t }: Voice): Message {
  const text = t("messages.discreet.reply");
  return { text, blocks: [section(text)] };
}
