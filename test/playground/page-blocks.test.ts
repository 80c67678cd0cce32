import axe from "axe-core";
import type { Page } from "playwright-core";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { blockRules } from "../../src/simulators/slack/rules/blocks.ts";
import { elementRules } from "../../src/simulators/slack/rules/elements.ts";
import {
  type ListeningApp,
  modal,
  mrkdwn,
  openModal,
  plain,
  startListeningApp,
  textInput,
} from "../simulators/listening-app.ts";
import { useBrowser } from "../support/browser.ts";
import { bundleStage, openStage, type StageOptions } from "./blocks-page.ts";
import { inputBlocks, messageBlocks, rowElements } from "./every-block.ts";

const browser = useBrowser();
let stage: Awaited<ReturnType<typeof bundleStage>>;
let app: ListeningApp;
const opened: Page[] = [];

beforeAll(async () => {
  stage = await bundleStage();
});
beforeEach(async () => {
  app = await startListeningApp();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  await app.close();
});
async function look(options?: StageOptions): Promise<Page> {
  const page = await openStage(browser.current, app.slack, stage, options);
  opened.push(page);
  return page;
}

async function post(blocks: unknown[], more: object = {}): Promise<string> {
  const said = await app.call("chat.postMessage", { channel: "C0SALES", text: "fallback", blocks, ...more });
  if (!said.ok) throw new Error(JSON.stringify(said));
  return said.ts;
}

const row = (...elements: object[]) => ({ type: "actions", block_id: "row", elements });
const named = (actionId: string) => rowElements.filter(({ action_id }) => action_id === actionId);

const pushes = (type: string) => app.received.map(({ body }) => body).filter((body) => body["type"] === type);
const lastAction = () => pushes("block_actions").at(-1)?.["actions"][0];
const submitted = () => pushes("view_submission").at(-1)?.["view"].state.values;

async function untilPushed(type: string, count = 1): Promise<void> {
  await expect.poll(() => pushes(type).length).toBe(count);
}
const dialog = (page: Page) => page.locator(".modal:not([hidden])");
const inModal = (page: Page) => ({
  field: (label: string) => dialog(page).getByLabel(label, { exact: true }),
  button: (name: string) => dialog(page).getByRole("button", { name, exact: true }),
  error: (blockId: string) => dialog(page).locator(`[data-block-id="${blockId}"] .input-error`),
});
const open = async (view: unknown, userId = "U0BEN") => openModal(app, view, userId);

