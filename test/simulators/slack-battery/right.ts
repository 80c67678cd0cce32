import { modal, mrkdwn, plain } from "../listening-app.ts";
import { button, image, input, option, options, type Right, rich, row, times } from "./payload.ts";

/** Two UTF-16 units and four bytes each: one character to Slack. */
const full = (length: number) => "😀".repeat(length);
const confirm = {
  title: plain(full(100)),
  text: mrkdwn(full(300)),
  confirm: plain(full(30)),
  deny: plain(full(30)),
  style: "danger",
};
const longOption = (index = 0) => ({
  text: plain(full(75)),
  value: `${index}`.padEnd(150, "v"),
  description: plain(full(75)),
});
const menu = { placeholder: plain(full(150)), confirm };
const typed = {
  placeholder: plain(full(150)),
  dispatch_action_config: { trigger_actions_on: ["on_enter_pressed", "on_character_entered"] },
};

const elements: Readonly<Record<string, object>> = {
  button: {
    text: plain(full(75)),
    value: full(2000),
    url: "https://x.example/?q=%F0%9F%98%80",
    style: "primary",
    accessibility_label: full(75),
    confirm,
  },
  checkboxes: {
    options: times(10, (index) => ({ ...longOption(index), text: mrkdwn(`*Tick* ${index}`) })),
    initial_options: [{ ...longOption(3), text: mrkdwn("*Tick* 3") }],
    confirm,
  },
  radio_buttons: { options: times(10, longOption), initial_option: longOption(9) },
  datepicker: { ...menu, initial_date: "2028-02-29" },
  timepicker: { ...menu, initial_time: "23:59", timezone: "Europe/Budapest" },
  datetimepicker: { initial_date_time: 9_999_999_999, confirm },
  static_select: { ...menu, options: times(100, longOption), initial_option: longOption(99) },
  multi_static_select: {
    ...menu,
    option_groups: times(100, (index) => ({ label: plain(full(75)), options: [option(`${index}`)] })),
    initial_options: [option("7"), option("8")],
    max_selected_items: 2,
  },
  external_select: { ...menu, min_query_length: 0, initial_option: option() },
  multi_external_select: { ...menu, min_query_length: 3, initial_options: options(2) },
  users_select: { ...menu, initial_user: "W0ANNA" },
  multi_users_select: { ...menu, initial_users: ["U0ANNA", "U0DAN"], max_selected_items: 2 },
  conversations_select: {
    ...menu,
    default_to_current_conversation: true,
    filter: { include: ["im", "mpim", "private", "public"], exclude_bot_users: true },
  },
  multi_conversations_select: {
    ...menu,
    initial_conversations: ["C0SALES", "D0ANNA", "G0OLD"],
    filter: { exclude_external_shared_channels: true },
  },
  channels_select: { ...menu, initial_channel: "C0SALES" },
  multi_channels_select: { ...menu, initial_channels: ["C0SALES"] },
  overflow: { options: times(5, (index) => ({ ...longOption(index), url: "https://x.example" })), confirm },
  plain_text_input: {
    ...typed,
    multiline: true,
    min_length: 0,
    max_length: 3000,
    initial_value: full(3000),
  },
  rich_text_input: {
    ...typed,
    min_lines: 1,
    max_lines: 100,
    initial_value: rich({ type: "text", text: "x" }),
  },
  email_text_input: { ...typed, initial_value: "jo@acme.example" },
  url_text_input: { ...typed, initial_value: "https://acme.example" },
  number_input: {
    ...typed,
    is_decimal_allowed: true,
    initial_value: "-1.5",
    min_value: "-2",
    max_value: "2",
  },
  file_input: { filetypes: ["pdf"], max_files: 10 },
  image: { image_url: "https://pictures.example/a.png", alt_text: full(2000) },
  icon_button: {
    icon: "trash",
    text: plain("Bin"),
    value: full(2000),
    visible_to_user_ids: times(10, (index) => `U0${index}`),
    confirm,
  },
  feedback_buttons: {
    positive_button: { text: plain("Good"), value: "good", accessibility_label: "Yes" },
    negative_button: { text: plain("Bad"), value: "bad" },
  },
  workflow_button: {
    text: plain("Start"),
    style: "danger",
    workflow: {
      trigger: {
        url: "https://slack.com/shortcuts/1",
        customizable_input_parameters: [{ name: "customer", value: "Acme" }],
      },
    },
  },
};

