import { anyText, boolean, list, matching, object, oneOf, plain, type Shape, string } from "./shape.ts";

/** Composition objects: the parts that blocks and elements share. */
export const confirm: Shape = object({
  title: plain(100),
  text: anyText(300),
  "confirm?": plain(30),
  "deny?": plain(30),
  "style?": oneOf("primary", "danger"),
});

export const option: Shape = object({ text: plain(75), value: string(150, 1), "description?": plain(75) });

/** Checkboxes and radio buttons may format their option texts. */
export const formattedOption: Shape = object({
  text: anyText(75),
  value: string(150, 1),
  "description?": anyText(75),
});

export const overflowOption: Shape = object({
  text: plain(75),
  value: string(150, 1),
  "description?": plain(75),
  "url?": string(3000),
});

export const optionGroup: Shape = object({ label: plain(75), options: list(option, 100, 1) });

export const dispatchActionConfig: Shape = object({
  "trigger_actions_on?": list(oneOf("on_enter_pressed", "on_character_entered"), 2, 1),
});

export const conversationFilter: Shape = object({
  "include?": list(oneOf("im", "mpim", "private", "public"), 4, 1),
  "exclude_external_shared_channels?": boolean,
  "exclude_bot_users?": boolean,
});

export const imageSource: Shape = object({ "id?": string(255), "url?": string(3000) });

export const date = matching(
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  "must match format: YYYY-MM-DD",
);
export const timeOfDay = matching(/^([01]\d|2[0-3]):[0-5]\d$/, "must match format: HH:mm");
export const url = string(3000, 1);

/** Buttons open web pages only: no public statement allows other schemes. */
export const webUrl: Shape = {
  is: "string",
  min: 1,
  max: 3000,
  pattern: /^https?:\/\/\S+$/i,
  says: "invalid url",
};
export const userId = matching(/^[UW][A-Z0-9]+$/, "must be a valid user id");
export const channelId = matching(/^[CGD][A-Z0-9]+$/, "must be a valid channel id");
export const conversationId = matching(/^[CGDUW][A-Z0-9]+$/, "must be a valid conversation id");
