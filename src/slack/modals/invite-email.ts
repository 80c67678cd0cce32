import { subjectLimit } from "../../domain/draft.ts";
import type { Invitation, InvitationTerms } from "../../domain/invitation.ts";
import { linkPlaceholder, passportPlaceholder } from "../../domain/invitation.ts";
import { translator } from "../../i18n/index.ts";
import { truncate } from "../blocks.ts";

interface EmailNeeds {
  readonly terms: Pick<InvitationTerms, "legs" | "language" | "asksForDap">;
  readonly partnerName: string;
  readonly companyName: string;
  readonly contactName: string | null;
  readonly providerName: string | null;
  /** The link is the vendor's and not meant for one customer alone. */
  readonly hasVendorLink: boolean;
  /** Our own personal link goes beside the vendor's. */
  readonly hasPassport: boolean;
}

/** The standard e-mail in the customer's language, with the placeholder where the link belongs. */
export function standardEmail(needs: EmailNeeds): { readonly subject: string; readonly text: string } {
  const t = translator(needs.terms.language);
  const { partnerName: partner, companyName: company } = needs;
  const provider = needs.providerName ?? "";
  const hasOurs = needs.terms.legs.some((leg) => leg.kind === "reseller");
  const hasProviders = needs.terms.legs.some((leg) => leg.kind === "provider");
  const who = !hasProviders
    ? t("email.who.direct", { partner, company })
    : hasOurs
      ? t("email.who.joint", { partner, company, provider })
      : t("email.who.provider", { partner, company, provider });
  const paragraphs = [
    needs.contactName ? t("email.greeting.named", { name: needs.contactName }) : t("email.greeting"),
    who,
    `${needs.hasVendorLink ? t("acceptance.email.link") : t("email.link")}\n${linkPlaceholder}`,
    ...(needs.hasPassport ? [`${t("acceptance.email.passport")}\n${passportPlaceholder}`] : []),
    needs.hasVendorLink ? t("link.email.gives") : t("email.gives"),
    needs.terms.asksForDap ? t("email.dap") : t("email.no-admin-rights"),
    needs.hasVendorLink ? t("link.email.who-must-accept") : t("email.who-must-accept"),
    t("email.questions"),
    t("email.closing", { partner }),
  ];
  const subject = hasProviders
    ? t("email.subject.joint", { partner, provider })
    : t("email.subject.direct", { partner });
  return {
    subject: truncate(subject, subjectLimit),
    text: paragraphs.join("\n\n"),
  };
}

/** The agent wrote something of their own: it differs from the standard text of its terms. */
export function isEdited(
  invitation: Pick<Invitation, "subject" | "text">,
  standard: { subject: string; text: string },
): boolean {
  return invitation.subject !== standard.subject || invitation.text.trim() !== standard.text.trim();
}
