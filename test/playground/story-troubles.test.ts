import { readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { DeskAct, Traffic } from "../../src/playground/contract.ts";
import { useBrowser } from "../support/browser.ts";
import { edits, handsOver, sales, salesHu } from "./acts.ts";
import { type AtPage, atPage } from "./at-page.ts";
import { type Program, startProgram } from "./program.ts";
import { longestStartMs, pageOf } from "./running.ts";

const browser = useBrowser();
const t = translator("en");
let program: Program;
const opened: BrowserContext[] = [];
const wrong: string[] = [];

beforeAll(async () => {
  program = await startProgram();
}, longestStartMs);
afterAll(() => program?.stop());
beforeEach(async () => {
  for (const userId of ["U0BEN", "U0DAN"]) {
    const { see, act } = pageOf(program, userId);
    const modal = (await see()).modals.at(-1);
    if (modal) await act({ act: "close", viewId: modal.id, whole: true });
  }
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
  expect(wrong.splice(0)).toEqual([]);
});

async function open(hash: string, viewport = { width: 1280, height: 900 }): Promise<Page> {
  const context = await browser.current.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce" });
  opened.push(context);
  context.setDefaultTimeout(20_000);
  await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
  context.on("weberror", (error) => wrong.push(String(error.error())));
  const page = await context.newPage();
  page.on("dialog", (dialog) => wrong.push(`a dialog opened: ${dialog.message()}`));
  await page.goto(`${program.url}/${hash}`);
  return page;
}

const ben = { name: "Ben Miller", language: "en" } as const;
const dan = { name: "Dan Hughes", language: "en" } as const;
const as = (userId: string, channelId: string = sales.id) => `#/as/${userId}/channel/${channelId}`;

const toDesk = (act: DeskAct) =>
  fetch(`${program.url}/playground/desk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(act),
  });
const fault = (id: string, isOn: boolean) => toDesk({ desk: "fault", id, isOn });

async function rateLimited(): Promise<boolean> {
  const answer = await fetch(`${program.url}/playground/traffic?after=0`);
  // The contract's shape.
  const { exchanges } = (await answer.json()) as Traffic;
  return exchanges.some(({ status }) => status === 429);
}

/** The draft of a customer of the list. */
async function draftOf(agent: AtPage, name: string): Promise<void> {
  await agent.types(sales, "/invite-customer", name);
  await agent.waitsFor(t("invite.title"));
  await agent.submits(t("common.next"));
  await agent.waitsFor(t("invite.draft.title"));
}

describe("the playground under somebody who is not careful", { timeout: 90_000 }, () => {
  it("makes one customer and one card of impatient double clicks", async () => {
    const agent = atPage(await open(as("U0BEN")), ben);
    const name = "Twice Clicked Ltd";
    const next = () => agent.modal.getByRole("button", { name: t("common.next"), exact: true });
    await agent.types(sales, "/invite-customer", name);
    await agent.waitsForField(t("customer.domain"));
    await next().dblclick();
    await agent.waitsFor(t("invite.draft.title"));
    await edits({ hands: agent, language: "en" });
    await agent.modal.getByRole("button", { name: t("invite.hand-over.done"), exact: true }).dblclick();
    await agent.waitsFor(t("invite.done.title"));
    await agent.closes();
    await agent.readsCard(sales, [name]);
    expect(await agent.message([name]).count()).toBe(1);
    await agent.types(sales, "/customers", name);
    await agent.modal.getByText(name).first().waitFor();
    await agent.closes();
  });

  it("keeps a modal over a reload, and what is typed in it over the Back button", async () => {
    const page = await open(as("U0BEN", "C0GENERAL"));
    const agent = atPage(page, ben);
    await draftOf(agent, "Łódź Transport");
    await page.reload();
    await agent.waitsFor(t("invite.draft.title"));
    await agent.fills(t("invite.draft.subject"), "Typed before going back");
    await page.goBack();
    await page.goForward();
    await agent.waitsFor(t("invite.draft.title"));
    expect(await agent.reads(t("invite.draft.subject"))).toBe("Typed before going back");
    await agent.submits(t("common.next"));
    await agent.waitsFor(t("invite.hand-over.title"));
    await agent.waitsForWords("Typed before going back");
    await agent.closes();
  });

  it("shows two people in two tabs what the other has just done", async () => {
    const agent = atPage(await open(as("U0BEN")), ben);
    const admin = atPage(await open(as("U0DAN")), dan);
    const name = "Zürich Präzision AG";
    await draftOf(agent, name);
    await agent.submits(t("common.next"));
    await agent.waitsFor(t("invite.hand-over.title"));
    await handsOver({ hands: agent, language: "en" });
    const card = [name, t("messages.invitation.sent")];
    await admin.message(card).waitFor();
    expect(await admin.modal.count()).toBe(0);
    await admin
      .message(card)
      .getByRole("button", { name: t("messages.invitation.withdraw") })
      .click();
    await admin.page
      .getByRole("alertdialog")
      .getByRole("button", { name: t("messages.invitation.withdraw.yes"), exact: true })
      .click();
    await agent.message([name, t("messages.invitation.withdrawn")]).waitFor();
  });

  it("goes on after the program was killed, with what was said and what was open", async () => {
    const page = await open(as("U0BEN"));
    const agent = atPage(page, ben);
    await draftOf(agent, "Grüne Wiese");
    await agent.fills(t("invite.draft.subject"), "Typed before the end");
    // What happened is written down within a second.
    const written = join(program.folder, "playground", "workspace.json");
    await expect.poll(() => readFileSync(written, "utf8")).toContain(t("invite.draft.title"));
    await program.killAndStart();
    await page.getByText(t("playground.lost")).waitFor({ state: "detached" });
    await agent.waitsFor(t("invite.draft.title"));
    expect(await agent.reads(t("invite.draft.subject"))).toBe("Typed before the end");
    await agent.submits(t("common.next"));
    await agent.waitsFor(t("invite.hand-over.title"));
    await agent.closes();
  });

  it("says in Slack's words that an answer came too late, and keeps what was typed", async () => {
    const agent = atPage(await open(as("U0BEN")), ben);
    await draftOf(agent, "Szegedi Paprika");
    await agent.fills(t("invite.draft.subject"), "Typed before the trouble");
    await fault("late-acks", true);
    try {
      await agent.submits(t("common.next"));
      await agent.waitsForWords(t("playground.modal.trouble"));
      expect(await agent.reads(t("invite.draft.subject"))).toBe("Typed before the trouble");
    } finally {
      await fault("late-acks", false);
    }
    await agent.closes();
  });

  it("draws the hostile names of its customers as words, for everybody who can see them", async () => {
    for (const userId of ["U0BEN", "U0CILI", "U0OWNER", "U0GUEST"]) {
      const page = await open(as(userId));
      await page.getByRole("log").first().getByRole("article").first().waitFor();
      expect(await page.locator("script:not([src])").count()).toBe(0);
      expect(await page.getByRole("link", { name: /evil/ }).count()).toBe(0);
    }
    const page = await open(as("U0ANNA", salesHu.id));
    await page.getByText("<!channel> & <@U0ANNA> Bt.").first().waitFor();
    await page.getByText('=HYPERLINK("https://evil.example";"Open me") Kft.').first().waitFor();
    expect(await page.getByRole("link", { name: /evil/ }).count()).toBe(0);
  });

  it("stays on the screen of a phone: a command, its modal, and back to the channels", async () => {
    const page = await open("#/as/U0BEN", { width: 390, height: 780 });
    const agent = atPage(page, ben);
    await agent.types(sales, "/customers", "Fjord");
    await agent.modal.waitFor();
    const tooWide = "document.documentElement.scrollWidth - innerWidth";
    expect(await page.evaluate<number>(tooWide)).toBeLessThanOrEqual(0);
    await agent.closes();
    await page.getByRole("link", { name: t("playground.back") }).click();
    await page.getByRole("navigation", { name: t("playground.sidebar") }).waitFor();
  });

  it("delivers later what Slack would not take, and nothing twice", async () => {
    const agent = atPage(await open(as("U0BEN")), ben);
    const name = "Debreceni Órás és Társai Kkt.";
    await draftOf(agent, name);
    await agent.submits(t("common.next"));
    await agent.waitsFor(t("invite.hand-over.title"));
    await fault("rate-limited", true);
    try {
      await handsOver({ hands: agent, language: "en" });
      await expect.poll(rateLimited, { timeout: 10_000 }).toBe(true);
    } finally {
      await fault("rate-limited", false);
    }
    await agent.message([name]).waitFor({ timeout: 20_000 });
    expect(await agent.message([name]).count()).toBe(1);
  });

  it("can be worked by the keyboard alone, from the command to the end of the modal and back", async () => {
    const page = await open(as("U0BEN"));
    const composer = page.getByLabel(t("playground.composer.channel", { place: sales.name }));
    await composer.focus();
    await page.keyboard.type("/cus");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Brightwater");
    await page.keyboard.press("Enter");
    const modal = page.getByRole("dialog");
    await modal.getByText("Brightwater Logistics Ltd").first().waitFor();
    const isInside = "document.activeElement.closest('[role=dialog]') !== null";
    for (let step = 0; step < 30; step++) {
      expect(await page.evaluate<boolean>(isInside)).toBe(true);
      await page.keyboard.press(step % 4 === 3 ? "Shift+Tab" : "Tab");
    }
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<{ violations: { id: string; impact: string }[] }>("axe.run()");
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "detached" });
    const focused = "document.activeElement.getAttribute('aria-label')";
    await expect
      .poll(() => page.evaluate<string>(focused))
      .toBe(t("playground.composer.channel", { place: sales.name }));
  });

  it("starts again while somebody is in the middle of something, and lets them begin anew", async () => {
    const page = await open(as("U0BEN"));
    const agent = atPage(page, ben);
    await draftOf(agent, "Łódź Transport");
    const reset = toDesk({ desk: "reset", seed: "empty" });
    await agent.submits(t("common.next"));
    expect((await reset).status).toBe(204);
    await agent.modal.waitFor({ state: "detached" });
    const olivia = atPage(page, { name: "Olivia Owens", language: "en" });
    await olivia.actsAs();
    await olivia.types(sales, "/kapocs", "setup");
    await olivia.waitsFor(t("setup.title"));
  });
});
