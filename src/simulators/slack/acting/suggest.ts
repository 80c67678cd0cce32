import { deliver } from "../push/deliver.ts";
import { blockSuggestion } from "../push/payloads.ts";
import { offeredOptions } from "../rules/cross-checks.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { validateSuggestions } from "../rules/validate.ts";
import { noteBreaks } from "../simulation.ts";
import { fillInTexts } from "../world/fill-in.ts";
import type { Message, View } from "../world/state.ts";
import type { Control } from "./controls.ts";
import type { Surface } from "./surface.ts";

/** `answer` is what the menu shows: `options`, or `option_groups`. `failed`: why it could not load. */
export interface Suggested {
  readonly ms: number | null;
  readonly answer: Fields;
  readonly failed?: string;
}

/** Asks the app what a searched menu offers; too few characters ask nothing. */
export async function suggest(surface: Surface, field: Control, typed: string): Promise<Suggested> {
  const least = typeof field.element["min_query_length"] === "number" ? field.element["min_query_length"] : 3;
  if ([...typed].length < least) return { ms: null, answer: {} };
  const { sim, user } = surface;
  const standing = surface.standing();
  delete standing["response_url"];
  const body = blockSuggestion(sim, user, standing, {
    actionId: field.actionId,
    blockId: field.blockId,
    value: typed,
  });
  const { exchange, error, status, answer, ms } = await deliver(sim, { kind: "block_suggestion", body });
  if (error) return { ms, answer: {}, failed: `${error} (HTTP ${status})` };
  const breaks = validateSuggestions(answer);
  noteBreaks(sim, exchange, "block_suggestion ack", breaks);
  if (breaks.length > 0) return { ms, answer: {}, failed: `${breaks[0]?.message} [${breaks[0]?.pointer}]` };
  // fillInTexts keeps objects objects.
  const filled = isFields(answer) ? (fillInTexts(answer) as Fields) : {};
  remember(surface, field, offeredOptions(filled));
  return { ms, answer: filled };
}

const found = new WeakMap<View | Message, Map<string, Fields>>();
const mostRemembered = 2000;

/** An option that this person found in this menu before, by its value. */
export function foundBefore(surface: Surface, field: Control, value: string): Fields | undefined {
  return found.get(surface.shown)?.get(keyOf(surface, field, value));
}

function remember(surface: Surface, field: Control, options: readonly Fields[]): void {
  const known = found.get(surface.shown) ?? new Map<string, Fields>();
  found.set(surface.shown, known);
  for (const option of options) known.set(keyOf(surface, field, String(option["value"])), option);
  for (const key of known.keys()) {
    if (known.size <= mostRemembered) break;
    known.delete(key);
  }
}

function keyOf(surface: Surface, field: Control, value: string): string {
  return JSON.stringify([surface.user.id, field.blockId, field.actionId, value]);
}
