import { type Control, findControl, takesMany } from "../acting/controls.ts";
import { mayChoosePlace } from "../acting/conversation-filter.ts";
import { foundBefore } from "../acting/suggest.ts";
import type { Surface } from "../acting/surface.ts";
import { heldValue, storeValue, typedValue } from "../acting/use.ts";
import { offeredOptions } from "../rules/cross-checks.ts";
import { isFields } from "../rules/shape.ts";
import { fileType, presentFile } from "../world/files.ts";
import { valueField } from "../world/state-values.ts";
import type { Entered, EnteredValues } from "./act.ts";

/** A value as `state.values` keeps it, or why there is none: the element does not offer it (any more). */
export type Held = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

const none: Held = { ok: false };
const held = (value: unknown): Held => ({ ok: true, value });

/**
 * Puts what the page says was entered into the elements it names; elements that are not there any more are passed over.
 * False when a value cannot be: an option that is not offered, a person who does not exist.
 */
export function enterAll(surface: Surface, values: EnteredValues | undefined): boolean {
  const found: [Control, unknown][] = [];
  for (const [blockId, entries] of Object.entries(values ?? {}))
    for (const [actionId, entered] of Object.entries(isFields(entries) ? entries : {})) {
      const control = findControl(surface, blockId, actionId);
      if (!control || valueField(control.type) === undefined) continue;
      // What a page sends under a field may be of any kind.
      const value = holdEntered(surface, control, entered as Entered);
      if (!value.ok) return false;
      found.push([control, value.value]);
    }
  for (const [control, value] of found) storeValue(surface, control, value);
  return true;
}

/** What an element holds after this was entered into it. */
export function holdEntered(surface: Surface, control: Control, entered: Entered): Held {
  if (!takesMany(control)) {
    if (entered === null || entered === "") return held(null);
    return typeof entered === "string" ? holdOne(surface, control, entered) : none;
  }
  if (entered !== null && !Array.isArray(entered)) return none;
  const all = [...new Set(entered ?? [])].map((one) =>
    typeof one === "string" ? holdOne(surface, control, one) : none,
  );
  return all.every((one) => one.ok) ? held(all.map((one) => one.value)) : none;
}

function holdOne(surface: Surface, control: Control, entered: string): Held {
  const { users } = surface.sim.world;
  const kind = control.type.replace("multi_", "");
  switch (kind) {
    case "users_select": {
      const user = users.get(entered);
      return user && !user.deleted ? held(entered) : none;
    }
    case "conversations_select":
    case "channels_select":
      return mayChoosePlace(surface, control, entered) ? held(entered) : none;
    case "file_input":
      return holdFile(surface, control, entered);
    case "datepicker":
      return isDate(entered) ? held(entered) : none;
    case "timepicker":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(entered) ? held(entered) : none;
    case "datetimepicker":
      return /^\d{10}$/.test(entered) ? held(Number(entered)) : none;
  }
  const name = valueField(kind) ?? "";
  if (name === "value" || name === "rich_text_value") return held(typedValue(name, entered));
  return holdOption(surface, control, entered);
}

/** One's own file, of a type the element takes. */
function holdFile({ sim, user }: Surface, control: Control, fileId: string): Held {
  const file = sim.world.files.get(fileId);
  if (file?.userId !== user.id) return none;
  const types = control.element["filetypes"];
  if (Array.isArray(types) && types.length > 0 && !types.includes(fileType(file))) return none;
  return held(presentFile(sim, file));
}

/** An offered option, one that was found by searching, or the one that stands there already. */
function holdOption(surface: Surface, control: Control, entered: string): Held {
  const current = heldValue(surface, control);
  const standing = (Array.isArray(current) ? current : [current]).filter(isFields);
  const option =
    offeredOptions(control.element).find((one) => one["value"] === entered) ??
    foundBefore(surface, control, entered) ??
    standing.find((one) => one["value"] === entered);
  return option ? held(option) : none;
}

function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
