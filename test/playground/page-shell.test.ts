import axe from "axe-core";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import { useBrowser } from "../support/browser.ts";
import { pageOf, usePlayground } from "./running.ts";

const browser = useBrowser();
const playground = usePlayground();
const t = translator("en");
const opened: BrowserContext[] = [];
const wrong: string[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
  await closeModals();
  expect(wrong.splice(0)).toEqual([]);
});

/** The world is one for all tests, and a modal stays open until its person closes it. */
async function closeModals(): Promise<void> {
  const ben = pageOf(playground.current, "U0BEN");
  const viewId = (await ben.see()).modals.at(-1)?.id;
  if (viewId) await ben.act({ act: "close", viewId, whole: true });
}

/** The page at an address (what stands behind `#/`), in a browser of its own. */
async function look(hash: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.current.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  opened.push(context);
  context.setDefaultTimeout(8000);
  // The tour opens by itself where nobody has been before.
  await context.addInitScript(`try { localStorage.setItem("kapocs.tour", '{"isEnded":true}') } catch {}`);
  context.on("weberror", (error) => wrong.push(String(error.error())));
  context.on("request", (request) => {
    if (!request.url().startsWith(playground.current.url)) wrong.push(request.url());
  });
  const page = await context.newPage();
  await page.goto(`${playground.current.url}/#/${hash}`);
  await header(page).waitFor();
  return page;
}

const header = (page: Page) => page.locator(".header");
const sidebar = (page: Page) => page.getByRole("navigation", { name: t("playground.sidebar") });
const channel = (page: Page, name: string) =>
  sidebar(page).getByRole("link", { name: new RegExp(`^${name}\\b(?!-)`) });
const messages = (page: Page) => page.getByRole("main").getByRole("log");
const thread = (page: Page) => page.getByRole("complementary", { name: t("playground.thread") });
const composer = (page: Page, place: string) =>
  page.getByRole("textbox", { name: t("playground.composer.channel", { place }) });
const message = (page: Page, words: string) => messages(page).getByRole("article").filter({ hasText: words });

/** Somebody else says it at their own page; gives its `ts`. */
async function says(userId: string, channelId: string, text: string, threadTs?: string): Promise<string> {
  const theirs = pageOf(playground.current, userId);
  await theirs.act({ act: "say", channelId, text, ...(threadTs && { threadTs }) });
  const last = playground.current.slack.world.messages.at(-1);
  if (last?.userId !== userId) throw new Error(`${userId} said nothing`);
  return last.ts;
}

describe("the sidebar", () => {
  it("shows the person's channels with their marks, those to join, and the app", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    expect(await header(page).innerText()).toContain("nothing leaves this machine");
    expect(await channel(page, "sales").getAttribute("aria-current")).toBe("page");
    expect(await channel(page, "sales-2024").innerText()).toContain(t("playground.channel.archived"));
    expect(await channel(page, "with-nagy-eloszto").innerText()).toContain(t("playground.channel.shared"));
    const toJoin = sidebar(page)
      .locator("section")
      .filter({ hasText: t("playground.channels.to-join") });
    expect(await toJoin.getByRole("link").allInnerTexts()).toEqual([expect.stringContaining("sales-hu")]);
    await channel(page, "Kapocs").click();
    await page.getByRole("link", { name: t("playground.tab.home"), exact: true }).waitFor();
  });

  it("counts what is unread, tells mentions from the rest, and forgets both when the channel is read", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    await says("U0ANNA", "C0GENERAL", "The first unread words");
    await channel(page, `general ${t("playground.unread", { count: 1 })}`).waitFor();
    await says("U0ANNA", "C0GENERAL", "and these are for @ben");
    const both = t("playground.unread.mentions", { count: 2, mentions: 1 });
    await sidebar(page).getByRole("link", { name: both }).click();

    await message(page, "The first unread words").waitFor();
    const line = messages(page).locator(".message-place").filter({ hasText: "The first unread words" });
    expect(await line.locator(".new-line").innerText()).toBe(t("playground.new"));
    await sidebar(page).getByRole("link", { name: "general", exact: true }).waitFor();
    // The line stays until the person leaves.
    expect(await line.locator(".new-line").count()).toBe(1);
  });

  it("lets a person join a channel, and says why nobody writes into an archived one", async () => {
    const page = await look("as/U0DAN/channel/C0SALESHU");
    await page.getByRole("button", { name: t("playground.join") }).click();
    await composer(page, "sales-hu").waitFor();
    await channel(page, "sales-2024").click();
    await page.getByText(t("playground.foot.archived", { channel: "sales-2024" })).waitFor();
    expect(await page.getByRole("main").getByRole("textbox").count()).toBe(0);
  });

  it("hides from a guest what a guest cannot see, and says so at its address", async () => {
    const page = await look("as/U0GUEST/channel/C0SHARED");
    await page.getByText(t("playground.channel.hidden", { name: "Gustav Guest" })).waitFor();
    expect(await channel(page, "with-nagy-eloszto").count()).toBe(0);
  });
});

