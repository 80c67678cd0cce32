import { describe, expect, it } from "vitest";
import { findMentions } from "../../src/simulators/slack/rules/mentions.ts";
import {
  validateMessage,
  validateSuggestions,
  validateView,
} from "../../src/simulators/slack/rules/validate.ts";
import { modal, mrkdwn, plain, textInput } from "./listening-app.ts";

const long = (length: number) => "ő".repeat(length);
const option = (text: string, value = text) => ({ text: plain(text), value });
const button = (more: object = {}) => ({ type: "button", action_id: "b", text: plain("Go"), ...more });
const actions = (...elements: unknown[]) => ({ type: "actions", elements });
const input = (element: object, more: object = {}) => ({
  type: "input",
  block_id: "i",
  label: plain("Label"),
  element: { action_id: "a", ...element },
  ...more,
});
const confirm = (more: object = {}) => ({
  title: plain("Sure?"),
  text: plain("Really"),
  confirm: plain("Yes"),
  deny: plain("No"),
  ...more,
});
const select = (more: object = {}) => ({
  type: "static_select",
  action_id: "s",
  options: [option("A"), option("B")],
  ...more,
});
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

const viewWith = (...blocks: unknown[]) => modal(blocks);

/** Each rule: a view that breaks just it, where, and in what words. */
const brokenViews: [name: string, view: unknown, pointer: string, message: string][] = [
  [
    "a title over 24 characters",
    modal([], { title: plain(long(25)) }),
    "/view/title/text",
    "must be less than 25 characters",
  ],
  ["no title", modal([], { title: undefined }), "/view", "missing required field: title"],
  ["a title in mrkdwn", modal([], { title: mrkdwn("Hi") }), "/view/title/type", "must be a valid enum value"],
  [
    "a submit label over 24 characters",
    modal([], { submit: plain(long(25)) }),
    "/view/submit/text",
    "must be less than 25 characters",
  ],
  [
    "a close label over 24 characters",
    modal([], { close: plain(long(25)) }),
    "/view/close/text",
    "must be less than 25 characters",
  ],
  [
    "private_metadata over 3000",
    modal([], { private_metadata: long(3001) }),
    "/view/private_metadata",
    "must be less than 3001 characters",
  ],
  [
    "a callback_id over 255",
    modal([], { callback_id: long(256) }),
    "/view/callback_id",
    "must be less than 256 characters",
  ],
  [
    "an external_id over 255",
    modal([], { external_id: long(256) }),
    "/view/external_id",
    "must be less than 256 characters",
  ],
  [
    "more than 100 blocks",
    modal(times(101, () => ({ type: "divider" }))),
    "/view/blocks",
    "no more than 100 items allowed",
  ],
  ["an unknown property", modal([], { colour: "red" }), "/view", "invalid additional property: colour"],
  [
    "an input without submit",
    modal([textInput("a", "A")], { submit: undefined }),
    "/view",
    "must define `submit` to use an `input` block in modals",
  ],
  [
    "a repeated block_id",
    viewWith(textInput("a", "A"), textInput("a", "B")),
    "/view/blocks/1/block_id",
    '`block_id` "a" already exists',
  ],
  [
    "a block_id over 255",
    viewWith({ type: "divider", block_id: long(256) }),
    "/view/blocks/0/block_id",
    "must be less than 256 characters",
  ],
  [
    "a repeated action_id in a block",
    viewWith(actions(button(), button())),
    "/view/blocks/0/elements/1/action_id",
    '`action_id` "b" already exists for another element',
  ],
  [
    "an action_id over 255",
    viewWith(actions(button({ action_id: long(256) }))),
    "/view/blocks/0/elements/0/action_id",
    "must be less than 256 characters",
  ],
  ["an unknown block", viewWith({ type: "marquee" }), "/view/blocks/0/type", "unsupported type: marquee"],
  [
    "markdown in a modal",
    viewWith({ type: "markdown", text: "# Hi" }),
    "/view/blocks/0/type",
    "unsupported type: markdown",
  ],
  [
    "a table in a modal",
    viewWith({ type: "table", rows: [[1]] }),
    "/view/blocks/0/type",
    "unsupported type: table",
  ],
  [
    "a header over 150",
    viewWith({ type: "header", text: plain(long(151)) }),
    "/view/blocks/0/text/text",
    "must be less than 151 characters",
  ],
  [
    "a header in mrkdwn",
    viewWith({ type: "header", text: mrkdwn("Hi") }),
    "/view/blocks/0/text/type",
    "must be a valid enum value",
  ],
  [
    "a section over 3000",
    viewWith({ type: "section", text: mrkdwn(long(3001)) }),
    "/view/blocks/0/text/text",
    "must be less than 3001 characters",
  ],
  [
    "an empty section text",
    viewWith({ type: "section", text: mrkdwn("") }),
    "/view/blocks/0/text/text",
    "must be more than 0 characters",
  ],
  [
    "a section without text or fields",
    viewWith({ type: "section" }),
    "/view/blocks/0",
    "must define either `text` or `fields`",
  ],
  [
    "more than 10 fields",
    viewWith({ type: "section", fields: times(11, () => plain("x")) }),
    "/view/blocks/0/fields",
    "no more than 10 items allowed",
  ],
  [
    "a field over 2000",
    viewWith({ type: "section", fields: [plain(long(2001))] }),
    "/view/blocks/0/fields/0/text",
    "must be less than 2001 characters",
  ],
  [
    "a text input as accessory",
    viewWith({ type: "section", text: plain("x"), accessory: { type: "plain_text_input" } }),
    "/view/blocks/0/accessory/type",
    "unsupported type: plain_text_input",
  ],
  [
    "more than 10 context elements",
    viewWith({ type: "context", elements: times(11, () => plain("x")) }),
    "/view/blocks/0/elements",
    "no more than 10 items allowed",
  ],
  [
    "a button in a context",
    viewWith({ type: "context", elements: [button()] }),
    "/view/blocks/0/elements/0/type",
    "unsupported type: button",
  ],
  [
    "more than 25 actions",
    viewWith(actions(...times(26, (index) => button({ action_id: `b${index}` })))),
    "/view/blocks/0/elements",
    "no more than 25 items allowed",
  ],
  ["an empty actions block", viewWith(actions()), "/view/blocks/0/elements", "no fewer than 1 items allowed"],
  [
    "a button in an input",
    viewWith(input(button())),
    "/view/blocks/0/element/type",
    "unsupported type: button",
  ],
  [
    "a label over 2000",
    viewWith(textInput("a", long(2001))),
    "/view/blocks/0/label/text",
    "must be less than 2001 characters",
  ],
  [
    "a hint over 2000",
    viewWith(textInput("a", "A", {}, { hint: plain(long(2001)) })),
    "/view/blocks/0/hint/text",
    "must be less than 2001 characters",
  ],
  [
    "an image without alt text",
    viewWith({ type: "image", image_url: "https://x.example/a.png" }),
    "/view/blocks/0",
    "missing required field: alt_text",
  ],
  [
    "a button text over 75",
    viewWith(actions(button({ text: plain(long(76)) }))),
    "/view/blocks/0/elements/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "a button value over 2000",
    viewWith(actions(button({ value: long(2001) }))),
    "/view/blocks/0/elements/0/value",
    "must be less than 2001 characters",
  ],
  [
    "a button url over 3000",
    viewWith(actions(button({ url: `https://x.example/${long(3000)}` }))),
    "/view/blocks/0/elements/0/url",
    "must be less than 3001 characters",
  ],
  [
    "a mailto button",
    viewWith(actions(button({ url: "mailto:a@b.example" }))),
    "/view/blocks/0/elements/0/url",
    "invalid url",
  ],
  [
    "a button style Slack does not know",
    viewWith(actions(button({ style: "default" }))),
    "/view/blocks/0/elements/0/style",
    "must be a valid enum value",
  ],
  [
    "an accessibility label over 75",
    viewWith(actions(button({ accessibility_label: long(76) }))),
    "/view/blocks/0/elements/0/accessibility_label",
    "must be less than 76 characters",
  ],
  [
    "a confirm title over 100",
    viewWith(actions(button({ confirm: confirm({ title: plain(long(101)) }) }))),
    "/view/blocks/0/elements/0/confirm/title/text",
    "must be less than 101 characters",
  ],
  [
    "a confirm text over 300",
    viewWith(actions(button({ confirm: confirm({ text: plain(long(301)) }) }))),
    "/view/blocks/0/elements/0/confirm/text/text",
    "must be less than 301 characters",
  ],
  [
    "a confirm button over 30",
    viewWith(actions(button({ confirm: confirm({ confirm: plain(long(31)) }) }))),
    "/view/blocks/0/elements/0/confirm/confirm/text",
    "must be less than 31 characters",
  ],
  [
    "a deny button over 30",
    viewWith(actions(button({ confirm: confirm({ deny: plain(long(31)) }) }))),
    "/view/blocks/0/elements/0/confirm/deny/text",
    "must be less than 31 characters",
  ],
  [
    "an option text over 75",
    viewWith(input(select({ options: [option(long(76), "v")] }))),
    "/view/blocks/0/element/options/0/text/text",
    "must be less than 76 characters",
  ],
  [
    "an option value over 150",
    viewWith(input(select({ options: [option("A", long(151))] }))),
    "/view/blocks/0/element/options/0/value",
    "must be less than 151 characters",
  ],
  [
    "an option description over 75",
    viewWith(input(select({ options: [{ ...option("A"), description: plain(long(76)) }] }))),
    "/view/blocks/0/element/options/0/description/text",
    "must be less than 76 characters",
  ],
  [
    "a select option in mrkdwn",
    viewWith(input(select({ options: [{ text: mrkdwn("A"), value: "a" }] }))),
    "/view/blocks/0/element/options/0/text/type",
    "must be a valid enum value",
  ],
  [
    "more than 100 options",
    viewWith(input(select({ options: times(101, (index) => option(`${index}`)) }))),
    "/view/blocks/0/element/options",
    "no more than 100 items allowed",
  ],
  [
    "a select that offers nothing",
    viewWith(input({ type: "static_select" })),
    "/view/blocks/0/element",
    "must define either `options` or `option_groups`",
  ],
  [
    "options beside groups",
    viewWith(input(select({ option_groups: [{ label: plain("G"), options: [option("A")] }] }))),
    "/view/blocks/0/element",
    "must define only one of `options` or `option_groups`",
  ],
  [
    "a group label over 75",
    viewWith(
      input({ type: "static_select", option_groups: [{ label: plain(long(76)), options: [option("A")] }] }),
    ),
    "/view/blocks/0/element/option_groups/0/label/text",
    "must be less than 76 characters",
  ],
  [
    "an initial option nobody offers",
    viewWith(input(select({ initial_option: option("C") }))),
    "/view/blocks/0/element/initial_option",
    "`initial_option` must be one of the provided options",
  ],
  [
    "an initial option that is null",
    viewWith(input(select({ initial_option: null }))),
    "/view/blocks/0/element/initial_option",
    "must provide an object",
  ],
  [
    "an initial option with other text",
    viewWith(input(select({ initial_option: { text: plain("a"), value: "A" } }))),
    "/view/blocks/0/element/initial_option",
    "`initial_option` must be one of the provided options",
  ],
  [
    "more than 10 checkboxes",
    viewWith(input({ type: "checkboxes", options: times(11, (index) => option(`${index}`)) })),
    "/view/blocks/0/element/options",
    "no more than 10 items allowed",
  ],
  [
    "initial checkboxes nobody offers",
    viewWith(input({ type: "checkboxes", options: [option("A")], initial_options: [option("B")] })),
    "/view/blocks/0/element/initial_options/0",
    "`initial_options` must be some of the provided options",
  ],
  [
    "more than 10 radio buttons",
    viewWith(input({ type: "radio_buttons", options: times(11, (index) => option(`${index}`)) })),
    "/view/blocks/0/element/options",
    "no more than 10 items allowed",
  ],
  [
    "more than 5 overflow options",
    viewWith(actions({ type: "overflow", options: times(6, (index) => option(`${index}`)) })),
    "/view/blocks/0/elements/0/options",
    "no more than 5 items allowed",
  ],
  [
    "a placeholder over 150",
    viewWith(textInput("a", "A", { placeholder: plain(long(151)) })),
    "/view/blocks/0/element/placeholder/text",
    "must be less than 151 characters",
  ],
  [
    "min_length over 3000",
    viewWith(textInput("a", "A", { min_length: 3001 })),
    "/view/blocks/0/element/min_length",
    "must be less than 3001",
  ],
  [
    "max_length over 3000",
    viewWith(textInput("a", "A", { max_length: 3001 })),
    "/view/blocks/0/element/max_length",
    "must be less than 3001",
  ],
  [
    "min_length over max_length",
    viewWith(textInput("a", "A", { min_length: 5, max_length: 3 })),
    "/view/blocks/0/element/min_length",
    "`min_length` must not be greater than `max_length`",
  ],
  [
    "an initial value over max_length",
    viewWith(textInput("a", "A", { max_length: 3, initial_value: "abcd" })),
    "/view/blocks/0/element/initial_value",
    "must be less than 4 characters",
  ],
  [
    "max_selected_items of zero",
    viewWith(input({ type: "multi_users_select", max_selected_items: 0 })),
    "/view/blocks/0/element/max_selected_items",
    "must be more than 0",
  ],
  [
    "a multi select in an actions block",
    viewWith(actions({ type: "multi_users_select" })),
    "/view/blocks/0/elements/0/type",
    "unsupported type: multi_users_select",
  ],
  [
    "a number input that does not say about decimals",
    viewWith(input({ type: "number_input" })),
    "/view/blocks/0/element",
    "missing required field: is_decimal_allowed",
  ],
  [
    "a malformed date",
    viewWith(input({ type: "datepicker", initial_date: "2026-1-5" })),
    "/view/blocks/0/element/initial_date",
    "must match format: YYYY-MM-DD",
  ],
  [
    "a malformed time",
    viewWith(input({ type: "timepicker", initial_time: "25:00" })),
    "/view/blocks/0/element/initial_time",
    "must match format: HH:mm",
  ],
  [
    "a date-time in milliseconds",
    viewWith(input({ type: "datetimepicker", initial_date_time: 1_700_000_000_000 })),
    "/view/blocks/0/element/initial_date_time",
    "must be less than 10000000000",
  ],
  [
    "three dispatch triggers",
    viewWith(
      textInput("a", "A", {
        dispatch_action_config: {
          trigger_actions_on: ["on_enter_pressed", "on_character_entered", "on_enter_pressed"],
        },
      }),
    ),
    "/view/blocks/0/element/dispatch_action_config/trigger_actions_on",
    "no more than 2 items allowed",
  ],
  [
    "more than 10 files",
    viewWith(input({ type: "file_input", max_files: 11 })),
    "/view/blocks/0/element/max_files",
    "must be less than 11",
  ],
  [
    "two focused elements",
    viewWith(textInput("a", "A", { focus_on_load: true }), textInput("b", "B", { focus_on_load: true })),
    "/view/blocks",
    "only one element may set `focus_on_load`",
  ],
  [
    "an alert over 200",
    viewWith({ type: "alert", text: plain(long(201)) }),
    "/view/blocks/0/text/text",
    "must be less than 201 characters",
  ],
  [
    "a submit on the App Home",
    { type: "home", blocks: [], submit: plain("Go") },
    "/view",
    "invalid additional property: submit",
  ],
  [
    "a file input on the App Home",
    { type: "home", blocks: [input({ type: "file_input" })] },
    "/view/blocks/0/element/type",
    "unsupported type: file_input",
  ],
  [
    "emoji on a mrkdwn object",
    viewWith({ type: "section", text: { ...mrkdwn("x"), emoji: true } }),
    "/view/blocks/0/text",
    "invalid additional property: emoji",
  ],
];

