import type { Button } from "@slack/types";
import { type Invitation, isPartlyAccepted, missingLegs } from "../../domain/invitation.ts";
import type { InvitationCard } from "../../service/index.ts";
import { actionsBlock, button, context, dangerButton, header, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { legLines } from "./invitation-legs.ts";
import { asText, type Message, sections, type Voice } from "./voice.ts";

/** Where an invitation stands, told apart further by whether some leg is accepted already. */
export type Standing =
  | Invitation["state"]
  | "accepted-provider"
  | "sent-partly"
  | "declined-partly"
  | "expired-partly"
  | "withdrawn-partly";

/** The team's card of one invitation. */
export function invitationCard(card: InvitationCard, voice: Voice): Message {
  const { t } = voice;
  const { invitation, customer } = card;
  const isPart = isPartlyAccepted(invitation);
  const title = t("messages.invitation.header", { customer: customer.companyName.trim() });
  const isVendorLink = card.isVendorLink ?? false;
  const status = invitationStatus(invitation, isVendorLink, voice);
  const legs = legLines(card.legs, voice);
  const dap = invitation.asksForDap ? t("messages.invitation.asks-for-dap") : null;
  const missing = isPart ? t("messages.invitation.missing") : null;
  const history = historyOf(invitation, voice);
  const mayInviteAgain = isPart && invitation.state !== "sent" && missingLegs(invitation).length > 0;

  return {
    text: asText([
      t("messages.invitation.header", { customer: voice.name(customer.companyName) }),
      status,
      ...legs,
      dap,
      missing,
      ...history,
    ]),
    blocks: present([
      header(title),
      section(status),
      sections([...legs, dap, missing]),
      history.length > 0 && context(history.join("\n")),
      actionsBlock([
        ...(mayInviteAgain
          ? [
              button(actions.inviteMissingLeg, t("messages.invitation.invite-missing"), {
                value: invitation.id,
                style: "primary",
              }),
            ]
          : []),
        button(actions.customerOpen, t("messages.open-record"), { value: customer.id }),
        ...(invitation.state === "sent" ? [withdrawButton(invitation, isVendorLink, voice)] : []),
      ]),
    ]),
  };
}

export function standingOf(invitation: Invitation): Standing {
  const { state, legs } = invitation;
  if (state === "accepted") {
    return legs.some((leg) => leg.kind === "reseller") ? "accepted" : "accepted-provider";
  }
  if (state === "draft" || state === "discarded" || !isPartlyAccepted(invitation)) return state;
  return `${state}-partly`;
}

export function historyOf(invitation: Invitation, { t, who, date }: Voice): string[] {
  const { requestedBy, createdAt, sentBy, sentAt, expiresAt, endedAt, endedBy, state } = invitation;
  const lines: string[] = [];
  if (sentBy && sentAt)
    lines.push(t("messages.invitation.sent-by", { who: who(sentBy), date: date(sentAt) }));
  else lines.push(t("messages.invitation.requested-by", { who: who(requestedBy), date: date(createdAt) }));
  if (state === "sent" && expiresAt)
    lines.push(t("messages.invitation.open-until", { date: date(expiresAt) }));
  if (endedAt && endedBy?.startsWith("system:")) {
    lines.push(t("messages.invitation.ended-at", { date: date(endedAt) }));
  } else if (endedAt && endedBy) {
    lines.push(t("messages.invitation.ended-by", { who: who(endedBy), date: date(endedAt) }));
  }
  return lines;
}

/** Where it stands, in a sentence. A link of the vendor's leads on although the invitation ended. */
export function invitationStatus(invitation: Invitation, isVendorLink: boolean, { t }: Voice): string {
  const standing = standingOf(invitation);
  if (!isVendorLink) return t(`messages.invitation.${standing}`);
  switch (standing) {
    case "withdrawn":
    case "withdrawn-partly":
    case "expired":
    case "expired-partly":
      return t(`acceptance.card.${standing}`);
    default:
      return t(`messages.invitation.${standing}`);
  }
}

export function withdrawButton(invitation: Invitation, isVendorLink: boolean, { t }: Voice): Button {
  return dangerButton(
    actions.inviteWithdraw,
    t("messages.invitation.withdraw"),
    {
      title: t("messages.invitation.withdraw.title"),
      text: isVendorLink ? t("acceptance.withdraw.text") : t("messages.invitation.withdraw.text"),
      yes: t("messages.invitation.withdraw.yes"),
      no: t("messages.invitation.withdraw.no"),
    },
    invitation.id,
  );
}
