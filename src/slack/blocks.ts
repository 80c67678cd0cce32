import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
} from "@slack/types";
import type { SupportedLanguage } from "../i18n/index.ts";

/** Slack's limits that views and texts of ours can run into, texts in Unicode characters. Source: Block Kit reference. */
export const limits = {
  sectionText: 3_000,
  fieldText: 2_000,
  headerText: 150,
  buttonText: 75,
  optionText: 75,
  title: 24,
  label: 2_000,
  hint: 2_000,
  placeholder: 150,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** In a view; a message takes half of that. */
  blocks: 100,
} as const;

/** Cuts by characters as people count them, with an ellipsis where something is missing. */
export function truncate(text: string, limit: number): string {
  // A text has at most as many characters as code units.
  if (text.length <= limit) return text;
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join("")}…`;
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
const joiner = "\u2060";

/**
 * Text of other people's, for use inside mrkdwn: no markup, mention or link comes of it, and it stays on one line.
 * Escape once, here, at the last moment.
 */
export function escapeMrkdwn(text: string): string {
  return (
    text
      .replace(invisible, "")
      .replace(/[\s\u2028\u2029]+/gu, " ")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replace(/[*_~`]/g, (mark) => `${joiner}${mark}${joiner}`)
      // No emoji from `:code:`, no quotation from a `>` at the beginning.
      .replace(/:(?=[\w+'-]+:)/g, `:${joiner}`)
      .trim()
      .replace(/^&gt;/, `${joiner}&gt;`)
  );
}

/** Plain text: nothing in it is parsed, emoji codes included. */
export function plain(text: string, limit: number = limits.sectionText): PlainTextElement {
  return { type: "plain_text", text: truncate(text === "" ? " " : text, limit), emoji: false };
}

/** Markup of our own with escaped values in it. `verbatim` keeps Slack from finding links and mentions by itself. */
export function mrkdwn(text: string, limit: number = limits.sectionText): MrkdwnElement {
  return { type: "mrkdwn", text: truncate(text === "" ? " " : text, limit), verbatim: true };
}

export function section(text: string, accessory?: Button): SectionBlock {
  return { type: "section", text: mrkdwn(text), ...(accessory ? { accessory } : {}) };
}

/** For whole texts of other people's: nothing in them is parsed. */
export function plainSection(text: string): SectionBlock {
  return { type: "section", text: plain(text) };
}

/** Up to ten short texts side by side; more go into further sections. */
export function fields(texts: readonly string[]): SectionBlock[] {
  const sections: SectionBlock[] = [];
  for (let at = 0; at < texts.length; at += 10) {
    sections.push({
      type: "section",
      fields: texts.slice(at, at + 10).map((text) => mrkdwn(text, limits.fieldText)),
    });
  }
  return sections;
}

export function context(text: string): ContextBlock {
  return { type: "context", elements: [mrkdwn(text)] };
}

export function header(text: string): HeaderBlock {
  return { type: "header", text: plain(text, limits.headerText) };
}

export const divider: DividerBlock = { type: "divider" };

interface ButtonOptions {
  readonly value?: string;
  readonly url?: string;
  readonly style?: "primary" | "danger";
  readonly confirm?: ConfirmationDialog;
}

export function button(actionId: string, text: string, options: ButtonOptions = {}): Button {
  return { type: "button", action_id: actionId, text: plain(text, limits.buttonText), ...options };
}

/** For what is hard to undo. The dialog proves nothing to us: the right and the state are checked when it is pressed. */
export function dangerButton(
  actionId: string,
  text: string,
  dialog: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string },
  value?: string,
): Button {
  return button(actionId, text, {
    style: "danger",
    confirm: {
      title: plain(dialog.title, limits.confirmTitle),
      text: plain(dialog.text, limits.confirmText),
      confirm: plain(dialog.yes, limits.confirmButton),
      deny: plain(dialog.no, limits.confirmButton),
      style: "danger",
    },
    ...(value === undefined ? {} : { value }),
  });
}

export function actionsBlock(elements: ActionsBlock["elements"], blockId?: string): ActionsBlock {
  return { type: "actions", ...(blockId ? { block_id: blockId } : {}), elements };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(text, limits.optionText),
    value,
    ...(description ? { description: plain(description, limits.optionText) } : {}),
  };
}

/** A text to be copied as it is, of any length: preformatted, nothing in it parsed. */
export function preformatted(text: string): RichTextBlock {
  return {
    type: "rich_text",
    elements: [
      { type: "rich_text_preformatted", elements: [{ type: "text", text: text === "" ? " " : text }] },
    ],
  };
}

/** A day and time in the reader's own zone and language; the fallback says its zone. Only for mrkdwn. */
export function slackDate(at: Date, language: SupportedLanguage, style: "day" | "minute" = "minute"): string {
  const token = style === "day" ? "{date_long}" : "{date_short_pretty} {time}";
  return `<!date^${Math.floor(at.getTime() / 1_000)}^${token}|${escapeMrkdwn(plainDate(at, language, "UTC", style))}>`;
}

/** The same for places that take no markup: in the given zone, which is named. */
export function plainDate(
  at: Date,
  language: SupportedLanguage,
  timeZone: string,
  style: "day" | "minute" = "minute",
): string {
  const name = `${language} ${timeZone} ${style}`;
  const format = dateFormats.get(name) ?? dateFormat(language, timeZone, style);
  dateFormats.set(name, format);
  return format.format(at);
}

/** To make one costs forty times what using it does. There are no more of them than time zones times four. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(language: SupportedLanguage, timeZone: string, style: "day" | "minute") {
  const day = { year: "numeric", month: "long", day: "numeric", timeZone } as const;
  const minute = { ...day, hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(language === "hu" ? "hu-HU" : "en-GB", style === "day" ? day : minute);
}

/** A person as Slack shows them to each reader, or the bot itself. */
export function mention(by: string): string {
  return /^[UW][A-Z0-9]+$/.test(by) ? `<@${by}>` : "Kapocs";
}

/** Leaves out what is not there, so that a view can be written as one list. */
export function present(
  blocks: readonly (KnownBlock | readonly KnownBlock[] | null | false)[],
): KnownBlock[] {
  return blocks.flatMap((block) => (block === null || block === false ? [] : block));
}