const made = (type: string) => ({
  type,
  ...(type === "image" ? {} : { action_id: full(255) }),
  ...elements[type],
});
const under = (type: string) => modal([input({ ...made(type), focus_on_load: true })]);
const message = (...blocks: unknown[]) => ({ text: "Hi", blocks });

/** Each element where it is documented to stand. */
const rightElements: Right[] = Object.keys(elements).flatMap((type): Right[] => {
  const element = made(type);
  if (type === "icon_button" || type === "feedback_buttons")
    return [
      {
        name: `a full ${type}`,
        on: "message",
        payload: message({ type: "context_actions", elements: [element] }),
      },
    ];
  if (type === "image")
    return [
      {
        name: "a picture in a section and in a context",
        on: "view",
        payload: modal([
          { type: "section", text: mrkdwn("x"), accessory: element },
          { type: "context", elements: [element] },
        ]),
      },
    ];
  if (["button", "overflow", "workflow_button"].includes(type))
    return [{ name: `a full ${type} in a row`, on: "message", payload: message(row(element)) }];
  if (type === "file_input")
    return [{ name: "a full file_input", on: "view", payload: modal([input(element)]) }];
  const underLabel: Right = { name: `a full ${type} under a label`, on: "view", payload: under(type) };
  return type.endsWith("_input")
    ? [underLabel]
    : [underLabel, { name: `a full ${type} in a row`, on: "message", payload: message(row(element)) }];
});

const cell = (text: string) => ({ type: "raw_text", text });
const points = (count: number) => times(count, (index) => ({ label: `${index}`, value: index }));
const card = {
  type: "card",
  title: mrkdwn(full(150)),
  subtitle: plain(full(150)),
  body: mrkdwn(full(200)),
  subtext: plain(full(200)),
  icon: image(),
  hero_image: image(),
  actions: times(3, (index) => button({ action_id: `b${index}` })),
};
const task = {
  task_id: "1",
  title: "Ask",
  status: "in_progress",
  details: rich({ type: "text", text: "x" }),
  sources: [{ type: "url", url: "https://x.example", text: "Page" }],
};
const everyInline = [
  { type: "text", text: "x", style: { bold: true, italic: true, strike: true, code: true, underline: true } },
  { type: "link", url: "mailto:a@b.example", text: "mail", unsafe: false },
  { type: "emoji", name: "wave", unicode: "1f44b", skin_tone: 6 },
  { type: "user", user_id: "U0ANNA" },
  { type: "usergroup", usergroup_id: "S0ADMINS" },
  { type: "team", team_id: "T0TEAM" },
  { type: "channel", channel_id: "C0SALES" },
  { type: "broadcast", range: "here" },
  { type: "color", value: "#ff0000" },
  { type: "date", timestamp: 1_800_000_000, format: "{date_long}", fallback: "then" },
];
const richText = {
  type: "rich_text",
  elements: [
    { type: "rich_text_section", elements: everyInline },
    { type: "rich_text_quote", elements: everyInline, border: 1 },
    { type: "rich_text_preformatted", elements: everyInline.slice(0, 2), border: 0 },
    {
      type: "rich_text_list",
      style: "ordered",
      indent: 8,
      offset: 4,
      elements: [{ type: "rich_text_section", elements: everyInline }],
    },
  ],
};

