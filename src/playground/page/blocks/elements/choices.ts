import type { Seen } from "../../../../simulators/slack/client/seen.ts";
import { type Fields, isFields } from "../../../../simulators/slack/rules/shape.ts";
import { fieldsIn, plainWords } from "../../text/text.tsx";
import type { Held } from "../held.ts";

/** One thing a menu offers. `held`: what the element holds once it is chosen. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly description: string;
  readonly held: Held;
}

export interface ChoiceGroup {
  readonly label: string | null;
  readonly choices: readonly Choice[];
}

export function choiceOf(option: Fields): Choice {
  return {
    value: String(option["value"]),
    text: plainWords(option["text"]),
    description: plainWords(option["description"]),
    held: option,
  };
}

/** The options or option groups of an element, or of a searched menu's answer. */
export function groupsOf(offer: Fields): ChoiceGroup[] {
  const groups = fieldsIn(offer["option_groups"]);
  return groups.length > 0
    ? groups.map(groupOf)
    : [{ label: null, choices: fieldsIn(offer["options"]).map(choiceOf) }];
}

/** What a search found: options, or groups with `label` and `options`. */
export function groupsFound(found: readonly Fields[]): ChoiceGroup[] {
  const isGrouped = found.some((one) => Array.isArray(one["options"]));
  return isGrouped ? found.map(groupOf) : [{ label: null, choices: found.map(choiceOf) }];
}

function groupOf(group: Fields): ChoiceGroup {
  return { label: plainWords(group["label"]), choices: fieldsIn(group["options"]).map(choiceOf) };
}

export function peopleChoices(seen: Seen, exceptBots: boolean): Choice[] {
  return seen.people
    .filter(({ kind }) => kind !== "deactivated" && !(exceptBots && kind === "bot"))
    .map(({ id, realName, name }) => ({
      value: id,
      text: realName || name,
      description: `@${name}`,
      held: id,
    }));
}

export function channelChoices(seen: Seen, filter: { publicOnly: boolean; exceptShared: boolean }): Choice[] {
  return seen.channels
    .filter(
      ({ kind, isArchived, isPrivate, isShared }) =>
        kind === "channel" &&
        !isArchived &&
        !(filter.publicOnly && isPrivate) &&
        !(filter.exceptShared && isShared),
    )
    .map(({ id, name, topic }) => ({ value: id, text: `#${name}`, description: topic, held: id }));
}

/** What a conversations menu lists, by its filter. */
export function conversationGroups(
  seen: Seen,
  filter: unknown,
  labels: { channels: string; people: string },
): ChoiceGroup[] {
  const rules = isFields(filter) ? filter : {};
  const include = Array.isArray(rules["include"]) ? rules["include"] : ["im", "mpim", "private", "public"];
  const exceptShared = rules["exclude_external_shared_channels"] === true;
  const channels = channelChoices(seen, { publicOnly: false, exceptShared }).filter(({ value }) => {
    const isPrivate = seen.channels.find(({ id }) => id === value)?.isPrivate === true;
    return include.includes(isPrivate ? "private" : "public");
  });
  const people = include.includes("im") ? peopleChoices(seen, rules["exclude_bot_users"] === true) : [];
  return [
    { label: labels.channels, choices: channels },
    { label: labels.people, choices: people },
  ].filter(({ choices }) => choices.length > 0);
}

/** Typing finds parts of words, whatever their accents and case. */
export function filtered(groups: readonly ChoiceGroup[], typed: string): ChoiceGroup[] {
  const wanted = folded(typed.trim());
  if (wanted === "") return [...groups];
  return groups
    .map(({ label, choices }) => ({
      label,
      choices: choices.filter(
        ({ text, description }) => folded(text).includes(wanted) || folded(description).includes(wanted),
      ),
    }))
    .filter(({ choices }) => choices.length > 0);
}

function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
