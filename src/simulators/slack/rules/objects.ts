import {
  anyText,
  atMostOne,
  boolean,
  integer,
  list,
  matching,
  named,
  object,
  oneOf,
  plain,
  type Shape,
  some,
  string,
} from "./shape.ts";

/** What blocks and elements share. The name of each stands at the head of its rules' ids. */
export const blockId = named("block_id", string(255));
export const actionId = named("action_id", string(255, 1));
export const placeholder = named("placeholder", plain(150));
export const buttonText = named("button_text", plain(75));
export const buttonStyle = named("button_style", oneOf("primary", "danger"));
export const buttonValue = named("button_value", string(2000));
export const accessibilityLabel = named("accessibility_label", string(75));
export const maxSelected = named("max_selected_items", integer(1));
export const minQueryLength = named("min_query_length", integer(0));

export const confirm: Shape = named(
  "confirm",
  object({
    title: plain(100),
    text: anyText(300),
    "confirm?": plain(30),
    "deny?": plain(30),
    "style?": buttonStyle,
  }),
);

const optionFields = { text: plain(75), value: string(150, 1), "description?": plain(75) };

export const option: Shape = named("option", object(optionFields));

/** Checkboxes and radio buttons may format their option texts. */
export const formattedOption: Shape = named(
  "formatted_option",
  object({ text: anyText(75), value: string(150, 1), "description?": anyText(75) }),
);

export const overflowOption: Shape = named(
  "overflow_option",
  object({ ...optionFields, "url?": string(3000) }),
);

export const optionGroup: Shape = named(
  "option_group",
  object({ label: plain(75), options: list(option, 100, 1) }),
);

export const dispatchActionConfig: Shape = named(
  "dispatch_action_config",
  object({ "trigger_actions_on?": list(oneOf("on_enter_pressed", "on_character_entered"), 2, 1) }),
);

export const conversationFilter: Shape = named(
  "filter",
  object(
    {
      "include?": list(oneOf("im", "mpim", "private", "public"), 4, 1),
      "exclude_external_shared_channels?": boolean,
      "exclude_bot_users?": boolean,
    },
    some("include", "exclude_external_shared_channels", "exclude_bot_users"),
  ),
);

export const url = named("url", string(3000, 1));

export const altText = named("alt_text", string(2000));

/** The picture of an image block or element: from the web, or a file in Slack. */
export const pictureFields = {
  "image_url?": url,
  "slack_file?": named(
    "slack_file",
    object({ "id?": string(255), "url?": url }, some("id", "url"), atMostOne("id", "url")),
  ),
  alt_text: altText,
};
export const onePicture = [some("image_url", "slack_file"), atMostOne("image_url", "slack_file")] as const;

export const date = named(
  "date",
  matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "must match format: YYYY-MM-DD"),
);
export const timeOfDay = named("time", matching(/^([01]\d|2[0-3]):[0-5]\d$/, "must match format: HH:mm"));
/** Seconds since 1970, ten digits: milliseconds are the usual mistake. */
export const epochSeconds = named("epoch", integer(1_000_000_000, 9_999_999_999));
export const numberText = named("number", matching(/^-?\d+(\.\d+)?$/, "must be a number"));

/** Buttons open web pages only: no public statement allows other schemes. */
export const webUrl: Shape = {
  is: "string",
  name: "web_url",
  max: 3000,
  pattern: /^https?:\/\/\S+$/i,
  says: "invalid url",
};
export const userId = named("user_id", matching(/^[UW][A-Z0-9]+$/, "must be a valid user id"));
export const channelId = named("channel_id", matching(/^[CGD][A-Z0-9]+$/, "must be a valid channel id"));
export const conversationId = named(
  "conversation_id",
  matching(/^[CGDUW][A-Z0-9]+$/, "must be a valid conversation id"),
);