/** Each block, filled to its limits. */
const rightBlocks: readonly { type: string; [field: string]: unknown }[] = [
  { type: "actions", elements: times(25, (index) => button({ action_id: `b${index}` })) },
  { type: "context", elements: times(10, () => mrkdwn(full(3000))) },
  { type: "divider", block_id: full(255) },
  { type: "header", text: plain(full(150)), level: 4 },
  { ...image({ alt_text: "" }), title: plain(full(2000)) },
  { type: "image", slack_file: { id: "F0LOGO" }, alt_text: "Logo" },
  input(made("plain_text_input"), {
    label: plain(full(2000)),
    hint: plain(full(2000)),
    optional: true,
    dispatch_action: true,
  }),
  {
    type: "section",
    text: { ...mrkdwn(full(3000)), verbatim: true },
    fields: times(10, () => ({ ...plain(full(2000)), emoji: false })),
    accessory: button(),
    expand: true,
  },
  richText,
  {
    type: "video",
    alt_text: "A film",
    title: plain(full(200)),
    title_url: "https://video.example/f",
    thumbnail_url: "https://video.example/t.png",
    video_url: "https://video.example/v",
    description: plain(full(200)),
    author_name: full(50),
    provider_name: full(50),
    provider_icon_url: "https://video.example/i.png",
  },
  { type: "markdown", text: full(12_000) },
  {
    type: "table",
    rows: times(100, () => [
      ...times(18, () => cell("")),
      { type: "raw_number", value: 7.5, text: "7,5" },
      rich({ type: "text", text: "x" }),
    ]),
    column_settings: times(20, () => ({ align: "right", is_wrapped: true })),
  },
  {
    type: "data_table",
    caption: "Licences",
    rows: times(201, () => times(20, () => cell("xxxx"))),
    page_size: 100,
    row_header_column_index: 19,
  },
  {
    type: "data_visualization",
    title: full(50),
    chart: {
      type: "line",
      series: times(12, (index) => ({ name: `Series ${index}`, data: points(20) })),
      axis_config: { categories: times(20, String), x_label: full(50), y_label: full(50) },
    },
  },
  { type: "data_visualization", title: "Share", chart: { type: "pie", segments: points(12) } },
  { type: "alert", text: mrkdwn(full(200)), level: "success" },
  card,
  { type: "carousel", elements: times(10, () => card) },
  {
    type: "container",
    rich_text_title: richText,
    subtitle: mrkdwn(full(150)),
    icon: image(),
    is_collapsible: true,
    default_collapsed: true,
    has_header_divider: true,
    width: "full",
    child_blocks: times(10, () => ({ type: "divider" })),
  },
  {
    type: "context_actions",
    elements: [made("feedback_buttons"), made("icon_button")].map((one, index) => ({
      ...one,
      action_id: `a${index}`,
    })),
  },
  { type: "plan", title: "The plan", tasks: times(50, (index) => ({ ...task, task_id: `${index}` })) },
  { type: "task_card", ...task },
];

/** Payloads that Slack takes: everything filled, at exactly the limits, counted in characters. */
export const rightPayloads: readonly Right[] = [
  ...rightElements,
  ...rightBlocks.map(
    (block, index): Right => ({
      name: `a full ${block.type} (${index}) in a message`,
      on: "message",
      payload: message(block),
    }),
  ),
  {
    name: "a modal with every field full",
    on: "view",
    payload: modal(
      times(100, () => ({ type: "divider" })),
      {
        title: plain(full(24)),
        submit: plain(full(24)),
        close: plain(full(24)),
        private_metadata: full(3000),
        callback_id: full(255),
        external_id: full(255),
        clear_on_close: true,
        notify_on_close: true,
        submit_disabled: false,
      },
    ),
  },
  {
    name: "a modal of no blocks without buttons",
    on: "view",
    payload: { type: "modal", title: plain("Hi"), blocks: [] },
  },
  {
    name: "an App Home with inputs and no submit button",
    on: "view",
    payload: {
      type: "home",
      blocks: [input(made("checkboxes"))],
      callback_id: "home",
      private_metadata: "x",
      external_id: "home",
    },
  },
  {
    name: "a modal whose menu asks for a response_url",
    on: "view",
    payload: modal([input({ ...made("conversations_select"), response_url_enabled: true })]),
  },
  { name: "the same action_id in two blocks", on: "view", payload: modal([row(button()), row(button())]) },
  { name: "a message of text alone", on: "message", payload: { text: full(4000) } },
  {
    name: "a message of blocks alone",
    on: "message",
    payload: { blocks: times(50, () => ({ type: "divider" })) },
  },
  { name: "a message of markdown_text alone", on: "message", payload: { markdown_text: full(12_000) } },
  {
    name: "a message of attachments alone",
    on: "message",
    payload: {
      attachments: times(100, () => ({
        color: "#ff0000",
        author_name: "Anna",
        author_link: "https://x.example",
        footer: "f",
        ts: 1,
        blocks: [{ type: "divider" }],
      })),
    },
  },
  {
    name: "a message with metadata",
    on: "message",
    payload: {
      text: "Hi",
      metadata: { event_type: full(255), event_payload: { id: 7, deep: { a: [true] } } },
    },
  },
  { name: "an answer to a search that finds nothing", on: "suggestions", payload: { options: [] } },
  {
    name: "an answer to a search with 100 options",
    on: "suggestions",
    payload: { options: times(100, longOption) },
  },
  {
    name: "an answer to a search with 100 groups of 100",
    on: "suggestions",
    payload: { option_groups: times(100, () => ({ label: plain(full(75)), options: options(100) })) },
  },
];
