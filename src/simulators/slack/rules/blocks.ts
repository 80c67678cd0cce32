import { chart } from "./charts.ts";
import { altText, blockId, onePicture, pictureFields, url } from "./objects.ts";
import { columnSetting, dataCell, richTextElement, tableCell } from "./rich-text.ts";
import {
  anyText,
  anything,
  block,
  boolean,
  element,
  elementOrText,
  integer,
  list,
  object,
  oneOf,
  plain,
  type Shape,
  type Surface,
  some,
  string,
  tagged,
} from "./shape.ts";

export interface BlockRule {
  readonly surfaces: readonly Surface[];
  readonly shape: Shape;
}

const everywhere: readonly Surface[] = ["modal", "home", "message"];
const messages: readonly Surface[] = ["message"];
const id = { "block_id?": blockId };
const richText = block("rich_text");
const taskFields = {
  task_id: string(undefined, 1),
  title: string(undefined, 1),
  "details?": richText,
  "output?": richText,
  "sources?": list(tagged("source", { url: { url, text: string() } })),
  "status?": oneOf("pending", "in_progress", "complete", "error"),
};

const insideContainers = [
  "actions",
  "context",
  "divider",
  "header",
  "image",
  "input",
  "rich_text",
  "section",
  "table",
  "video",
] as const;

/** Every block: the surfaces that show it, and its fields with their limits. */
export const blockRules: Readonly<Record<string, BlockRule>> = {
  actions: { surfaces: everywhere, shape: object({ ...id, elements: list(element("actions"), 25, 1) }) },
  context: {
    surfaces: everywhere,
    shape: object({ ...id, elements: list(elementOrText("context", 3000), 10, 1) }),
  },
  divider: { surfaces: everywhere, shape: object(id) },
  header: { surfaces: everywhere, shape: object({ ...id, text: plain(150), "level?": integer(1, 4) }) },
  image: {
    surfaces: everywhere,
    shape: object({ ...id, ...pictureFields, "title?": plain(2000) }, ...onePicture),
  },
  input: {
    surfaces: everywhere,
    shape: object({
      ...id,
      label: plain(2000),
      element: element("input"),
      "hint?": plain(2000),
      "optional?": boolean,
      "dispatch_action?": boolean,
    }),
  },
  section: {
    surfaces: everywhere,
    shape: object(
      {
        ...id,
        "text?": anyText(3000),
        "fields?": list(anyText(2000), 10, 1),
        "accessory?": element("section"),
        "expand?": boolean,
      },
      some("text", "fields"),
    ),
  },
  rich_text: { surfaces: everywhere, shape: object({ ...id, elements: list(richTextElement) }) },
  video: {
    surfaces: everywhere,
    shape: object({
      ...id,
      alt_text: altText,
      title: plain(200),
      thumbnail_url: url,
      video_url: url,
      "title_url?": url,
      "description?": plain(200),
      "author_name?": string(50),
      "provider_name?": string(50),
      "provider_icon_url?": url,
    }),
  },
  markdown: { surfaces: messages, shape: object({ ...id, text: string(undefined, 1) }) },
  table: {
    surfaces: messages,
    shape: object({
      ...id,
      rows: list(list(tableCell, 20, 1), 100, 1),
      "column_settings?": list(columnSetting, 20),
    }),
  },
  data_table: {
    surfaces: messages,
    shape: object({
      ...id,
      caption: string(undefined, 1),
      rows: list(list(dataCell, 20, 1), 201, 2),
      "page_size?": integer(1, 100),
      "row_header_column_index?": integer(0, 19),
    }),
  },
  data_visualization: {
    surfaces: messages,
    shape: object({ ...id, title: string(50, 1), chart }),
  },
  alert: {
    surfaces: everywhere,
    shape: object({
      ...id,
      text: anyText(200),
      "level?": oneOf("default", "info", "warning", "error", "success"),
    }),
  },
  card: {
    surfaces: messages,
    shape: object(
      {
        ...id,
        "title?": anyText(150),
        "subtitle?": anyText(150),
        "body?": anyText(200),
        "subtext?": anyText(200),
        "icon?": element("card_image"),
        "slack_icon?": anything,
        "hero_image?": element("card_image"),
        "actions?": list(element("card_actions"), 3),
      },
      some("hero_image", "title", "actions", "body"),
    ),
  },
  carousel: {
    surfaces: messages,
    shape: object({ ...id, elements: list(block("card"), 10, 1) }),
  },
  container: {
    surfaces: messages,
    shape: object(
      {
        ...id,
        "title?": plain(150),
        "rich_text_title?": richText,
        "subtitle?": anyText(150),
        "icon?": element("card_image"),
        "is_collapsible?": boolean,
        "default_collapsed?": boolean,
        "has_header_divider?": boolean,
        "width?": oneOf("narrow", "standard", "wide", "full"),
        child_blocks: list(block(...insideContainers), 10, 1),
      },
      some("title", "rich_text_title"),
    ),
  },
  context_actions: {
    surfaces: messages,
    shape: object({ ...id, elements: list(element("context_actions"), 5, 1) }),
  },
  plan: {
    surfaces: messages,
    shape: object({
      ...id,
      title: string(),
      "tasks?": list(object({ ...taskFields, "type?": string() }), 50),
    }),
  },
  task_card: { surfaces: messages, shape: object({ ...id, ...taskFields }) },
  // Slack shows it where a remote file was shared; nobody may post it.
  file: { surfaces: [], shape: object({ ...id, "external_id?": string(), "source?": string() }) },
};
