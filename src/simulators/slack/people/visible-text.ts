import { type Fields, isFields } from "../rules/shape.ts";
import { elementsOf, valueField } from "../world/state-values.ts";
import { type Link, linksIn, readMrkdwn, readRichText, readText } from "./rendering.ts";
import { readerOf, type Surface } from "./surface.ts";

/** Everything a person reads on the surface, one block after the other. */
export function visibleText(surface: Surface): string {
  return surface
    .blocks()
    .flatMap((block) => linesOf(surface, block))
    .filter((line) => line !== "")
    .join("\n");
}

function linesOf(surface: Surface, block: Fields): string[] {
  const reader = readerOf(surface);
  const say = (value: unknown) => readText(value, reader);
  const elements = () => elementsOf(block).map((element) => elementText(surface, block, element));
  switch (block["type"]) {
    case "section": {
      const fields = Array.isArray(block["fields"]) ? block["fields"] : [];
      return [say(block["text"]), ...fields.map(say), ...elements()];
    }
    case "input":
      return [
        say(block["label"]),
        ...elements(),
        say(block["hint"]),
        surface.errors()[String(block["block_id"])] ?? "",
      ];
    case "context": {
      const parts = Array.isArray(block["elements"]) ? block["elements"].filter(isFields) : [];
      return [
        parts.map((part) => (part["type"] === "image" ? String(part["alt_text"]) : say(part))).join(" "),
      ];
    }
    case "image":
      return [say(block["title"]), String(block["alt_text"] ?? "")];
    case "rich_text":
      return [readRichText(block, reader)];
    case "markdown":
      return [String(block["text"])];
    case "divider":
      return [];
    case "table":
    case "data_table":
      return tableLines(surface, block);
    case "actions":
    case "context_actions":
      return elements();
    default:
      return [
        ...["title", "subtitle", "text", "body", "subtext"].map((name) => say(block[name])),
        ...elements(),
      ];
  }
}

function elementText(surface: Surface, block: Fields, element: Fields): string {
  const reader = readerOf(surface);
  const type = String(element["type"]);
  if (type === "button" || type === "icon_button" || type === "workflow_button")
    return readText(element["text"], reader);
  if (type === "image") return String(element["alt_text"] ?? "");
  if (type === "checkboxes" || type === "radio_buttons") {
    const options = Array.isArray(element["options"]) ? element["options"].filter(isFields) : [];
    return options
      .map((option) =>
        [readText(option["text"], reader), readText(option["description"], reader)]
          .filter(Boolean)
          .join("\n"),
      )
      .join("\n");
  }
  const entry = surface.values()[String(block["block_id"])]?.[String(element["action_id"])];
  const value = entry?.[valueField(type) ?? ""];
  return valueText(surface, value) || readText(element["placeholder"], reader);
}

/** A chosen or typed value as it shows in its field. */
function valueText(surface: Surface, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueText(surface, one)).join(", ");
  if (isFields(value)) return readText(value["text"], readerOf(surface));
  if (value === undefined || value === null) return "";
  const { users, channels } = surface.sim.world;
  return users.get(String(value))?.realName ?? channels.get(String(value))?.name ?? String(value);
}

function tableLines(surface: Surface, block: Fields): string[] {
  const rows = Array.isArray(block["rows"]) ? block["rows"] : [];
  const cell = (value: unknown) =>
    isFields(value) && value["type"] === "rich_text"
      ? readRichText(value, readerOf(surface))
      : isFields(value)
        ? String(value["text"] ?? value["value"] ?? "")
        : "";
  return rows.map((row) => (Array.isArray(row) ? row.map(cell).join(" | ") : ""));
}

/** Links written in texts, and buttons that open a page. */
export function linksOf(blocks: readonly Fields[], text: string, surface: Surface): Link[] {
  const found: Link[] = blocks.length === 0 ? linksIn(text) : [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    if (!isFields(value)) return;
    if (value["type"] === "mrkdwn") found.push(...linksIn(String(value["text"])));
    if (value["type"] === "link")
      found.push({ url: String(value["url"]), text: String(value["text"] ?? value["url"]) });
    if (value["type"] === "button" && typeof value["url"] === "string")
      found.push({ url: value["url"], text: readText(value["text"], readerOf(surface)) });
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(blocks);
  return found.map((link) => ({ url: link.url, text: readMrkdwn(link.text, readerOf(surface)) }));
}
