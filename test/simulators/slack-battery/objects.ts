import { mrkdwn, plain } from "../listening-app.ts";
import {
  asInput,
  button,
  empty,
  fewerThan,
  image,
  inMessageRow,
  inModal,
  inRow,
  long,
  longerThan,
  missing,
  moreThan,
  notInEnum,
  option,
  options,
  select,
  times,
  type Wrong,
} from "./payload.ts";

const confirming = (more: object) =>
  button({ confirm: { title: plain("Sure?"), text: plain("Really"), ...more } });
const ticking = (one: object) => ({ type: "radio_buttons", options: [{ ...option(), ...one }] });
const choosing = (one: object) => select({ options: [{ ...option(), ...one }] });
const overflowing = (one: object) => ({ type: "overflow", options: [{ ...option(), ...one }] });
const grouped = (more: object) => ({
  type: "static_select",
  option_groups: [{ label: plain("Group"), options: options(1), ...more }],
});
const filtering = (filter: object) => ({ type: "conversations_select", filter });
const typing = (triggers: string[]) => ({
  type: "plain_text_input",
  dispatch_action_config: { trigger_actions_on: triggers },
});
const flow = (workflow: unknown) => ({ type: "workflow_button", text: plain("Start"), workflow });
const parameter = (more: object) =>
  flow({
    trigger: {
      url: "https://slack.com/shortcuts/1",
      customizable_input_parameters: [{ name: "a", value: "b", ...more }],
    },
  });

/** The three kinds of option, each in the element that holds it. */
const optionKinds = [
  { rule: "option", where: "a menu", make: asInput, element: choosing, mayFormat: false },
  { rule: "formatted_option", where: "radio buttons", make: asInput, element: ticking, mayFormat: true },
  { rule: "overflow_option", where: "an overflow menu", make: inRow, element: overflowing, mayFormat: false },
] as const;

const wrongOptions: Wrong[] = optionKinds.flatMap(({ rule, where, make, element, mayFormat }) => [
  make(
    `an option text of 76 characters in ${where}`,
    `${rule}.text.max`,
    element({ text: plain(long(76)) }),
    "/options/0/text/text",
    longerThan(75),
  ),
  make(
    `an option without text in ${where}`,
    `${rule}.text.required`,
    element({ text: undefined }),
    "/options/0",
    missing("text"),
  ),
  make(
    `an option value of 151 characters in ${where}`,
    `${rule}.value.max`,
    element({ value: long(151) }),
    "/options/0/value",
    longerThan(150),
  ),
  make(
    `an empty option value in ${where}`,
    `${rule}.value.min`,
    element({ value: "" }),
    "/options/0/value",
    empty,
  ),
  make(
    `an option without a value in ${where}`,
    `${rule}.value.required`,
    element({ value: undefined }),
    "/options/0",
    missing("value"),
  ),
  make(
    `an option description of 76 characters in ${where}`,
    `${rule}.description.max`,
    element({ description: plain(long(76)) }),
    "/options/0/description/text",
    longerThan(75),
  ),
  ...(mayFormat
    ? []
    : ["text", "description"].map((field) =>
        make(
          `an option ${field} in mrkdwn in ${where}`,
          `${rule}.${field}.plain`,
          element({ [field]: mrkdwn("x") }),
          `/options/0/${field}/type`,
          notInEnum,
        ),
      )),
]);

const wrongConfirms: Wrong[] = (
  [
    ["title", 100],
    ["confirm", 30],
    ["deny", 30],
  ] as const
).flatMap(([field, most]) => [
  inRow(
    `a confirm dialog with a ${field} of ${most + 1} characters`,
    `confirm.${field}.max`,
    confirming({ [field]: plain(long(most + 1)) }),
    `/confirm/${field}/text`,
    longerThan(most),
  ),
  inRow(
    `a confirm dialog with a ${field} in mrkdwn`,
    `confirm.${field}.plain`,
    confirming({ [field]: mrkdwn("x") }),
    `/confirm/${field}/type`,
    notInEnum,
  ),
]);

