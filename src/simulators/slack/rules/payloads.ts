import { option, optionGroup } from "./objects.ts";
import {
  anyObject,
  anything,
  atMostOne,
  block,
  boolean,
  list,
  named,
  object,
  oneOf,
  plain,
  type Shape,
  some,
  string,
} from "./shape.ts";

/** Limits that more than one place must know. */
export const messageLimits = {
  blocks: 50,
  attachments: 100,
  /** What Slack asks for; `chat.update` refuses more. */
  text: 4000,
  /** What Slack cuts off. */
  truncatedText: 40_000,
  markdownText: 12_000,
  dataTableText: 20_000,
} as const;

export const viewBytesLimit = 250_000;

const viewFields = {
  type: oneOf("modal", "home"),
  blocks: list(block(), 100),
  "private_metadata?": string(3000),
  "callback_id?": string(255),
  "external_id?": string(255),
};

export const viewShapes: Readonly<Record<"modal" | "home", Shape>> = {
  modal: named(
    "view",
    object({
      ...viewFields,
      title: plain(24),
      "submit?": plain(24),
      "close?": plain(24),
      "clear_on_close?": boolean,
      "notify_on_close?": boolean,
      "submit_disabled?": boolean,
    }),
  ),
  home: named("view", object(viewFields)),
};

export const messageBlocks = named("message.blocks", list(block(), messageLimits.blocks));

/** The older way to add to a message: its fields are many and loosely checked, its blocks are not. */
const attachment = object({
  "blocks?": messageBlocks,
  ...Object.fromEntries(
    [
      ...["actions", "author_icon", "author_link", "author_name", "author_subname", "callback_id", "color"],
      ...["fallback", "fields", "footer", "footer_icon", "id", "image_url", "mrkdwn_in", "pretext"],
      ...["text", "thumb_url", "title", "title_link", "ts"],
    ].map((name) => [`${name}?`, anything] as const),
  ),
});

/** The fields of a message that have rules; calls and answers carry others beside them. */
export const messageFields: Readonly<Record<string, Shape>> = {
  text: named("message.text", string(messageLimits.text)),
  markdown_text: named("message.markdown_text", string(messageLimits.markdownText)),
  attachments: named("message.attachments", list(attachment, messageLimits.attachments)),
  metadata: named(
    "message.metadata",
    object({
      event_type: string(255, 1),
      event_payload: anyObject,
      "entities?": anything,
    }),
  ),
};

/** The answer to a search in a menu. */
export const suggestions = named(
  "suggestions",
  object(
    { "options?": list(option, 100), "option_groups?": list(optionGroup, 100) },
    some("options", "option_groups"),
    atMostOne("options", "option_groups"),
  ),
);
