import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useBrowser } from "../support/browser.ts";
import { useDatabase } from "../support/databases.ts";
import { type ManyBot, startManyBot } from "../support/many.ts";

const database = useDatabase();
const browser = useBrowser();
let many: ManyBot;
beforeAll(async () => {
  many = await startManyBot({ databaseUrl: database.url });
});
afterAll(() => many?.stop());

const problems = "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))";

describe("the pages of an installation", () => {
  it.each([
    ["en-GB", "light", "Add Kapocs to Slack", "Add to Slack", "Kapocs is installed"],
    ["hu-HU", "dark", "A Kapocs hozzáadása a Slackhez", "Hozzáadás a Slackhez", "A Kapocs"],
  ] as const)(
    "lead a person from here to Slack and back (%s)",
    async (locale, colorScheme, title, add, done) => {
      const context = await browser.current.newContext({
        locale,
        colorScheme,
        viewport: { width: 390, height: 844 },
        baseURL: many.bot.url,
      });
      const page = await context.newPage();
      const check = async () => {
        await page.evaluate(axe.source);
        expect(await page.evaluate(problems)).toEqual([]);
        const overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        expect(await page.evaluate(overflow)).toBe(0);
      };
      await page.goto("/slack/install");
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
      await check();
      await page.getByRole("link", { name: add }).click();
      await page
        .getByRole("checkbox", { name: /private channels/ })
        .first()
        .uncheck();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.waitForURL(/oauth_redirect/);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).not.toBe(title);
      await check();
      await page.getByRole("link").click();
      await page.getByRole("link", { name: add }).click();
      await page
        .getByRole("checkbox", { name: /private channels/ })
        .first()
        .uncheck();
      await page.getByRole("button", { name: "Allow" }).click();
      await page.waitForURL(/oauth_redirect/);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain(done);
      const cookies = await context.cookies();
      expect(cookies).toEqual([
        expect.objectContaining({ name: "kapocs-install", httpOnly: true, sameSite: "Lax", path: "/slack" }),
      ]);
      await check();
      const granted = many.slack.traffic.findLast(
        (each) => each.direction === "call" && each.method === "oauth.v2.access",
      );
      expect(JSON.stringify(granted)).not.toMatch(/[",]groups:read/);
      await context.close();
    },
  );
});
