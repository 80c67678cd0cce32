import { isDeepStrictEqual } from "node:util";
import { breakRule, type Reading } from "./reading.ts";
import { codePoints, type Fields, isFields } from "./shape.ts";

/** Rules that compare fields with each other, which a table of limits cannot say. */
export const crossChecks = {
  element(reading: Reading, element: Fields, at: string): void {
    checkInitialOptions(reading, element, at);
    if (element["type"] === "plain_text_input") checkTextInput(reading, element, at);
    if (element["type"] === "number_input") checkNumberInput(reading, element, at);
    if (element["response_url_enabled"] === true && reading.surface !== "modal")
      breakRule(reading, `${at}/response_url_enabled`, "can only be used in modals", "invalid_value");
  },
  block(reading: Reading, block: Fields, at: string): void {
    const seen = new Set<string>();
    const elements = Array.isArray(block["elements"]) ? block["elements"] : [];
    for (const [index, element] of elements.entries()) {
      const actionId = isFields(element) ? element["action_id"] : undefined;
      if (typeof actionId !== "string") continue;
      if (seen.has(actionId))
        breakRule(
          reading,
          `${at}/elements/${index}/action_id`,
          `\`action_id\` "${actionId}" already exists for another element`,
          "duplicate",
        );
      seen.add(actionId);
    }
    if (
      block["type"] !== "section" &&
      isFields(block["element"]) &&
      block["element"]["response_url_enabled"] === true &&
      block["type"] !== "input"
    )
      breakRule(reading, at, "`response_url_enabled` needs an input block", "invalid_value");
  },
};

/** Every option an element offers, its groups flattened. */
export function offeredOptions(element: Fields): Fields[] {
  const groups = Array.isArray(element["option_groups"]) ? element["option_groups"].filter(isFields) : [];
  const lists = [element["options"], ...groups.map((group) => group["options"])];
  return lists.flatMap((options) => (Array.isArray(options) ? options.filter(isFields) : []));
}

function checkInitialOptions(reading: Reading, element: Fields, at: string): void {
  const external = String(element["type"]).includes("external");
  const offers = offeredOptions(element);
  const isOffered = (option: unknown) => external || offers.some((offer) => isDeepStrictEqual(offer, option));
  if (isFields(element["initial_option"]) && !isOffered(element["initial_option"]))
    breakRule(
      reading,
      `${at}/initial_option`,
      "`initial_option` must be one of the provided options",
      "invalid_value",
    );
  const initial = element["initial_options"];
  if (!Array.isArray(initial)) return;
  for (const [index, option] of initial.entries())
    if (!isOffered(option))
      breakRule(
        reading,
        `${at}/initial_options/${index}`,
        "`initial_options` must be some of the provided options",
        "invalid_value",
      );
  const most = element["max_selected_items"];
  if (typeof most === "number" && initial.length > most)
    breakRule(reading, `${at}/initial_options`, `no more than ${most} items allowed`, "too_many_items");
}

function checkTextInput(reading: Reading, element: Fields, at: string): void {
  const { min_length: min, max_length: max, initial_value: initial } = element;
  if (typeof min === "number" && typeof max === "number" && min > max)
    breakRule(
      reading,
      `${at}/min_length`,
      "`min_length` must not be greater than `max_length`",
      "invalid_value",
    );
  if (typeof initial !== "string") return;
  if (typeof max === "number" && codePoints(initial) > max)
    breakRule(reading, `${at}/initial_value`, `must be less than ${max + 1} characters`, "too_long");
  if (typeof min === "number" && initial !== "" && codePoints(initial) < min)
    breakRule(reading, `${at}/initial_value`, `must be more than ${min - 1} characters`, "too_short");
}

function checkNumberInput(reading: Reading, element: Fields, at: string): void {
  const least = element["min_value"] === undefined ? Number.NEGATIVE_INFINITY : Number(element["min_value"]);
  const most = element["max_value"] === undefined ? Number.POSITIVE_INFINITY : Number(element["max_value"]);
  if (least > most)
    breakRule(
      reading,
      `${at}/min_value`,
      "`min_value` must not be greater than `max_value`",
      "invalid_value",
    );
  const initial = element["initial_value"];
  if (typeof initial !== "string") return;
  if (Number(initial) < least || Number(initial) > most)
    breakRule(reading, `${at}/initial_value`, "must be within the allowed range", "invalid_value");
  if (element["is_decimal_allowed"] === false && initial.includes("."))
    breakRule(reading, `${at}/initial_value`, "must be a whole number", "invalid_value");
}
