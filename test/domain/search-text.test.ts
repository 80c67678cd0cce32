import { describe, expect, it } from "vitest";
import { fold, isHeldByOne, rank, searchText, searchWords } from "../../src/domain/search-text.ts";

describe("folded text", () => {
  it.each([
    ["Árvíztűrő Tükörfúrógép", "arvizturo tukorfurogep"],
    ["Straße & Łódź – Ærø", "strasse lodz aero"],
    ["İstanbul IŞIK ışık", "istanbul isik isik"],
    ["o\u030b = ő", "o o"],
    ["A.B.C.-1 (2)", "a b c 1 2"],
    ["100% a_b\\c", "100 a b c"],
    ["Ελλάδα Москва 東京", "ελλαδα москва 東京"],
    ["ﬁnom ＡＢＣ", "finom abc"],
    ["  ", ""],
    ["!!!", ""],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("stays as it is when folded again", () => {
    for (const text of ["Árvíztűrő", "Straße", "İI", "Œuvre"]) expect(fold(fold(text))).toBe(fold(text));
  });
});

describe("the searched column", () => {
  it("has a blank before each word, and each word once", () => {
    expect(searchText(["Kovács Kft.", null, "kovacs.hu", ""])).toBe(" kovacs kft hu");
    expect(searchText([null, "!"])).toBe("");
  });
});

describe("a query", () => {
  it("is at most five words", () => {
    expect(searchWords(" Kovács,  KFT. ")).toEqual(["kovacs", "kft"]);
    expect(searchWords("a b c d e f g")).toEqual(["a", "b", "c", "d", "e"]);
    expect(searchWords("%_\\")).toEqual([]);
  });

  it("ranks the whole name, then its beginning, then a word's beginning, then the rest", () => {
    expect(rank("Kovács", "KOVACS")).toBe(0);
    expect(rank("Kovács és Társa", "kovacs")).toBe(1);
    expect(rank("Dr. Kovács", "kovacs")).toBe(2);
    expect(rank("Nagykovácsi", "kovacs")).toBe(3);
  });

  it("is held by a field that has all of its words, and not by several that have one each", () => {
    expect(isHeldByOne(["Kovács és Társa Kft.", null], "tarsa kov")).toBe(true);
    expect(isHeldByOne(["Árvíztűrő Kft.", "beszerzes@olaj.example"], "b o kft")).toBe(false);
    expect(isHeldByOne(["Kovács"], "!!!")).toBe(false);
  });
});
