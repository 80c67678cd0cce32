import type { KnownBlock } from "@slack/types";
import type { RemovalCard } from "../../service/index.ts";
import { actionsBlock, button, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Voice } from "./voice.ts";

/** Asks the requester of an executed removal about the legal notice; says so when it is on record already. */
export function legalNoticeQuestion(
  { removal, customer }: RemovalCard,
  isReminder: boolean,
  voice: Voice,
): { readonly lines: readonly string[]; readonly blocks: readonly KnownBlock[] } {
  const { t } = voice;
  const named = { customer: voice.name(customer.companyName) };
  if (removal.notice) {
    const settled = t("messages.notice.settled", named);
    return isReminder ? { lines: [settled], blocks: [section(settled)] } : { lines: [], blocks: [] };
  }
  const question = isReminder ? t("messages.notice.reminder", named) : t("messages.notice.ask");
  const value = removal.id;
  return {
    lines: [question],
    blocks: [
      section(question),
      actionsBlock([
        button(actions.removalNoNotice, t("messages.notice.not-required"), { value }),
        button(actions.removalNotice, t("messages.notice.record"), { value, style: "primary" }),
        button(actions.customerOpen, t("messages.open-record"), { value: customer.id }),
      ]),
    ],
  };
}
