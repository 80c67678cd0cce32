import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tellVendorStory } from "../../src/cli/story/vendor-story.ts";

const program = "dist/kapocs.js";

describe.each(["en", "hu"] as const)("the whole story beside Partner Center in %s", (language) => {
  it("finds a lost acceptance in the activity log, and removes once although the answer is lost", async () => {
    if (!existsSync(program)) throw new Error("build first: npm run build");
    const told: string[] = [];
    const { violations, traffic } = await tellVendorStory(language, (line) => told.push(line), program);
    expect(violations).toEqual([]);
    const text = told.join("\n");
    expect(text).not.toMatch(/undefined|\[object|eyJ[\w-]+\./);
    const changing = traffic.filter(({ method, url }) => method !== "GET" && url.includes("/v1/customers"));
    expect(changing.map(({ method }) => method)).toEqual(["PATCH"]);
    expect(traffic.some(({ method, url }) => method !== "GET" && url.includes("/subscriptions"))).toBe(false);
  }, 300_000);
});
