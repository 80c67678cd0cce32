import { statSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendForm } from "../../src/cli/story/customer.ts";
import { translator } from "../../src/i18n/index.ts";
import { asksForRemoval, handsOver, sales, salesHu } from "../playground/acts.ts";
import { atPage } from "../playground/at-page.ts";
import { type Program, startProgram } from "../playground/program.ts";
import { useBrowser } from "../support/browser.ts";

const browser = useBrowser();
const customer = { name: "Harbour Light Hotels Ltd", email: "office@harbour-light.example" };
const largestBytes = 150_000;
let program: Program;
let page: Page;

beforeAll(async () => {
  program = await startProgram();
  const context = await browser.current.newContext({
    viewport: { width: 1200, height: 780 },
    deviceScaleFactor: 1,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(20_000);
  await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
  page = await context.newPage();
  await page.goto(program.url);
});
afterAll(() => program?.stop());

async function takes(name: string): Promise<void> {
  const path = `docs/pictures/${name}.png`;
  // The pointer lights up what it stands over.
  await page.mouse.move(0, 0);
  await page.screenshot({ path, scale: "css", caret: "hide", animations: "disabled" });
  expect(statSync(path).size).toBeLessThan(largestBytes);
}

it("takes the pictures of the README", async () => {
  const t = translator("en");
  const ben = atPage(page, { name: "Ben Miller", language: "en" });
  const dan = atPage(page, { name: "Dan Hughes", language: "en" });
  const actor = { hands: ben, language: "en" } as const;
  await ben.actsAs();

  await ben.types(sales, "/invite-customer", customer.name);
  await ben.waitsForField(t("customer.domain"));
  await ben.fills(t("customer.domain"), "harbour-light.example");
  await takes("invite");
  await ben.closes();

  await ben.types(sales, "/invite-customer", customer.name);
  await ben.waitsForField(t("customer.domain"));
  await ben.fills(t("customer.domain"), "harbour-light.example");
  await ben.chooses(t("invite.language"), t("invite.language.en"));
  await ben.submits(t("common.next"));
  await ben.waitsFor(t("invite.draft.title"));
  const text = await ben.reads(t("invite.draft.text"));
  const link = /https?:\/\/\S+\/i\/\S+/.exec(text)?.[0] ?? "";
  await takes("draft");
  await ben.submits(t("common.next"));
  await ben.waitsFor(t("invite.hand-over.title"));
  await handsOver(actor);
  await sendForm(link, [
    ["decision", "accept"],
    ["name", "Grace Osei"],
    ["jobTitle", "Managing director"],
  ]);
  const accepted = [customer.name, t("messages.invitation.accepted")];
  await ben.readsCard(sales, accepted);
  await ben
    .message(accepted)
    .getByRole("link", { name: t("playground.replies", { count: 1 }) })
    .click();
  await page
    .getByRole("complementary", { name: t("playground.thread") })
    .getByText("Grace Osei")
    .first()
    .waitFor();
  await takes("accepted");

  await page.getByRole("link", { name: t("playground.thread.close") }).click();

  await ben.types(sales, "/remove-customer", customer.name);
  await ben.waitsForField(t("removal.reason"));
  await ben.fills(t("removal.reason"), t("story.reason.first"));
  await ben.submits(t("removal.continue"));
  await ben.waitsFor(t("removal.attest.title"));
  await takes("attestation");
  await ben.closes();
  await asksForRemoval(actor, customer.name, t("story.reason.first"));

  await dan.actsAs();
  await dan.pressesOnCard(
    sales,
    [customer.name, t("messages.removal.attested")],
    t("messages.removal.decide"),
  );
  await dan.waitsForField(t("removal.decide.reason"));
  await dan.ticks(t("removal.decide.deny"));
  await takes("decision");
  await dan.closes();
  await page
    .getByRole("navigation", { name: t("playground.sidebar") })
    .getByRole("link", { name: /^Kapocs/ })
    .click();
  await page.getByRole("link", { name: t("playground.tab.home"), exact: true }).click();
  await page
    .getByRole("region", { name: t("playground.tab.home") })
    .filter({ hasText: customer.name })
    .waitFor();
  await takes("home");

  await page.getByRole("button", { name: t("playground.theme.system") }).click();
  await page.getByRole("button", { name: t("playground.theme.light") }).click();
  const anna = atPage(page, { name: "Kovács Anna", language: "hu" });
  await anna.actsAs();
  await anna.goesTo(salesHu.name);
  await page.getByRole("log").first().getByRole("article").last().waitFor();
  await takes("dark");
});
