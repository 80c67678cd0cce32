import { blockId, channelId, url, userId } from "./objects.ts";
import {
  boolean,
  integer,
  list,
  matching,
  named,
  number,
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

const text = { text: string(undefined, 1), "style?": style };
const link = { url: string(3000, 1), "text?": string(), "unsafe?": boolean, "style?": style };

const inline: Shape = tagged("rich_text", {
  text,
  link,
  emoji: {
    name: string(undefined, 1),
    "unicode?": string(),
    "url?": url,
    "skin_tone?": integer(1, 6),
    "style?": style,
  },
  user: { user_id: userId, "style?": style },
  usergroup: { usergroup_id: matching(/^S[A-Z0-9]+$/, "must be a valid user group id"), "style?": style },
  team: { team_id: matching(/^[TE][A-Z0-9]+$/, "must be a valid team id"), "style?": style },
  channel: { channel_id: channelId, "style?": style },
  broadcast: { range: oneOf("here", "channel", "everyone"), "style?": style },
  color: { value: string(), "style?": style },
  date: {
    timestamp: integer(),
    format: string(undefined, 1),
    "url?": url,
    "fallback?": string(),
    "style?": style,
  },
});

const border = named("border", integer(0, 1));
const section = { elements: list(inline) };

/** What stands in a rich_text block. */
export const richTextElement: Shape = tagged("rich_text", {
  rich_text_section: section,
  rich_text_quote: { ...section, "border?": border },
  rich_text_preformatted: {
    elements: list(tagged("rich_text", { text, link })),
    "border?": border,
    "language?": string(),
  },
  rich_text_list: {
    style: oneOf("bullet", "ordered"),
    elements: list(tagged("rich_text", { rich_text_section: section })),
    "indent?": integer(0, 8),
    "offset?": integer(0),
    "border?": border,
  },
});

const richTextCell = { elements: list(richTextElement), "block_id?": blockId };
const rawNumber = { value: number, "text?": string(undefined, 1) };

/** Cells of a table, and of a data table, whose texts may not be empty. */
export const tableCell: Shape = tagged("cell", {
  raw_text: { text: string() },
  raw_number: rawNumber,
  rich_text: richTextCell,
});
export const dataCell: Shape = tagged("cell", {
  raw_text: { text: string(undefined, 1) },
  raw_number: rawNumber,
  rich_text: richTextCell,
});
export const columnSetting: Shape = object({
  "align?": oneOf("left", "center", "right"),
  "is_wrapped?": boolean,
});
