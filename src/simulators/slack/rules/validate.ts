import { viewShapes } from "./blocks.ts";
import { check } from "./check.ts";
import { option, optionGroup } from "./objects.ts";
import { breakRule, type Reading } from "./reading.ts";
import {
  atMostOne,
  codePoints,
  type Fields,
  isFields,
  list,
  object,
  type RuleBreak,
  type Surface,
  some,
} from "./shape.ts";

/** Message limits that no single block carries. */
export const messageLimits = {
  blocks: 50,
  attachments: 100,
  text: 4000,
  truncatedText: 40_000,
  markdownText: 12_000,
  metadataEventType: 255,
} as const;

export const viewBytesLimit = 250_000;

/** Broken rules of a modal or App Home payload; pointers start at `/view`. Empty means Slack takes it. */
export function validateView(view: unknown): RuleBreak[] {
  const type = isFields(view) && view["type"] === "home" ? "home" : "modal";
  const reading: Reading = { surface: type, breaks: [] };
  check(reading, viewShapes[type], view, "/view");
  if (!isFields(view)) return reading.breaks;
  const blocks = blocksOf(view);
  checkAcrossBlocks(reading, blocks, "/view/blocks");
  if (type === "modal" && view["submit"] === undefined && blocks.some((block) => block["type"] === "input"))
    breakRule(reading, "/view", "must define `submit` to use an `input` block in modals", "missing_field");
  return reading.breaks;
}

/** Broken rules of a message (`text`, `blocks`, `attachments`, `markdown_text`, `metadata`). Empty means Slack takes it. */
export function validateMessage(message: Fields): RuleBreak[] {
  const reading: Reading = { surface: "message", breaks: [] };
  const { text, blocks, attachments, markdown_text: markdown } = message;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  const hasAttachments = Array.isArray(attachments) && attachments.length > 0;
  if (!hasBlocks && !hasAttachments && !text && !markdown) breakRule(reading, "", "no_text", "no_text");
  if (typeof text === "string" && codePoints(text) > messageLimits.text)
    breakRule(reading, "/text", `must be less than ${messageLimits.text + 1} characters`, "too_long");
  if (markdown !== undefined && (text !== undefined || blocks !== undefined))
    breakRule(
      reading,
      "/markdown_text",
      "`markdown_text` excludes `text` and `blocks`",
      "conflicting_fields",
    );
  if (blocks !== undefined) reading.breaks.push(...validateBlocks(blocks, "message"));
  if (hasAttachments)
    check(
      reading,
      list(
        object({ "blocks?": list({ is: "block" }, messageLimits.blocks), ...attachmentFields }),
        messageLimits.attachments,
      ),
      attachments,
      "/attachments",
    );
  checkMetadata(reading, message["metadata"]);
  return reading.breaks;
}

/** Broken rules of a bare list of blocks on a surface; pointers start at `/blocks`. */
export function validateBlocks(blocks: unknown, surface: Surface): RuleBreak[] {
  const reading: Reading = { surface, breaks: [] };
  const most = surface === "message" ? messageLimits.blocks : 100;
  check(reading, list({ is: "block" }, most), blocks, "/blocks");
  if (Array.isArray(blocks)) checkAcrossBlocks(reading, blocks.filter(isFields), "/blocks");
  return reading.breaks;
}

/** Broken rules of an answer to `block_suggestion`: either `options` or `option_groups`, at most 100 of each. */
export function validateSuggestions(answer: unknown): RuleBreak[] {
  const reading: Reading = { surface: "modal", breaks: [] };
  const offer = object(
    { "options?": list(option, 100), "option_groups?": list(optionGroup, 100) },
    some("options", "option_groups"),
    atMostOne("options", "option_groups"),
  );
  check(reading, offer, answer, "");
  return reading.breaks;
}

const attachmentFields = Object.fromEntries(
  [
    "color",
    "fallback",
    "pretext",
    "text",
    "title",
    "title_link",
    "author_name",
    "footer",
    "ts",
    "fields",
    "mrkdwn_in",
    "image_url",
    "thumb_url",
    "id",
    "callback_id",
  ].map((name) => [`${name}?`, { is: "anything" } as const]),
);

function blocksOf(payload: Fields): Fields[] {
  return Array.isArray(payload["blocks"]) ? payload["blocks"].filter(isFields) : [];
}

function checkAcrossBlocks(reading: Reading, blocks: readonly Fields[], at: string): void {
  const seen = new Set<unknown>();
  let focused = 0;
  let markdown = 0;
  let tables = 0;
  for (const [index, block] of blocks.entries()) {
    const blockId = block["block_id"];
    if (typeof blockId === "string" && blockId !== "") {
      if (seen.has(blockId))
        breakRule(
          reading,
          `${at}/${index}/block_id`,
          `\`block_id\` "${blockId}" already exists`,
          "duplicate",
        );
      seen.add(blockId);
    }
    for (const candidate of [
      block["element"],
      block["accessory"],
      ...(Array.isArray(block["elements"]) ? block["elements"] : []),
    ])
      if (isFields(candidate) && candidate["focus_on_load"] === true) focused += 1;
    if (block["type"] === "markdown" && typeof block["text"] === "string")
      markdown += codePoints(block["text"]);
    if (block["type"] === "table") tables += 1;
  }
  if (focused > 1) breakRule(reading, at, "only one element may set `focus_on_load`", "conflicting_fields");
  if (markdown > messageLimits.markdownText)
    breakRule(reading, at, `must be less than ${messageLimits.markdownText + 1} characters`, "too_long");
  if (tables > 1) breakRule(reading, at, "only one table allowed", "too_many_items");
}

function checkMetadata(reading: Reading, metadata: unknown): void {
  if (metadata === undefined) return;
  const shape = object({
    event_type: { is: "string", min: 1, max: messageLimits.metadataEventType },
    event_payload: { is: "anything" },
    "entities?": { is: "anything" },
  });
  check(reading, shape, metadata, "/metadata");
  if (isFields(metadata) && metadata["event_payload"] !== undefined && !isFields(metadata["event_payload"]))
    breakRule(reading, "/metadata/event_payload", "must provide an object", "invalid_type");
}
