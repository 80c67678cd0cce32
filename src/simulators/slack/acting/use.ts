import { expectEmpty } from "../push/acks.ts";
import { deliver } from "../push/deliver.ts";
import { blockActions } from "../push/payloads.ts";
import type { Fields } from "../rules/shape.ts";
import type { PushError } from "../traffic.ts";
import { valueField } from "../world/state-values.ts";
import type { Control } from "./controls.ts";
import type { Surface } from "./surface.ts";

/** What came of a push: HTTP status (0: nothing was sent or nothing came back), time, and what the person saw go wrong. */
export interface PushAnswer {
  readonly status: number;
  readonly ms: number;
  readonly error?: PushError;
  /** The person said no in the confirmation dialog: nothing was sent. */
  readonly cancelled?: boolean;
}

/** Presses a button; whoever asked for confirmation has said yes. */
export function pressButton(surface: Surface, button: Control): Promise<PushAnswer> {
  return tellUse(
    surface,
    button,
    pick(button.element, ["text", "value", "style", "url", "confirm", "accessibility_label"]),
  );
}

/** Chooses from a "..." menu, which keeps no choice. */
export function pickFromOverflow(surface: Surface, menu: Control, option: unknown): Promise<PushAnswer> {
  return tellUse(surface, menu, { selected_option: option, ...pick(menu.element, ["confirm"]) });
}

/** Puts a value into an element and tells the app where the element does that; undefined when it does not. */
export async function setValue(
  surface: Surface,
  field: Control,
  value: unknown,
): Promise<PushAnswer | undefined> {
  storeValue(surface, field, value);
  if (!field.dispatches) return undefined;
  const name = valueField(field.type) ?? "selected_option";
  return tellUse(surface, field, {
    [name]: value,
    ...pick(field.element, ["placeholder", "confirm", "initial_option"]),
  });
}

/** Tells the app that an element was used. */
export async function tellUse(surface: Surface, control: Control, what: Fields): Promise<PushAnswer> {
  const { sim, user } = surface;
  const action = { type: control.type, action_id: control.actionId, block_id: control.blockId, ...what };
  const delivered = await deliver(sim, {
    kind: "block_actions",
    body: blockActions(sim, user, surface.standing(), action, surface.from),
  });
  const { status, ms, error } = delivered;
  if (!error) expectEmpty(sim, "block_actions ack", delivered);
  return { status, ms, ...(error ? { error } : {}) };
}

export function storeValue(surface: Surface, field: Control, value: unknown): void {
  const name = valueField(field.type);
  if (!name) return;
  const values = surface.values();
  values[field.blockId] = { ...values[field.blockId], [field.actionId]: { type: field.type, [name]: value } };
  surface.sim.changes.note();
}

export function entryOf(surface: Surface, field: Control): Fields {
  return surface.values()[field.blockId]?.[field.actionId] ?? {};
}

/** What an element holds now. */
export function heldValue(surface: Surface, field: Control): unknown {
  return entryOf(surface, field)[valueField(field.type) ?? "value"];
}

/** More than an element takes. */
export function isTooMany(field: Control, value: unknown): boolean {
  const most =
    field.type === "file_input" ? (field.element["max_files"] ?? 10) : field.element["max_selected_items"];
  return typeof most === "number" && Array.isArray(value) && value.length > most;
}

/** Typed text as the element keeps it. */
export function typedValue(name: string, value: string): unknown {
  if (value === "") return null;
  if (name === "selected_date_time") return Number(value);
  if (name !== "rich_text_value") return value;
  return {
    type: "rich_text",
    elements: [{ type: "rich_text_section", elements: [{ type: "text", text: value }] }],
  };
}

function pick(from: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(
    names.filter((name) => from[name] !== undefined).map((name) => [name, from[name]]),
  );
}
