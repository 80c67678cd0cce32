import { expectEmpty } from "../push/acks.ts";
import { deliver } from "../push/deliver.ts";
import { blockActions, blockSuggestion } from "../push/payloads.ts";
import { offeredOptions } from "../rules/cross-checks.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { validateSuggestions } from "../rules/validate.ts";
import { noteBreaks } from "../simulation.ts";
import type { PushError } from "../traffic.ts";
import { fillInTexts } from "../world/fill-in.ts";
import { valueField } from "../world/state-values.ts";
import { type Control, controlsOf, fieldsOf, findButton, findField, matching } from "./controls.ts";
import { readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";

/** What came of a push: HTTP status (0: nothing was sent or nothing came back), time, and what the person saw go wrong. */
export interface PushAnswer {
  readonly status: number;
  readonly ms: number;
  readonly error?: PushError;
  /** The person said no in the confirmation dialog: nothing was sent. */
  readonly cancelled?: boolean;
}

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
  return act(
    surface,
    button,
    pick(button.element, ["text", "value", "style", "url", "confirm", "accessibility_label"]),
  );
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
  if (field.type.includes("external_select"))
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
  store(surface, field, typedValue(name, value));
  const config = isFields(field.element["dispatch_action_config"])
    ? field.element["dispatch_action_config"]["trigger_actions_on"]
    : undefined;
  const onTyping = name !== "value" || (Array.isArray(config) && config.includes("on_character_entered"));
  if (field.dispatches && onTyping) void act(surface, field, { [name]: typedValue(name, value) });
}

function typedValue(name: string, value: string): unknown {
  if (value === "") return null;
  if (name === "selected_date_time") return Number(value);
  if (name !== "rich_text_value") return value;
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: value }] }],
  };
}

/** Presses Enter in a text field that tells the app of it. */
export async function enter(surface: Surface, label: string): Promise<PushAnswer> {
  const field = findField(surface, label);
  if (!field.dispatches)
    throw new Error(`"${label}" in ${surface.name} does not tell the app when Enter is pressed.`);
  return act(surface, field, { value: entryOf(surface, field)["value"] });
}

export function currentValue(surface: Surface, label: string): unknown {
  const field = findField(surface, label);
  return entryOf(surface, field)[valueField(field.type) ?? "value"] ?? undefined;
}

async function suggestions(surface: Surface, field: Control, typed: string): Promise<Fields[]> {
  if (!field.type.includes("external_select"))
    throw new Error(`"${field.labels[0]}" in ${surface.name} is not searched: use choose().`);
  const least = typeof field.element["min_query_length"] === "number" ? field.element["min_query_length"] : 3;
  if ([...typed].length < least) return [];
  const { sim, user } = surface;
  const standing = surface.standing();
  delete standing["response_url"];
  const body = blockSuggestion(sim, user, standing, {
    actionId: field.actionId,
    blockId: field.blockId,
    value: typed,
  });
  const delivery = await deliver(sim, { kind: "block_suggestion", body });
  if (delivery.error)
    throw new Error(
      `The menu "${field.labels[0]}" could not load its options: ${delivery.error} (HTTP ${delivery.status}).`,
    );
  const breaks = validateSuggestions(delivery.answer);
  noteBreaks(sim, "block_suggestion ack", breaks);
  if (breaks.length > 0)
    throw new Error(
      `The menu "${field.labels[0]}" could not load its options: ${breaks[0]?.message} [${breaks[0]?.pointer}].`,
    );
  return isFields(delivery.answer) ? offeredOptions(fillInTexts(delivery.answer) as Fields) : [];
}

async function set(surface: Surface, field: Control, value: unknown): Promise<void> {
  const most = field.element["max_selected_items"];
  if (typeof most === "number" && Array.isArray(value) && value.length > most)
    throw new Error(`"${field.labels[0]}" takes at most ${most} items.`);
  const name = valueField(field.type) ?? "selected_option";
  store(surface, field, value);
  if (field.dispatches)
    await act(surface, field, {
      [name]: value,
      ...pick(field.element, ["placeholder", "confirm", "initial_option"]),
    });
}

async function act(surface: Surface, control: Control, what: Fields): Promise<PushAnswer> {
  const { sim, user } = surface;
  const action = { type: control.type, action_id: control.actionId, block_id: control.blockId, ...what };
  const { status, ms, error, answer } = await deliver(sim, {
    kind: "block_actions",
    body: blockActions(sim, user, surface.standing(), action, surface.viewId),
  });
  if (!error) expectEmpty(sim, "block_actions ack", answer);
  return { status, ms, ...(error ? { error } : {}) };
}

function store(surface: Surface, field: Control, value: unknown): void {
  const name = valueField(field.type);
  if (!name) return;
  const values = surface.values();
  values[field.blockId] = { ...values[field.blockId], [field.actionId]: { type: field.type, [name]: value } };
}

function entryOf(surface: Surface, field: Control): Fields {
  return surface.values()[field.blockId]?.[field.actionId] ?? {};
}

function currentList(surface: Surface, field: Control): unknown[] {
  const value = entryOf(surface, field)[valueField(field.type) ?? ""];
  return Array.isArray(value) ? value : [];
}

function takesMany({ type }: Control): boolean {
  return type === "checkboxes" || type.startsWith("multi_");
}

function choiceNamed(surface: Surface, field: Control, wanted: string): unknown {
  const { users, channels } = surface.sim.world;
  const kind = field.type.replace("multi_", "");
  if (kind === "users_select" || kind === "conversations_select" || kind === "channels_select") {
    const people =
      kind === "channels_select"
        ? []
        : [...users.values()]
            .filter((user) => !user.deleted)
            .map((user) => [user.id, user.realName, user.name]);
    const places =
      kind === "users_select"
        ? []
        : [...channels.values()]
            .filter((channel) => !channel.isArchived)
            .map((channel) => [channel.id, channel.name]);
    const found = matching([...people, ...places], (names) => names, wanted);
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

function pick(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
}
