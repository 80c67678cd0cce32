import type { Notice } from "../../domain/outbox.ts";
import type { CardView } from "../../service/index.ts";
import { invitationTold } from "./invitation-told.ts";
import { removalTold } from "./removal-told.ts";
import { asText, type Message, sections, type Voice } from "./voice.ts";

/** What happened, `by` whom. */
export interface Told {
  readonly notice: Notice;
  readonly by: string;
}

/** A step that people must notice, as a reply under its card. */
export function threadReply(card: CardView, told: Told, voice: Voice): Message {
  const lines = linesOf(card, told, voice);
  return { text: asText(lines), blocks: sections(lines) };
}

/** The sentences of a notice. One that does not belong to this kind of card has none. */
export function linesOf(card: CardView, { notice, by }: Told, voice: Voice): string[] {
  const customer = voice.name(card.customer.companyName);
  switch (notice) {
    case "invitation.answered":
    case "invitation.answered-early":
    case "invitation.expired":
    case "invitation.withdrawn":
    case "invitation.discarded":
      return card.kind === "invitation" ? invitationTold(card, notice, by, voice) : [];
    case "removal.approved":
    case "removal.denied":
    case "removal.withdrawn":
    case "removal.lapsed":
    case "removal.executed":
    case "removal.failed":
    case "removal.abandoned":
    case "removal.provider-asked":
      return card.kind === "removal" ? removalTold(card, notice, by, voice) : [];
    case "delivery.failed":
      return [voice.t("messages.told.delivery-failed", { customer })];
    case "notice.reminder":
      return [];
  }
}