const rich = (...elements: unknown[]) => ({ type: "rich_text", elements });
const brokenRichText: [name: string, block: unknown, pointer: string, message: string][] = [
  [
    "an element it does not know",
    rich({ type: "text", text: "x" }),
    "/view/blocks/0/elements/0/type",
    "unsupported type: text",
  ],
  [
    "an empty text",
    rich({ type: "rich_text_section", elements: [{ type: "text", text: "" }] }),
    "/view/blocks/0/elements/0/elements/0/text",
    "must be more than 0 characters",
  ],
  [
    "a list indented over 8",
    rich({ type: "rich_text_list", style: "bullet", indent: 9, elements: [] }),
    "/view/blocks/0/elements/0/indent",
    "must be less than 9",
  ],
  [
    "a list of no known style",
    rich({ type: "rich_text_list", style: "dotted", elements: [] }),
    "/view/blocks/0/elements/0/style",
    "must be a valid enum value",
  ],
];

const brokenMessages: [name: string, message: Record<string, unknown>, pointer: string, message_: string][] =
  [
    ["neither text nor blocks", {}, "", "no_text"],
    ["text over 4000", { text: long(4001) }, "/text", "must be less than 4001 characters"],
    [
      "more than 50 blocks",
      { text: "x", blocks: times(51, () => ({ type: "divider" })) },
      "/blocks",
      "no more than 50 items allowed",
    ],
    [
      "more than 100 attachments",
      { text: "x", attachments: times(101, () => ({ text: "a" })) },
      "/attachments",
      "no more than 100 items allowed",
    ],
    [
      "markdown_text beside text",
      { text: "x", markdown_text: "y" },
      "/markdown_text",
      "`markdown_text` excludes `text` and `blocks`",
    ],
    [
      "two markdown blocks over 12000 together",
      { text: "x", blocks: times(2, () => ({ type: "markdown", text: long(6001) })) },
      "/blocks",
      "must be less than 12001 characters",
    ],
    [
      "a table row over 20 cells",
      { text: "x", blocks: [{ type: "table", rows: [times(21, () => ({ type: "raw_text", text: "x" }))] }] },
      "/blocks/0/rows/0",
      "no more than 20 items allowed",
    ],
    [
      "a card title over 150",
      { text: "x", blocks: [{ type: "card", title: plain(long(151)) }] },
      "/blocks/0/title/text",
      "must be less than 151 characters",
    ],
    [
      "a carousel of buttons",
      { text: "x", blocks: [{ type: "carousel", elements: [button()] }] },
      "/blocks/0/elements/0/type",
      "unsupported type: button",
    ],
    [
      "a response_url menu in a message",
      { text: "x", blocks: [input({ type: "conversations_select", response_url_enabled: true })] },
      "/blocks/0/element/response_url_enabled",
      "can only be used in modals",
    ],
    [
      "metadata without a payload",
      { text: "x", metadata: { event_type: "a" } },
      "/metadata",
      "missing required field: event_payload",
    ],
  ];