describe("the page's drawings", () => {
  it("are there for exactly the blocks and elements that the stand-in's rules know", async () => {
    const page = await look();
    const drawn = await page.evaluate<{ blocks: string[]; elements: string[] }>("window.drawn");
    expect(drawn.blocks.sort()).toEqual(Object.keys(blockRules).sort());
    expect(drawn.elements.sort()).toEqual(Object.keys(elementRules).sort());
  });

  it("show every block of a message and every element of a row, none of them as unknown", async () => {
    await post(messageBlocks);
    const page = await look();
    for (const { type } of messageBlocks) {
      const one = page.locator(type === "divider" ? ".block hr" : `.block-${type.replaceAll("_", "-")}`);
      expect([type, (await one.count()) > 0 && (await one.first().isVisible())]).toEqual([type, true]);
    }
    for (const { type } of rowElements)
      expect([
        type,
        await page
          .locator(`.element-${type.replaceAll("_", "-")}`)
          .first()
          .isVisible(),
      ]).toEqual([type, true]);
    expect(await page.locator(".unknown").count()).toBe(0);
    const words = await page.locator("article").innerText();
    for (const said of [
      "A section",
      "@Kovács Anna",
      "Logo of Acme",
      "Rows 1 to 2 of 3",
      "Mind the gap",
      "Year\tAccepted",
      "9,000",
      "Asked",
    ])
      expect(words).toContain(said);
  });

  it("show every element of a modal, none of them as unknown", async () => {
    await open(modal(inputBlocks));
    const page = await look();
    for (const { block_id, label } of inputBlocks) {
      const one = page.locator(`[data-block-id="${block_id}"]`);
      expect(await one.locator(".input-label").innerText()).toContain(label.text);
      expect([label.text, await one.locator(".element").isVisible()]).toEqual([label.text, true]);
    }
    expect(await page.locator(".unknown").count()).toBe(0);
  });

  it("say aloud what they cannot draw: a block, an element, a text part, a broken block", async () => {
    await post([{ type: "section", text: plain("before") }]);
    app.slack.world.messages[0]?.blocks.push(
      { type: "hologram", block_id: "a" },
      { type: "actions", block_id: "b", elements: [{ type: "lever", action_id: "x" }] },
      { type: "context", block_id: "c", elements: [{ type: "smell" }] },
      { type: "rich_text", block_id: "d", elements: [{ type: "rich_text_song" }] },
      { type: "toString", block_id: "e" },
      { type: "carousel", block_id: "f", elements: [{ type: "card", title: plain("card") }] },
    );
    const page = await look();
    expect(await page.locator(".unknown").allInnerTexts()).toEqual([
      "A block of the type “hologram” cannot be drawn here.",
      "An element of the type “lever” cannot be drawn here.",
      "An element of the type “smell” cannot be drawn here.",
      "A text part of the type “rich_text_song” cannot be drawn here.",
      "A block of the type “toString” cannot be drawn here.",
    ]);
    expect(await page.locator("article").innerText()).toContain("before");
  });

  it("never make markup, a script or a foreign request of what people wrote", async () => {
    const hostile = `<img src="https://evil.example/x" onerror="alert(1)"><script>window.hacked = 1</script>&lt;b&gt; <javascript:alert(1)|x>`;
    await post([
      { type: "section", text: { ...mrkdwn(hostile), verbatim: true }, fields: [plain(hostile)] },
      { type: "markdown", text: hostile },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "text", text: hostile },
              { type: "link", url: "javascript:alert(1)", text: "press" },
            ],
          },
        ],
      },
      { type: "header", text: plain(hostile.slice(0, 150)) },
      { type: "image", image_url: "https://evil.example/pixel.png", alt_text: hostile },
      row({ type: "button", action_id: "b", text: plain("<b>x</b>") }),
    ]);
    await app.call("chat.postMessage", { channel: "C0SALES", text: hostile });
    await open(
      modal([textInput("name", "<b>Label</b>", { initial_value: hostile })], { title: plain("<i>x</i>") }),
    );
    const page = await look();
    expect(
      await page
        .locator("article img, article script, article b, article i, .modal b, .modal i, .modal script")
        .count(),
    ).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate("window.hacked")).toBeUndefined();
    expect(await page.locator("article").first().innerText()).toContain(
      "<script>window.hacked = 1</script><b>",
    );
    expect(await inModal(page).field("<b>Label</b>").inputValue()).toBe(hostile);
    expect(
      await page.evaluate<string[]>("performance.getEntriesByType('resource').map((one) => one.name)"),
    ).toEqual(["http://stage.example/stage.css", "http://stage.example/stage.js"]);
  });

  it("give each reader their own dates, names and words", async () => {
    await post([
      {
        type: "section",
        text: mrkdwn("<!date^1800000000^{date} {time}|x> <!subteam^S0ADMINS> <#C0SALES> <#C0PRIVATE>"),
      },
      {
        type: "input",
        block_id: "n",
        label: plain("Név"),
        optional: true,
        element: { type: "plain_text_input", action_id: "n" },
      },
    ]);
    const ben = await look();
    const anna = await look({ userId: "U0ANNA" });
    expect((await ben.locator("p").innerText()).replace(/\s/g, " ")).toBe(
      "January 15th 3:00 AM @admin-agents #sales a channel you cannot see",
    );
    expect(await anna.locator("p").innerText()).toBe(
      "Január 15. 9:00 @admin-agents #sales egy Ön számára nem látható csatorna",
    );
    expect(await anna.locator(".input-label").innerText()).toBe("Név (nem kötelező)");
  });

  it("have nothing that axe finds, in light and dark, with a modal, a list and a question open", async () => {
    await post(messageBlocks, { attachments: undefined });
    for (const colorScheme of ["light", "dark"] as const) {
      const page = await look({ colorScheme });
      expect(await found(page)).toEqual([]);
      await page.getByRole("combobox", { name: "Choose from groups" }).click();
      expect(await found(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      expect(await found(page)).toEqual([]);
      await page.getByRole("button", { name: "Stop" }).click();
      await open(modal(inputBlocks));
      await inModal(page).button("Go").click();
      await inModal(page).field("Kinds").click();
      expect(await found(page)).toEqual([]);
      await inModal(page).button("Close").click();
      await expect.poll(() => page.locator(".modal").count()).toBe(0);
    }
  });
});

