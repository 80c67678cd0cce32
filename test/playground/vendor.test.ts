import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { Traffic } from "../../src/playground/contract.ts";
import { useBrowser } from "../support/browser.ts";
import { asksForRemoval, sales, salesHu } from "./acts.ts";
import { type AtPage, atPage } from "./at-page.ts";
import { type Program, startProgram } from "./program.ts";
import { longestStartMs } from "./running.ts";
import { type AtVendor, asksForGdap, atVendor, invitesJointly } from "./vendor-acts.ts";

const browser = useBrowser();
let program: Program;
let context: BrowserContext;
let page: Page;
let vendor: AtVendor;
const wrong: string[] = [];

beforeAll(async () => {
  program = await startProgram("--partner-center");
}, longestStartMs);
afterAll(() => program?.stop());
beforeEach(async () => {
  context = await browser.current.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Budapest",
  });
  // A removal whose answer never comes takes as long as the bot waits for it.
  context.setDefaultTimeout(45_000);
  await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
  context.on("weberror", (error) => wrong.push(String(error.error())));
  context.on("request", (request) => {
    if (!request.url().startsWith(program.url)) wrong.push(`asked another host: ${request.url()}`);
  });
  page = await context.newPage();
  await page.goto(program.url);
  vendor = atVendor(context, program.url);
});
afterEach(async () => {
  await context?.close();
  expect(wrong.splice(0)).toEqual([]);
  const answer = await fetch(`${program.url}/playground/traffic?after=0`);
  // The contract's shape.
  const { violations, exchanges } = (await answer.json()) as Traffic;
  expect(violations).toEqual([]);
  expect(exchanges.filter(({ error }) => error !== null)).toEqual([]);
});

const bakery = {
  name: "Aranykalász Pékség Bt.",
  domain: "aranykalasz.onmicrosoft.com",
  email: "marta@aranykalasz.example",
  administrator: /Pék Márta/,
};
const spa = {
  name: "Örvény Fürdő Zrt.",
  domain: "orvenyfurdo.onmicrosoft.com",
  email: "eva@orveny.example",
  administrator: /Örvényi Éva/,
};
const orchard = { name: "Gomba Gyümölcs Kft.", administrator: /Gombos Péter/ };
const builder = { name: "Bástya Építő Kft.", administrator: /Bástya István/ };
const subscription = "Microsoft 365 Business Basic";
const provider = "Duna Disztribúció Zrt.";

/** Both legs by themselves, as the card says in its channel's language. */
async function readsAcceptance(agent: AtPage, cards: typeof sales | typeof salesHu, name: string) {
  const onCard = translator(cards.language);
  const [ours = ""] = onCard("messages.leg.reseller.accepted", { date: "|" }).split("|");
  const [theirs = ""] = onCard("messages.leg.provider.accepted", { provider, date: "|" }).split("|");
  await agent.readsCard(cards, [name, onCard("messages.invitation.accepted"), ours, theirs]);
}

/** From the card, as the admin agent sees it now; the facts are read anew meanwhile. */
async function opensDecision(admin: AtPage): Promise<void> {
  const { t } = admin;
  const having = [builder.name, t("messages.removal.attested")];
  await admin.pressesOnCard(sales, having, t("messages.removal.decide"));
  await admin.waitsForField(t("removal.decide.reason"));
}

async function approves(admin: AtPage): Promise<void> {
  const { t } = admin;
  await opensDecision(admin);
  await admin.ticks(t("removal.decide.approve"));
  await admin.submits(t("removal.decide.submit"));
}

const removalCard = (agent: AtPage, words: string) => agent.message([builder.name, words]).last();