/** What blocks and elements share. */
export const wrongObjects: readonly Wrong[] = [
  ...wrongOptions,
  ...wrongConfirms,
  inRow(
    "a confirm dialog with a text of 301 characters",
    "confirm.text.max",
    confirming({ text: mrkdwn(long(301)) }),
    "/confirm/text/text",
    longerThan(300),
  ),
  inRow(
    "a confirm dialog without a title",
    "confirm.title.required",
    confirming({ title: undefined }),
    "/confirm",
    missing("title"),
  ),
  inRow(
    "a confirm dialog without a text",
    "confirm.text.required",
    confirming({ text: undefined }),
    "/confirm",
    missing("text"),
  ),
  inRow(
    "a confirm dialog of a style Slack does not know",
    "button_style.enum",
    confirming({ style: "default" }),
    "/confirm/style",
    notInEnum,
  ),
  inRow(
    "a link of 3001 characters in an overflow menu",
    "overflow_option.url.max",
    overflowing({ url: `https://${long(2993)}` }),
    "/options/0/url",
    longerThan(3000),
  ),

  asInput(
    "a group label of 76 characters",
    "option_group.label.max",
    grouped({ label: plain(long(76)) }),
    "/option_groups/0/label/text",
    longerThan(75),
  ),
  asInput(
    "a group label in mrkdwn",
    "option_group.label.plain",
    grouped({ label: mrkdwn("x") }),
    "/option_groups/0/label/type",
    notInEnum,
  ),
  asInput(
    "a group without a label",
    "option_group.label.required",
    grouped({ label: undefined }),
    "/option_groups/0",
    missing("label"),
  ),
  asInput(
    "a group of 101 options",
    "option_group.options.max",
    grouped({ options: options(101) }),
    "/option_groups/0/options",
    moreThan(100),
  ),
  asInput(
    "a group of no options",
    "option_group.options.min",
    grouped({ options: [] }),
    "/option_groups/0/options",
    fewerThan(1),
  ),
  asInput(
    "a group without options",
    "option_group.options.required",
    grouped({ options: undefined }),
    "/option_groups/0",
    missing("options"),
  ),
  asInput("101 options", "options.max", select({ options: options(101) }), "/options", moreThan(100)),
  asInput("a menu of no options", "options.min", select({ options: [] }), "/options", fewerThan(1)),
  asInput(
    "101 groups of options",
    "option_groups.max",
    { type: "static_select", option_groups: times(101, () => ({ label: plain("G"), options: options(1) })) },
    "/option_groups",
    moreThan(100),
  ),
  asInput(
    "a menu of no groups",
    "option_groups.min",
    { type: "static_select", option_groups: [] },
    "/option_groups",
    fewerThan(1),
  ),
  asInput(
    "101 initial options",
    "initial_options.max",
    { type: "multi_external_select", initial_options: options(101) },
    "/initial_options",
    moreThan(100),
  ),
  asInput(
    "a list of no initial options",
    "initial_options.min",
    { type: "multi_external_select", initial_options: [] },
    "/initial_options",
    fewerThan(1),
  ),
  asInput(
    "a menu in which nothing may be chosen",
    "max_selected_items.min",
    { type: "multi_users_select", max_selected_items: 0 },
    "/max_selected_items",
    "must be more than 0",
  ),
  asInput(
    "more initial people than may be chosen",
    "element.max_selected_items.initial",
    { type: "multi_users_select", max_selected_items: 1, initial_users: ["U0ANNA", "U0DAN"] },
    "/initial_users",
    moreThan(1),
  ),
  asInput(
    "more initial options than may be chosen",
    "element.max_selected_items.initial",
    { type: "multi_static_select", options: options(3), max_selected_items: 1, initial_options: options(2) },
    "/initial_options",
    moreThan(1),
  ),
  asInput(
    "a search that begins before it is opened",
    "min_query_length.min",
    { type: "external_select", min_query_length: -1 },
    "/min_query_length",
    "must be more than -1",
  ),
  asInput(
    "an initial option that is not offered",
    "element.initial_option.offered",
    select({ initial_option: option("C") }),
    "/initial_option",
    "`initial_option` must be one of the provided options",
  ),
  asInput(
    "an initial option with another text than the one offered",
    "element.initial_option.offered",
    select({ options: [option("A", "a")], initial_option: option("B", "a") }),
    "/initial_option",
    "`initial_option` must be one of the provided options",
  ),
  asInput(
    "an initial tick that is not offered",
    "element.initial_options.offered",
    { type: "checkboxes", options: options(2), initial_options: [option("C")] },
    "/initial_options/0",
    "`initial_options` must be some of the provided options",
  ),
  asInput(
    "11 checkboxes",
    "ticks.max",
    { type: "checkboxes", options: options(11) },
    "/options",
    moreThan(10),
  ),
  asInput(
    "11 radio buttons",
    "ticks.max",
    { type: "radio_buttons", options: options(11) },
    "/options",
    moreThan(10),
  ),
  asInput("no checkboxes at all", "ticks.min", { type: "checkboxes", options: [] }, "/options", fewerThan(1)),
  asInput(
    "a placeholder of 151 characters",
    "placeholder.max",
    select({ placeholder: plain(long(151)) }),
    "/placeholder/text",
    longerThan(150),
  ),
  asInput(
    "a placeholder in mrkdwn",
    "placeholder.plain",
    select({ placeholder: mrkdwn("x") }),
    "/placeholder/type",
    notInEnum,
  ),

  asInput(
    "a filter that filters nothing",
    "filter.(include|exclude_external_shared_channels|exclude_bot_users).required",
    filtering({}),
    "/filter",
    "must define either `include` or `exclude_external_shared_channels` or `exclude_bot_users`",
  ),
  asInput(
    "a filter with five kinds of conversation",
    "filter.include.max",
    filtering({ include: times(5, () => "im") }),
    "/filter/include",
    moreThan(4),
  ),
  asInput(
    "a filter with no kind of conversation",
    "filter.include.min",
    filtering({ include: [] }),
    "/filter/include",
    fewerThan(1),
  ),
  asInput(
    "a filter with a kind of conversation Slack does not know",
    "filter.include[].enum",
    filtering({ include: ["shared"] }),
    "/filter/include/0",
    notInEnum,
  ),
  asInput(
    "three triggers of an input",
    "dispatch_action_config.trigger_actions_on.max",
    typing(times(3, () => "on_enter_pressed")),
    "/dispatch_action_config/trigger_actions_on",
    moreThan(2),
  ),
  asInput(
    "a list of no triggers",
    "dispatch_action_config.trigger_actions_on.min",
    typing([]),
    "/dispatch_action_config/trigger_actions_on",
    fewerThan(1),
  ),
  asInput(
    "a trigger Slack does not know",
    "dispatch_action_config.trigger_actions_on[].enum",
    typing(["on_blur"]),
    "/dispatch_action_config/trigger_actions_on/0",
    notInEnum,
  ),

  asInput(
    "a date that is not written as YYYY-MM-DD",
    "date.format",
    { type: "datepicker", initial_date: "2026-1-5" },
    "/initial_date",
    "must match format: YYYY-MM-DD",
  ),
  asInput(
    "a time after 23:59",
    "time.format",
    { type: "timepicker", initial_time: "24:00" },
    "/initial_time",
    "must match format: HH:mm",
  ),
  asInput(
    "a date-time in milliseconds",
    "epoch.max",
    { type: "datetimepicker", initial_date_time: 1_700_000_000_000 },
    "/initial_date_time",
    "must be less than 10000000000",
  ),
  asInput(
    "a date-time of nine digits",
    "epoch.min",
    { type: "datetimepicker", initial_date_time: 999_999_999 },
    "/initial_date_time",
    "must be more than 999999999",
  ),
  asInput(
    "a number with a comma",
    "number.format",
    { type: "number_input", is_decimal_allowed: true, initial_value: "1,5" },
    "/initial_value",
    "must be a number",
  ),
  asInput(
    "an initial person that is no user id",
    "user_id.format",
    { type: "users_select", initial_user: "anna" },
    "/initial_user",
    "must be a valid user id",
  ),
  asInput(
    "an initial channel that is no channel id",
    "channel_id.format",
    { type: "channels_select", initial_channel: "#general" },
    "/initial_channel",
    "must be a valid channel id",
  ),
  asInput(
    "an initial conversation that is no id",
    "conversation_id.format",
    { type: "conversations_select", initial_conversation: "@anna" },
    "/initial_conversation",
    "must be a valid conversation id",
  ),

  inModal(
    "a picture with an alt text of 2001 characters",
    "alt_text.max",
    image({ alt_text: long(2001) }),
    "/alt_text",
    longerThan(2000),
  ),
  inModal(
    "a picture with an address of 3001 characters",
    "url.max",
    image({ image_url: `https://${long(2993)}` }),
    "/image_url",
    longerThan(3000),
  ),
  inModal("a picture with an empty address", "url.min", image({ image_url: "" }), "/image_url", empty),
  inModal(
    "a Slack file by id and address",
    "slack_file.(id|url).only_one",
    image({ image_url: undefined, slack_file: { id: "F1", url: "https://files.slack.com/1" } }),
    "/slack_file",
    "must define only one of `id` or `url`",
  ),
  inModal(
    "a Slack file by nothing",
    "slack_file.(id|url).required",
    image({ image_url: undefined, slack_file: {} }),
    "/slack_file",
    "must define either `id` or `url`",
  ),
  inModal(
    "a Slack file with an id of 256 characters",
    "slack_file.id.max",
    image({ image_url: undefined, slack_file: { id: long(256) } }),
    "/slack_file/id",
    longerThan(255),
  ),

  inRow(
    "a button text of 76 characters",
    "button_text.max",
    button({ text: plain(long(76)) }),
    "/text/text",
    longerThan(75),
  ),
  inRow(
    "a button text in mrkdwn",
    "button_text.plain",
    button({ text: mrkdwn("x") }),
    "/text/type",
    notInEnum,
  ),
  inRow(
    "a button value of 2001 characters",
    "button_value.max",
    button({ value: long(2001) }),
    "/value",
    longerThan(2000),
  ),
  inRow(
    "a button of a style Slack does not know",
    "button_style.enum",
    button({ style: "default" }),
    "/style",
    notInEnum,
  ),
  inRow(
    "an accessibility label of 76 characters",
    "accessibility_label.max",
    button({ accessibility_label: long(76) }),
    "/accessibility_label",
    longerThan(75),
  ),
  inRow(
    "a button with an address of 3001 characters",
    "web_url.max",
    button({ url: `https://${long(2993)}` }),
    "/url",
    longerThan(3000),
  ),
  inRow(
    "a button that opens a mail program",
    "web_url.format",
    button({ url: "mailto:a@b.example" }),
    "/url",
    "invalid url",
  ),

  inMessageRow(
    "a workflow without a trigger",
    "workflow.trigger.required",
    flow({}),
    "/workflow",
    missing("trigger"),
  ),
  inMessageRow(
    "a workflow trigger without an address",
    "workflow.trigger.url.required",
    flow({ trigger: {} }),
    "/workflow/trigger",
    missing("url"),
  ),
  ...["name", "value"].map((field) =>
    inMessageRow(
      `a workflow parameter without a ${field}`,
      `workflow.trigger.customizable_input_parameters[].${field}.required`,
      parameter({ [field]: undefined }),
      "/workflow/trigger/customizable_input_parameters/0",
      missing(field),
    ),
  ),
];