/** What axe has to say, in a few words each. */
async function found(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run()");
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

describe("a button", () => {
  it("tells the app which it is and what it carries, and is busy meanwhile", async () => {
    await post([row(...named("press"))]);
    app.answer = () => ({ delayMs: 150 });
    const page = await look();
    const button = page.getByRole("button", { name: "Press me" });
    await button.click();
    await page.locator(".button.is-busy").waitFor();
    await button.dispatchEvent("click");
    await page.locator(".button:not(.is-busy)").waitFor();
    expect(pushes("block_actions").length).toBe(1);
    expect(lastAction()).toMatchObject({ action_id: "press", block_id: "row", value: "pressed" });
    expect(await page.locator(".trouble").count()).toBe(0);
  });

  it("shows a triangle with words when the app does not answer in time, or answers with an error", async () => {
    await post([row(...named("press"))]);
    app.answer = () => ({ status: 500 });
    const page = await look();
    await page.getByRole("button", { name: "Press me" }).click();
    await page.locator(".trouble", { hasText: "does not understand" }).waitFor();
    app.answer = () => ({ delayMs: 600 });
    await page.getByRole("button", { name: "Press me" }).click();
    await page.locator(".trouble", { hasText: "did not answer in time" }).waitFor();
    app.answer = () => ({});
    await page.getByRole("button", { name: "Press me" }).click();
    await expect.poll(() => page.locator(".trouble").count()).toBe(0);
  });

  it("asks first where it has a question: no sends nothing, yes sends it, and the focus comes back", async () => {
    await post([row(...named("risky"))]);
    const page = await look();
    const button = page.getByRole("button", { name: "Remove" });
    await button.focus();
    await page.keyboard.press("Enter");
    const question = page.getByRole("alertdialog", { name: "Are you sure?" });
    await question.waitFor();
    expect(await question.innerText()).toContain("This cannot be undone.");
    expect(await question.locator("strong").innerText()).toBe("cannot");
    expect(await page.locator(":focus").innerText()).toBe("Stop");
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate("document.activeElement.closest('dialog, body').tagName")).toMatch(
        /DIALOG|BODY/,
      );
    }
    await page.keyboard.press("Escape");
    expect(await question.count()).toBe(0);
    expect(await page.locator(":focus").innerText()).toBe("Remove");
    expect(pushes("block_actions")).toEqual([]);

    await page.keyboard.press("Enter");
    await question.getByRole("button", { name: "Do it" }).click();
    await untilPushed("block_actions");
    expect(lastAction()).toMatchObject({ action_id: "risky" });
    expect(await page.locator(":focus").innerText()).toBe("Remove");
  });

  it("that opens a page is a link of its own window, and the app hears of it", async () => {
    await post([row(...named("page"))]);
    const page = await look();
    const link = page.getByRole("link", { name: "Open page" });
    expect(await link.getAttribute("rel")).toContain("noopener");
    const [popup] = await Promise.all([page.context().waitForEvent("page"), link.click()]);
    await popup.close();
    await untilPushed("block_actions");
  });

  it("gives an opinion by thumb, and a workflow's button says that it starts nothing here", async () => {
    await post([messageBlocks.find(({ type }) => type === "context_actions") ?? {}, row(...named("flow"))]);
    const page = await look();
    await page.getByRole("button", { name: "Bad" }).click();
    await untilPushed("block_actions");
    expect(lastAction()).toMatchObject({ type: "feedback_buttons", value: "bad" });
    await page.getByRole("button", { name: "Start" }).click();
    expect(await page.evaluate<string[]>("window.notices")).toEqual([
      expect.stringContaining("starts a workflow"),
    ]);
    expect(pushes("block_actions").length).toBe(1);
  });
});

