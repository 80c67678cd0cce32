import { codePoints } from "../rules/shape.ts";
import { type Control, inputControls } from "./controls.ts";
import type { Surface } from "./surface.ts";
import { heldValue, isTooMany } from "./use.ts";

/** What Slack's own client refuses to submit, by block id. Such a submission never reaches the app. */
export function clientErrors(surface: Surface): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const field of inputControls(surface)) {
    if (field.block["type"] !== "input") continue;
    const error = errorOf(surface, field);
    if (error) errors[field.blockId] = error;
  }
  return errors;
}

function errorOf(surface: Surface, field: Control): string | undefined {
  const value = heldValue(surface, field);
  const empty =
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  if (empty) return field.block["optional"] === true ? undefined : "Please complete this required field.";
  if (isTooMany(field, value)) return "You have chosen more than this field takes.";
  if (typeof value !== "string") return undefined;
  const {
    min_length: min,
    max_length: max,
    min_value: least,
    max_value: most,
    is_decimal_allowed: decimals,
  } = field.element;
  switch (field.type) {
    case "plain_text_input": {
      const length = codePoints(value);
      const ceiling = typeof max === "number" ? max : 3000;
      if (length > ceiling) return `This field must be at most ${ceiling} characters.`;
      if (typeof min === "number" && length < min) return `This field must be at least ${min} characters.`;
      return undefined;
    }
    case "email_text_input":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : "Please enter a valid email address.";
    case "url_text_input":
      return /^https?:\/\/\S+\.\S+$/.test(value) ? undefined : "Please enter a valid URL.";
    case "number_input": {
      if (!/^-?\d+(\.\d+)?$/.test(value) || (decimals === false && value.includes(".")))
        return "Please enter a valid number.";
      if (least !== undefined && Number(value) < Number(least))
        return `Please enter a number of at least ${String(least)}.`;
      if (most !== undefined && Number(value) > Number(most))
        return `Please enter a number of at most ${String(most)}.`;
      return undefined;
    }
    default:
      return undefined;
  }
}
