import { type CrossRules, listOf, repeated } from "./cross-checks.ts";
import { messageLimits, viewBytesLimit } from "./payloads.ts";
import { codePoints, type Fields, isFields } from "./shape.ts";

/** Rules over all blocks of a view or message; the subject is what holds `blocks`. */
export const blockListCrossRules: CrossRules = {
  "blocks.block_id.unique": (holder) =>
    repeated(blocksOf(holder).map((block) => block["block_id"])).map(({ index, value }) => ({
      at: `/blocks/${index}/block_id`,
      message: `\`block_id\` "${value}" already exists`,
      code: "duplicate",
    })),
  "blocks.focus_on_load.one": (holder) =>
    elementsIn(blocksOf(holder)).filter((element) => element["focus_on_load"] === true).length > 1
      ? [found("only one element may set `focus_on_load`", "conflicting_fields")]
      : [],
  "blocks.markdown.total": (holder) =>
    lengthOf(typed(holder, "markdown").map((block) => block["text"])) > messageLimits.markdownText
      ? [found(`must be less than ${messageLimits.markdownText + 1} characters`, "too_long")]
      : [],
  "blocks.table.one": (holder) =>
    typed(holder, "table").length > 1 ? [found("only one table allowed", "too_many_items")] : [],
  "blocks.task_id.unique": (holder) =>
    repeated(typed(holder, "task_card").map((block) => block["task_id"])).map(({ value }) =>
      found(`\`task_id\` "${value}" already exists`, "duplicate"),
    ),
  "blocks.data_table.total": (holder) =>
    lengthOf(typed(holder, "data_table").flatMap(cellTexts)) > messageLimits.dataTableText
      ? [found(`must be less than ${messageLimits.dataTableText + 1} characters`, "too_long")]
      : [],
};

export const viewCrossRules: CrossRules = {
  "view.submit.with_input": (view, surface) =>
    surface === "modal" && view["submit"] === undefined && typed(view, "input").length > 0
      ? [
          {
            at: "",
            message: "must define `submit` to use an `input` block in modals",
            code: "missing_field",
          },
        ]
      : [],
  "view.size": (view) =>
    Buffer.byteLength(JSON.stringify(view)) > viewBytesLimit
      ? [{ at: "", message: "view_too_large", code: "view_too_large" }]
      : [],
};

export const messageCrossRules: CrossRules = {
  "message.content.required": ({ text, blocks, attachments, markdown_text: markdown }) =>
    text || markdown || listOf(blocks).length > 0 || listOf(attachments).length > 0
      ? []
      : [{ at: "", message: "no_text", code: "no_text" }],
  "message.markdown_text.alone": ({ text, blocks, markdown_text: markdown }) =>
    markdown !== undefined && (text !== undefined || blocks !== undefined)
      ? [
          {
            at: "/markdown_text",
            message: "`markdown_text` excludes `text` and `blocks`",
            code: "conflicting_fields",
          },
        ]
      : [],
};

function found(message: string, code: string): { at: string; message: string; code: string } {
  return { at: "/blocks", message, code };
}

function blocksOf(holder: Fields): Fields[] {
  return listOf(holder["blocks"]).map((block) => (isFields(block) ? block : {}));
}

function typed(holder: Fields, type: string): Fields[] {
  return blocksOf(holder).filter((block) => block["type"] === type);
}

function elementsIn(blocks: readonly Fields[]): Fields[] {
  return blocks
    .flatMap((block) => [block["element"], block["accessory"], ...listOf(block["elements"])])
    .filter(isFields);
}

function lengthOf(texts: readonly unknown[]): number {
  return texts.reduce<number>((sum, text) => sum + (typeof text === "string" ? codePoints(text) : 0), 0);
}

/** Every text in a table's rows, however deep: rich text keeps its own several levels down. */
function cellTexts(table: Fields): unknown[] {
  const texts: unknown[] = [];
  JSON.stringify(table["rows"], (key, value) => {
    if (key === "text") texts.push(value);
    return value;
  });
  return texts;
}
