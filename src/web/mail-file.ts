import type { HandOver } from "../ports/hand-over.ts";
import { validAddress, withCrlf } from "./mail-links.ts";

/**
 * The message as a mail file. `X-Unsent: 1` makes mail programs open it as a draft; there is no From, because it leaves
 * from the agent's own mailbox. Every header is ASCII without line breaks of others' making.
 */
export function mailFile({ to, subject, text }: Pick<HandOver, "to" | "subject" | "text">): string {
  const address = validAddress(to);
  const lines = [
    "X-Unsent: 1",
    // An address outside ASCII needs an extension that a draft cannot ask for: the agent fills it in.
    ...(address !== null && /^[\x21-\x7e]+$/.test(address) ? [`To: ${address}`] : []),
    `Subject: ${encodeHeader(subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...inLines(Buffer.from(withCrlf(text), "utf8").toString("base64")),
    "",
  ];
  return lines.join("\r\n");
}

/** RFC 2047: encoded words, none of which cuts a character in two, on lines of at most 76 characters. */
function encodeHeader(value: string): string {
  const line = value.replace(/\p{Cc}+/gu, " ").trim();
  if (/^[\x20-\x7e]{0,60}$/.test(line) && !line.includes("=?")) return line;
  const words: string[] = [];
  let word = "";
  for (const character of line) {
    // 39 bytes make 52 characters of base64; the frame around them takes 12, the header's name before them 9.
    if (Buffer.byteLength(word + character) > 39) {
      words.push(word);
      word = "";
    }
    word += character;
  }
  return [...words, word]
    .map((each) => `=?utf-8?B?${Buffer.from(each, "utf8").toString("base64")}?=`)
    .join("\r\n ");
}

function inLines(base64: string): string[] {
  return base64.match(/.{1,76}/g) ?? [];
}
