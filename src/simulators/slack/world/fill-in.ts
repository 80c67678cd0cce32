import { randomBytes } from "node:crypto";
import { type Fields, isFields } from "../rules/shape.ts";

/** Blocks as Slack stores them: generated ids and defaults filled in. A generated id is new every time. */
export function fillInBlocks(blocks: readonly Fields[]): Fields[] {
  return blocks.map((block) => {
    const filled = fillInTexts(block) as Fields;
    if (!filled["block_id"]) filled["block_id"] = randomBytes(3).toString("base64url").slice(0, 4);
    if (filled["type"] === "input") {
      filled["optional"] ??= false;
      filled["dispatch_action"] ??= false;
    }
    for (const element of [
      filled["element"],
      filled["accessory"],
      ...(Array.isArray(filled["elements"]) ? filled["elements"] : []),
      ...(Array.isArray(filled["actions"]) ? filled["actions"] : []),
    ])
      if (isFields(element) && isInteractive(element))
        element["action_id"] ??= randomBytes(4).toString("base64url").slice(0, 5);
    return filled;
  });
}

/** Text objects get `emoji: true` or `verbatim: false` where the app said nothing. */
export function fillInTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fillInTexts);
  if (!isFields(value)) return value;
  const filled: Fields = {};
  for (const [key, inner] of Object.entries(value)) if (inner !== undefined) filled[key] = fillInTexts(inner);
  if (filled["type"] === "plain_text") filled["emoji"] ??= true;
  if (filled["type"] === "mrkdwn") filled["verbatim"] ??= false;
  return filled;
}

function isInteractive(element: Fields): boolean {
  return (
    !["plain_text", "mrkdwn", "image", "text"].includes(String(element["type"])) &&
    !/^rich_text_(?!input)/.test(String(element["type"]))
  );
}
