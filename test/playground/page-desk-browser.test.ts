import { rmSync } from "node:fs";
import axe from "axe-core";
import type { BrowserContext, BrowserContextOptions, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import type { Cast, DeskAct } from "../../src/playground/contract.ts";
import { useBrowser } from "../support/browser.ts";
import { asksForRemoval, edits, handsOver, sales } from "./acts.ts";
import { type AtPage, atPage, type Who } from "./at-page.ts";
import { longestStartMs, newFolder, pageOf, type RunningPlayground, run } from "./running.ts";

const browser = useBrowser();
const opened: BrowserContext[] = [];
const wrong: string[] = [];
const t = translator("en");
const ben = { name: "Ben Miller", language: "en" } as const;
const phone = { width: 390, height: 780 };
let playground: RunningPlayground;

beforeAll(async () => {
  playground = await run(newFolder(), "little-world", true);
}, longestStartMs);
afterAll(async () => {
  await playground?.stop();
  if (playground) rmSync(playground.folder, { recursive: true, force: true });
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((context) => context.close()));
  for (const { id, isOn } of (await pageCast()).faults)
    if (isOn) await toDesk({ desk: "fault", id, isOn: false });
  const { see, act } = pageOf(playground, "U0BEN");
  const modal = (await see()).modals.at(-1);
  if (modal) await act({ act: "close", viewId: modal.id, whole: true });
  expect(wrong.splice(0)).toEqual([]);
});

function toDesk(act: DeskAct): Promise<Response> {
  return fetch(`${playground.url}/playground/desk`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(act),
  });
}

