import type { Entered, EnteredValues } from "../../../simulators/slack/client/act.ts";
import { type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import type { StateValues } from "../../../simulators/slack/world/state.ts";
import { elementsOf, valueField } from "../../../simulators/slack/world/state-values.ts";

/**
 * What an element holds, as Slack keeps it in `state.values`: a text, an option or several, ids, a Unix second.
 * Only what was touched in this page is kept here; for the rest the workspace's own values count.
 */
export type Held = unknown;

/** What was touched, by block id and action id. */
export type Touched = Readonly<Record<string, Readonly<Record<string, TouchedElement>>>>;

interface TouchedElement {
  readonly type: string;
  readonly held: Held;
}

/** The element's value now: what was touched wins, as long as an element of the same kind stands there. */
export function heldBy(
  touched: Touched,
  values: StateValues,
  blockId: string,
  actionId: string,
  type: string,
): Held {
  const own = touched[blockId]?.[actionId];
  if (own?.type === type) return own.held;
  return values[blockId]?.[actionId]?.[valueField(type) ?? ""] ?? null;
}

export function withHeld(
  touched: Touched,
  blockId: string,
  actionId: string,
  element: TouchedElement,
): Touched {
  return { ...touched, [blockId]: { ...touched[blockId], [actionId]: element } };
}

/** Without what stands there no longer: an element that comes back later begins with its own value. */
export function stillThere(touched: Touched, blocks: readonly Fields[]): Touched {
  const kept: Record<string, Record<string, TouchedElement>> = {};
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const [blockId, actionId] = [String(block["block_id"]), String(element["action_id"])];
      const own = touched[blockId]?.[actionId];
      if (own && own.type === element["type"]) kept[blockId] = { ...kept[blockId], [actionId]: own };
    }
  return kept;
}

export function sizeOf(touched: Touched): number {
  return Object.values(touched).reduce((sum, entries) => sum + Object.keys(entries).length, 0);
}

export function enteredValues(touched: Touched): EnteredValues {
  return Object.fromEntries(
    Object.entries(touched).map(([blockId, entries]) => [
      blockId,
      Object.fromEntries(Object.entries(entries).map(([actionId, { held }]) => [actionId, entered(held)])),
    ]),
  );
}

/** As an act says it: texts and ids as they are, options by their value, files by their id, seconds as digits. */
export function entered(held: Held): Entered {
  if (Array.isArray(held)) return held.map((one) => single(one) ?? "");
  return single(held);
}

function single(held: Held): string | null {
  if (typeof held === "number") return String(held);
  if (typeof held === "string") return held === "" ? null : held;
  if (!isFields(held)) return null;
  return typeof held["value"] === "string" ? held["value"] : String(held["id"] ?? "");
}

export function isEmpty(held: Held): boolean {
  return held === null || held === undefined || held === "" || (Array.isArray(held) && held.length === 0);
}

/** An element's text under this name; undefined when it is none. */
export function textIn(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" ? value : undefined;
}

export function numberIn(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === "number" ? value : undefined;
}