describe("a thread", () => {
  it("opens beside the channel, takes an answer, and gives the focus back when it closes", async () => {
    const ts = await says("U0ANNA", "C0GENERAL", "Who wants lunch?");
    await says("U0DAN", "C0GENERAL", "I do.", ts);
    const page = await look("as/U0BEN/channel/C0GENERAL");
    const replies = message(page, "Who wants lunch?").getByRole("link", { name: /^1 reply/ });
    await replies.focus();
    await page.keyboard.press("Enter");
    await thread(page).getByText("I do.").waitFor();

    const reply = thread(page).getByRole("textbox", { name: t("playground.composer.thread") });
    await reply.click();
    await page.keyboard.type("Me too.");
    await page.keyboard.press("Enter");
    await thread(page).getByRole("article").filter({ hasText: "Me too." }).waitFor();
    await message(page, "Who wants lunch?")
      .getByRole("link", { name: /^2 replies/ })
      .waitFor();

    await thread(page)
      .getByRole("link", { name: t("playground.thread.close") })
      .press("Enter");
    await thread(page).waitFor({ state: "detached" });
    await expect.poll(() => page.evaluate("document.activeElement?.className")).toBe("replies");
  });
});

describe("the composer", () => {
  it("completes a command by the keyboard alone, and says which ones Slack keeps for itself", async () => {
    const page = await look("as/U0BEN/channel/C0GENERAL");
    await composer(page, "general").click();
    await page.keyboard.type("/inv");
    const options = page.getByRole("listbox").getByRole("option");
    await options.first().waitFor();
    expect(await options.allInnerTexts()).toEqual([
      expect.stringMatching(/^\/invite-customer\s(?![\s\S]*Reserved)/),
      expect.stringMatching(/^\/invite\s[\s\S]*Reserved/),
    ]);
    await page.keyboard.type("ite");
    expect(await options.first().innerText()).toMatch(/^\/invite\s/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    expect(await composer(page, "general").inputValue()).toBe("/invite-customer ");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    // A window is no page: what is at its head and foot is nobody's landmark.
    expect(await page.getByRole("banner").count()).toBe(1);
    expect(await page.getByRole("contentinfo").count()).toBe(0);
    expect(await composer(page, "general").inputValue()).toBe("");
  });

  it("tells a command that nobody has privately, until it is dismissed", async () => {
    const page = await look("as/U0BEN/channel/C0GENERAL");
    await composer(page, "general").fill("/nonsense now");
    await composer(page, "general").press("Enter");
    const told = message(page, "/nonsense");
    await told.getByText(t("playground.only-you")).waitFor();
    expect(await told.innerText()).toContain("Slackbot");
    await told.getByRole("button", { name: t("playground.dismiss") }).click();
    await told.waitFor({ state: "detached" });
  });

  it("breaks a line with Shift, sends with Enter, and keeps what was not sent yet", async () => {
    const page = await look("as/U0BEN/channel/C0GENERAL");
    await composer(page, "general").click();
    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    await channel(page, "sales").click();
    await composer(page, "sales").waitFor();
    await page.goto(`${playground.current.url}/#/as/U0ANNA/channel/C0GENERAL`);
    await page.getByRole("button", { name: /Kovács Anna/ }).waitFor();
    await page.goto(`${playground.current.url}/#/as/U0BEN/channel/C0GENERAL`);
    await expect.poll(() => composer(page, "general").inputValue()).toBe("one\ntwo");
    await composer(page, "general").press("Enter");
    await message(page, "one").last().waitFor();
    expect(await message(page, "one").last().locator(".message-body").innerText()).toBe("one\ntwo");
    expect(await composer(page, "general").inputValue()).toBe("");
  });

  it("offers the app's shortcuts, and those of a message at the message", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    await page.getByRole("button", { name: t("playground.shortcuts") }).press("Enter");
    await page.getByRole("menuitem").first().waitFor();
    expect(await page.getByRole("menuitem").first().innerText()).toContain("Invite a customer");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
  });
});

describe("a first visit", () => {
  it.each([
    ["hu-HU", "U0ANNA"],
    ["de-DE", "U0BEN"],
  ])(
    "in a browser that speaks %s begins as %s, and as somebody else where the address says so",
    async (locale, userId) => {
      const page = await look("", { locale });
      await page.waitForURL(`**/#/as/${userId}`);
      await page.goto(`${playground.current.url}/#/as/U0DAN`);
      await page.getByRole("button", { name: t("playground.acting-as", { name: "Dan Hughes" }) }).waitFor();
    },
  );
});

