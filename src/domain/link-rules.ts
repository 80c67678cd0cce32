import { checkLink, holdsPersonalLink, type LinkFault, restoreLink, withoutLink } from "./draft.ts";
import { checkVendorLink, holdsVendorLink, restoreVendorLink, withoutVendorLink } from "./vendor-link.ts";

/** What holds for the link of one draft. */
export interface LinkRules {
  /** What is wrong with it in the text, if anything is. */
  check(text: string): LinkFault | null;
  /** A link of this kind, whoever's, stands where none belongs. */
  isIn(subject: string): boolean;
  /** The text as it is stored. */
  without(text: string): string;
  restore(text: string): string;
}

/** `isPersonal`: it leads back to its own invitation, and its last part is a secret; else it is the vendor's. */
export function linkRules(link: string, isPersonal: boolean): LinkRules {
  if (!isPersonal)
    return {
      check: (text) => checkVendorLink(text, link),
      isIn: holdsVendorLink,
      without: (text) => (link === "" ? text : withoutVendorLink(text, link)),
      restore: (text) => restoreVendorLink(text, link),
    };
  const prefix = linkPrefix(link);
  return {
    check: (text) => checkLink(text, link, prefix),
    isIn: (subject) => holdsPersonalLink(subject, prefix),
    without: (text) => withoutLink(text, link, prefix),
    restore: (text) => restoreLink(text, link, prefix),
  };
}

/** What every personal link of ours begins with; another beginning means the directory's own address. */
function linkPrefix(url: string): string {
  return url.slice(0, url.lastIndexOf("/") + 1);
}
