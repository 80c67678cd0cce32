import { blockListCrossRules, messageCrossRules, viewCrossRules } from "./across-blocks.ts";
import { check, checkAcross } from "./check.ts";
import { messageBlocks, messageFields, suggestions, viewShapes } from "./payloads.ts";
import { type Reading, type RuleOptions, reading } from "./reading.ts";
import { block, type Fields, isFields, list, type RuleBreak, type Surface } from "./shape.ts";

/** Broken rules of a modal or App Home payload; pointers start at `/view`. Empty means Slack takes it. */
export function validateView(view: unknown, options?: RuleOptions): RuleBreak[] {
  const type = isFields(view) && view["type"] === "home" ? "home" : "modal";
  const read = reading(type, options);
  check(read, viewShapes[type], view, { pointer: "/view", rule: "view" });
  if (isFields(view)) {
    checkAcross(read, blockListCrossRules, view, "/view");
    checkAcross(read, viewCrossRules, view, "/view");
  }
  return read.breaks;
}

/** Broken rules of a message (`text`, `blocks`, `attachments`, `markdown_text`, `metadata`). Empty means Slack takes it. */
export function validateMessage(message: Fields, options?: RuleOptions): RuleBreak[] {
  const read = reading("message", options);
  checkAcross(read, messageCrossRules, message, "");
  if (message["blocks"] !== undefined) checkBlocks(read, message["blocks"]);
  for (const [name, shape] of Object.entries(messageFields))
    if (message[name] !== undefined)
      check(read, shape, message[name], { pointer: `/${name}`, rule: `message.${name}` });
  const attachments = Array.isArray(message["attachments"]) ? message["attachments"] : [];
  for (const [index, attachment] of attachments.entries())
    if (isFields(attachment)) checkAcross(read, blockListCrossRules, attachment, `/attachments/${index}`);
  return read.breaks;
}

/** Broken rules of a bare list of blocks on a surface; pointers start at `/blocks`. */
export function validateBlocks(blocks: unknown, surface: Surface, options?: RuleOptions): RuleBreak[] {
  const read = reading(surface, options);
  checkBlocks(read, blocks);
  return read.breaks;
}

/** Broken rules of an answer to `block_suggestion`: either `options` or `option_groups`, at most 100 of each. */
export function validateSuggestions(answer: unknown, options?: RuleOptions): RuleBreak[] {
  const read = reading("modal", options);
  check(read, suggestions, answer, { pointer: "", rule: "suggestions" });
  return read.breaks;
}

function checkBlocks(read: Reading, blocks: unknown): void {
  const shape = read.surface === "message" ? messageBlocks : list(block(), 100);
  check(read, shape, blocks, { pointer: "/blocks", rule: "view.blocks" });
  checkAcross(read, blockListCrossRules, { blocks }, "");
}
