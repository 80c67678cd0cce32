/** Letters that lose their mark by no decomposition. */
const byHand: Record<string, string> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ı: "i",
  þ: "th",
  ð: "d",
};

/** Lower case, accents off, everything but letters and digits a blank: the same for what is stored and what is asked. */
export function fold(text: string): string {
  // Most of an import is plain: domains, ids, addresses.
  if (/^[ -~]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßłøđæœıþð]/g, (letter) => byHand[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The one folded column: ` word word word`, a leading blank before each word so that `% kov%` finds word beginnings. */
export function searchText(parts: readonly (string | null)[]): string {
  const words = new Set<string>();
  for (const part of parts) if (part) for (const word of fold(part).split(" ")) words.add(word);
  words.delete("");
  return words.size === 0 ? "" : ` ${[...words].join(" ")}`;
}

/** The words of a query, at most five; empty when nothing searchable was typed. */
export function searchWords(query: string): string[] {
  return fold(query)
    .split(" ")
    .filter((word) => word !== "")
    .slice(0, 5);
}

/** How well a name answers the query: 0 is the whole name, then beginning of the name, beginning of a word, elsewhere. */
export function rank(name: string, query: string): number {
  const folded = fold(name);
  const wanted = fold(query);
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  return ` ${folded}`.includes(` ${wanted}`) ? 2 : 3;
}

/** Whether one of the fields alone has a word beginning with each of the query's: words met here and there are chance. */
export function isHeldByOne(fields: readonly (string | null)[], query: string): boolean {
  const words = searchWords(query);
  return (
    words.length > 0 &&
    fields.some((field) => words.every((word) => searchText([field]).includes(` ${word}`)))
  );
}
