import { linkPlaceholder } from "./invitation.ts";

/** Slack's field holds this many characters; so does each part of a split text. */
export const fieldLimit = 3_000;
export const subjectLimit = 250;

/** What is wrong with the personal link in a text, if anything is. */
export type LinkFault = "missing" | "cut" | "wrapped" | "rewritten" | "twice" | "foreign";

/**
 * The link must stand in the text once, byte for byte, and no other personal link of ours beside it, in whatever
 * disguise. `prefix` is what all our personal links begin with, so that somebody else's is recognised.
 */
export function checkLink(text: string, link: string, prefix: string): LinkFault | null {
  const whole = countWhole(text, link);
  if (whole > 1) return "twice";
  const rest = unmask(text.replaceAll(link, " "));
  const secret = link.slice(prefix.length).toLowerCase();
  if (whole === 1) {
    if (rest.includes(secret)) return "twice";
    return hasPersonalLink(rest, prefix) ? "foreign" : null;
  }
  if (text.includes(link)) return "rewritten";
  if (isWrapped(text, link)) return "wrapped";
  if (isCut(text, link, prefix)) return "cut";
  if (rest.includes(secret)) return "rewritten";
  return hasPersonalLink(rest, prefix) ? "foreign" : "missing";
}

/** Some personal link of ours stands in a text where none belongs, such as a subject. */
export function holdsPersonalLink(text: string, prefix: string): boolean {
  return hasPersonalLink(unmask(text), prefix);
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

/** A text in parts that each fit a field, and what stood between them. */
export interface SplitText {
  readonly parts: readonly string[];
  /** One less than parts. */
  readonly joints: readonly string[];
}

/** Splits a text at paragraph ends, else at line ends, else at blanks; `joinParts` makes it whole again to the letter. */
export function splitText(text: string, limit = fieldLimit): SplitText {
  const parts: string[] = [];
  const joints: string[] = [];
  let rest = text;
  while ([...rest].length > limit) {
    const head = [...rest].slice(0, limit).join("");
    const joint = ["\n\n", "\n", " "].find((each) => head.lastIndexOf(each) > 0) ?? "";
    const at = joint === "" ? head.length : head.lastIndexOf(joint);
    parts.push(rest.slice(0, at));
    joints.push(joint);
    rest = rest.slice(at + joint.length);
  }
  return { parts: [...parts, rest], joints };
}

/** Parts beyond the known joints are paragraphs of their own. */
export function joinParts(parts: readonly string[], joints: readonly string[]): string {
  return parts.slice(1).reduce((text, part, at) => `${text}${joints[at] ?? "\n\n"}${part}`, parts[0] ?? "");
}

const opening = /[\s("'«»„“”‘’<[]$/u;
const closing = /^(?:[\s)"'»«”“’>\]]|[.,;:!?](?:[\s)"'»”’>\]]|$))/u;

/** Occurrences that stand as a link of their own: white space, a bracket or a quote around, or a sentence's end behind. */
export function countWhole(text: string, link: string): number {
  let count = 0;
  for (let at = text.indexOf(link); at >= 0; at = text.indexOf(link, at + link.length)) {
    const before = text.slice(0, at);
    const after = text.slice(at + link.length);
    if ((before === "" || opening.test(before)) && (after === "" || closing.test(after))) count += 1;
  }
  return count;
}

/** What a mail program or a person would read through: other letter forms, entities, percent codes, invisible marks. */
export function unmask(text: string): string {
  let plain = text.normalize("NFKC");
  for (let round = 0; round < 3; round += 1) plain = decodePercent(decodeEntities(plain));
  return plain
    .normalize("NFKC")
    .replace(/[\p{Cf}\p{Cc}\p{Mn}\s]+/gu, "")
    .toLowerCase();
}

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([0-9a-f]{1,6});?/gi, (whole, code: string) => character(Number.parseInt(code, 16), whole))
    .replace(/&#(\d{1,7});?/g, (whole, code: string) => character(Number(code), whole))
    .replace(
      /&(sol|colon|period|amp|lowbar|hyphen);/gi,
      (whole, name: string) => entities[name.toLowerCase()] ?? whole,
    );
}

const entities: Record<string, string> = {
  sol: "/",
  colon: ":",
  period: ".",
  amp: "&",
  lowbar: "_",
  hyphen: "-",
};

function character(code: number, otherwise: string): string {
  return code > 0 && code < 0xd800 ? String.fromCodePoint(code) : otherwise;
}

function decodePercent(text: string): string {
  return text.replace(/%([0-7][0-9a-f])/gi, (_whole, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function isWrapped(text: string, link: string): boolean {
  return text.replace(/[\s\u00ad\u200b]+|=\r?\n/gu, "").includes(link);
}

/** The beginning of the link stands there, some of its own part included, but not the end. */
function isCut(text: string, link: string, prefix: string): boolean {
  const begun = link.slice(0, prefix.length + 4);
  return text.includes(begun);
}

/** Without scheme, port, user and doubled slashes: whatever still leads to a page of ours. */
function hasPersonalLink(unmasked: string, prefix: string): boolean {
  const { host, pathname } = new URL(prefix);
  const flat = unmasked
    .replace(/:(80|443)(?=\/)/g, "")
    .replace(/\.\//g, "/")
    .replace(/(?<!:)\/{2,}/g, "/");
  return flat.includes(`${host}${pathname}`.toLowerCase());
}

/** Eight letters in a row of the secret part are more than chance. */
function sharesSecret(word: string, secret: string): boolean {
  if (secret.length < 8) return false;
  for (let at = 0; at + 8 <= secret.length; at += 1) {
    if (word.includes(secret.slice(at, at + 8))) return true;
  }
  return false;
}
