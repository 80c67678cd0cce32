import { isSearched, takesMany } from "../acting/controls.ts";
import { mayChoosePlace } from "../acting/conversation-filter.ts";
import { suggest } from "../acting/suggest.ts";
import {
  heldValue,
  isTooMany,
  type PushAnswer,
  pressButton,
  setValue,
  storeValue,
  tellUse,
  typedValue,
} from "../acting/use.ts";
import { offeredOptions } from "../rules/cross-checks.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { valueField } from "../world/state-values.ts";
import { type Control, controlsOf, fieldsOf, findButton, findField, matching } from "./controls.ts";
import { readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";

export type { PushAnswer } from "../acting/use.ts";

export interface PressOptions {
  readonly confirm?: "yes" | "no";
}

export interface Suggestion {
  readonly text: string;
  readonly value: string;
  readonly description?: string;
}

export async function press(surface: Surface, text: string, options: PressOptions = {}): Promise<PushAnswer> {
  const button = findButton(surface, text);
  if (button.element["confirm"] && options.confirm === undefined)
    throw new Error(
      `The button "${text}" in ${surface.name} asks for confirmation: say { confirm: "yes" } or { confirm: "no" }.`,
    );
  if (button.element["confirm"] && options.confirm === "no") return { status: 0, ms: 0, cancelled: true };
  return pressButton(surface, button);
}

/** Chooses by visible text; people and channels also by id. Several texts for menus that take several. */
export async function choose(
  surface: Surface,
  label: string,
  wanted: string | readonly string[],
): Promise<void> {
  const overflow = controlsOf(surface).find(
    ({ type, element }) => type === "overflow" && optionNamed(surface, offeredOptions(element), wanted),
  );
  const field =
    matching(fieldsOf(surface), (control) => control.labels, label) ?? overflow ?? findField(surface, label);
  if (isSearched(field))
    throw new Error(`"${label}" in ${surface.name} is searched: use search() or pick().`);
  const texts = typeof wanted === "string" ? [wanted] : wanted;
  const chosen = texts.map((text) => choiceNamed(surface, field, text));
  await set(surface, field, takesMany(field) ? chosen : (chosen[0] ?? null));
}

export async function tick(surface: Surface, optionText: string, on: boolean): Promise<void> {
  const boxes = fieldsOf(surface).filter(({ type }) => type === "checkboxes" || type === "radio_buttons");
  const field = boxes.find(({ element }) => optionNamed(surface, offeredOptions(element), optionText));
  const option = field && optionNamed(surface, offeredOptions(field.element), optionText);
  if (!field || !option) {
    const visible = boxes
      .flatMap(({ element }) => offeredOptions(element))
      .map((one) => `"${readText(one["text"], readerOf(surface))}"`);
    throw new Error(
      `There is no option "${optionText}" to tick in ${surface.name}. Visible: ${visible.join(", ") || "none"}.`,
    );
  }
  if (field.type === "radio_buttons") return set(surface, field, option);
  const others = currentList(surface, field).filter(
    (one) => !isFields(one) || one["value"] !== option["value"],
  );
  return set(surface, field, on ? [...others, option] : others);
}

/** Types into a searched menu; throws when the app's answer would show a load failure. */
export async function search(surface: Surface, label: string, typed: string): Promise<Suggestion[]> {
  return (await suggestions(surface, findField(surface, label), typed)).map((option) => {
    const description = readText(option["description"], readerOf(surface));
    return {
      text: readText(option["text"], readerOf(surface)),
      value: String(option["value"]),
      ...(description ? { description } : {}),
    };
  });
}

export async function pickFound(
  surface: Surface,
  label: string,
  typed: string,
  optionText: string,
): Promise<void> {
  const field = findField(surface, label);
  const options = await suggestions(surface, field, typed);
  const option = optionNamed(surface, options, optionText);
  if (!option)
    throw new Error(
      `Searching "${typed}" in "${label}" did not offer "${optionText}". Offered: ${options.map((one) => `"${readText(one["text"], readerOf(surface))}"`).join(", ") || "no results"}.`,
    );
  const others = currentList(surface, field).filter(
    (one) => !isFields(one) || one["value"] !== option["value"],
  );
  await set(surface, field, takesMany(field) ? [...others, option] : option);
}

/** Types into a field. An input that tells the app of every character does so now. */
export function fill(surface: Surface, label: string, value: string): void {
  const field = findField(surface, label);
  const name = valueField(field.type) ?? "value";
  if (!["value", "rich_text_value", "selected_date", "selected_time", "selected_date_time"].includes(name))
    throw new Error(`"${label}" in ${surface.name} is not typed into: use choose(), pick() or tick().`);
  storeValue(surface, field, typedValue(name, value));
  const config = isFields(field.element["dispatch_action_config"])
    ? field.element["dispatch_action_config"]["trigger_actions_on"]
    : undefined;
  const onTyping = name !== "value" || (Array.isArray(config) && config.includes("on_character_entered"));
  if (field.dispatches && onTyping) void tellUse(surface, field, { [name]: typedValue(name, value) });
}

/** Presses Enter in a text field that tells the app of it. */
export async function enter(surface: Surface, label: string): Promise<PushAnswer> {
  const field = findField(surface, label);
  if (!field.dispatches)
    throw new Error(`"${label}" in ${surface.name} does not tell the app when Enter is pressed.`);
  return tellUse(surface, field, { value: heldValue(surface, field) });
}

export function currentValue(surface: Surface, label: string): unknown {
  const field = findField(surface, label);
  return heldValue(surface, field) ?? undefined;
}

async function suggestions(surface: Surface, field: Control, typed: string): Promise<Fields[]> {
  if (!isSearched(field))
    throw new Error(`"${field.labels[0]}" in ${surface.name} is not searched: use choose().`);
  const { answer, failed } = await suggest(surface, field, typed);
  if (failed) throw new Error(`The menu "${field.labels[0]}" could not load its options: ${failed}.`);
  return offeredOptions(answer);
}

async function set(surface: Surface, field: Control, value: unknown): Promise<void> {
  if (isTooMany(field, value))
    throw new Error(
      `"${field.labels[0]}" takes at most ${String(field.element["max_selected_items"])} items.`,
    );
  await setValue(surface, field, value);
}

function currentList(surface: Surface, field: Control): unknown[] {
  const value = heldValue(surface, field);
  return Array.isArray(value) ? value : [];
}

function choiceNamed(surface: Surface, field: Control, wanted: string): unknown {
  const { users, channels } = surface.sim.world;
  const kind = field.type.replace("multi_", "");
  if (kind === "users_select" || kind === "conversations_select" || kind === "channels_select") {
    const people =
      kind === "users_select"
        ? [...users.values()].filter((user) => !user.deleted)
        : [...users.values()].filter((user) => mayChoosePlace(surface, field, user.id));
    const places =
      kind === "users_select"
        ? []
        : [...channels.values()].filter((channel) => mayChoosePlace(surface, field, channel.id));
    const found = matching(
      [
        ...people.map((user) => [user.id, user.realName, user.name]),
        ...places.map((channel) => [channel.id, channel.name]),
      ],
      (names) => names,
      wanted,
    );
    if (!found)
      throw new Error(`There is nobody and nothing called "${wanted}" to choose in ${surface.name}.`);
    return found[0];
  }
  const options = offeredOptions(field.element);
  const option = optionNamed(surface, options, wanted);
  if (!option)
    throw new Error(
      `"${field.labels[0]}" in ${surface.name} does not offer "${wanted}". Offered: ${options.map((one) => `"${readText(one["text"], readerOf(surface))}"`).join(", ") || "none"}.`,
    );
  return option;
}

function optionNamed(
  surface: Surface,
  options: readonly Fields[],
  wanted: string | readonly string[],
): Fields | undefined {
  return typeof wanted === "string"
    ? matching(options, (option) => [readText(option["text"], readerOf(surface))], wanted)
    : undefined;
}
