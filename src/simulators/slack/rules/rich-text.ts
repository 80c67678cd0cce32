import {
  anything,
  boolean,
  integer,
  list,
  matching,
  object,
  oneOf,
  type Shape,
  string,
  tagged,
} from "./shape.ts";

const style: Shape = object({
  "bold?": boolean,
  "italic?": boolean,
  "strike?": boolean,
  "code?": boolean,
  "underline?": boolean,
  "highlight?": boolean,
  "client_highlight?": boolean,
  "unlink?": boolean,
});

const inline: Shape = tagged({
  text: { text: string(undefined, 1), "style?": style },
  link: { url: string(3000, 1), "text?": string(), "unsafe?": boolean, "style?": style },
  emoji: { name: string(undefined, 1), "unicode?": string(), "skin_tone?": integer(1, 6), "style?": style },
  user: { user_id: matching(/^[UW][A-Z0-9]+$/, "must be a valid user id"), "style?": style },
  usergroup: { usergroup_id: matching(/^S[A-Z0-9]+$/, "must be a valid user group id"), "style?": style },
  channel: { channel_id: matching(/^[CGD][A-Z0-9]+$/, "must be a valid channel id"), "style?": style },
  broadcast: { range: oneOf("here", "channel", "everyone"), "style?": style },
  color: { value: string(), "style?": style },
  date: {
    timestamp: integer(),
    format: string(undefined, 1),
    "url?": string(3000),
    "fallback?": string(),
    "style?": style,
  },
});

const border = integer(0, 1);
const section = { elements: list(inline) };

/** What stands in a rich_text block. */
export const richTextElement: Shape = tagged({
  rich_text_section: section,
  rich_text_quote: { ...section, "border?": border },
  rich_text_preformatted: { ...section, "border?": border, "language?": string() },
  rich_text_list: {
    style: oneOf("bullet", "ordered"),
    elements: list(tagged({ rich_text_section: section })),
    "indent?": integer(0, 8),
    "offset?": integer(0),
    "border?": border,
  },
});

const richTextCell = { elements: list(richTextElement), "block_id?": string(255) };

/** Cells of a table; a data table also takes numbers. */
export const tableCell: Shape = tagged({ raw_text: { text: string() }, rich_text: richTextCell });
export const dataCell: Shape = tagged({
  raw_text: { text: string(undefined, 1) },
  raw_number: { value: anything, "text?": string() },
  rich_text: richTextCell,
});
export const columnSetting: Shape = object({
  "align?": oneOf("left", "center", "right"),
  "is_wrapped?": boolean,
});