describe("the story beside Partner Center, clicked in a browser", { timeout: 150_000 }, () => {
  it("finds a lost acceptance, is blocked by a subscription, and removes once although the answer is lost", async () => {
    const ben = atPage(page, { name: "Ben Miller", language: "en" });
    const dan = atPage(page, { name: "Dan Hughes", language: "en" });
    const asker = { hands: ben, language: "en" } as const;
    const { t } = ben;

    await vendor.webHooks("They are lost");
    await ben.actsAs();
    const link = await invitesJointly(ben, bakery, sales.name);
    await vendor.customerAccepts(link, bakery.administrator);
    // While the activity log is awaited: something that a removal must not touch.
    await dan.actsAs();
    await vendor.customerAccepts(await asksForGdap(dan, builder.name), builder.administrator);
    await readsAcceptance(dan, sales, bakery.name);
    await ben.actsAs();
    await ben.goesToApp();
    await ben.message([t("messages.told.accepted", { customer: bakery.name })]).waitFor();

    await asksForRemoval(asker, builder.name, t("story.reason.first"));
    await dan.actsAs();
    await opensDecision(dan);
    const blocked = await dan.modal.innerText();
    expect(blocked).toContain(subscription);
    expect(blocked).toContain(t("directory.remedy.cancel-or-wait"));
    expect(blocked).toContain(t("removal.decide.blocked"));
    expect(blocked).not.toContain(t("removal.decide.approve"));
    await dan.closes();

    await vendor.cancels(builder.name, subscription);
    await approves(dan);
    // What was attested is not so any more, and nobody may decide on it.
    await dan.waitsForWords(t("removal.result.refused"));
    await dan.closes();
    await removalCard(dan, t("messages.removal.lapsed-facts")).waitFor();

    await ben.actsAs();
    await asksForRemoval(asker, builder.name, t("story.reason.second"));
    await vendor.switchesOn("The next removal takes effect, and its answer never comes");
    await dan.actsAs();
    await approves(dan);
    await dan.waitsForWords(t("removal.result.approved"));
    await dan.closes();
    await removalCard(dan, t("messages.removal.executing")).waitFor();
    // It took effect, but nobody has seen it yet: not a word of it.
    const [, removed = ""] = t("messages.removal.executed").split("*");
    expect(await removalCard(dan, "").innerText()).not.toContain(removed);
    await removalCard(dan, t("messages.removal.executed")).waitFor();
    expect(await removalCard(dan, t("messages.removal.executed")).innerText()).toContain(
      t("messages.removal.gdap-stays"),
    );
    const calls = await vendor.calls();
    expect(calls.match(/PATCH <code>\S*\/v1\/customers\/[\w-]+</g)).toHaveLength(1);

    await dan.types(sales, "/customers", builder.name);
    await dan.waitsFor(t("record.title"));
    await dan.waitsForWords(t("record.gdap"));
    const record = await dan.modal.innerText();
    expect(record).toContain(t("record.standing.removed"));
    expect(record).toMatch(/Bástya Építő Kft\. [-\d]+ \w+ \(active\)/);
    await dan.closes();

    await ben.actsAs();
    await ben.goesToApp();
    await ben.message([t("messages.told.removal-executed", { customer: builder.name })]).waitFor();
  });

  it("hears of an acceptance at once, and finds in Partner Center whoever else used the link, in Hungarian", async () => {
    await vendor.webHooks("They arrive");
    const anna = atPage(page, { name: "Kovács Anna", language: "hu" });
    await anna.actsAs();
    const link = await invitesJointly(anna, spa, salesHu.name);
    await vendor.customerAccepts(link, spa.administrator);
    await readsAcceptance(anna, salesHu, spa.name);

    // The link is the partner's and not the customer's: somebody passed it on, and word of it is late.
    await vendor.webHooks("They are lost");
    await vendor.hearsLate();
    await vendor.customerAccepts(link, orchard.administrator);
    const cili = atPage(page, { name: "Szabó Cecília", language: "hu" });
    const { t } = cili;
    await cili.actsAs();
    await cili.types(sales, "/customers", orchard.name);
    await page.getByRole("button", { name: t("vendor-search.look"), exact: true }).click();
    await cili.waitsForWords(t("vendor-search.not-ours"));
    await cili.presses(t("vendor-search.take-in"));
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("vendor-search.take-in"), exact: true })
      .click();
    await cili.waitsForWords(t("vendor-search.said.taken", { customer: orchard.name }));
    await cili.presses(t("vendor-search.again"));
    await cili.presses(t("record.open"));
    await cili.waitsForWords(t("record.standing.active"));
  });
});
