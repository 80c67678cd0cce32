import {
  channelId,
  confirm,
  conversationFilter,
  conversationId,
  date,
  dispatchActionConfig,
  formattedOption,
  imageSource,
  option,
  optionGroup,
  overflowOption,
  timeOfDay,
  url,
  userId,
  webUrl,
} from "./objects.ts";
import {
  anything,
  atMostOne,
  boolean,
  integer,
  list,
  matching,
  object,
  oneOf,
  type Placement,
  plain,
  type Shape,
  type Surface,
  some,
  string,
} from "./shape.ts";

export interface ElementRule {
  readonly within: readonly Placement[];
  readonly surfaces?: readonly Surface[];
  readonly shape: Shape;
}

const actionId = { "action_id?": string(255, 1) };
const placeholder = { "placeholder?": plain(150) };
const focus = { "focus_on_load?": boolean };
const anywhere = ["section", "actions", "input"] as const;
const manySlots = ["section", "input"] as const;
const menu = { ...actionId, ...placeholder, ...focus, "confirm?": confirm };
const offered = { "options?": list(option, 100, 1), "option_groups?": list(optionGroup, 100, 1) };
const exactlyOneOffer = [some("options", "option_groups"), atMostOne("options", "option_groups")] as const;
const maxSelected = { "max_selected_items?": integer(1) };
const number = matching(/^-?\d+(\.\d+)?$/, "must be a number");

/** Every interactive element: the slots it may stand in, and its fields with their limits. */
export const elementRules: Readonly<Record<string, ElementRule>> = {
  button: {
    within: ["section", "actions"],
    shape: object({
      ...actionId,
      text: plain(75),
      "url?": webUrl,
      "value?": string(2000),
      "style?": oneOf("primary", "danger"),
      "confirm?": confirm,
      "accessibility_label?": string(75),
    }),
  },
  checkboxes: {
    within: anywhere,
    shape: object({
      ...actionId,
      ...focus,
      "confirm?": confirm,
      options: list(formattedOption, 10, 1),
      "initial_options?": list(formattedOption, 10, 1),
    }),
  },
  radio_buttons: {
    within: anywhere,
    shape: object({
      ...actionId,
      ...focus,
      "confirm?": confirm,
      options: list(formattedOption, 10, 1),
      "initial_option?": formattedOption,
    }),
  },
  datepicker: { within: anywhere, shape: object({ ...menu, "initial_date?": date }) },
  timepicker: {
    within: anywhere,
    shape: object({ ...menu, "initial_time?": timeOfDay, "timezone?": string() }),
  },
  datetimepicker: {
    within: ["actions", "input"],
    shape: object({
      ...actionId,
      ...focus,
      "confirm?": confirm,
      "initial_date_time?": integer(1_000_000_000, 9_999_999_999),
    }),
  },
  static_select: {
    within: anywhere,
    shape: object({ ...menu, ...offered, "initial_option?": option }, ...exactlyOneOffer),
  },
  multi_static_select: {
    within: manySlots,
    shape: object(
      { ...menu, ...offered, ...maxSelected, "initial_options?": list(option, 100, 1) },
      ...exactlyOneOffer,
    ),
  },
  external_select: {
    within: anywhere,
    shape: object({ ...menu, "initial_option?": option, "min_query_length?": integer(0) }),
  },
  multi_external_select: {
    within: manySlots,
    shape: object({
      ...menu,
      ...maxSelected,
      "initial_options?": list(option, 100, 1),
      "min_query_length?": integer(0),
    }),
  },
  users_select: { within: anywhere, shape: object({ ...menu, "initial_user?": userId }) },
  multi_users_select: {
    within: manySlots,
    shape: object({ ...menu, ...maxSelected, "initial_users?": list(userId) }),
  },
  conversations_select: {
    within: anywhere,
    shape: object({
      ...menu,
      "initial_conversation?": conversationId,
      "default_to_current_conversation?": boolean,
      "response_url_enabled?": boolean,
      "filter?": conversationFilter,
    }),
  },
  multi_conversations_select: {
    within: manySlots,
    shape: object({
      ...menu,
      ...maxSelected,
      "initial_conversations?": list(conversationId),
      "default_to_current_conversation?": boolean,
      "filter?": conversationFilter,
    }),
  },
  channels_select: {
    within: anywhere,
    shape: object({ ...menu, "initial_channel?": channelId, "response_url_enabled?": boolean }),
  },
  multi_channels_select: {
    within: manySlots,
    shape: object({ ...menu, ...maxSelected, "initial_channels?": list(channelId) }),
  },
  overflow: {
    within: ["section", "actions"],
    shape: object({ ...actionId, "confirm?": confirm, options: list(overflowOption, 5, 1) }),
  },
  plain_text_input: {
    within: ["input"],
    shape: object({
      ...actionId,
      ...placeholder,
      ...focus,
      "initial_value?": string(3000),
      "multiline?": boolean,
      "min_length?": integer(0, 3000),
      "max_length?": integer(1, 3000),
      "dispatch_action_config?": dispatchActionConfig,
    }),
  },
  rich_text_input: {
    within: ["input"],
    shape: object({
      ...actionId,
      ...placeholder,
      ...focus,
      "initial_value?": { is: "block", types: ["rich_text"] },
      "min_lines?": integer(1, 100),
      "max_lines?": integer(1, 100),
      "dispatch_action_config?": dispatchActionConfig,
    }),
  },
  email_text_input: {
    within: ["input"],
    shape: object({
      ...actionId,
      ...placeholder,
      ...focus,
      "initial_value?": string(),
      "dispatch_action_config?": dispatchActionConfig,
    }),
  },
  url_text_input: {
    within: ["input"],
    shape: object({
      ...actionId,
      ...placeholder,
      ...focus,
      "initial_value?": string(),
      "dispatch_action_config?": dispatchActionConfig,
    }),
  },
  number_input: {
    within: ["input"],
    shape: object({
      ...actionId,
      ...placeholder,
      ...focus,
      is_decimal_allowed: boolean,
      "initial_value?": number,
      "min_value?": number,
      "max_value?": number,
      "dispatch_action_config?": dispatchActionConfig,
    }),
  },
  file_input: {
    within: ["input"],
    surfaces: ["modal"],
    shape: object({ ...actionId, "filetypes?": list(string()), "max_files?": integer(1, 10) }),
  },
  image: {
    within: ["section", "context"],
    shape: object(
      { "image_url?": url, "slack_file?": imageSource, alt_text: string(2000) },
      some("image_url", "slack_file"),
    ),
  },
  icon_button: {
    within: ["context_actions"],
    surfaces: ["message"],
    shape: object({
      ...actionId,
      icon: oneOf("trash"),
      text: plain(75),
      "value?": string(2000),
      "confirm?": confirm,
      "accessibility_label?": string(75),
      "visible_to_user_ids?": list(userId, 10),
    }),
  },
  feedback_buttons: {
    within: ["context_actions"],
    surfaces: ["message"],
    shape: object({ ...actionId, positive_button: anything, negative_button: anything }),
  },
  workflow_button: {
    within: ["section", "actions"],
    surfaces: ["message"],
    shape: object({
      ...actionId,
      text: plain(75),
      workflow: anything,
      "style?": oneOf("primary", "danger"),
      "accessibility_label?": string(75),
    }),
  },
};