/** The page at an address; somebody who was never here sees the tour. */
async function look(
  hash: string,
  { isNew = false, ...options }: BrowserContextOptions & { isNew?: boolean } = {},
): Promise<Page> {
  const context = await browser.current.newContext({
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    reducedMotion: "reduce",
    ...options,
  });
  opened.push(context);
  context.setDefaultTimeout(10_000);
  if (!isNew)
    await context.addInitScript('try { localStorage.setItem("kapocs.tour", \'{"isEnded":true}\') } catch {}');
  context.on("weberror", (error) => wrong.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(`${playground.url}/${hash}`);
  return page;
}

const drawer = (page: Page) => page.getByRole("complementary", { name: t("playground.desk"), exact: true });
const lines = (page: Page) => drawer(page).getByRole("log").getByRole("link");
const details = (page: Page) => drawer(page).getByRole("region", { name: /^Details of line/ });
const tab = (page: Page, name: "all" | "pushes" | "calls" | "violations" | "troubles") =>
  drawer(page).getByRole("link", { name: new RegExp(`^${t(`playground.desk.${name}`)}`) });
const atDesk = (rest = "") => `#/as/U0BEN/channel/C0SALES/desk${rest}`;

async function sound(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

const overWide = (page: Page) => page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");

interface Walk {
  readonly who: Who;
  readonly typed: string;
  readonly customer: string;
  readonly email: string;
  readonly admin: Who;
  /** The first removal in #sales is English in both: the channel is. */
  readonly decide: string;
}

/** The strip, and the step it says it is at. */
function tourAt(page: Page, language: Who["language"]) {
  const words = translator(language);
  const strip = page.getByRole("region", { name: words("playground.tour.name") });
  return {
    strip,
    async reaches(step: "2" | "3" | "4" | "5" | "6" | "7" | "8") {
      const title = words(`playground.tour.${step}`);
      await strip.getByRole("heading", { name: new RegExp(`${title}$`) }).waitFor();
    },
    goesThere: () =>
      strip
        .getByRole("link", { name: new RegExp(`^${words("playground.tour.there")}`) })
        .first()
        .click(),
  };
}

/** The hand-over page, the mail program, and later the customer's answer in the mailbox. */
async function sendsMail(agent: AtPage, to: string, link: string): Promise<void> {
  const [handOver] = await Promise.all([
    agent.page.context().waitForEvent("page"),
    agent.modal.getByRole("link", { name: agent.t("invite.hand-over.open-page") }).click(),
  ]);
  await handOver.getByRole("link", { name: agent.t("web.hand-over.open.mail-program") }).click();
  await handOver.getByLabel(agent.t("playground.mail-program.to")).fill(to);
  await handOver.getByLabel(agent.t("playground.mail-program.body")).fill(link);
  await handOver.getByRole("button", { name: agent.t("playground.mail-program.send") }).click();
  await handOver
    .getByRole("heading", { name: agent.t("playground.mail-program.sent"), exact: true })
    .waitFor();
  await handOver.close();
}

async function accepts(agent: AtPage, to: string): Promise<void> {
  const { page } = agent;
  await page.getByRole("link", { name: new RegExp(to) }).click();
  await page.locator("a.mail-line").first().click();
  const [answering] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("article").getByRole("link", { name: /\/i\// }).click(),
  ]);
  await answering.getByLabel(/^(Your name|Az Ön neve)/).fill("Meier Urs");
  await answering.getByLabel(/^(Your title|Az Ön beosztása)/).fill("CIO");
  await answering.getByRole("button", { name: /^(Accept|Elfogad)/ }).click();
  await answering.getByRole("heading", { level: 1 }).waitFor();
  await answering.waitForLoadState();
  await answering.close();
}

async function walks({ who, admin, typed, customer, email, decide }: Walk): Promise<void> {
  const page = await look("", { isNew: true });
  const agent = atPage(page, who);
  const actor = { hands: agent, language: who.language };
  const words = agent.t;
  await page.getByRole("button", { name: words("playground.tour.start", { name: who.name }) }).click();
  const tour = tourAt(page, who.language);

  await tour.reaches("2");
  await agent.types(sales, "/invite-customer", typed);
  await agent.waitsFor(words("invite.title"));
  await agent.submits(words("common.next"));
  await tour.reaches("3");
  const link = await edits(actor);
  await sendsMail(agent, email, link);
  await handsOver(actor);
  await tour.reaches("4");
  await tour.goesThere();
  await accepts(agent, email);

  await tour.reaches("5");
  await tour.goesThere();
  await agent
    .message([customer])
    .last()
    .getByRole("link", { name: words("playground.replies", { count: 1 }) })
    .click();
  await tour.goesThere();

  await tour.reaches("6");
  await asksForRemoval(actor, customer, "Tour");
  await tour.reaches("7");
  await tour.goesThere();
  // Over a reload too.
  await page.reload();
  const deciding = atPage(page, admin);
  await deciding.message([customer]).last().getByRole("button", { name: decide, exact: true }).click();
  await deciding.ticks(deciding.t("removal.decide.approve"));
  await deciding.submits(deciding.t("removal.decide.submit"));
  const last = tourAt(page, admin.language);
  await last.reaches("8");
  await deciding.closes();
  await last.goesThere();
  await deciding.types(sales, "/kapocs", "audit");
  await deciding.waitsFor(deciding.t("trail.title"));
  await deciding.closes();
  expect(await last.strip.locator("li[data-done=true]").count()).toBe(2);
  await last.strip.getByRole("button", { name: deciding.t("playground.tour.finish") }).click();
  await last.strip.waitFor({ state: "detached" });
  await page.goto(`${playground.url}/`);
  await page.getByRole("navigation").first().waitFor();
  expect(await page.locator("section.tour").count()).toBe(0);
}

describe("the tour", { timeout: 60_000 }, () => {
  it("leads through its eight steps in English, and stays away afterwards", async () => {
    await walks({
      who: ben,
      admin: { name: "Dan Hughes", language: "en" },
      typed: "Zürich Präzision",
      customer: "Zürich Präzision AG",
      email: "urs@zuerich.example",
      decide: t("messages.removal.decide"),
    });
  });

  it("leads through its eight steps in Hungarian", async () => {
    await walks({
      who: { name: "Kovács Anna", language: "hu" },
      admin: { name: "Szabó Cecília", language: "hu" },
      typed: "Szegedi Paprika",
      customer: "Szegedi Paprika Szövetkezet",
      email: "piroska@szeged.example",
      decide: t("messages.removal.decide"),
    });
  });
});

/** The newest line that says all of it. */
const newest = (page: Page, ...having: readonly string[]): Locator =>
  having.reduce((found, words) => found.filter({ hasText: words }), lines(page)).last();

describe("the traffic drawer", { timeout: 20_000 }, () => {
  it("shows a command as it goes and comes, its details, and one direction alone", async () => {
    const page = await look(atDesk());
    const agent = atPage(page, ben);
    await agent.types(sales, "/customers", "Fjord");
    await agent.modal.waitFor();
    // Above the window, and not behind it.
    await newest(page, "command", "/customers Fjord").click();
    await details(page).getByText(t("playground.desk.details.push-socket")).waitFor();
    expect(
      await details(page)
        .getByRole("region", { name: t("playground.desk.request") })
        .innerText(),
    ).toContain('"/customers"');
    expect(await details(page).innerText()).not.toMatch(/xox[a-z]-\w/);
    await tab(page, "calls").click();
    await newest(page, "views.open").waitFor();
    // Drawn a moment after the click: both directions may stand there until then.
    await expect.poll(() => lines(page).filter({ hasText: "/customers" }).count()).toBe(0);
    await tab(page, "pushes").click();
    await newest(page, "/customers Fjord").waitFor();
    await expect.poll(() => lines(page).filter({ hasText: "views.open" }).count()).toBe(0);
    await agent.closes();
    await drawer(page)
      .getByRole("link", { name: t("playground.desk.close") })
      .click();
    await drawer(page).waitFor({ state: "detached" });
  });

  it("plays a trouble: a late acknowledgement, as the person and as the bot see it", async () => {
    const page = await look(atDesk("/troubles"));
    const agent = atPage(page, ben);
    const late = drawer(page).getByRole("switch", {
      name: new RegExp(t("playground.desk.trouble.late-acks")),
    });
    await late.check();
    await expect
      .poll(async () => (await pageCast()).faults.find(({ id }) => id === "late-acks")?.isOn)
      .toBe(true);
    await agent.types(sales, "/customers", "Alma");
    await page
      .getByText(/\/customers failed with the error "operation_timeout"/)
      .first()
      .waitFor();
    await tab(page, "all").click();
    const line = newest(page, "/customers Alma");
    await line.filter({ hasText: t("playground.desk.played") }).waitFor();
    await line.locator(".ack[data-late=true]").waitFor();
    await tab(page, "troubles").click();
    expect(await late.isChecked()).toBe(true);
    await late.uncheck();
    await expect
      .poll(async () => (await pageCast()).faults.find(({ id }) => id === "late-acks")?.isOn)
      .toBe(false);
  });

  it("drops the sockets, and the bot comes back", async () => {
    const page = await look(atDesk("/troubles"));
    const opens = () =>
      playground.slack.traffic.filter((one) => "method" in one && one.method === "apps.connections.open")
        .length;
    const before = opens();
    await drawer(page)
      .getByRole("button", { name: t("playground.desk.sockets.drop") })
      .click();
    await expect.poll(() => opens() > before && playground.slack.socketConnections > 0).toBe(true);
    const agent = atPage(page, ben);
    await agent.types(sales, "/customers", "Fjord");
    await agent.modal.waitFor();
  });

  it("marks the line in which a rule of Slack's was broken, and counts it", async () => {
    const page = await look(atDesk());
    await fetch(`${playground.slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${playground.slack.install().botToken}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ channel: "C0SALES", text: "x", blocks: [{ type: "divider", colour: "red" }] }),
    });
    await page
      .getByRole("banner")
      .getByRole("link", { name: t("playground.desk.violations-badge", { count: 1 }) })
      .waitFor();
    const line = newest(page, "chat.postMessage", t("playground.desk.violation"));
    await line.click();
    await details(page)
      .locator("p.trouble")
      .filter({ hasText: "invalid additional property: colour" })
      .waitFor();
    await tab(page, "violations").click();
    expect(await tab(page, "violations").innerText()).toMatch(/1$/);
    await drawer(page)
      .getByRole("link", { name: /^Show line/ })
      .click();
    await details(page).waitFor();
    expect(await line.getAttribute("aria-current")).toBe("true");
  });

  it("is sound by axe in light and dark, with the tour beside it", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await look("#/as/U0BEN/channel/C0SALES/tour/2/desk", { colorScheme });
      await tourAt(page, "en").strip.waitFor();
      await lines(page).last().click();
      await details(page).waitFor();
      expect(await sound(page)).toEqual([]);
      for (const name of ["violations", "troubles"] as const) {
        await tab(page, name).click();
        expect(await sound(page)).toEqual([]);
      }
    }
  });

  it("fits a phone, with the tour and with a window open", async () => {
    const page = await look("#/as/U0BEN/channel/C0SALES/tour/2/desk", { viewport: phone });
    const { strip } = tourAt(page, "en");
    await newest(page, "chat.postMessage").click();
    await details(page).getByText(t("playground.desk.request"), { exact: true }).waitFor();
    expect(await overWide(page)).toBeLessThanOrEqual(0);
    await details(page)
      .getByRole("link", { name: t("playground.desk.details.close") })
      .click();
    await pageOf(playground, "U0BEN").act({ act: "say", channelId: sales.id, text: "/customers Fjord" });
    await page.getByRole("dialog").waitFor();
    await tab(page, "troubles").click();
    await strip.getByRole("button", { name: t("playground.tour.smaller") }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: t("playground.modal.close"), exact: true })
      .first()
      .click();
    await drawer(page)
      .getByRole("link", { name: t("playground.desk.close") })
      .click();
    expect(await overWide(page)).toBeLessThanOrEqual(0);
  });

  it("starts the workspace again only when told twice", async () => {
    const page = await look(atDesk("/troubles"));
    const asks = () =>
      drawer(page)
        .getByRole("button", { name: t("playground.desk.reset.empty"), exact: true })
        .click();
    const question = page.getByRole("dialog", {
      name: t("playground.desk.reset.confirm", { seed: t("playground.desk.reset.empty") }),
    });
    await asks();
    await question.getByRole("button", { name: t("playground.desk.reset.no") }).click();
    await question.waitFor({ state: "detached" });
    expect((await pageCast()).seed).toBe("little-world");
    await asks();
    await question.getByRole("button", { name: t("playground.desk.reset.yes") }).click();
    await expect.poll(async () => (await pageCast()).seed, { timeout: 15_000 }).toBe("empty");
    await tab(page, "all").click();
    await expect.poll(() => lines(page).filter({ hasText: "/customers" }).count()).toBe(0);
  });
});

async function pageCast(): Promise<Cast> {
  const answer = await fetch(`${playground.url}/playground/cast`);
  // The contract's shape.
  return (await answer.json()) as Cast;
}
