import type { Translate } from "../../../i18n/index.ts";
import { codePoints, type Fields, isFields } from "../../../simulators/slack/rules/shape.ts";
import type { Form } from "../blocks/form.ts";
import { isEmpty, numberIn } from "../blocks/held.ts";
import { richTextLines } from "../text/rich-text.tsx";

const longestText = 3000;

/** What Slack's own client refuses to submit, by block id; such a submission is never sent. */
export function clientErrors(blocks: readonly Fields[], form: Form, t: Translate): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of blocks) {
    const { element } = block;
    if (block["type"] !== "input" || !isFields(element)) continue;
    const blockId = String(block["block_id"]);
    const held = form.held(blockId, String(element["action_id"]), String(element["type"]));
    const error = errorOf(element, held, block["optional"] === true, t);
    if (error) errors[blockId] = error;
  }
  return errors;
}

function errorOf(element: Fields, held: unknown, isOptional: boolean, t: Translate): string | undefined {
  const isBlank =
    isEmpty(held) || (element["type"] === "rich_text_input" && isFields(held) && richTextLines(held) === "");
  if (isBlank) return isOptional ? undefined : t("playground.modal.required");
  if (typeof held !== "string") return undefined;
  switch (element["type"]) {
    case "plain_text_input":
      return lengthError(element, codePoints(held), t);
    case "email_text_input":
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(held) ? undefined : t("playground.modal.email");
    case "url_text_input":
      return /^https?:\/\/\S+\.\S+$/.test(held) ? undefined : t("playground.modal.url");
    case "number_input":
      return numberError(element, held, t);
    default:
      return undefined;
  }
}

function lengthError(element: Fields, length: number, t: Translate): string | undefined {
  const most = numberIn(element, "max_length") ?? longestText;
  const least = numberIn(element, "min_length") ?? 0;
  if (length > most) return t("playground.modal.too-long", { count: most });
  if (length < least) return t("playground.modal.too-short", { count: least });
  return undefined;
}

function numberError(element: Fields, held: string, t: Translate): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(held)) return t("playground.modal.number");
  if (element["is_decimal_allowed"] === false && held.includes("."))
    return t("playground.modal.whole-number");
  const { min_value: least, max_value: most } = element;
  if (least !== undefined && Number(held) < Number(least))
    return t("playground.modal.too-small", { least: String(least) });
  if (most !== undefined && Number(held) > Number(most))
    return t("playground.modal.too-big", { most: String(most) });
  return undefined;
}
