/**
 * What a person typed, fit to be stored: control characters other than line breaks and tabs are gone (U+0000 fits no
 * database), half a character (a lone surrogate) becomes U+FFFD. Everything else stays as typed, line breaks included.
 */
export function tidyTyped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/\p{Cs}/gu, "\ufffd");
}

/** Marks that show nothing or turn the reading direction: bidirectional and zero-width ones. */
const unseen = /[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A text of several lines, trimmed, without what cannot be seen: nobody is misled about what is there. */
export function tidyLines(text: string): string {
  return tidyTyped(text.normalize("NFC").replace(/[\u2028\u2029]/g, "\n"))
    .replaceAll("\t", " ")
    .replace(unseen, "")
    .trim();
}

/**
 * A name or another single line: trimmed, every run of white space one blank, without control, bidirectional and
 * zero-width marks; null where nothing is left.
 */
export function tidyLine(text: string): string | null {
  const line = text
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029]/gu, " ")
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(unseen, "")
    .replace(/\s+/gu, " ")
    .trim();
  return line === "" ? null : line;
}