describe("a view", () => {
  it.each(brokenRichText)("with rich text is refused for %s", (_name, block, pointer, message) => {
    expect(validateView(viewWith(block)).map((broken) => [broken.pointer, broken.message])).toEqual([
      [pointer, message],
    ]);
  });

  it.each(brokenViews)("is refused for %s", (_name, view, pointer, message) => {
    expect(validateView(view).map((broken) => [broken.pointer, broken.message])).toEqual([
      [pointer, message],
    ]);
  });

  it("is taken at exactly the limits, counted in code points", () => {
    const full = modal(
      [
        { type: "header", text: plain("😀".repeat(150)) },
        {
          type: "section",
          text: mrkdwn("😀".repeat(3000)),
          accessory: button({ text: plain("😀".repeat(75)), confirm: confirm() }),
        },
        textInput("body", "Body", { max_length: 3000, initial_value: "😀".repeat(3000) }),
        input(select({ initial_option: option("B") })),
        {
          type: "context",
          elements: [mrkdwn("x"), { type: "image", image_url: "https://x.example/a.png", alt_text: "" }],
        },
      ],
      { title: plain("😀".repeat(24)), private_metadata: long(3000) },
    );
    expect(validateView(full)).toEqual([]);
  });

  it("names several broken rules at once", () => {
    expect(validateView(modal([{ type: "section" }, { type: "header" }], { title: plain("") }))).toHaveLength(
      3,
    );
  });
});

