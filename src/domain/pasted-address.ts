import { tidyLine } from "./typed-text.ts";

/** Who is meant by a pasted address: `address` as it stands there, not yet checked; `name` null where none stands before it. */
export interface PastedAddress {
  readonly name: string | null;
  readonly address: string;
}

/**
 * An address as mail programs copy it: `Jolán Kovács <jolan@kovacs.example>`, `"Kovács, Jolán" <…>`, `<…>`, `mailto:…?subject=…`.
 * Null for anything else, plain addresses among them.
 * Source: https://www.rfc-editor.org/rfc/rfc5322#section-3.4
 */
export function readPastedAddress(typed: string): PastedAddress | null {
  const link = /^mailto:([^\s?<>]+@[^\s?<>]+)(?:\?.*)?$/i.exec(typed);
  if (link?.[1]) return { name: null, address: link[1] };
  const angled = /^([^<>]*)<(?:mailto:)?([^\s<>]+@[^\s<>]+)>[;,]?$/i.exec(typed);
  if (!angled?.[2]) return null;
  return { name: tidyLine((angled[1] ?? "").replace(/["“”„]/gu, "")), address: angled[2] };
}
