import { type Fields, isFields } from "../rules/shape.ts";
import { elementsOf, valueField } from "../world/state-values.ts";
import { readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";

/** An element a person can use, with the texts by which they find it. */
export interface Control {
  readonly block: Fields;
  readonly element: Fields;
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly labels: readonly string[];
  /** Using it tells the app at once. */
  readonly dispatches: boolean;
}

export function controlsOf(surface: Surface): Control[] {
  return surface.blocks().flatMap((block) =>
    elementsOf(block)
      .filter((element) => typeof element["action_id"] === "string")
      .map((element) => ({
        block,
        element,
        blockId: String(block["block_id"]),
        actionId: String(element["action_id"]),
        type: String(element["type"]),
        labels: labelsOf(surface, block, element),
        dispatches: block["type"] !== "input" || block["dispatch_action"] === true,
      })),
  );
}

/** Controls that hold a value. */
export function fieldsOf(surface: Surface): Control[] {
  return controlsOf(surface).filter(({ type }) => valueField(type) !== undefined);
}

export function buttonsOf(surface: Surface): Control[] {
  return controlsOf(surface).filter(({ type }) =>
    ["button", "icon_button", "workflow_button"].includes(type),
  );
}

export function findField(surface: Surface, label: string): Control {
  return find(surface, "field", fieldsOf(surface), label);
}

export function findButton(surface: Surface, text: string): Control {
  return find(surface, "button", buttonsOf(surface), text);
}

/** What stands at the label: the whole text first, then its beginning. */
export function matching<T>(
  candidates: readonly T[],
  labelsOf: (candidate: T) => readonly string[],
  wanted: string,
): T | undefined {
  const by = (test: (label: string) => boolean) =>
    candidates.find((candidate) => labelsOf(candidate).some(test));
  return by((label) => label === wanted) ?? by((label) => label.startsWith(wanted));
}

function find(surface: Surface, kind: string, controls: readonly Control[], wanted: string): Control {
  const found = matching(controls, (control) => control.labels, wanted);
  if (found) return found;
  const visible = controls.map((control) => `"${control.labels[0] ?? control.actionId}"`).join(", ");
  throw new Error(`There is no ${kind} "${wanted}" in ${surface.name}. Visible: ${visible || "none"}.`);
}

function labelsOf(surface: Surface, block: Fields, element: Fields): string[] {
  const reader = readerOf(surface);
  const ownText =
    element["type"] === "button" ||
    element["type"] === "icon_button" ||
    element["type"] === "workflow_button";
  const own = ownText ? [element["text"], element["accessibility_label"]] : [];
  const around = ownText
    ? []
    : [block["label"], block["type"] === "section" ? block["text"] : undefined, element["placeholder"]];
  return [...own, ...around]
    .map((text) => (isFields(text) ? readText(text, reader) : typeof text === "string" ? text : ""))
    .filter((text) => text !== "");
}
