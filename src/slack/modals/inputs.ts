import type { InputBlock, PlainTextOption } from "@slack/types";
import { limits, plain } from "../blocks.ts";

interface InputOptions {
  readonly blockId?: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
}

/** A text field. A value that would not fit is left out rather than cut in silence. */
export function textInput(
  actionId: string,
  label: string,
  options: InputOptions & {
    readonly value?: string | null;
    readonly maxLength?: number;
    readonly isMultiline?: boolean;
  } = {},
): InputBlock {
  const max = options.maxLength ?? limits.sectionText;
  const fits = options.value && [...options.value].length <= max;
  return {
    ...frame(actionId, label, options),
    element: {
      type: "plain_text_input",
      action_id: actionId,
      max_length: max,
      ...(options.isMultiline ? { multiline: true } : {}),
      ...(fits ? { initial_value: options.value ?? "" } : {}),
    },
  };
}

/** One of up to a hundred. `chosen` is a value of the options, or null. */
export function selectInput(
  actionId: string,
  label: string,
  choices: readonly PlainTextOption[],
  chosen: string | null,
  options: InputOptions = {},
): InputBlock {
  const initial = choices.find((each) => each.value === chosen);
  return {
    ...frame(actionId, label, options),
    element: {
      type: "static_select",
      action_id: actionId,
      options: choices.slice(0, 100),
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

export function checkboxInput(
  actionId: string,
  label: string,
  choices: readonly PlainTextOption[],
  ticked: readonly string[],
  options: InputOptions = {},
): InputBlock {
  const initial = choices.filter((each) => each.value !== undefined && ticked.includes(each.value));
  return {
    ...frame(actionId, label, options),
    element: {
      type: "checkboxes",
      action_id: actionId,
      options: [...choices],
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

export function frame(actionId: string, label: string, options: InputOptions) {
  return {
    type: "input" as const,
    block_id: options.blockId ?? actionId,
    label: plain(label, limits.label),
    optional: options.isOptional ?? false,
    ...(options.hint ? { hint: plain(options.hint, limits.hint) } : {}),
  };
}
