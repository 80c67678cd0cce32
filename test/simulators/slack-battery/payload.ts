import type { RuleOptions } from "../../../src/simulators/slack/rules/reading.ts";
import { isFields, type RuleBreak } from "../../../src/simulators/slack/rules/shape.ts";
import {
  validateMessage,
  validateSuggestions,
  validateView,
} from "../../../src/simulators/slack/rules/validate.ts";
import { modal, plain } from "../listening-app.ts";

/** A payload that breaks one rule of Slack's, and what Slack says to it. */
export interface Wrong {
  /** Ends the sentence "Slack refuses ...". */
  readonly name: string;
  /** The id of the rule that it breaks, and that alone. */
  readonly rule: string;
  readonly on: "view" | "message" | "suggestions";
  readonly payload: unknown;
  readonly pointer: string;
  readonly words: string;
}

/** A payload that Slack takes. */
export type Right = Pick<Wrong, "name" | "on" | "payload">;

export function judge(
  { on, payload }: Pick<Wrong, "on" | "payload">,
  options?: RuleOptions,
): readonly RuleBreak[] {
  if (on === "view") return validateView(payload, options);
  if (on === "suggestions") return validateSuggestions(payload, options);
  return isFields(payload) ? validateMessage(payload, options) : [];
}

type Maker = (name: string, rule: string, payload: unknown, at: string, words: string) => Wrong;

const made =
  (on: Wrong["on"], before: string, wrap: (payload: unknown) => unknown): Maker =>
  (name, rule, payload, at, words) => ({
    name,
    rule,
    on,
    payload: wrap(payload),
    pointer: before + at,
    words,
  });

export const view = made("view", "/view", (payload) => payload);
export const message = made("message", "", (payload) => payload);
export const answer = made("suggestions", "", (payload) => payload);
/** One block of a modal, of the App Home, or of a message. */
export const inModal = made("view", "/view/blocks/0", (block) => modal([block]));
export const inHome = made("view", "/view/blocks/0", (block) => ({ type: "home", blocks: [block] }));
export const inMessage = made("message", "/blocks/0", (block) => ({ text: "Hi", blocks: [block] }));
/** One element of a modal: under a label, in a row of actions, beside a section. */
export const asInput = made("view", "/view/blocks/0/element", (element) => modal([input(element)]));
export const inRow = made("view", "/view/blocks/0/elements/0", (element) => modal([row(element)]));
export const beside = made("view", "/view/blocks/0/accessory", (accessory) =>
  modal([{ type: "section", text: plain("Text"), accessory }]),
);
export const inMessageRow = made("message", "/blocks/0/elements/0", (element) => ({
  text: "Hi",
  blocks: [row(element)],
}));

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** Two bytes and one character each: limits count neither bytes nor UTF-16 units. */
export const long = (length: number): string => "ő".repeat(length);

export const row = (...elements: unknown[]) => ({ type: "actions", elements });
export const input = (element: unknown, more: object = {}) => ({
  type: "input",
  block_id: "i",
  label: plain("Label"),
  element,
  ...more,
});
export const option = (text = "A", value = text) => ({ text: plain(text), value });
export const options = (count: number) => times(count, (index) => option(`Option ${index}`));
export const button = (more: object = {}) => ({
  type: "button",
  action_id: "b",
  text: plain("Go"),
  ...more,
});
export const select = (more: object = {}) => ({ type: "static_select", options: options(2), ...more });
export const image = (more: object = {}) => ({
  type: "image",
  image_url: "https://pictures.example/a.png",
  alt_text: "A",
  ...more,
});
export const rich = (...inline: unknown[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: inline }],
});

/** Slack's words. */
export const longerThan = (max: number) => `must be less than ${max + 1} characters`;
export const empty = "must be more than 0 characters";
export const moreThan = (max: number) => `no more than ${max} items allowed`;
export const fewerThan = (min: number) => `no fewer than ${min} items allowed`;
export const above = (max: number) => `must be less than ${max + 1}`;
export const below = (min: number) => `must be more than ${min - 1}`;
export const missing = (field: string) => `missing required field: ${field}`;
export const unsupported = (type: string) => `unsupported type: ${type}`;
export const notInEnum = "must be a valid enum value";
