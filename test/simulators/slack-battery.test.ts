import { describe, expect, it } from "vitest";
import { blockRules } from "../../src/simulators/slack/rules/blocks.ts";
import { ruleIds } from "../../src/simulators/slack/rules/catalogue.ts";
import { elementRules } from "../../src/simulators/slack/rules/elements.ts";
import { battery } from "./slack-battery/battery.ts";
import { judge } from "./slack-battery/payload.ts";
import { rightPayloads } from "./slack-battery/right.ts";
import { shortened, spoilings } from "./slack-battery/spoilt.ts";

const named = <T extends { readonly name: string }>(payloads: readonly T[]) =>
  payloads.map((payload): [name: string, payload: T] => [payload.name, payload]);

describe("Slack refuses", () => {
  it.each(named(battery))("%s", (_name, wrong) => {
    expect(judge(wrong).map(({ pointer, message }) => ({ pointer, words: message }))).toEqual([
      { pointer: wrong.pointer, words: wrong.words },
    ]);
  });
});

describe("when just its rule is taken out, Slack would take", () => {
  it.each(named(battery))("%s", (_name, wrong) => {
    expect(judge(wrong, { without: wrong.rule })).toEqual([]);
  });
});

describe("the battery", () => {
  it("has a payload for every rule in the tables, and none for a rule that is not there", () => {
    const tried = new Set(battery.map(({ rule }) => rule));
    expect([...tried].sort()).toEqual(ruleIds());
  });

  it("names each payload once", () => {
    const names = battery.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });
});

describe("a payload spoilt in any one place", () => {
  it.each(named(rightPayloads))("is judged by rules that the tables name: %s", (_name, { on, payload }) => {
    const known = new Set(ruleIds());
    const broken = new Set<string>();
    for (const spoilt of spoilings(shortened(payload)))
      judge({ on, payload: spoilt }, { onBroken: (rule) => broken.add(rule) });
    expect(broken.size).toBeGreaterThan(0);
    expect([...broken].filter((rule) => !known.has(rule))).toEqual([]);
  });
});

describe("Slack takes", () => {
  it.each(named(rightPayloads))("%s", (_name, right) => {
    expect(judge(right)).toEqual([]);
  });

  it("every block and every element that the tables know", () => {
    const tried = JSON.stringify(rightPayloads);
    const types = [...Object.keys(blockRules), ...Object.keys(elementRules)];
    expect(types.filter((type) => !tried.includes(`"type":"${type}"`))).toEqual(["file"]);
  });
});
