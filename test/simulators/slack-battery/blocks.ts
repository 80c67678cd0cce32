import { mrkdwn, plain } from "../listening-app.ts";
import {
  above,
  below,
  empty,
  fewerThan,
  image,
  inHome,
  inMessage,
  inModal,
  input,
  long,
  longerThan,
  missing,
  moreThan,
  notInEnum,
  times,
  unsupported,
  type Wrong,
} from "./payload.ts";

const header = (more: object = {}) => ({ type: "header", text: plain("Hi"), ...more });
const section = (more: object) => ({ type: "section", ...more });
const context = (...elements: unknown[]) => ({ type: "context", elements });
const labelled = (more: object) => input({ type: "plain_text_input" }, more);
const alert = (more: object) => ({ type: "alert", text: plain("Mind the gap"), ...more });
const video = (more: object) => ({
  type: "video",
  alt_text: "A film",
  title: plain("Film"),
  thumbnail_url: "https://video.example/t.png",
  video_url: "https://video.example/v",
  ...more,
});
const cell = (text = "x") => ({ type: "raw_text", text });
const table = (more: object) => ({ type: "table", rows: [[cell()]], ...more });

/** The classic blocks, tables, markdown and films. */
export const wrongBlocks: readonly Wrong[] = [
  inModal(
    "26 actions",
    "block.actions.elements.max",
    { type: "actions", elements: times(26, (index) => ({ type: "users_select", action_id: `a${index}` })) },
    "/elements",
    moreThan(25),
  ),
  inModal(
    "a row of no actions",
    "block.actions.elements.min",
    { type: "actions", elements: [] },
    "/elements",
    fewerThan(1),
  ),
  inModal(
    "actions without elements",
    "block.actions.elements.required",
    { type: "actions" },
    "",
    missing("elements"),
  ),
  inModal(
    "11 things in a context",
    "block.context.elements.max",
    context(...times(11, () => plain("x"))),
    "/elements",
    moreThan(10),
  ),
  inModal("an empty context", "block.context.elements.min", context(), "/elements", fewerThan(1)),
  inModal(
    "a context without elements",
    "block.context.elements.required",
    { type: "context" },
    "",
    missing("elements"),
  ),
  inModal(
    "a context text of 3001 characters",
    "block.context.elements[].max",
    context(mrkdwn(long(3001))),
    "/elements/0/text",
    longerThan(3000),
  ),

  inModal(
    "a header of 151 characters",
    "block.header.text.max",
    header({ text: plain(long(151)) }),
    "/text/text",
    longerThan(150),
  ),
  inModal(
    "a header in mrkdwn",
    "block.header.text.plain",
    header({ text: mrkdwn("Hi") }),
    "/text/type",
    notInEnum,
  ),
  inModal("a header without text", "block.header.text.required", { type: "header" }, "", missing("text")),
  inModal("a header of level 5", "block.header.level.max", header({ level: 5 }), "/level", above(4)),
  inModal("a header of level 0", "block.header.level.min", header({ level: 0 }), "/level", below(1)),

  inModal(
    "a section of 3001 characters",
    "block.section.text.max",
    section({ text: mrkdwn(long(3001)) }),
    "/text/text",
    longerThan(3000),
  ),
  inModal(
    "a section with neither text nor fields",
    "block.section.(text|fields).required",
    section({}),
    "",
    "must define either `text` or `fields`",
  ),
  inModal(
    "11 fields of a section",
    "block.section.fields.max",
    section({ fields: times(11, () => plain("x")) }),
    "/fields",
    moreThan(10),
  ),
  inModal(
    "a section with a list of no fields",
    "block.section.fields.min",
    section({ fields: [] }),
    "/fields",
    fewerThan(1),
  ),
  inModal(
    "a field of 2001 characters",
    "block.section.fields[].max",
    section({ fields: [plain(long(2001))] }),
    "/fields/0/text",
    longerThan(2000),
  ),

  inModal(
    "a picture from the web and from Slack at once",
    "block.image.(image_url|slack_file).only_one",
    image({ slack_file: { id: "F1" } }),
    "",
    "must define only one of `image_url` or `slack_file`",
  ),
  inModal(
    "a picture from nowhere",
    "block.image.(image_url|slack_file).required",
    image({ image_url: undefined }),
    "",
    "must define either `image_url` or `slack_file`",
  ),
  inModal(
    "a picture without alt text",
    "block.image.alt_text.required",
    image({ alt_text: undefined }),
    "",
    missing("alt_text"),
  ),
  inModal(
    "a picture with a title of 2001 characters",
    "block.image.title.max",
    image({ title: plain(long(2001)) }),
    "/title/text",
    longerThan(2000),
  ),
  inModal(
    "a picture with a title in mrkdwn",
    "block.image.title.plain",
    image({ title: mrkdwn("x") }),
    "/title/type",
    notInEnum,
  ),

  ...["label", "hint"].flatMap((field) => [
    inModal(
      `a ${field} of 2001 characters`,
      `block.input.${field}.max`,
      labelled({ [field]: plain(long(2001)) }),
      `/${field}/text`,
      longerThan(2000),
    ),
    inModal(
      `a ${field} in mrkdwn`,
      `block.input.${field}.plain`,
      labelled({ [field]: mrkdwn("x") }),
      `/${field}/type`,
      notInEnum,
    ),
  ]),
  inModal(
    "an input without a label",
    "block.input.label.required",
    labelled({ label: undefined }),
    "",
    missing("label"),
  ),
  inModal(
    "an input without an element",
    "block.input.element.required",
    labelled({ element: undefined }),
    "",
    missing("element"),
  ),

  inModal(
    "an alert of 201 characters",
    "block.alert.text.max",
    alert({ text: plain(long(201)) }),
    "/text/text",
    longerThan(200),
  ),
  inModal(
    "an alert without text",
    "block.alert.text.required",
    alert({ text: undefined }),
    "",
    missing("text"),
  ),
  inModal(
    "an alert of a level Slack does not know",
    "block.alert.level.enum",
    alert({ level: "panic" }),
    "/level",
    notInEnum,
  ),

  ...(["title", "description"] as const).flatMap((field) => [
    inModal(
      `a film with a ${field} of 201 characters`,
      `block.video.${field}.max`,
      video({ [field]: plain(long(201)) }),
      `/${field}/text`,
      longerThan(200),
    ),
    inModal(
      `a film with a ${field} in mrkdwn`,
      `block.video.${field}.plain`,
      video({ [field]: mrkdwn("x") }),
      `/${field}/type`,
      notInEnum,
    ),
  ]),
  ...["alt_text", "title", "thumbnail_url", "video_url"].map((field) =>
    inModal(
      `a film without ${field}`,
      `block.video.${field}.required`,
      video({ [field]: undefined }),
      "",
      missing(field),
    ),
  ),
  ...["author_name", "provider_name"].map((field) =>
    inModal(
      `a film with an ${field} of 51 characters`,
      `block.video.${field}.max`,
      video({ [field]: long(51) }),
      `/${field}`,
      longerThan(50),
    ),
  ),
  inModal(
    "a film with an alt text of 2001 characters",
    "alt_text.max",
    video({ alt_text: long(2001) }),
    "/alt_text",
    longerThan(2000),
  ),

  inModal(
    "markdown in a modal",
    "block.markdown.surface",
    { type: "markdown", text: "# Hi" },
    "/type",
    unsupported("markdown"),
  ),
  inHome(
    "markdown on the App Home",
    "block.markdown.surface",
    { type: "markdown", text: "# Hi" },
    "/type",
    unsupported("markdown"),
  ),
  inMessage("an empty markdown", "block.markdown.text.min", { type: "markdown", text: "" }, "/text", empty),
  inMessage(
    "markdown without text",
    "block.markdown.text.required",
    { type: "markdown" },
    "",
    missing("text"),
  ),

  inModal("a table in a modal", "block.table.surface", table({}), "/type", unsupported("table")),
  inMessage(
    "a table of 101 rows",
    "block.table.rows.max",
    table({ rows: times(101, () => [cell()]) }),
    "/rows",
    moreThan(100),
  ),
  inMessage("a table of no rows", "block.table.rows.min", table({ rows: [] }), "/rows", fewerThan(1)),
  inMessage(
    "a table without rows",
    "block.table.rows.required",
    table({ rows: undefined }),
    "",
    missing("rows"),
  ),
  inMessage(
    "a table row of 21 cells",
    "block.table.rows[].max",
    table({ rows: [times(21, () => cell())] }),
    "/rows/0",
    moreThan(20),
  ),
  inMessage(
    "a table row of no cells",
    "block.table.rows[].min",
    table({ rows: [[]] }),
    "/rows/0",
    fewerThan(1),
  ),
  inMessage(
    "settings for 21 columns",
    "block.table.column_settings.max",
    table({ column_settings: times(21, () => ({ is_wrapped: true })) }),
    "/column_settings",
    moreThan(20),
  ),
  inMessage(
    "a column aligned to the top",
    "block.table.column_settings[].align.enum",
    table({ column_settings: [{ align: "top" }] }),
    "/column_settings/0/align",
    notInEnum,
  ),
  inMessage(
    "a cell of no known type",
    "cell.type",
    table({ rows: [[{ type: "formula" }]] }),
    "/rows/0/0/type",
    unsupported("formula"),
  ),
  inMessage(
    "a text cell without text",
    "cell.raw_text.text.required",
    table({ rows: [[{ type: "raw_text" }]] }),
    "/rows/0/0",
    missing("text"),
  ),
  inMessage(
    "a number cell without a number",
    "cell.raw_number.value.required",
    table({ rows: [[{ type: "raw_number" }]] }),
    "/rows/0/0",
    missing("value"),
  ),
  inMessage(
    "a number cell with an empty text",
    "cell.raw_number.text.min",
    table({ rows: [[{ type: "raw_number", value: 1, text: "" }]] }),
    "/rows/0/0/text",
    empty,
  ),
  inMessage(
    "a rich text cell without elements",
    "cell.rich_text.elements.required",
    table({ rows: [[{ type: "rich_text" }]] }),
    "/rows/0/0",
    missing("elements"),
  ),

  inMessage(
    "a file block, which only Slack can post",
    "block.file.surface",
    { type: "file", external_id: "1", source: "remote" },
    "/type",
    unsupported("file"),
  ),
];
