import {
  checkLink,
  fieldLimit,
  holdsPersonalLink,
  type LinkFault,
  subjectLimit,
  withLink,
  withoutLink,
} from "./draft.ts";
import { linkPlaceholder } from "./invitation.ts";

/** The e-mail that carries an approval link, as typed. */
export interface GdapMail {
  readonly subject: string;
  readonly text: string;
}

export interface GdapMailFaults {
  readonly subject?: "required" | "too-long" | "link";
  readonly text?: LinkFault | "required" | "too-long";
}

/**
 * The rules of every draft: a subject without a link, and the approval link once, byte for byte. Any other address of the
 * vendor's admin center is "foreign", the invitation to a reseller relationship among them: the two are not one.
 */
export function faultsOfMail({ subject, text }: GdapMail, approvalUrl: string): GdapMailFaults {
  const subjectFault = faultOfSubject(subject, approvalUrl);
  const textFault = faultOfText(withLink(text, approvalUrl), approvalUrl);
  return { ...(subjectFault ? { subject: subjectFault } : {}), ...(textFault ? { text: textFault } : {}) };
}

/** As it is stored: a placeholder where the link, or a piece of it, stood. */
export function storedMail({ subject, text }: GdapMail, approvalUrl: string): GdapMail {
  const prefix = approvalPrefix(approvalUrl);
  return {
    subject: withoutLink(subject, approvalUrl, prefix).replaceAll(linkPlaceholder, ""),
    text: withoutLink(text, approvalUrl, prefix),
  };
}

/** What all approval links begin with. */
export function approvalPrefix(approvalUrl: string): string {
  return approvalUrl.slice(0, approvalUrl.lastIndexOf("/") + 1);
}

function faultOfSubject(subject: string, approvalUrl: string): GdapMailFaults["subject"] | null {
  if (subject.trim() === "") return "required";
  if ([...subject].length > subjectLimit) return "too-long";
  return holdsPersonalLink(subject, approvalPrefix(approvalUrl)) ? "link" : null;
}

function faultOfText(text: string, approvalUrl: string): GdapMailFaults["text"] | null {
  if (text.trim() === "") return "required";
  if ([...text].length > 4 * fieldLimit) return "too-long";
  return checkLink(text, approvalUrl, approvalPrefix(approvalUrl));
}