describe("a message", () => {
  it.each(brokenMessages)("is refused for %s", (_name, message, pointer, words) => {
    expect(validateMessage(message).map((broken) => [broken.pointer, broken.message])).toEqual([
      [pointer, words],
    ]);
  });

  it("may carry blocks that modals may not", () => {
    expect(validateMessage({ text: "x", blocks: [{ type: "markdown", text: "# Hi" }] })).toEqual([]);
  });
});

describe("an answer to a search", () => {
  it("may be empty", () => expect(validateSuggestions({ options: [] })).toEqual([]));
  it.each([
    ["more than 100 options", { options: times(101, (index) => option(`${index}`)) }, "/options"],
    ["a text over 75", { options: [option(long(76), "v")] }, "/options/0/text/text"],
    ["options and groups", { options: [], option_groups: [] }, ""],
    ["neither", {}, ""],
  ])("is refused for %s", (_name, answer, pointer) => {
    expect(validateSuggestions(answer).map((broken) => broken.pointer)).toEqual([pointer]);
  });
});

describe("mentions", () => {
  const everyone = (text: unknown) =>
    findMentions({ blocks: [{ type: "section", text }] }).filter(({ kind }) => kind === "everyone");

  it("are found where they are written", () => {
    expect(
      findMentions({ text: "<@U0DAN> and <!subteam^S0ADMINS|@admins> and <!here>" }).map(
        ({ target }) => target,
      ),
    ).toEqual(["U0DAN", "S0ADMINS", "here"]);
  });
  it("are made by Slack from plain @channel unless the text is verbatim", () => {
    expect(everyone(mrkdwn("@channel Kft"))).toMatchObject([{ target: "channel", automatic: true }]);
    expect(everyone({ ...mrkdwn("@channel Kft"), verbatim: true })).toEqual([]);
    expect(everyone(plain("@channel <!channel>"))).toEqual([]);
  });
  it("are not found in escaped text, e-mail addresses and code", () => {
    expect(everyone(mrkdwn("&lt;!channel&gt; jo@here.example `@everyone`"))).toEqual([]);
  });
  it("are found in rich text", () => {
    const blocks = [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { type: "broadcast", range: "channel" },
              { type: "text", text: "@here" },
            ],
          },
        ],
      },
    ];
    expect(findMentions({ blocks })).toMatchObject([{ target: "channel" }]);
  });
});
