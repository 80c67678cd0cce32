import { describe, expect, it } from "vitest";
import { tidyLine, tidyLines, tidyTyped } from "../../src/domain/typed-text.ts";

describe("a text as it was typed", () => {
  it.each([
    ["keeps its lines, tabs and blanks", "  a\n\n\tb  c ", "  a\n\n\tb  c "],
    ["has one kind of line break", "a\r\nb\rc", "a\nb\nc"],
    ["loses control characters", "a\u0000b\u0007c\u001bd\u0085e", "abcde"],
    ["has no half characters", "cut \ud83d, \udf02 too", "cut \ufffd, \ufffd too"],
    ["keeps whole characters of every plane, decomposed ones too", "🜂 o\u030b", "🜂 o\u030b"],
  ])("%s", (_what, typed, stored) => {
    expect(tidyTyped(typed)).toBe(stored);
  });
});

describe("several lines of typed text", () => {
  it("keep their breaks and lose what cannot be seen", () => {
    expect(tidyLines(" a\r\n\tb\u2028c\u202ed\u0000e \ud83d ")).toBe("a\n b\ncde \ufffd");
  });
});

describe("one line of typed text", () => {
  it.each([
    ["has single blanks between its words", " Kovács\r\n\tés  Társa ", "Kovács és Társa"],
    ["cannot turn the reading direction", "Acme\n\u202eevil\u061c", "Acme evil"],
    ["has no half characters", "a\ud83dz", "a\ufffdz"],
    ["is null when nothing can be seen", "\u200b \u0000", null],
  ])("%s", (_what, typed, stored) => {
    expect(tidyLine(typed)).toBe(stored);
  });
});
