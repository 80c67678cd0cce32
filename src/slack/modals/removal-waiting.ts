import type { KnownBlock, ModalView } from "@slack/types";
import type { Translate } from "../../i18n/index.ts";
import { actionsBlock, button, context, limits, plain, plainSection } from "../blocks.ts";
import { type actions, views } from "../ids.ts";

/** While the partner directory is read; something else takes its place in a moment. */
export function removalReading(t: Translate, purpose: "ask" | "decide"): ModalView {
  const isNew = purpose === "ask";
  return saying(t, views.removalReading, t(isNew ? "removal.title" : "removal.decide.title"), [
    plainSection(t(isNew ? "removal.reading" : "removal.reading-anew")),
    context(t(isNew ? "removal.reading.hint" : "removal.reading-anew.hint")),
  ]);
}

/** While a decision that was asked for is checked: nothing is decided yet. */
export function removalChecking(t: Translate): ModalView {
  return saying(t, views.removalReading, t("removal.decide.title"), [
    plainSection(t("removal.checking")),
    context(t("removal.checking.hint")),
  ]);
}

/** The last word in the modal. */
export function removalResult(t: Translate, title: string, blocks: readonly KnownBlock[]): ModalView {
  return saying(t, views.removalResult, title, blocks);
}

/** Where the same can be tried once more, in the same window. */
export function tryAgain(t: Translate, actionId: TryAgain, value: string): KnownBlock {
  return actionsBlock([button(actionId, t("removal.read-again"), { value })]);
}

type TryAgain = typeof actions.removalReadAgain | typeof actions.removalDecideAgain;

function saying(t: Translate, callbackId: string, title: string, blocks: readonly KnownBlock[]): ModalView {
  return {
    type: "modal",
    callback_id: callbackId,
    title: plain(title, limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [...blocks],
  };
}
