import { expect } from "vitest";
import { translator } from "../../../src/i18n/index.ts";
import { findMentions } from "../../../src/simulators/slack/rules/mentions.ts";
import { validateMessage } from "../../../src/simulators/slack/rules/validate.ts";
import { createVoice, type Message, type Voice } from "../../../src/slack/messages/voice.ts";

export const languages = ["en", "hu"] as const;

const names = new Map([
  ["USALES1", "Sára Sales"],
  ["USALES2", "Sam Sales"],
  ["UADMIN1", "Ádám Admin"],
]);

/** As in a channel. */
export function channelVoice(language: (typeof languages)[number]): Voice {
  return createVoice(language, translator(language), names);
}

/** As in a direct message. */
export function directVoice(language: (typeof languages)[number]): Voice {
  return createVoice(language, translator(language), null);
}

/** A message as a person reviews it; fails where Slack would refuse it or somebody would be called by mistake. */
export function inWords(title: string, { text, blocks }: Message): string {
  expect(validateMessage({ text, blocks: JSON.parse(JSON.stringify(blocks)) }), title).toEqual([]);
  const calls = findMentions({ text, blocks: JSON.parse(JSON.stringify(blocks)) });
  expect(
    calls.filter((call) => call.kind !== "user"),
    title,
  ).toEqual([]);
  return [`===== ${title}`, ...blocks.map(block), "----- read aloud", text, ""].join("\n");
}

function block(each: Message["blocks"][number]): string {
  switch (each.type) {
    case "header":
      return `# ${each.text.text}`;
    case "section":
      return each.text?.type === "plain_text" ? `"${each.text.text}"` : (each.text?.text ?? "");
    case "context":
      return each.elements.map((element) => ("text" in element ? `(${element.text})` : "")).join(" ");
    case "actions":
      return each.elements.map(element).join("  ");
    default:
      return `?? ${each.type}`;
  }
}

function element(each: object): string {
  const { text, action_id, value, style, confirm } = each as {
    text: { text: string };
    action_id: string;
    value?: string;
    style?: string;
    confirm?: Record<"title" | "text" | "confirm" | "deny", { text: string }>;
  };
  const asks = confirm
    ? `\n    asks: ${confirm.title.text} ${confirm.text.text} [${confirm.confirm.text}] [${confirm.deny.text}]`
    : "";
  return `[${text.text}]{${action_id} ${value?.slice(0, 8) ?? ""}${style ? ` ${style}` : ""}}${asks}`;
}

/** Every piece of it that Slack would take for markup. */
export const hostileName = "<!channel> *x* <@U1> _y_ ~z~ `q` & <https://evil.example|click> @here\n> quoted";
export const longName = `Nagyon Hosszú ${"Őrült ".repeat(40)}Zrt.`;
