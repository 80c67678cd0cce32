import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { Traffic } from "../../src/playground/contract.ts";
import { useBrowser } from "../support/browser.ts";
import { asksForRemoval, decides, draftsFor, edits, handsOver, sales, salesHu, setsUp } from "./acts.ts";
import { type AtPage, atPage, type Who } from "./at-page.ts";
import { type Program, startProgram } from "./program.ts";
import { longestStartMs } from "./running.ts";

const browser = useBrowser();
let program: Program;
let context: BrowserContext;
let page: Page;
const wrong: string[] = [];

beforeAll(async () => {
  program = await startProgram();
}, longestStartMs);
afterAll(() => program?.stop());
beforeEach(async () => {
  context = await browser.current.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Budapest",
  });
  context.setDefaultTimeout(20_000);
  // The tour opens by itself where nobody has been before.
  await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
  context.on("weberror", (error) => wrong.push(String(error.error())));
  context.on("request", (request) => {
    if (!request.url().startsWith(program.url)) wrong.push(`asked another host: ${request.url()}`);
  });
  page = await context.newPage();
  await page.goto(program.url);
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

interface Story {
  readonly sales: Who;
  readonly admin: Who;
  /** The customer's and the cards'. */
  readonly language: "en" | "hu";
  readonly cards: typeof sales | typeof salesHu;
  readonly customer: { readonly name: string; readonly email: string };
}

/** The agent's new tabs, from the hand-over to the mailbox, and what the customer does with the link there. */
async function customerAccepts(agent: AtPage, { customer, language }: Story): Promise<void> {
  const { t } = agent;
  const toCustomer = translator(language);
  const [handOver] = await Promise.all([
    context.waitForEvent("page"),
    agent.modal.getByRole("link", { name: t("invite.hand-over.open-page") }).click(),
  ]);
  await handOver.getByRole("link", { name: t("web.hand-over.open.mail-program") }).click();
  await handOver.getByRole("heading", { name: t("playground.mail-program.title") }).waitFor();
  await handOver.getByLabel(t("playground.mail-program.to")).fill(customer.email);
  // Too long for a link: the page before has copied it.
  const text = handOver.getByLabel(t("playground.mail-program.body"));
  if ((await text.inputValue()) === "") {
    await text.focus();
    await handOver.keyboard.press("Control+V");
  }
  await handOver.getByRole("button", { name: t("playground.mail-program.send") }).click();
  await handOver.getByRole("heading", { name: t("playground.mail-program.sent"), exact: true }).waitFor();
  await handsOver({ hands: agent, language: agent.language });

  await handOver.getByRole("link", { name: t("playground.mail-program.open-inbox") }).click();
  const mail = handOver.getByRole("article");
  const [answering] = await Promise.all([
    context.waitForEvent("page"),
    mail.getByRole("link", { name: /\/i\// }).click(),
  ]);
  await handOver.close();
  await answering.getByLabel(toCustomer("web.accept.name")).fill("Kovács Jolán");
  await answering.getByLabel(toCustomer("web.accept.job-title")).fill(toCustomer("story.job-title"));
  await answering.getByRole("button", { name: toCustomer("web.accept.accept"), exact: true }).click();
  await answering.getByRole("heading", { name: toCustomer("web.thanks.accepted") }).waitFor();
  await answering.close();
}

async function tellsOfAcceptance(agent: AtPage, { customer, cards, language }: Story): Promise<void> {
  const { t } = agent;
  const accepted = [customer.name, translator(language)("messages.invitation.accepted")];
  await agent.readsCard(cards, accepted);
  await agent
    .message(accepted)
    .getByRole("link", { name: t("playground.replies", { count: 1 }) })
    .click();
  const thread = page.getByRole("complementary", { name: t("playground.thread") });
  await thread.getByRole("article").nth(1).filter({ hasText: "Kovács Jolán" }).waitFor();
  // The channel became narrower, and is still at its end.
  const below = `(() => {
    const list = document.querySelector("[role=log]");
    return list.scrollHeight - list.scrollTop - list.clientHeight;
  })()`;
  await expect.poll(() => page.evaluate<number>(below)).toBeLessThan(2);
  await thread.getByRole("link", { name: t("playground.thread.close") }).click();
  await agent.goesToApp();
  await agent.message([t("messages.told.accepted", { customer: customer.name })]).waitFor();
}

async function plays(story: Story, invites: (agent: AtPage) => Promise<unknown>): Promise<void> {
  const { customer, cards } = story;
  const agent = atPage(page, story.sales);
  const admin = atPage(page, story.admin);
  const actor = { hands: agent, language: agent.language };
  const decider = { hands: admin, language: admin.language };
  const { t } = agent;

  await agent.actsAs();
  await invites(agent);
  await customerAccepts(agent, story);
  await tellsOfAcceptance(agent, story);

  await asksForRemoval(actor, customer.name, t("story.reason.first"));
  await admin.actsAs();
  await decides(decider, cards, customer.name, { is: "deny", reason: t("story.reason.denied") });

  await agent.actsAs();
  await agent.goesToApp();
  await agent.message([t("story.reason.denied")]).waitFor();
  await asksForRemoval(actor, customer.name, t("story.reason.second"));
  await admin.actsAs();
  await decides(decider, cards, customer.name, { is: "approve", reason: "" });

  await admin.types(sales, "/kapocs", "audit");
  await admin.waitsFor(admin.t("trail.title"));
  await admin.waitsForWords(admin.t("trail.act.removal.executed"));
  expect(await admin.modal.innerText()).toContain(admin.t("trail.act.removal.denied"));
  await admin.closes();
  await agent.actsAs();
  await agent.goesToApp();
  await agent.message([t("messages.told.removal-executed", { customer: customer.name })]).waitFor();
}

describe("the README’s story, clicked in a browser", { timeout: 120_000 }, () => {
  it("goes from a customer of the list to a removal, in Hungarian", async () => {
    const customer = { name: "Szegedi Paprika Szövetkezet", email: "igazgato@szegedi-paprika.example" };
    await plays(
      {
        sales: { name: "Kovács Anna", language: "hu" },
        admin: { name: "Szabó Cecília", language: "hu" },
        language: "hu",
        cards: salesHu,
        customer,
      },
      async (agent) => {
        const { t } = agent;
        await agent.types(sales, "/invite-customer", "");
        await agent.waitsFor(t("invite.title"));
        await agent.picks(t("invite.customer"), "szegedi", customer.name);
        await agent.chooses(t("invite.channel"), salesHu.name);
        await agent.submits(t("common.next"));
        await edits({ hands: agent, language: agent.language });
      },
    );
  });

  it("goes from an empty workspace through its set-up to a new customer’s removal, in English", async () => {
    await fetch(`${program.url}/playground/desk`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ desk: "reset", seed: "empty" }),
    });
    const olivia = atPage(page, { name: "Olivia Owens", language: "en" });
    await olivia.actsAs();
    await setsUp({ hands: olivia, language: "en" }, "en");
    const customer = { name: "Kovács & <Társa> *Kft*", email: "jolan@kovacs.example" };
    await plays(
      {
        sales: { name: "Ben Miller", language: "en" },
        admin: { name: "Dan Hughes", language: "en" },
        language: "en",
        cards: sales,
        customer,
      },
      (agent) => draftsFor({ hands: agent, language: "en" }, customer),
    );
  });
});
