import type { Notice } from "../../domain/outbox.ts";
import type { InvitationCard } from "../../service/index.ts";
import { type Standing, standingOf } from "./invitation-card.ts";
import { legLines } from "./invitation-legs.ts";
import type { Voice } from "./voice.ts";

type InvitationNotice = Extract<Notice, `invitation.${string}`>;

/** What happened to an invitation, for a reply in its thread and for a direct message: a line each. */
export function invitationTold(
  card: InvitationCard,
  notice: InvitationNotice,
  by: string,
  voice: Voice,
): string[] {
  const { t, who } = voice;
  const customer = voice.name(card.customer.companyName);
  const standing = standingOf(card.invitation);
  const legs = legLines(card.legs, voice);
  switch (notice) {
    case "invitation.answered":
      return [answered(standing, customer, voice), ...legs];
    case "invitation.answered-early":
      return [t("messages.told.answered-early", { customer })];
    case "invitation.expired":
      if (card.isVendorLink) return [t("acceptance.told.expired", { customer }), ...legsIf(standing, legs)];
      return standing === "expired-partly"
        ? [t("messages.told.expired-partly", { customer }), ...legs]
        : [t("messages.told.expired", { customer })];
    case "invitation.withdrawn":
      return card.isVendorLink
        ? [t("acceptance.told.withdrawn", { who: who(by), customer })]
        : [t("messages.told.withdrawn", { who: who(by), customer })];
    case "invitation.discarded":
      return card.isVendorLink
        ? [t("acceptance.told.discarded", { who: who(by), customer })]
        : [t("messages.told.discarded", { who: who(by), customer })];
  }
}

/** The legs are worth a word where some were accepted. */
function legsIf(standing: Standing, legs: readonly string[]): readonly string[] {
  return standing === "expired-partly" ? legs : [];
}

/** The state may have moved on since: then only that there was an answer is certain, and the legs tell the rest. */
function answered(standing: Standing, customer: string, { t }: Voice): string {
  switch (standing) {
    case "accepted":
    case "accepted-provider":
    case "sent-partly":
    case "declined":
    case "declined-partly":
      return t(`messages.told.${standing}`, { customer });
    default:
      return t("messages.told.answered", { customer });
  }
}
