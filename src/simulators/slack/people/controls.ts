import { type Control as Element, elementControls, isButton } from "../acting/controls.ts";
import { type Fields, isFields } from "../rules/shape.ts";
import { valueField } from "../world/state-values.ts";
import { readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";

/** An element a person can use, with the texts by which they find it. */
export interface Control extends Element {
  readonly labels: readonly string[];
}

export function controlsOf(surface: Surface): Control[] {
  return elementControls(surface).map((control) => ({
    ...control,
    labels: labelsOf(surface, control.block, control.element),
  }));
}

/** Controls that hold a value. */
export function fieldsOf(surface: Surface): Control[] {
  return controlsOf(surface).filter(({ type }) => valueField(type) !== undefined);
}

export function buttonsOf(surface: Surface): Control[] {
  return controlsOf(surface).filter(isButton);
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
  const ownText = isButton({ type: String(element["type"]) });
  const own = ownText ? [element["text"], element["accessibility_label"]] : [];
  const around = ownText
    ? []
    : [block["label"], block["type"] === "section" ? block["text"] : undefined, element["placeholder"]];
  return [...own, ...around]
    .map((text) => (isFields(text) ? readText(text, reader) : typeof text === "string" ? text : ""))
    .filter((text) => text !== "");
}
