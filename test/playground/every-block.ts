import { mrkdwn, plain } from "../simulators/listening-app.ts";

const option = (text: string, description?: string) => ({
  text: plain(text),
  value: text.toLowerCase(),
  ...(description ? { description: plain(description) } : {}),
});
const options = [option("Alpha", "The first"), option("Beta"), option("Gamma")];
const image = { type: "image", image_url: "https://pictures.example/logo.png", alt_text: "Logo of Acme" };
const rich = (text: string) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }],
});
const confirm = {
  title: plain("Are you sure?"),
  text: mrkdwn("This *cannot* be undone."),
  confirm: plain("Do it"),
  deny: plain("Stop"),
  style: "danger",
};

/** Every element that may stand in a row of a message, by its type. */
export const rowElements = [
  { type: "button", action_id: "press", text: plain("Press me"), value: "pressed" },
  { type: "button", action_id: "main", text: plain("Accept"), style: "primary" },
  { type: "button", action_id: "risky", text: plain("Remove"), style: "danger", confirm },
  { type: "button", action_id: "page", text: plain("Open page"), url: "http://127.0.0.1:9/page" },
  { type: "overflow", action_id: "more", options: options.slice(0, 2) },
  { type: "static_select", action_id: "static", placeholder: plain("Choose one"), options },
  {
    type: "static_select",
    action_id: "grouped",
    placeholder: plain("Choose from groups"),
    option_groups: [
      { label: plain("Greek"), options },
      { label: plain("Other"), options: [option("Árvíztűrő")] },
    ],
  },
  { type: "external_select", action_id: "external", placeholder: plain("Search"), min_query_length: 2 },
  { type: "users_select", action_id: "user", placeholder: plain("Choose a person") },
  { type: "conversations_select", action_id: "place", placeholder: plain("Choose a conversation") },
  { type: "channels_select", action_id: "channel", placeholder: plain("Choose a channel") },
  { type: "datepicker", action_id: "day", initial_date: "2026-11-22" },
  { type: "timepicker", action_id: "hour", initial_time: "14:30" },
  { type: "datetimepicker", action_id: "moment", initial_date_time: 1_800_000_000 },
  { type: "checkboxes", action_id: "ticks", options },
  { type: "radio_buttons", action_id: "radio", options, initial_option: options[1] },
  { type: "workflow_button", action_id: "flow", text: plain("Start"), workflow: { trigger: { url: "x" } } },
];

/** Every block a message can have. */
export const messageBlocks = [
  { type: "header", text: plain("A header :tada:") },
  {
    type: "section",
    text: mrkdwn("A *section* with _all_ `kinds`"),
    fields: [mrkdwn("*Customer*\nAcme"), mrkdwn("*Since*\n<!date^1767225600^{date_short}|2026>")],
    accessory: image,
  },
  { type: "divider" },
  { type: "context", elements: [image, mrkdwn("Asked by <@U0ANNA>"), plain("today")] },
  { ...image, title: plain("A picture") },
  { type: "actions", block_id: "row", elements: rowElements },
  { type: "rich_text", elements: rich("Some rich text").elements },
  { type: "markdown", text: "# Title\n\nSome **bold** text\n\n- one\n- two" },
  {
    type: "video",
    alt_text: "How to accept",
    title: plain("A film"),
    thumbnail_url: "https://video.example/t.png",
    video_url: "https://video.example/v",
    author_name: "Anna",
    provider_name: "Films",
  },
  {
    type: "table",
    rows: [
      [
        { type: "raw_text", text: "Name" },
        { type: "raw_text", text: "Seats" },
      ],
      [rich("Acme"), { type: "raw_text", text: "25" }],
    ],
    column_settings: [{ is_wrapped: true }, { align: "right" }],
  },
  {
    type: "data_table",
    caption: "Licences",
    page_size: 2,
    rows: [
      [
        { type: "raw_text", text: "Product" },
        { type: "raw_text", text: "Count" },
      ],
      ...["One", "Two", "Three"].map((text, index) => [
        { type: "raw_text", text },
        { type: "raw_number", value: index + 1 },
      ]),
    ],
  },
  {
    type: "data_visualization",
    title: "Growth",
    chart: { type: "pie", segments: [{ label: "Azure", value: 7 }] },
  },
  {
    type: "data_visualization",
    title: "Customers",
    chart: {
      type: "bar",
      series: [
        {
          name: "Accepted",
          data: [
            { label: "2025", value: 4000 },
            { label: "2026", value: 9000 },
          ],
        },
      ],
      axis_config: { categories: ["2025", "2026"], x_label: "Year" },
    },
  },
  { type: "alert", level: "warning", text: plain("Mind the gap") },
  { type: "card", title: plain("A card"), body: mrkdwn("with a body"), actions: [rowElements[0]] },
  { type: "carousel", elements: [{ type: "card", title: plain("First card") }] },
  {
    type: "container",
    title: plain("A container"),
    is_collapsible: true,
    child_blocks: [{ type: "section", text: plain("Inside") }],
  },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "feedback",
        positive_button: { text: plain("Good"), value: "good" },
        negative_button: { text: plain("Bad"), value: "bad" },
      },
      { type: "icon_button", action_id: "bin", icon: "trash", text: plain("Delete"), value: "gone" },
    ],
  },
  {
    type: "plan",
    title: "The plan",
    tasks: [{ task_id: "1", title: "Ask", status: "complete", details: rich("Asked") }],
  },
  { type: "task_card", task_id: "2", title: "Wait", status: "in_progress" },
];

const input = (label: string, element: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: "input",
  block_id: String(element["action_id"]),
  label: plain(label),
  element,
  ...more,
});

/** A modal with every element that may stand under a label. */
export const inputBlocks = [
  input(
    "Name",
    { type: "plain_text_input", action_id: "name", placeholder: plain("Acme Ltd."), max_length: 20 },
    { hint: plain("As in the register") },
  ),
  input("About", { type: "plain_text_input", action_id: "about", multiline: true }, { optional: true }),
  input("E-mail", { type: "email_text_input", action_id: "mail" }),
  input("Address", { type: "url_text_input", action_id: "url" }, { optional: true }),
  input("Seats", { type: "number_input", action_id: "seats", is_decimal_allowed: false, max_value: "500" }),
  input("Text", { type: "rich_text_input", action_id: "rich", initial_value: rich("Hello") }),
  input("Kind", { type: "static_select", action_id: "kind", options }, { optional: true }),
  input("Kinds", { type: "multi_static_select", action_id: "kinds", options, max_selected_items: 2 }),
  input("Customer", { type: "external_select", action_id: "customer", min_query_length: 2 }),
  input("Customers", { type: "multi_external_select", action_id: "customers", min_query_length: 0 }),
  input("People", { type: "multi_users_select", action_id: "people" }),
  input("Places", { type: "multi_conversations_select", action_id: "places" }),
  input("Channels", { type: "multi_channels_select", action_id: "channels" }),
  input("Ticks", { type: "checkboxes", action_id: "boxes", options }),
  input("One of", { type: "radio_buttons", action_id: "one", options }),
  input("Day", { type: "datepicker", action_id: "date" }),
  input("Files", { type: "file_input", action_id: "files", filetypes: ["txt"], max_files: 2 }),
];
