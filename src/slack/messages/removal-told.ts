import type { Notice } from "../../domain/outbox.ts";
import type { RemovalCard } from "../../service/index.ts";
import { changeOf, failureOf as failureLines } from "./removal-card.ts";
import type { Voice } from "./voice.ts";

type RemovalNotice = Extract<Notice, `removal.${string}`>;

/** What happened to a removal request, for a reply in its thread and for a direct message: a line each. */
export function removalTold(card: RemovalCard, notice: RemovalNotice, by: string, voice: Voice): string[] {
  const { t } = voice;
  const { removal } = card;
  const customer = voice.name(card.customer.companyName);
  const who = voice.who(by);
  const reason = removal.decisionReason ? [quoted(removal.decisionReason, voice)] : [];
  switch (notice) {
    case "removal.approved":
      return removal.isOwnDecision
        ? [t("messages.told.removal-approved-own", { who, customer }), ...reason]
        : [t("messages.told.removal-approved", { who, customer }), ...reason];
    case "removal.denied":
      return [t("messages.told.removal-denied", { who, customer }), ...reason];
    case "removal.withdrawn":
      return [t("messages.told.removal-withdrawn", { who, customer })];
    case "removal.lapsed":
      return removal.lapsedBecause === "facts-changed"
        ? [t("messages.told.removal-lapsed-facts", { customer }), ...changeOf(removal, voice)]
        : [t("messages.told.removal-lapsed-too-old", { customer })];
    case "removal.executed":
      return [t("messages.told.removal-executed", { customer })];
    case "removal.failed":
      return [t("messages.told.removal-failed", { customer }), ...failureOf(card, voice)];
    case "removal.provider-asked":
      return [t("messages.told.removal-provider-asked", { customer })];
    case "removal.abandoned":
      return [t("messages.told.removal-closed", { who, customer })];
  }
}

/** In the directory's own words; nothing when the removal was tried again meanwhile. */
function failureOf({ removal }: RemovalCard, voice: Voice): string[] {
  const { failure } = removal;
  if (!failure) return [];
  if (failure.because === "refused") {
    const said = [voice.t("messages.removal.directory-said"), quoted(failure.message, voice)];
    return [...said, ...failureLines(removal, voice)];
  }
  return failureLines(removal, voice);
}

function quoted(text: string, voice: Voice): string {
  return `> ${voice.quote(text)}`;
}
