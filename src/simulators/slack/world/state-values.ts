import { type Fields, isFields } from "../rules/shape.ts";
import type { StateValues } from "./state.ts";

/** Elements that hold a value, and the fields of their entry in `state.values`: value field, initial field, empty value. */
const holders: Readonly<Record<string, readonly [field: string, initial: string, empty: unknown]>> = {
  plain_text_input: ["value", "initial_value", null],
  email_text_input: ["value", "initial_value", null],
  url_text_input: ["value", "initial_value", null],
  number_input: ["value", "initial_value", null],
  rich_text_input: ["rich_text_value", "initial_value", null],
  file_input: ["files", "initial_files", []],
  checkboxes: ["selected_options", "initial_options", []],
  radio_buttons: ["selected_option", "initial_option", null],
  static_select: ["selected_option", "initial_option", null],
  external_select: ["selected_option", "initial_option", null],
  multi_static_select: ["selected_options", "initial_options", []],
  multi_external_select: ["selected_options", "initial_options", []],
  users_select: ["selected_user", "initial_user", null],
  multi_users_select: ["selected_users", "initial_users", []],
  conversations_select: ["selected_conversation", "initial_conversation", null],
  multi_conversations_select: ["selected_conversations", "initial_conversations", []],
  channels_select: ["selected_channel", "initial_channel", null],
  multi_channels_select: ["selected_channels", "initial_channels", []],
  datepicker: ["selected_date", "initial_date", null],
  timepicker: ["selected_time", "initial_time", null],
  datetimepicker: ["selected_date_time", "initial_date_time", null],
};

/** The field that carries an element's value, or undefined when it holds none (a button). */
export function valueField(elementType: unknown): string | undefined {
  return holders[String(elementType)]?.[0];
}

/** The state of blocks nobody has touched. */
export function initialValues(blocks: readonly Fields[]): StateValues {
  const values: StateValues = {};
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      const holder = holders[String(element["type"])];
      if (!holder) continue;
      const [field, initial, empty] = holder;
      const entry = { type: element["type"], [field]: structuredClone(element[initial] ?? empty) };
      const inBlock = values[String(block["block_id"])] ?? {};
      values[String(block["block_id"])] = { ...inBlock, [String(element["action_id"])]: entry };
    }
  return values;
}

/** After an update a value stays where block_id, action_id and kind stay; elsewhere the new initial value counts. */
export function carriedValues(before: StateValues, blocks: readonly Fields[]): StateValues {
  const after = initialValues(blocks);
  for (const [blockId, entries] of Object.entries(after))
    for (const [actionId, entry] of Object.entries(entries)) {
      const kept = before[blockId]?.[actionId];
      if (kept && kept["type"] === entry["type"]) entries[actionId] = kept;
    }
  return after;
}

/** Menus of conversations that begin with the one in which the modal was opened, where they were given no other. */
export function withConversation(
  values: StateValues,
  blocks: readonly Fields[],
  channelId: string,
): StateValues {
  const filled = structuredClone(values);
  for (const block of blocks)
    for (const element of elementsOf(block)) {
      if (element["default_to_current_conversation"] !== true) continue;
      const entry = filled[String(block["block_id"])]?.[String(element["action_id"])];
      if (entry?.["selected_conversation"] === null) entry["selected_conversation"] = channelId;
      const several = entry?.["selected_conversations"];
      if (entry && Array.isArray(several) && several.length === 0)
        entry["selected_conversations"] = [channelId];
    }
  return filled;
}

/** The elements of one block, wherever its type keeps them. */
export function elementsOf(block: Fields): Fields[] {
  const inRow = Array.isArray(block["elements"]) ? block["elements"] : [];
  const inCard = Array.isArray(block["actions"]) ? block["actions"] : [];
  return [block["element"], block["accessory"], ...inRow, ...inCard].filter(isFields);
}