describe("acting as somebody else", () => {
  it("changes the eyes and the language, and shows each one's part", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    await page
      .getByRole("button", { name: t("playground.acting-as", { name: "Ben Miller" }) })
      .press("Enter");
    const choices = page.getByRole("menuitemradio");
    expect(await choices.count()).toBe(7);
    expect(await choices.nth(2).innerText()).toMatch(/Szabó Cecília\s+Admin agent · Hungarian/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate("document.documentElement.lang")).toBe("hu");
    expect(page.url()).toContain("#/as/U0CILI/channel/C0SALES");
    expect(await header(page).innerText()).toContain("semmi sem hagyja el ezt a gépet");
  });

  it("as nobody says so, and offers a way back", async () => {
    const context = await browser.current.newContext();
    opened.push(context);
    const page = await context.newPage();
    await page.goto(`${playground.current.url}/#/as/U0NOBODY`);
    await page.getByText(t("playground.stranger")).waitFor();
    await page.getByRole("link", { name: t("playground.stranger.back") }).click();
    await header(page).waitFor();
  });
});

describe("a link to a message", () => {
  it("brings it into view and marks it, also in the shape of Slack's links", async () => {
    const ts = await says("U0ANNA", "C0GENERAL", "Far above");
    for (let count = 0; count < 25; count++) await says("U0DAN", "C0GENERAL", `Below it ${count}`);
    const page = await look(`as/U0BEN/channel/C0GENERAL/message/${ts}`);
    const marked = messages(page).locator('[aria-current="true"]');
    await marked.waitFor();
    expect(await marked.innerText()).toContain("Far above");
    const isInView = () =>
      marked.evaluate((row) => {
        const list = row.closest(".messages")?.getBoundingClientRect();
        const { top, bottom } = row.getBoundingClientRect();
        return list !== undefined && top >= list.top && bottom <= list.bottom;
      });
    await expect.poll(isInView).toBe(true);

    const link = `${playground.current.url}/archives/C0GENERAL/p${ts.replace(".", "")}#/as/U0DAN`;
    await page.goto("about:blank");
    await page.goto(link);
    await marked.waitFor();
    await expect.poll(isInView).toBe(true);
    expect(page.url()).toBe(`${playground.current.url}/#/as/U0DAN/channel/C0GENERAL/message/${ts}`);
  });

  it("is copied from the message's own menu", async () => {
    const ts = await says("U0ANNA", "C0GENERAL", "Worth a link");
    const page = await look("as/U0BEN/channel/C0GENERAL", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const row = message(page, "Worth a link");
    await row.hover();
    await row.getByRole("button", { name: t("playground.more-actions") }).click();
    await page.getByRole("menuitem", { name: t("playground.copy-link") }).click();
    await page.getByText(t("playground.link-copied")).first().waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(
      `${playground.current.url}/archives/C0GENERAL/p${ts.replace(".", "")}#/as/U0BEN`,
    );
  });
});

describe("the list of messages", () => {
  const fromBottom = (page: Page) =>
    messages(page).evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight);

  it("stays at its end when something comes, and where the person is when they are elsewhere", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    await message(page, "Fjord").first().waitFor();
    await expect.poll(() => fromBottom(page)).toBeLessThan(2);
    await says("U0ANNA", "C0SALES", "News at the end");
    await message(page, "News at the end").waitFor();
    await expect.poll(() => fromBottom(page)).toBeLessThan(2);
    const heard = page.getByRole("status").filter({ hasText: "Kovács Anna: News at the end" });
    await heard.waitFor({ state: "attached" });

    await messages(page).evaluate((list) => {
      list.scrollTop = 0;
    });
    await says("U0ANNA", "C0SALES", "News that can wait");
    await message(page, "News that can wait").waitFor({ state: "attached" });
    expect(await messages(page).evaluate((list) => list.scrollTop)).toBe(0);
    await sidebar(page)
      .getByRole("link", { name: `sales ${t("playground.unread", { count: 1 })}` })
      .waitFor();
  });
});

describe("without its server", () => {
  it("says so, and goes on by itself when the server is back", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    const changes = "**/playground/changes";
    await page.route(changes, (route) => route.abort());
    await page.reload();
    await page
      .getByRole("alert")
      .filter({ hasText: t("playground.lost") })
      .waitFor();
    await page.unroute(changes);
    await page.getByRole("alert").waitFor({ state: "detached" });
    await says("U0ANNA", "C0SALES", "Back again");
    await message(page, "Back again").waitFor();
  });
});

