import type { Locator, Page } from "playwright-core";
import { type Translate, translator } from "../../src/i18n/index.ts";
import { asRead, type Hands } from "./hands.ts";

/** Somebody at the playground's page, who finds everything by its role and its words. */
export interface AtPage extends Hands {
  readonly page: Page;
  readonly t: Translate;
  readonly language: Who["language"];
  /** The open modal. */
  readonly modal: Locator;
  /** Messages in the channel or thread on the screen. */
  message(having: readonly string[]): Locator;
  goesTo(channelName: string): Promise<void>;
  /** The direct messages with the app. */
  goesToApp(): Promise<void>;
  /** Choosing this person in the header. */
  actsAs(): Promise<void>;
}

export interface Who {
  readonly name: string;
  readonly language: "en" | "hu";
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
/** A catalogue's stars are not seen; those in somebody's name are. */
const eitherWay = (oneOf: readonly string[]) =>
  new RegExp(oneOf.flatMap((words) => [loose(words), loose(asRead(words))]).join("|"));
/** Names are kept from acting as markup by word joiners, which nobody sees. */
const loose = (words: string) =>
  words
    .replace(/[*_~`]/g, "\u2060$&\u2060")
    .split("\u2060")
    .map(escaped)
    .join("\u2060?");
const other = { en: "hu", hu: "en" } as const;

export function atPage(page: Page, { name, language }: Who): AtPage {
  const t = translator(language);
  const modal = page.getByRole("dialog");
  const field = (label: string) =>
    modal
      .getByLabel(label, { exact: true })
      .or(modal.getByLabel(`${label} ${t("playground.blocks.optional")}`));
  const message = (having: readonly string[]) =>
    having.reduce<Locator>(
      (found, words) => found.filter({ hasText: eitherWay([words]) }),
      page.getByRole("log").first().getByRole("article"),
    );
  const goesTo = async (channelName: string) => {
    await page
      .getByRole("navigation", { name: t("playground.sidebar") })
      .getByRole("link", { name: new RegExp(`^${channelName}\\b(?!-)`) })
      .click();
    await page.getByRole("heading", { name: channelName, exact: true }).waitFor();
  };
  const choosesOption = async (typed: string, label: string, option: string) => {
    const box = field(label);
    await box.click();
    if (typed) await box.pressSequentially(typed);
    // Below an option's words may stand more about it.
    await page.getByRole("option", { name: new RegExp(`^#? ?${escaped(option)}(?![\\w-])`) }).click();
  };
  return {
    page,
    t,
    language,
    modal,
    message,
    goesTo,
    async goesToApp() {
      await page
        .getByRole("navigation", { name: t("playground.sidebar") })
        .getByRole("link", { name: /^Kapocs\b/ })
        .click();
      await page.getByRole("link", { name: new RegExp(`^${t("playground.tab.messages")}`) }).click();
    },
    async actsAs() {
      const choosers = [t, translator(other[language])].map((of) => {
        const [before = "", after = ""] = of("playground.acting-as", { name: "|" }).split("|");
        return page.getByRole("button", { name: new RegExp(`^${escaped(before)}.+${escaped(after)}$`) });
      });
      await choosers.reduce((one, another) => one.or(another)).click();
      await page.getByRole("menuitemradio", { name }).click();
      await page.getByRole("button", { name: t("playground.acting-as", { name }) }).waitFor();
    },
    /** Types the first letters, and takes the command from the list by the keyboard. */
    async types(channel, command, text) {
      await goesTo(channel.name);
      const composer = page.getByLabel(t("playground.composer.channel", { place: channel.name }));
      await composer.click();
      await composer.pressSequentially(command.slice(0, 4));
      const chosen = page.getByRole("option", { selected: true });
      await chosen.waitFor();
      const offered = page.getByRole("listbox").getByRole("option");
      for (let step = await offered.count(); step > 0; step--) {
        if ((await chosen.innerText()).split(/\s/)[0] === command) break;
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
    async waitsFor(title) {
      await page.getByRole("dialog", { name: title, exact: true }).waitFor();
    },
    async waitsForField(label) {
      await field(label).first().waitFor();
    },
    async waitsForWords(...oneOf) {
      await modal.filter({ hasText: eitherWay(oneOf) }).waitFor();
    },
    async fills(label, value) {
      await field(label).fill(value);
    },
    reads: (label) => field(label).inputValue(),
    chooses: (label, option) => choosesOption("", label, option),
    picks: (label, typed, option) => choosesOption(typed, label, option),
    async ticks(option) {
      await modal.getByLabel(option, { exact: true }).check();
    },
    async presses(button) {
      await modal.getByRole("button", { name: button, exact: true }).click();
    },
    async submits(button) {
      await modal.getByRole("button", { name: button, exact: true }).click();
    },
    async closes() {
      await modal
        .getByRole("button", { name: t("playground.modal.close"), exact: true })
        .first()
        .click();
      await modal.waitFor({ state: "detached" });
    },
    async pressesOnCard(channel, having, button) {
      await goesTo(channel.name);
      await message(having).last().getByRole("button", { name: button, exact: true }).click();
    },
    async readsCard(channel, having) {
      await goesTo(channel.name);
      await message(having).last().waitFor();
    },
  };
}
