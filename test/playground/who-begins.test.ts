import { describe, expect, it } from "vitest";
import { whoBegins } from "../../src/playground/page/who-begins.ts";
import { cast, slackSeed } from "../../src/playground/seed/people.ts";

const play = { people: cast, seeds: [], seed: "little-world", faults: [], vendorPortal: null } as const;

describe("a newcomer", () => {
  it.each([
    ["U0ANNA", ["hu-HU", "en"]],
    ["U0ANNA", ["hu"]],
    ["U0BEN", ["en-US", "hu"]],
    ["U0BEN", ["de-AT", "hu", "en"]],
    ["U0BEN", []],
  ])("begins as %s where the browser speaks %j", (userId, languages) => {
    expect(whoBegins(play, languages)).toBe(userId);
  });

  it("begins as anybody at all rather than as nobody", () => {
    const hungarians = cast.filter(({ language }) => language === "hu");
    expect(whoBegins({ ...play, people: hungarians }, ["en"])).toBe("U0ANNA");
    expect(whoBegins({ ...play, people: [] }, ["en"])).toBeNull();
  });
});

describe("the cast", () => {
  it("speaks the language in which Slack shows them everything", () => {
    const locales = new Map(
      slackSeed.users.map((user) => [user.id as string, "locale" in user ? user.locale : "en-US"]),
    );
    for (const { userId, language } of cast) expect(locales.get(userId)?.slice(0, 2)).toBe(language);
  });
});
