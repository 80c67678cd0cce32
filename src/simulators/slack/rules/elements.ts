import {
  accessibilityLabel,
  actionId,
  buttonStyle,
  buttonText,
  buttonValue,
  channelId,
  confirm,
  conversationFilter,
  conversationId,
  date,
  dispatchActionConfig,
  epochSeconds,
  formattedOption,
  maxSelected,
  minQueryLength,
  numberText,
  onePicture,
  option,
  optionGroup,
  overflowOption,
  pictureFields,
  placeholder,
  timeOfDay,
  url,
  userId,
  webUrl,
} from "./objects.ts";
import {
  atMostOne,
  block,
  boolean,
  integer,
  list,
  named,
  object,
  oneOf,
  type Placement,
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

const id = { "action_id?": actionId };
const asking = { ...id, "confirm?": confirm };
const focus = { "focus_on_load?": boolean };
const choice = { ...asking, ...focus };
const menu = { ...choice, "placeholder?": placeholder };
const severalOf = { ...menu, "max_selected_items?": maxSelected };
const typed = {
  ...id,
  ...focus,
  "placeholder?": placeholder,
  "dispatch_action_config?": dispatchActionConfig,
};
const buttonFields = { ...asking, text: buttonText, "accessibility_label?": accessibilityLabel };
const anywhere = ["section", "actions", "input"] as const;
const ticks = named("ticks", list(formattedOption, 10, 1));
const offered = {
  "options?": named("options", list(option, 100, 1)),
  "option_groups?": named("option_groups", list(optionGroup, 100, 1)),
};
const oneOffer = [some("options", "option_groups"), atMostOne("options", "option_groups")] as const;
const feedback = named(
  "feedback_button",
  object({ text: buttonText, value: buttonValue, "accessibility_label?": accessibilityLabel }),
);

const initialOptions = named("initial_options", list(option, 100, 1));
const workflow = named(
  "workflow",
  object({
    trigger: object({
      url,
      "customizable_input_parameters?": list(object({ name: string(), value: string() })),
    }),
  }),
);

/** Every interactive element: the slots it may stand in, and its fields with their limits. */
export const elementRules: Readonly<Record<string, ElementRule>> = {
  button: {
    within: ["section", "actions", "card_actions"],
    shape: object({
      ...buttonFields,
      "url?": webUrl,
      "value?": buttonValue,
      "style?": buttonStyle,
    }),
  },
  checkboxes: {
    within: anywhere,
    shape: object({ ...choice, options: ticks, "initial_options?": ticks }),
  },
  radio_buttons: {
    within: anywhere,
    shape: object({ ...choice, options: ticks, "initial_option?": formattedOption }),
  },
  datepicker: { within: anywhere, shape: object({ ...menu, "initial_date?": date }) },
  timepicker: {
    within: anywhere,
    shape: object({ ...menu, "initial_time?": timeOfDay, "timezone?": string() }),
  },
  datetimepicker: {
    within: ["actions", "input"],
    shape: object({ ...choice, "initial_date_time?": epochSeconds }),
  },
  static_select: {
    within: anywhere,
    shape: object({ ...menu, ...offered, "initial_option?": option }, ...oneOffer),
  },
  multi_static_select: {
    within: anywhere,
    shape: object({ ...severalOf, ...offered, "initial_options?": initialOptions }, ...oneOffer),
  },
  external_select: {
    within: anywhere,
    shape: object({ ...menu, "initial_option?": option, "min_query_length?": minQueryLength }),
  },
  multi_external_select: {
    within: anywhere,
    shape: object({
      ...severalOf,
      "initial_options?": initialOptions,
      "min_query_length?": minQueryLength,
    }),
  },
  users_select: { within: anywhere, shape: object({ ...menu, "initial_user?": userId }) },
  multi_users_select: {
    within: anywhere,
    shape: object({ ...severalOf, "initial_users?": list(userId) }),
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
    within: anywhere,
    shape: object({
      ...severalOf,
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
    within: anywhere,
    shape: object({ ...severalOf, "initial_channels?": list(channelId) }),
  },
  overflow: {
    within: ["section", "actions"],
    shape: object({ ...asking, options: list(overflowOption, 5, 1) }),
  },
  plain_text_input: {
    within: ["input"],
    shape: object({
      ...typed,
      "initial_value?": string(3000),
      "multiline?": boolean,
      "min_length?": integer(0, 3000),
      "max_length?": integer(1, 3000),
    }),
  },
  rich_text_input: {
    within: ["actions", "input"],
    shape: object({
      ...typed,
      "initial_value?": block("rich_text"),
      "min_lines?": integer(1, 100),
      "max_lines?": integer(1, 100),
    }),
  },
  email_text_input: { within: ["input"], shape: object({ ...typed, "initial_value?": string() }) },
  url_text_input: { within: ["input"], shape: object({ ...typed, "initial_value?": string() }) },
  number_input: {
    within: ["input"],
    shape: object({
      ...typed,
      is_decimal_allowed: boolean,
      "initial_value?": numberText,
      "min_value?": numberText,
      "max_value?": numberText,
    }),
  },
  file_input: {
    within: ["input"],
    surfaces: ["modal"],
    shape: object({ ...id, "filetypes?": list(string()), "max_files?": integer(1, 10) }),
  },
  image: { within: ["section", "context", "card_image"], shape: object(pictureFields, ...onePicture) },
  icon_button: {
    within: ["context_actions"],
    shape: object({
      ...buttonFields,
      icon: oneOf("trash"),
      "value?": buttonValue,
      "visible_to_user_ids?": list(userId, 10),
    }),
  },
  feedback_buttons: {
    within: ["context_actions"],
    shape: object({ ...id, positive_button: feedback, negative_button: feedback }),
  },
  workflow_button: {
    within: ["section", "actions"],
    surfaces: ["message"],
    shape: object({ ...buttonFields, workflow, "style?": buttonStyle }),
  },
};
