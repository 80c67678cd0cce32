import { countWhole, isWrapped, type LinkFault, unmask } from "./draft.ts";
import { linkPlaceholder } from "./invitation.ts";

/**
 * The same rules for a link that is the vendor's: no part of it is a secret, and other pages of the vendor's may be
 * mentioned. It must stand in the text once, byte for byte; another invitation beside it is foreign.
 */
export function checkVendorLink(text: string, link: string): LinkFault | null {
  const whole = countWhole(text, link);
  if (whole > 1) return "twice";
  const rest = unmask(text.replaceAll(link, " "));
  const flat = unmask(link);
  if (whole === 1) {
    if (rest.includes(flat)) return "twice";
    return isInvitationLike(rest) ? "foreign" : null;
  }
  if (text.includes(link)) return "rewritten";
  if (isWrapped(text, link)) return "wrapped";
  if (rest.includes(flat)) return "rewritten";
  if (isCut(text, link)) return "cut";
  return isInvitationLike(rest) ? "foreign" : "missing";
}

/** Some invitation or approval of the vendor's stands in a text where none belongs, such as a subject. */
export function holdsVendorLink(text: string): boolean {
  return isInvitationLike(unmask(text));
}

/** The text as it is stored. A damaged piece stays as it is: it is no secret, and the person sees what is wrong. */
export function withoutVendorLink(text: string, link: string): string {
  return text.replaceAll(link, linkPlaceholder);
}

/** Puts the link back: in the place of its remains where there are any, else on a line of its own at the end. */
export function restoreVendorLink(text: string, link: string): string {
  const healed = withoutVendorLink(text, link)
    .split(/(\s+)/)
    .map((word) => (isRemains(word, link) ? linkPlaceholder : word))
    .join("");
  const [before, ...after] = healed.split(linkPlaceholder);
  if (after.length === 0) return `${healed.trimEnd()}\n\n${link}\n`;
  return `${before}${link}${after.join("").replace(/^\s*\n(?=\s*\n)/, "")}`;
}

/** What tells an invitation, a GDAP approval or a partnership's link from other pages of the vendor's. */
function isInvitationLike(unmasked: string): boolean {
  return /invtype=|[?&]type=(indirect)?resellerrelationship|granularadminrelationships\/|\/relationshiprequest\//.test(
    unmasked,
  );
}

/** The link begins there, and the text goes on with something that ends it. */
function isCut(text: string, link: string): boolean {
  const begun = link.slice(0, link.indexOf("?") + 5);
  for (let at = text.indexOf(begun); at >= 0; at = text.indexOf(begun, at + 1)) {
    let length = begun.length;
    while (length < link.length && text[at + length] === link[length]) length += 1;
    const next = text[at + length];
    if (next === undefined || /[\s)"'»”>\]]/u.test(next)) return true;
  }
  return false;
}

/** A piece of the link, or an invitation that somebody put in its place. */
function isRemains(word: string, link: string): boolean {
  const bare = word.replace(/^[("'«„“<[]+|[)"'»”>\].,;:!]+$/gu, "");
  if (bare.length >= 12 && /[=&#?/]/.test(bare) && link.includes(bare)) return true;
  return word.includes("://") && isInvitationLike(unmask(word));
}
