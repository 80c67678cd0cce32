import type { ResponseTarget } from "../response-urls.ts";
import { type Fields, isFields, type RuleBreak } from "../rules/shape.ts";
import { validateMessage } from "../rules/validate.ts";
import { noteBreaks, type Simulation } from "../simulation.ts";
import { findMessage, post, removeMessage, rewrite } from "../world/post.ts";
import type { Message } from "../world/state.ts";
import type { Delivery } from "./deliver.ts";
import { tellOfMessage } from "./message-events.ts";

/** What a person sees of an answer to a command or a response_url. */
export interface Shown {
  readonly text: string;
  readonly blocks: unknown[];
  readonly responseType: "ephemeral" | "in_channel";
}

const messageFields = [
  "text",
  "blocks",
  "attachments",
  "response_type",
  "replace_original",
  "delete_original",
  "thread_ts",
  "mrkdwn",
  "unfurl_links",
  "unfurl_media",
  "metadata",
  "parse",
  "link_names",
];

/** Rules for a message that answers an interaction; empty means Slack shows it. */
export function answerBreaks(answer: unknown): RuleBreak[] {
  if (typeof answer === "string") return [];
  if (!isFields(answer)) return [{ pointer: "", message: "must provide an object", code: "invalid_type" }];
  const unknown = Object.keys(answer).filter((key) => !messageFields.includes(key));
  const breaks = unknown.map((key) => ({
    pointer: "",
    message: `invalid additional property: ${key}`,
    code: "unknown_field",
  }));
  const type = answer["response_type"];
  if (type !== undefined && type !== "ephemeral" && type !== "in_channel")
    breaks.push({ pointer: "/response_type", message: "must be a valid enum value", code: "invalid_value" });
  if (answer["delete_original"] === true) return breaks;
  return [...breaks, ...validateMessage(answer)];
}

/** Puts an answer where its target says: a new message, or in place of the one whose button was pressed. */
export function showAnswer(sim: Simulation, target: ResponseTarget, answer: Fields): Message | undefined {
  const original = target.messageTs ? findMessage(sim, target.channelId, target.messageTs) : undefined;
  if (answer["delete_original"] === true) {
    if (original) removeMessage(sim, original);
    return undefined;
  }
  if (
    original &&
    (answer["replace_original"] === true ||
      (answer["replace_original"] === undefined && answer["response_type"] === undefined))
  ) {
    rewrite(sim, original, answer);
    return original;
  }
  const threadTs = typeof answer["thread_ts"] === "string" ? answer["thread_ts"] : target.threadTs;
  const message = post(sim, {
    channelId: target.channelId,
    text: answer["text"],
    blocks: answer["blocks"],
    attachments: answer["attachments"],
    ...(threadTs ? { threadTs } : {}),
    ...(answer["response_type"] === "in_channel" ? {} : { ephemeralFor: target.userId }),
  });
  tellOfMessage(sim, message);
  return message;
}

/** Interactions other than commands, submissions and suggestions take no answer body. */
export function expectEmpty(
  sim: Simulation,
  where: string,
  { exchange, answer }: Pick<Delivery, "exchange" | "answer">,
): void {
  if (answer === undefined || answer === "") return;
  noteBreaks(sim, exchange, where, [
    { pointer: "", message: "must be answered with an empty body", code: "not_empty" },
  ]);
}
