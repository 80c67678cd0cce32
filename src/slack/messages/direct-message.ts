import type { SlackUserId } from "../../domain/ids.ts";
import type { CardView } from "../../service/index.ts";
import { actionsBlock, button, present } from "../blocks.ts";
import { actions } from "../ids.ts";
import { legalNoticeQuestion } from "./legal-notice-question.ts";
import { linesOf, type Told } from "./thread-reply.ts";
import { asText, type Message, sections, type Voice } from "./voice.ts";

/** Word to one person about something of theirs, with a button to what can be done about it. */
export function directMessage(
  card: CardView,
  told: Told & { readonly to: SlackUserId },
  voice: Voice,
): Message {
  const lines = linesOf(card, told, voice);
  if (card.kind === "removal" && asksForNotice(card.removal.requestedBy, told)) {
    const question = legalNoticeQuestion(card, told.notice === "notice.reminder", voice);
    return {
      text: asText([...lines, ...question.lines]),
      blocks: present([
        sections(lines),
        question.blocks.length > 0 ? question.blocks : [actionsBlock([openRecord(card, voice)])],
      ]),
    };
  }
  return {
    text: asText(lines),
    blocks: [...sections(lines), actionsBlock([...openDraft(card, told, voice), openRecord(card, voice)])],
  };
}

/** A step failed of which there is no card any more to speak of. */
export function failedWithoutCard({ t }: Voice): Message {
  const lines = [t("messages.told.delivery-failed-unnamed")];
  return { text: asText(lines), blocks: sections(lines) };
}

function asksForNotice(requestedBy: SlackUserId, told: Told & { readonly to: SlackUserId }): boolean {
  return told.notice === "notice.reminder" || (told.notice === "removal.executed" && told.to === requestedBy);
}

function openRecord(card: CardView, { t }: Voice) {
  return button(actions.customerOpen, t("messages.open-record"), { value: card.customer.id });
}

function openDraft(card: CardView, { notice }: Told, { t }: Voice) {
  if (card.kind !== "invitation" || notice !== "invitation.answered-early") return [];
  const { id, state } = card.invitation;
  return state === "draft"
    ? [button(actions.inviteResume, t("messages.told.open-draft"), { value: id, style: "primary" })]
    : [];
}