describe("a menu", () => {
  it("is worked by the keyboard alone: typing narrows it without accents, arrows move, Enter takes", async () => {
    await post([row(...named("grouped"))]);
    const page = await look();
    await page.getByRole("combobox").focus();
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("option").count()).toBe(4);
    expect(await page.getByRole("group").count()).toBe(2);
    await page.keyboard.type("ARVIZ");
    expect(await page.getByRole("option").allInnerTexts()).toEqual(["Árvíztűrő"]);
    await page.keyboard.press("Enter");
    await untilPushed("block_actions");
    expect(lastAction()["selected_option"].value).toBe("árvíztűrő");
    expect(await page.getByRole("combobox").inputValue()).toBe("Árvíztűrő");
    expect(await page.getByRole("listbox").count()).toBe(0);

    await page.keyboard.press("ArrowDown");
    expect(await active(page)).toBe("Árvíztűrő");
    await page.keyboard.press("ArrowDown");
    expect(await active(page)).toContain("Alpha");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect(await page.getByRole("combobox").inputValue()).toBe("Árvíztűrő");
    expect(pushes("block_actions").length).toBe(1);
  });

  it("says when nothing fits", async () => {
    await post([row(...named("static"))]);
    const page = await look();
    await page.getByRole("combobox").fill("zzz");
    expect(await page.locator(".choice-list").innerText()).toBe("No results");
    await page.keyboard.press("Enter");
    expect(pushes("block_actions")).toEqual([]);
  });

  it("keeps its choice when the question is answered with no", async () => {
    const [element] = named("static");
    await post([
      row({ ...element, confirm: rowElements[2]?.["confirm" as keyof (typeof rowElements)[number]] }),
    ]);
    const page = await look();
    await page.getByRole("combobox").click();
    await page.getByRole("option", { name: "Beta" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    expect(await page.getByRole("combobox").inputValue()).toBe("");
    await page.getByRole("combobox").click();
    await page.getByRole("option", { name: "Beta" }).click();
    await page.getByRole("button", { name: "Do it" }).click();
    await untilPushed("block_actions");
    expect(await page.getByRole("combobox").inputValue()).toBe("Beta");
  });

  it("lists the people, channels and conversations that may be chosen", async () => {
    await post([row(...named("user"), ...named("channel"), ...named("place"))]);
    const page = await look();
    const offered = async (name: string) => {
      await page.getByRole("combobox", { name }).click();
      const texts = await page.locator(".choice-text").allInnerTexts();
      await page.keyboard.press("Escape");
      return texts;
    };
    expect(await offered("Choose a person")).toContain("Kovács Anna");
    expect(await offered("Choose a person")).not.toContain("Gina Gone");
    expect(await offered("Choose a channel")).toContain("#sales");
    expect(await offered("Choose a channel")).not.toContain("#old-sales");
    expect(await offered("Choose a conversation")).toEqual(expect.arrayContaining(["#sales", "Kovács Anna"]));
    await page.getByRole("combobox", { name: "Choose a person" }).fill("kovacs");
    await page.keyboard.press("Enter");
    await untilPushed("block_actions");
    expect(lastAction()).toMatchObject({ action_id: "user", selected_user: "U0ANNA" });
  });

  it("of three dots is a menu by the keyboard, and keeps no choice", async () => {
    await post([row(...named("more"))]);
    const page = await look();
    await page.getByRole("button", { name: "More actions" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Alpha" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await untilPushed("block_actions");
    expect(lastAction()["selected_option"].value).toBe("beta");
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe("More actions");
  });
});

const active = (page: Page) =>
  page.evaluate<string>(
    "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).innerText",
  );

describe("a searched menu", () => {
  const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
  const searched = { type: "external_select", action_id: "customer", min_query_length: 2 };
  const form = () =>
    modal([{ type: "input", block_id: "customer", label: plain("Customer"), element: searched }]);

  it("asks the app for what is typed, shows what it found, and submits what was chosen", async () => {
    await open(form());
    app.answer = ({ body }) =>
      body["type"] === "block_suggestion"
        ? { body: { options: [option(`${body["value"]}-1`), option("Other")] } }
        : {};
    const page = await look();
    await inModal(page).field("Customer").click();
    expect(await page.locator(".choice-list").innerText()).toBe("Type at least 2 characters.");
    await page.keyboard.type("ac");
    await page.getByRole("option", { name: "ac-1" }).waitFor();
    await page.keyboard.type("me");
    await page.getByRole("option", { name: "acme-1" }).waitFor();
    await page.keyboard.press("Enter");
    await expect.poll(() => inModal(page).field("Customer").inputValue()).toBe("acme-1");
    await inModal(page).button("Go").click();
    await untilPushed("view_submission");
    expect(submitted()["customer"]["customer"].selected_option.value).toBe("acme-1");
  });

  it("says that nothing was found, and that the choices could not be loaded", async () => {
    await open(form());
    const page = await look();
    app.answer = () => ({ body: { options: [] } });
    await inModal(page).field("Customer").fill("nobody");
    await page.locator(".choice-list", { hasText: "No results" }).waitFor();
    app.answer = () => ({ status: 500 });
    await inModal(page).field("Customer").fill("trouble");
    await page.locator(".choice-list", { hasText: "could not be loaded" }).waitFor();
  });
});

describe("a modal", () => {
  it("takes every element by the keyboard and submits what Slack would", async () => {
    await open(modal(inputBlocks));
    app.answer = ({ body }) =>
      body["type"] === "block_suggestion"
        ? {
            body: {
              options: [
                { text: plain("Acme"), value: "acme" },
                { text: plain("Beta"), value: "beta" },
              ],
            },
          }
        : {};
    const page = await look();
    const { field, button } = inModal(page);
    await expect.poll(() => page.evaluate("document.activeElement.placeholder")).toBe("Acme Ltd.");
    await page.keyboard.type("Acme 😀");
    await page.keyboard.press("Tab");
    await page.keyboard.type("line one\nline two");
    await field("E-mail").fill("anna@acme.example");
    await field("Seats").fill("25");
    await field("Text").fill("Hello\nagain");
    await field("Kinds").focus();
    for (const key of ["ArrowDown", "Enter", "ArrowDown", "Enter", "Escape"]) await page.keyboard.press(key);
    await field("Customer").fill("ac");
    await page.getByRole("option", { name: "Acme" }).waitFor();
    await page.keyboard.press("Enter");
    await field("Customers").click();
    await page.getByRole("option", { name: "Beta" }).click();
    await page.keyboard.press("Escape");
    await field("People").fill("ben");
    await page.keyboard.press("Enter");
    await field("Places").fill("sales");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await field("Channels").fill("sales");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await dialog(page).getByRole("checkbox", { name: "Gamma" }).check();
    await dialog(page).getByRole("radio", { name: "Beta" }).check();
    await field("Day").fill("2026-12-24");
    await dialog(page)
      .locator("input[type=file]")
      .setInputFiles([{ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("hello") }]);
    await dialog(page).getByText("a.txt").waitFor();
    await button("Go").click();
    await untilPushed("view_submission");
    const values = submitted();
    const of = (id: string) => values[id][id];
    expect(of("name").value).toBe("Acme 😀");
    expect(of("about").value).toBe("line one\nline two");
    expect(of("url").value).toBe(null);
    expect(of("seats").value).toBe("25");
    expect(of("rich").rich_text_value.type).toBe("rich_text");
    expect(of("kind").selected_option).toBe(null);
    expect(of("kinds").selected_options.map(({ value }: { value: string }) => value)).toEqual([
      "alpha",
      "beta",
    ]);
    expect(of("customer").selected_option.value).toBe("acme");
    expect(of("customers").selected_options.length).toBe(1);
    expect(of("people").selected_users).toEqual(["U0BEN"]);
    expect(of("places").selected_conversations).toEqual(["C0SALES"]);
    expect(of("channels").selected_channels).toEqual(["C0SALES"]);
    expect(of("boxes").selected_options.length).toBe(1);
    expect(of("one").selected_option.value).toBe("beta");
    expect(of("date").selected_date).toBe("2026-12-24");
    expect(of("files").files[0].name).toBe("a.txt");
    await expect.poll(() => page.locator(".modal").count()).toBe(0);
  });

  it("refuses by itself what Slack's client would not send, says why under the fields, and goes to the first", async () => {
    await open(modal(inputBlocks));
    const page = await look();
    const { field, error, button } = inModal(page);
    await field("E-mail").fill("nobody");
    await field("Address").fill("acme");
    await field("Seats").fill("1.5");
    await field("Name").fill("");
    await button("Go").click();
    expect(await error("name").innerText()).toBe("Please complete this required field.");
    expect(await error("mail").innerText()).toBe("Please enter a valid email address.");
    expect(await error("url").innerText()).toBe("Please enter a valid URL.");
    expect(await error("seats").innerText()).toBe("Please enter a whole number.");
    expect(await error("about").innerText()).toBe("");
    expect(await page.evaluate("document.activeElement.placeholder")).toBe("Acme Ltd.");
    expect(await field("Name").getAttribute("aria-invalid")).toBe("true");
    expect(pushes("view_submission")).toEqual([]);
    await page.keyboard.type("A");
    expect(await error("name").innerText()).toBe("");
    await field("Seats").fill("501");
    await field("Name").fill("árvíztűrő tükörfúrógép");
    expect(await dialog(page).locator(".counter").first().innerText()).toBe("2 characters too many");
    await button("Go").click();
    expect(await error("name").innerText()).toBe("This field must be at most 20 characters.");
    expect(await error("seats").innerText()).toBe("Please enter a number of at most 500.");
  });

  it("counts characters as people do, and warns when few are left", async () => {
    await open(modal([textInput("name", "Name", { max_length: 12 })]));
    const page = await look();
    await inModal(page).field("Name").fill("😀😀😀");
    expect(await dialog(page).locator(".counter").innerText()).toBe("9 characters left");
  });

  it("shows the app's errors under its fields until they are touched", async () => {
    await open(modal([textInput("name", "Name"), textInput("other", "Other", {}, { optional: true })]));
    app.answer = () => ({
      body: { response_action: "errors", errors: { name: "Somebody else has this name." } },
    });
    const page = await look();
    const { field, error, button } = inModal(page);
    await field("Name").fill("Acme");
    await page.keyboard.press("Enter");
    await error("name").filter({ hasText: "Somebody else" }).waitFor();
    expect(await page.evaluate("document.activeElement.value")).toBe("Acme");
    await field("Other").fill("x");
    expect(await error("name").innerText()).toContain("Somebody else");
    await field("Name").fill("Acme 2");
    expect(await error("name").innerText()).toBe("");
    await button("Go").click();
    await error("name").filter({ hasText: "Somebody else" }).waitFor();
    expect(await field("Name").inputValue()).toBe("Acme 2");
  });

  it("is busy while the app thinks, and keeps everything when the app fails", async () => {
    await open(modal([textInput("name", "Name")]));
    app.answer = () => ({ delayMs: 600 });
    const page = await look();
    const { field, button } = inModal(page);
    await field("Name").fill("Acme");
    await dialog(page).locator("button[type=submit]").click();
    await dialog(page).locator("button[type=submit].is-busy").waitFor();
    await page.keyboard.press("Enter");
    await dialog(page).getByText("We had some trouble connecting. Try again?").waitFor();
    expect(pushes("view_submission").length).toBe(1);
    expect(await field("Name").inputValue()).toBe("Acme");
    app.answer = () => ({});
    await button("Go").click();
    await expect.poll(() => page.locator(".modal").count()).toBe(0);
  });

  it("stacks three: those below keep what was typed, Back takes one away and the x takes all", async () => {
    await open(modal([textInput("name", "Name")], { title: plain("One"), notify_on_close: true }));
    const page = await look();
    const { field, button } = inModal(page);
    let next = 1;
    app.answer = ({ body }) =>
      body["type"] === "view_submission"
        ? {
            body: {
              response_action: "push",
              view: modal([textInput("name", "Name")], {
                title: plain(["", "Two", "Three"][next++] ?? ""),
                notify_on_close: true,
              }),
            },
          }
        : {};
    for (const [title, typed] of [
      ["One", "first"],
      ["Two", "second"],
    ] as const) {
      await page.getByRole("dialog", { name: title }).waitFor();
      await field("Name").fill(typed);
      await page.keyboard.press("Enter");
    }
    await page.getByRole("dialog", { name: "Three" }).waitFor();
    expect(await field("Name").inputValue()).toBe("");
    expect(await page.locator(".modal").count()).toBe(3);
    await button("Back").click();
    await page.getByRole("dialog", { name: "Two" }).waitFor();
    expect(await field("Name").inputValue()).toBe("second");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "One" }).waitFor();
    expect(await field("Name").inputValue()).toBe("first");
    await field("Name").focus();
    next = 1;
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Two" }).waitFor();
    await button("Close").click();
    await expect.poll(() => page.locator(".modal").count()).toBe(0);
    expect(pushes("view_closed").map(({ is_cleared }) => is_cleared)).toEqual([false, false, true]);
  });

  it("keeps what was typed when the app draws it anew, and takes new values only for new fields", async () => {
    const view = await open(
      modal([
        textInput("name", "Name", { initial_value: "given" }),
        textInput("old", "Old", { initial_value: "old" }),
      ]),
    );
    const page = await look();
    const { field } = inModal(page);
    await field("Name").fill("typed");
    await app.call("views.update", {
      view_id: view.id,
      view: modal([
        textInput("name", "Name", { initial_value: "new" }),
        textInput("fresh", "Fresh", { initial_value: "fresh" }),
      ]),
    });
    await field("Fresh").waitFor();
    expect(await field("Name").inputValue()).toBe("typed");
    expect(await field("Fresh").inputValue()).toBe("fresh");
    expect(await page.evaluate("document.activeElement.value")).toBe("typed");
    await app.call("views.update", {
      view_id: view.id,
      view: modal([textInput("fresh", "Fresh", { initial_value: "x" })]),
    });
    await expect.poll(() => field("Name").count()).toBe(0);
    await app.call("views.update", {
      view_id: view.id,
      view: modal([textInput("name", "Name", { initial_value: "again" })]),
    });
    await field("Name").waitFor();
    expect(await field("Name").inputValue()).toBe("again");
  });

  it("goes on in the field that the app puts in the place of another, and begins another screen at its top", async () => {
    const named = (id: string) => textInput(id, `Field ${id}`, {}, { optional: true });
    const view = await open(modal([named("a"), named("b"), named("c")]));
    const page = await look();
    const { field } = inModal(page);
    await field("Field b").focus();
    await app.call("views.update", { view_id: view.id, view: modal([named("a"), named("new"), named("c")]) });
    await field("Field new").waitFor();
    await expect
      .poll(() => page.evaluate("document.activeElement.labels?.[0].innerText"))
      .toContain("Field new");
    await inModal(page).button("Go").focus();
    app.answer = () => ({
      body: { response_action: "update", view: modal([named("next")], { callback_id: "other" }) },
    });
    await page.keyboard.press("Enter");
    await field("Field next").waitFor();
    await expect
      .poll(() => page.evaluate("document.activeElement.labels?.[0].innerText"))
      .toContain("Field next");
  });

  it("tells the app of Enter, or of each character, where the app asked for it", async () => {
    const dispatching = (id: string, trigger: string) =>
      textInput(
        id,
        id,
        { dispatch_action_config: { trigger_actions_on: [trigger] } },
        { dispatch_action: true },
      );
    await open(
      modal([dispatching("enter", "on_enter_pressed"), dispatching("typing", "on_character_entered")]),
    );
    const page = await look();
    const { field } = inModal(page);
    await field("enter").fill("one");
    await field("enter").press("Enter");
    await untilPushed("block_actions");
    expect(lastAction()).toMatchObject({ block_id: "enter", value: "one" });
    expect(pushes("view_submission")).toEqual([]);
    await field("typing").pressSequentially("two");
    await untilPushed("block_actions", 2);
    expect(lastAction()).toMatchObject({ block_id: "typing", value: "two" });
    expect(pushes("block_actions").at(-1)?.["view"].state.values["enter"]["value"].value).toBe("one");
    app.answer = () => ({ delayMs: 300 });
    await field("typing").fill("three");
    await untilPushed("block_actions", 3);
    await field("typing").fill("three more");
    await expect.poll(() => lastAction()["value"], { timeout: 3000 }).toBe("three more");
  });

  it("holds the focus, begins where the app says, and gives the focus back", async () => {
    await post([row(...named("press"))]);
    const page = await look();
    await page.getByRole("button", { name: "Press me" }).focus();
    await open(
      modal([textInput("one", "One"), textInput("two", "Two", { focus_on_load: true })], {
        submit: undefined,
        close: undefined,
        blocks: [
          {
            type: "section",
            text: plain("Read this"),
            accessory: { type: "button", action_id: "a", text: plain("Go on") },
          },
        ],
      }),
    );
    await page.getByRole("dialog").waitFor();
    expect(await inModal(page).button("Cancel").count()).toBe(1);
    for (let step = 0; step < 5; step += 1) {
      await page.keyboard.press(step % 2 ? "Tab" : "Shift+Tab");
      expect(await page.evaluate("document.activeElement.closest('.modal') !== null")).toBe(true);
    }
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator(".modal").count()).toBe(0);
    expect(await page.locator(":focus").innerText()).toBe("Press me");
    await open(modal([textInput("one", "One"), textInput("two", "Two", { focus_on_load: true })]));
    await expect
      .poll(() =>
        page.evaluate(
          "document.activeElement.getAttribute('aria-labelledby') && document.activeElement.labels[0].innerText",
        ),
      )
      .toBe("Two");
  });

  it("shows a long text from its beginning, although the only field stands at its end", async () => {
    const lines = Array.from({ length: 60 }, (_, line) => ({ type: "section", text: plain(`Line ${line}`) }));
    await open(modal([...lines, ...inputBlocks.filter(({ block_id }) => block_id === "boxes")]));
    const page = await look();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("dialog");
    expect(await page.evaluate("document.querySelector('.modal-body').scrollTop")).toBe(0);
    await inModal(page).button("Go").click();
    await expect.poll(() => page.evaluate("document.activeElement.type")).toBe("checkbox");
  });

  it("lets many be chosen up to the limit, and takes them back one by one", async () => {
    await open(modal(inputBlocks.filter(({ block_id }) => block_id === "kinds")));
    const page = await look();
    const { field } = inModal(page);
    await field("Kinds").click();
    for (const name of ["Alpha", "Beta"]) await page.getByRole("option", { name }).click();
    expect(await page.locator(".choice-list").innerText()).toContain("No more than 2 can be chosen.");
    await page.getByRole("option", { name: "Gamma" }).dispatchEvent("click");
    expect(await page.locator(".chip").allInnerTexts()).toEqual(["Alpha", "Beta"]);
    await page.keyboard.press("Backspace");
    expect(await page.locator(".chip").allInnerTexts()).toEqual(["Alpha"]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Remove: Alpha" }).click();
    expect(await page.locator(".chip").count()).toBe(0);
  });

  it("enters a moment by the clock of the acting person", async () => {
    await open(
      modal([
        {
          type: "input",
          block_id: "at",
          label: plain("At"),
          element: { type: "datetimepicker", action_id: "at", initial_date_time: 1_800_000_000 },
        },
      ]),
      "U0ANNA",
    );
    const page = await look({ userId: "U0ANNA" });
    const { field, button } = inModal(page);
    expect(await field("At").inputValue()).toBe("2027-01-15T09:00");
    await field("At").fill("2027-07-01T12:30");
    await button("Go").click();
    await untilPushed("view_submission");
    expect(submitted()["at"]["at"].selected_date_time).toBe(Date.parse("2027-07-01T10:30:00Z") / 1000);
  });
});

describe("the App Home", () => {
  it("is drawn from the same parts, and its buttons reach the app", async () => {
    await app.call("views.publish", {
      user_id: "U0BEN",
      view: { type: "home", blocks: [{ type: "header", text: plain("Welcome") }, row(...named("press"))] },
    });
    const page = await look();
    expect(await page.getByRole("heading", { name: "Welcome" }).count()).toBe(1);
    await page.getByRole("button", { name: "Press me" }).click();
    await untilPushed("block_actions");
    expect(pushes("block_actions")[0]?.["view"].type).toBe("home");
  });
});

describe("a message's attachment", () => {
  it("shows its title, texts, fields and blocks", async () => {
    await app.call("chat.postMessage", {
      channel: "C0SALES",
      text: "See *below*",
      attachments: [
        {
          color: "#ff0000",
          title: "Title",
          title_link: "https://a.example",
          text: "_Body_",
          fields: [{ title: "Key", value: "Value", short: true }],
          footer: "Foot",
          blocks: [{ type: "section", text: plain("Block") }],
        },
      ],
    });
    const page = await look();
    expect(await page.locator("article strong").first().innerText()).toBe("below");
    const words = await page.locator(".attachment").innerText();
    for (const said of ["Title", "Body", "Key", "Value", "Block", "Foot"]) expect(words).toContain(said);
  });
});
