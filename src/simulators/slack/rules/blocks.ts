import { imageSource, url } from "./objects.ts";
import { columnSetting, dataCell, richTextElement, tableCell } from "./rich-text.ts";
import {
  anyText,
  anything,
  boolean,
  either,
  element,
  integer,
  list,
  object,
  oneOf,
  plain,
  type Shape,
  type Surface,
  some,
  string,
} from "./shape.ts";

export interface BlockRule {
  readonly surfaces: readonly Surface[];
  readonly shape: Shape;
}

const everywhere: readonly Surface[] = ["modal", "home", "message"];
const messages: readonly Surface[] = ["message"];
const blockId = { "block_id?": string(255) };
const richText: Shape = { is: "block", types: ["rich_text"] };
const textOrRichText = (max: number): Shape => either(anyText(max), richText);

/** Every block: the surfaces that show it, and its fields with their limits. */
export const blockRules: Readonly<Record<string, BlockRule>> = {
  actions: { surfaces: everywhere, shape: object({ ...blockId, elements: list(element("actions"), 25, 1) }) },
  context: {
    surfaces: everywhere,
    shape: object({ ...blockId, elements: list(either(element("context"), anyText(3000)), 10, 1) }),
  },
  divider: { surfaces: everywhere, shape: object(blockId) },
  header: { surfaces: everywhere, shape: object({ ...blockId, text: plain(150), "level?": integer(1, 4) }) },
  image: {
    surfaces: everywhere,
    shape: object(
      {
        ...blockId,
        "image_url?": url,
        "slack_file?": imageSource,
        alt_text: string(2000),
        "title?": plain(2000),
      },
      some("image_url", "slack_file"),
    ),
  },
  input: {
    surfaces: everywhere,
    shape: object({
      ...blockId,
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
        ...blockId,
        "text?": anyText(3000),
        "fields?": list(anyText(2000), 10, 1),
        "accessory?": element("section"),
        "expand?": boolean,
      },
      some("text", "fields"),
    ),
  },
  rich_text: { surfaces: everywhere, shape: object({ ...blockId, elements: list(richTextElement) }) },
  video: {
    surfaces: everywhere,
    shape: object({
      ...blockId,
      alt_text: string(2000),
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
  markdown: { surfaces: messages, shape: object({ ...blockId, text: string(12_000, 1) }) },
  table: {
    surfaces: messages,
    shape: object({
      ...blockId,
      rows: list(list(tableCell, 20, 1), 100, 1),
      "column_settings?": list(columnSetting, 20),
    }),
  },
  data_table: {
    surfaces: messages,
    shape: object({
      ...blockId,
      caption: string(undefined, 1),
      rows: list(list(dataCell, 20, 1), 201, 2),
      "page_size?": integer(1, 100),
      "row_header_column_index?": integer(0, 19),
    }),
  },
  data_visualization: {
    surfaces: messages,
    shape: object({ ...blockId, title: string(50, 1), chart: anything }),
  },
  alert: {
    surfaces: everywhere,
    shape: object({
      ...blockId,
      text: anyText(200),
      "level?": oneOf("default", "info", "warning", "error", "success"),
    }),
  },
  card: {
    surfaces: messages,
    shape: object({
      ...blockId,
      "title?": anyText(150),
      "subtitle?": anyText(150),
      "body?": anyText(200),
      "subtext?": anyText(200),
      "icon?": anything,
      "slack_icon?": anything,
      "hero_image?": anything,
      "actions?": list(element("actions"), 3),
    }),
  },
  carousel: {
    surfaces: messages,
    shape: object({ ...blockId, elements: list({ is: "block", types: ["card"] }, 10, 1) }),
  },
  container: {
    surfaces: messages,
    shape: object({
      ...blockId,
      "title?": textOrRichText(150),
      "rich_text_title?": richText,
      "subtitle?": anyText(150),
      "icon?": anything,
      "is_collapsible?": boolean,
      "default_collapsed?": boolean,
      "width?": string(),
      child_blocks: list({ is: "block" }, 10, 1),
    }),
  },
  context_actions: {
    surfaces: messages,
    shape: object({ ...blockId, elements: list(element("context_actions"), 5, 1) }),
  },
  plan: { surfaces: messages, shape: object({ ...blockId, title: string(), "tasks?": list(anything, 50) }) },
  task_card: {
    surfaces: messages,
    shape: object({
      ...blockId,
      task_id: string(),
      title: string(),
      "details?": anything,
      "output?": anything,
      "sources?": list(anything),
      "status?": oneOf("pending", "in_progress", "complete", "error"),
    }),
  },
  file: { surfaces: [], shape: object({ ...blockId, external_id: string(), source: string() }) },
};

/** Modal and App Home payloads. Message limits live in messages.ts. */
const viewFields = {
  type: oneOf("modal", "home"),
  blocks: list({ is: "block" }, 100),
  "private_metadata?": string(3000),
  "callback_id?": string(255),
  "external_id?": string(255),
};

export const viewShapes: Readonly<Record<"modal" | "home", Shape>> = {
  modal: object({
    ...viewFields,
    title: plain(24),
    "submit?": plain(24),
    "close?": plain(24),
    "clear_on_close?": boolean,
    "notify_on_close?": boolean,
    "submit_disabled?": boolean,
  }),
  home: object(viewFields),
};
