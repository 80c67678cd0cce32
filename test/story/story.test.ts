import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tellStory } from "../../src/cli/story.ts";

const program = "dist/kapocs.js";

describe.each([
  ["en", "http"],
  ["hu", "http"],
  ["hu", "socket"],
] as const)("the whole story in %s over %s", (language, transport) => {
  it("is played to its end, against a Slack that found nothing to object to", async () => {
    if (!existsSync(program)) throw new Error("build first: npm run build");
    const told: string[] = [];
    const { violations, traffic } = await tellStory(
      language,
      (line) => told.push(line),
      program,
      transport === "socket",
    );
    expect(violations).toEqual([]);
    const ways = traffic.flatMap((each) => (each.direction === "push" ? [each.transport] : []));
    expect(new Set(ways)).toEqual(new Set([transport]));
    const text = told.join("\n");
    for (const said of expected[language]) expect(text).toContain(said);
    // No chapter shows a message key, a missing parameter or a slip of markup.
    expect(text).not.toMatch(
      /undefined|\[object|\{\w+\}|\b(invite|removal|messages|setup|record)\.[a-z-]+\./,
    );
  }, 180_000);
});

const expected = {
  en: [
    "The end of the personal link was cut off",
    "Accepted.",
    "With our indirect provider Nagy Elosztó Zrt.: accepted",
    "Denied. The relationship stands.",
    // Whether it is carried out by then depends on the machine.
    "Approved",
    "Removed. The partner directory shows",
    "unbroken",
    "Broken at entry",
  ],
  hu: ["Elfogadva.", "Nagy Elosztó Zrt.", "Elutasítva.", "Eltávolítva.", "kapocs audit verify"],
} as const;
