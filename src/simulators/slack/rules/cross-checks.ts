import { isDeepStrictEqual } from "node:util";
import { codePoints, type Fields, isFields, type Surface } from "./shape.ts";

/** A rule broken: `at` continues the pointer of what was looked at. */
export interface Finding {
  readonly at: string;
  readonly message: string;
  readonly code: string;
}

/** Rules that compare parts of a payload with each other, by their ids: what a table of limits cannot say. */
export type CrossRules = Readonly<Record<string, (subject: Fields, surface: Surface) => Finding[]>>;

const wrong = (at: string, message: string): Finding => ({ at, message, code: "invalid_value" });

export const elementCrossRules: CrossRules = {
  "element.initial_option.offered": (element) =>
    !isFields(element["initial_option"]) || isOffered(element, element["initial_option"])
      ? []
      : [wrong("/initial_option", "`initial_option` must be one of the provided options")],
  "element.initial_options.offered": (element) =>
    listOf(element["initial_options"]).flatMap((option, index) =>
      isOffered(element, option)
        ? []
        : [wrong(`/initial_options/${index}`, "`initial_options` must be some of the provided options")],
    ),
  "element.max_selected_items.initial": (element) => {
    const most = element["max_selected_items"];
    if (typeof most !== "number") return [];
    return ["options", "users", "conversations", "channels"]
      .map((what) => `initial_${what}`)
      .filter((field) => listOf(element[field]).length > most)
      .map((field) => ({
        at: `/${field}`,
        message: `no more than ${most} items allowed`,
        code: "too_many_items",
      }));
  },
  "element.response_url_enabled.surface": (element, surface) =>
    element["response_url_enabled"] === true && surface !== "modal"
      ? [wrong("/response_url_enabled", "can only be used in modals")]
      : [],
  "element.plain_text_input.min_length.order": ({ type, min_length: min, max_length: max }) =>
    type === "plain_text_input" && isMore(min, max)
      ? [wrong("/min_length", "`min_length` must not be greater than `max_length`")]
      : [],
  "element.plain_text_input.initial_value.max_length": ({ initial_value: initial, max_length: max }) =>
    typeof initial === "string" && typeof max === "number" && codePoints(initial) > max
      ? [{ at: "/initial_value", message: `must be less than ${max + 1} characters`, code: "too_long" }]
      : [],
  "element.plain_text_input.initial_value.min_length": ({ initial_value: initial, min_length: min }) =>
    typeof initial === "string" && initial !== "" && typeof min === "number" && codePoints(initial) < min
      ? [{ at: "/initial_value", message: `must be more than ${min - 1} characters`, code: "too_short" }]
      : [],
  "element.rich_text_input.min_lines.order": ({ min_lines: min, max_lines: max }) =>
    isMore(min, max) ? [wrong("/min_lines", "`min_lines` must not be greater than `max_lines`")] : [],
  "element.number_input.min_value.order": (element) => {
    const { least, most } = numberRange(element);
    return least > most ? [wrong("/min_value", "`min_value` must not be greater than `max_value`")] : [];
  },
  "element.number_input.initial_value.range": (element) => {
    const { least, most } = numberRange(element);
    const initial = element["type"] === "number_input" ? Number(element["initial_value"]) : Number.NaN;
    return initial < least || initial > most
      ? [wrong("/initial_value", "must be within the allowed range")]
      : [];
  },
  "element.number_input.initial_value.whole": (element) =>
    element["is_decimal_allowed"] === false && String(element["initial_value"]).includes(".")
      ? [wrong("/initial_value", "must be a whole number")]
      : [],
};

export const blockCrossRules: CrossRules = {
  "block.action_id.unique": (block) =>
    repeated(listOf(block["elements"]).map((element) => isFields(element) && element["action_id"])).map(
      ({ index, value }) => ({
        at: `/elements/${index}/action_id`,
        message: `\`action_id\` "${value}" already exists for another element`,
        code: "duplicate",
      }),
    ),
  "block.response_url_enabled.input": (block, surface) =>
    surface === "modal" &&
    [block["accessory"], ...listOf(block["elements"])].some(
      (element) => isFields(element) && element["response_url_enabled"] === true,
    )
      ? [wrong("", "`response_url_enabled` needs an input block")]
      : [],
  "block.container.default_collapsed.collapsible": (block) =>
    block["default_collapsed"] === true && block["is_collapsible"] !== true
      ? [wrong("/default_collapsed", "`default_collapsed` needs `is_collapsible`")]
      : [],
  "block.plan.task_id.unique": (block) =>
    repeated(listOf(block["tasks"]).map((task) => isFields(task) && task["task_id"])).map(
      ({ index, value }) => ({
        at: `/tasks/${index}/task_id`,
        message: `\`task_id\` "${value}" already exists`,
        code: "duplicate",
      }),
    ),
};

/** Every option an element offers, its groups flattened. */
export function offeredOptions(element: Fields): Fields[] {
  const groups = listOf(element["option_groups"]).filter(isFields);
  return [element["options"], ...groups.map((group) => group["options"])].flatMap((options) =>
    listOf(options).filter(isFields),
  );
}

/** The texts that stand a second time, with where. */
export function repeated(values: readonly unknown[]): { index: number; value: string }[] {
  return values.flatMap((value, index) =>
    typeof value === "string" && value !== "" && values.indexOf(value) < index ? [{ index, value }] : [],
  );
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isOffered(element: Fields, option: unknown): boolean {
  return (
    String(element["type"]).includes("external") ||
    offeredOptions(element).some((offer) => isDeepStrictEqual(offer, option))
  );
}

function isMore(one: unknown, other: unknown): boolean {
  return typeof one === "number" && typeof other === "number" && one > other;
}

function numberRange(element: Fields): { least: number; most: number } {
  const { min_value: least, max_value: most } = element;
  return {
    least: least === undefined ? Number.NEGATIVE_INFINITY : Number(least),
    most: most === undefined ? Number.POSITIVE_INFINITY : Number(most),
  };
}
