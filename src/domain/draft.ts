import { linkPlaceholder } from "./invitation.ts";

/** Slack's field holds this many characters; so does each part of a split text. */
export const fieldLimit = 3_000;
export const subjectLimit = 250;

/** What is wrong with the personal link in a text, if anything is. */
export type LinkFault = "missing" | "cut" | "wrapped" | "rewritten" | "twice" | "foreign";

/**
 * The link must stand in the text once, byte for byte, and no other personal link of ours beside it.
 * `prefix` is what all our personal links begin with, so that somebody else's is recognised.
 */
export function checkLink(text: string, link: string, prefix: string): LinkFault | null {
  const whole = countWhole(text, link);
  if (whole > 1) return "twice";
  const rest = text.replaceAll(link, "");
  if (whole === 1) return hasPersonalLink(rest, prefix) ? "foreign" : null;
  if (text.includes(link)) return "rewritten";
  if (isWrapped(text, link)) return "wrapped";
  if (isCut(text, link, prefix)) return "cut";
  if (isRewritten(text, link, prefix)) return "rewritten";
  return hasPersonalLink(text, prefix) ? "foreign" : "missing";
}

/** The text as it is stored: a placeholder where the link stood, and where a damaged piece of it stood. */
export function withoutLink(text: string, link: string, prefix: string): string {
  const tail = link.slice(prefix.length);
  return text
    .replaceAll(link, linkPlaceholder)
    .split(/(\s+)/)
    .map((word) => (sharesSecret(word, tail) ? linkPlaceholder : word))
    .join("");
}

/** The text as a person sees it. */
export function withLink(stored: string, link: string): string {
  return stored.replaceAll(linkPlaceholder, link);
}

/** Puts the link back: in the place of its damaged remains where there are any, else on a line of its own at the end. */
export function restoreLink(text: string, link: string, prefix: string): string {
  const healed = withoutLink(text, link, prefix)
    .split(/(\s+)/)
    .map((word) => (word.includes(prefix) ? linkPlaceholder : word))
    .join("");
  const [before, ...after] = healed.split(linkPlaceholder);
  if (after.length === 0) return `${healed.trimEnd()}\n\n${link}\n`;
  return `${before}${link}${after.join("")}`;
}

/** Splits a text at paragraph ends into parts that each fit a field; `joinParts` makes it whole again. */
export function splitText(text: string, limit = fieldLimit): string[] {
  const parts: string[] = [];
  let rest = text;
  while ([...rest].length > limit) {
    const head = [...rest].slice(0, limit).join("");
    const at =
      Math.max(head.lastIndexOf("\n\n"), 0) || Math.max(head.lastIndexOf("\n"), 0) || head.lastIndexOf(" ");
    const end = at > 0 ? at : head.length;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).replace(/^\s+/, "");
  }
  return [...parts, rest];
}

export function joinParts(parts: readonly string[]): string {
  return parts.join("\n\n");
}

const urlCharacter = /[\p{L}\p{N}\-_~%/?#&=+@$*]/u;

/** Occurrences that begin and end as a link of its own: not inside a longer address. */
function countWhole(text: string, link: string): number {
  let count = 0;
  for (let at = text.indexOf(link); at >= 0; at = text.indexOf(link, at + link.length)) {
    const before = [...text.slice(0, at)].at(-1) ?? " ";
    const after = [...text.slice(at + link.length)][0] ?? " ";
    if (!urlCharacter.test(before) && !urlCharacter.test(after)) count += 1;
  }
  return count;
}

function isWrapped(text: string, link: string): boolean {
  return text.replace(/[\s\u00ad\u200b]+|=\r?\n/gu, "").includes(link);
}

/** The beginning of the link stands there, some of its own part included, but not the end. */
function isCut(text: string, link: string, prefix: string): boolean {
  const begun = link.slice(0, prefix.length + 4);
  return text.includes(begun);
}

/** Its secret part stands inside another address, with other letters' case, or percent-encoded. */
function isRewritten(text: string, link: string, prefix: string): boolean {
  const secret = link.slice(prefix.length);
  const flat = text.toLowerCase();
  return flat.includes(secret.toLowerCase()) || flat.includes(encodeURIComponent(link).toLowerCase());
}

function hasPersonalLink(text: string, prefix: string): boolean {
  return text.toLowerCase().includes(prefix.toLowerCase());
}

/** Eight letters in a row of the secret part are more than chance. */
function sharesSecret(word: string, secret: string): boolean {
  if (secret.length < 8) return false;
  for (let at = 0; at + 8 <= secret.length; at += 1) {
    if (word.includes(secret.slice(at, at + 8))) return true;
  }
  return false;
}