describe("the customers' mailboxes", () => {
  it("are one click away, mark what is unread, and open the personal link beside the page", async () => {
    const page = await look("as/U0BEN/channel/C0SALES");
    await page.getByRole("link", { name: t("playground.mail") }).click();
    const address = "robin@unicorn-bakery.example";
    await page.getByRole("link", { name: `${address} ${t("playground.unread", { count: 1 })}` }).click();
    const mails = page.getByRole("region", { name: t("playground.mail.of", { address }) });
    await mails.getByRole("link").first().click();
    const mail = page.getByRole("article");
    await mail.getByRole("link", { name: /\/i\// }).waitFor();
    await page.getByRole("link", { name: address, exact: true }).waitFor();

    const [accept] = await Promise.all([
      page.waitForEvent("popup"),
      mail.getByRole("link", { name: /\/i\// }).click(),
    ]);
    await accept.getByRole("heading", { level: 1 }).waitFor();
    expect(accept.url()).toMatch(new RegExp(`^${playground.current.url}/i/`));
  });
});

describe("the looks", () => {
  /** Each place, and words that stand in no other. */
  const places = [
    ["as/U0BEN/channel/C0SALES", "Fjord is closing its Oslo office"],
    ["as/U0BEN/channel/C0SALESHU", t("playground.foot.not-member", { channel: "sales-hu" })],
    ["as/U0ANNA/home", "Függő meghívók"],
    ["as/U0ANNA/messages", "A meghívó lejárt"],
    ["as/U0ANNA/about", "Gyorsműveletek"],
    ["as/U0CILI/mail", "Ide érkeznek a játszótéren elküldött e-mailek"],
    ["as/U0CILI/mail/robin@unicorn-bakery.example/{mail}", "Feladó"],
    ["as/U0GUEST/channel/C0OLD", t("playground.channel.hidden", { name: "Gustav Guest" })],
  ] as const;

  async function goTo(page: Page, [hash, words]: (typeof places)[number]): Promise<void> {
    const [mail] = playground.current.mail.open("robin@unicorn-bakery.example").mails;
    // Another hash is the same document, which still has axe.
    await page.goto(`${playground.current.url}/#/${hash.replace("{mail}", String(mail?.number))}`);
    await page.getByRole("main").getByText(words).first().waitFor();
  }

  it.each(["light", "dark"] as const)(
    "hold nothing serious for axe when it is %s",
    async (colorScheme) => {
      const ts = await says("U0ANNA", "C0GENERAL", "A thread for axe");
      await says("U0BEN", "C0GENERAL", "with a reply", ts);
      const page = await look(`as/U0BEN/channel/C0GENERAL/thread/${ts}`, { colorScheme });
      await page.evaluate(axe.source);
      await composer(page, "general").fill("/");
      await expect.poll(() => serious(page)).toEqual([]);
      await composer(page, "general").fill("");
      await page.getByRole("button", { name: /Ben Miller/ }).click();
      expect(await serious(page)).toEqual([]);
      for (const place of places) {
        await goTo(page, place);
        expect(await serious(page), place[0]).toEqual([]);
      }
    },
    60_000,
  );

  it("can be switched against the system's", async () => {
    const page = await look("as/U0BEN/channel/C0SALES", { colorScheme: "dark" });
    const background = () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    const dark = await background();
    await page.getByRole("button", { name: t("playground.theme.system") }).click();
    expect(await background()).toBe("rgb(255, 255, 255)");
    await page.reload();
    await page.getByRole("button", { name: t("playground.theme.light") }).click();
    expect(await background()).toBe(dark);
  });

  it("fit a phone: one pane at a time, and nothing beside the screen", async () => {
    const page = await look("as/U0BEN", { viewport: { width: 360, height: 720 }, hasTouch: true });
    const isTooWide = () => page.evaluate("document.documentElement.scrollWidth > innerWidth");
    await channel(page, "sales").waitFor();
    expect(await page.getByRole("main").isVisible()).toBe(false);
    // What nobody looks at is not read.
    await says("U0ANNA", "C0SALES", "Not seen on the phone yet");
    await channel(page, `sales ${t("playground.unread", { count: 1 })}`).waitFor();
    await channel(page, "sales").click();
    await message(page, "Not seen on the phone yet").waitFor();
    expect(await sidebar(page).isVisible()).toBe(false);
    for (const place of places) {
      await goTo(page, place);
      expect(await isTooWide(), place[0]).toBe(false);
    }
    await page.goto(`${playground.current.url}/#/as/U0BEN/channel/C0SALES`);
    await page.getByRole("link", { name: t("playground.back"), exact: true }).click();
    await channel(page, "sales").waitFor();
  });
});

async function serious(page: Page): Promise<string[]> {
  // The cast: the page's own copy of axe gives what axe's types say.
  const found = (await page.evaluate("axe.run()")) as axe.AxeResults;
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
