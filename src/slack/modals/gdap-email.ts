import { subjectLimit } from "../../domain/draft.ts";
import type { GdapTerms } from "../../domain/gdap.ts";
import { linkPlaceholder } from "../../domain/invitation.ts";
import type { Language } from "../../domain/language.ts";
import { translator } from "../../i18n/index.ts";
import { truncate } from "../blocks.ts";
import { roleName } from "../messages/gdap-words.ts";

interface MailNeeds {
  readonly terms: GdapTerms;
  readonly language: Language;
  readonly partnerName: string;
  readonly companyName: string;
  readonly contactName: string | null;
}

/** The standard e-mail of a GDAP request in the customer's language, with the placeholder where the link belongs. */
export function gdapMail(needs: MailNeeds): { readonly subject: string; readonly text: string } {
  const t = translator(needs.language);
  const { terms, partnerName: partner, companyName: company } = needs;
  const days = { days: terms.durationDays };
  const roles = terms.roleIds.map((id) => t("gdap.mail.role", { role: roleName(t, id) }));
  const paragraphs = [
    needs.contactName ? t("email.greeting.named", { name: needs.contactName }) : t("email.greeting"),
    [t("gdap.mail.what", { partner, company }), ...roles].join("\n"),
    terms.isAutoExtended ? t("gdap.mail.extended", days) : t("gdap.mail.days", days),
    `${t("gdap.mail.link")}\n${linkPlaceholder}`,
    t("gdap.mail.name", { name: terms.name }),
    t("gdap.mail.not"),
    t("gdap.mail.end"),
    t("gdap.mail.who"),
    t("email.questions"),
    t("email.closing", { partner }),
  ];
  return {
    subject: truncate(t("gdap.mail.subject", { partner }), subjectLimit),
    text: paragraphs.join("\n\n"),
  };
}
