import { describe, expect, it } from "vitest";
import { parseTyped } from "../../../src/slack/commands/parse.ts";

describe("text typed after a command", () => {
  it.each([
    ["", "", []],
    ["   ", "", []],
    ["contoso", "contoso", ["contoso"]],
    ["  contoso   kft  ", "contoso kft", ["contoso", "kft"]],
    ["contoso\u00a0kft", "contoso kft", ["contoso", "kft"]],
    ["contoso\u202fkft\u2003bt", "contoso kft bt", ["contoso", "kft", "bt"]],
    ["contoso\nkft\tbt", "contoso kft bt", ["contoso", "kft", "bt"]],
    ["con\u200btoso\ufeff", "contoso", ["contoso"]],
    ["\u202econtoso\u202c", "contoso", ["contoso"]],
    ["ＣＯＮＴＯＳＯ", "CONTOSO", ["CONTOSO"]],
    ["Kova\u0301cs", "Kovács", ["Kovács"]],
    ['"Contoso Kft."', "Contoso Kft.", ["Contoso Kft."]],
    ["“Contoso Kft.”", "Contoso Kft.", ["Contoso Kft."]],
    ["„Kovács és Társa”", "Kovács és Társa", ["Kovács és Társa"]],
    ["«Contoso Kft.»", "Contoso Kft.", ["Contoso Kft."]],
    ['audit "Contoso Kft." now', 'audit "Contoso Kft." now', ["audit", "Contoso Kft.", "now"]],
    ["O’Neill &amp; Sons", "O'Neill & Sons", ["O'Neill", "&", "Sons"]],
    ["a &lt;b&gt; c", "a <b> c", ["a", "<b>", "c"]],
    ["&amp;lt;", "&lt;", ["&lt;"]],
    ["<mailto:eva@kovacs.hu|eva@kovacs.hu>", "eva@kovacs.hu", ["eva@kovacs.hu"]],
    ["<mailto:eva@kovacs.hu>", "eva@kovacs.hu", ["eva@kovacs.hu"]],
    ["<http://kovacs.hu|kovacs.hu>", "kovacs.hu", ["kovacs.hu"]],
    ["<https://kovacs.hu/x?a=1&amp;b=2>", "https://kovacs.hu/x?a=1&b=2", ["https://kovacs.hu/x?a=1&b=2"]],
    ["<@U123ABC|anna>", "U123ABC", ["U123ABC"]],
    ["<@U123ABC>", "U123ABC", ["U123ABC"]],
    ["<#C123ABC|>", "C123ABC", ["C123ABC"]],
    ["<!here>", "", []],
    ["<!subteam^S1|@admins>", "@admins", ["@admins"]],
    ['"unfinished', '"unfinished', ['"unfinished']],
    ['""', "", []],
  ])("is understood: %j", (raw, text, words) => {
    const typed = parseTyped(raw);
    expect(typed.text).toBe(text);
    expect(typed.words).toEqual(words);
  });

  it("gives a subcommand what follows it", () => {
    expect(parseTyped("audit “Contoso Kft.”").rest).toBe("Contoso Kft.");
    expect(parseTyped("help").rest).toBe("");
    expect(parseTyped("audit  kovács és társa").rest).toBe("kovács és társa");
  });
});
