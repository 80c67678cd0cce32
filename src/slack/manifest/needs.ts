import { type CommandNames, canonical, commandKeys } from "../commands/names.ts";
import type { Finding, Manifest } from "./shape.ts";

/** What does not work where somebody leaves an optional scope out. */
export const withoutScope: Readonly<Record<string, string>> = {
  "channels:read":
    "nobody is told before a card fails that the bot is not in a public channel, or that it is shared with another organisation",
  "groups:read":
    "nobody is told before a card fails that the bot is not in a private channel, or that it is shared with another organisation",
  "channels:history":
    "a message in a public channel whose delivery got no answer is not looked for: an admin agent must say whether it is there",
  "groups:history":
    "a message in a private channel whose delivery got no answer is not looked for: an admin agent must say whether it is there",
  "files:read": "customer lists cannot be imported in Slack, only by kapocs import",
  "files:write": "the customers cannot be exported in Slack, only by kapocs export",
};

/** Where a manifest falls short of what the code answers; `ours` is manifest.yml, which the tests hold against the code. */
export function shortOf(theirs: Manifest, ours: Manifest, names: CommandNames): readonly Finding[] {
  return [
    ...commandFindings(theirs, names),
    ...shortcutFindings(theirs, ours),
    ...scopeFindings(theirs, ours),
    ...eventFindings(theirs, ours),
    ...surfaceFindings(theirs),
  ];
}

function commandFindings({ features }: Manifest, names: CommandNames): Finding[] {
  const at = "features/slash_commands";
  const registered = (features?.slash_commands ?? []).map(({ command }) => command);
  const answered = [...Object.values(names), ...Object.values(canonical)];
  const missing = commandKeys.filter((key) => {
    const also = key === "invite" ? canonical.inviteToo : "";
    return !registered.includes(names[key]) && !registered.includes(also);
  });
  return [
    ...missing.map((key) => ({
      at,
      what: `${names[key]} is missing; if it has another name there, tell the bot with KAPOCS_COMMANDS=${key}=/that-name`,
    })),
    ...registered
      .filter((name) => !answered.includes(name))
      .map((name) => ({ at, what: `the bot does not answer ${name}; KAPOCS_COMMANDS says its own names` })),
  ];
}

function shortcutFindings(theirs: Manifest, ours: Manifest): Finding[] {
  const ids = (manifest: Manifest) => (manifest.features?.shortcuts ?? []).map((each) => each.callback_id);
  return ids(ours)
    .filter((id) => !ids(theirs).includes(id))
    .map((id) => ({ at: "features/shortcuts", what: `the shortcut ${id} is missing` }));
}

function scopeFindings(theirs: Manifest, ours: Manifest): Finding[] {
  const { bot = [] } = theirs.oauth_config?.scopes ?? {};
  const { bot: wanted = [], bot_optional: optional = [] } = ours.oauth_config?.scopes ?? {};
  return wanted
    .filter((scope) => !bot.includes(scope))
    .map((scope) => ({
      at: "oauth_config/scopes/bot",
      what: optional.includes(scope)
        ? `${scope} is missing: ${withoutScope[scope] ?? "something works less well"}`
        : `${scope} is missing`,
    }));
}

function eventFindings(theirs: Manifest, ours: Manifest): Finding[] {
  const events = (manifest: Manifest) => manifest.settings?.event_subscriptions?.bot_events ?? [];
  return events(ours)
    .filter((event) => !events(theirs).includes(event))
    .map((event) => ({
      at: "settings/event_subscriptions/bot_events",
      what: `the event ${event} is missing`,
    }));
}

function surfaceFindings({ features, settings }: Manifest): Finding[] {
  const home = features?.app_home;
  const interactivity = settings?.interactivity;
  const isOverHttp = settings?.socket_mode_enabled !== true;
  const faults: (readonly [boolean, string, string])[] = [
    [features?.bot_user === undefined, "features/bot_user", "is missing; the bot has nobody to speak as"],
    [
      home?.home_tab_enabled !== true,
      "features/app_home/home_tab_enabled",
      "must be true; Home shows what is pending",
    ],
    [
      home?.messages_tab_enabled !== true,
      "features/app_home/messages_tab_enabled",
      "must be true; the bot's direct messages are read there",
    ],
    [
      interactivity?.is_enabled !== true,
      "settings/interactivity",
      "must be enabled; no button or form reaches the bot otherwise",
    ],
    [
      interactivity?.is_enabled === true &&
        isOverHttp &&
        interactivity.message_menu_options_url === undefined,
      "settings/interactivity/message_menu_options_url",
      "is missing; searching for a customer as you type needs it",
    ],
  ];
  return faults.flatMap(([isFault, at, what]) => (isFault ? [{ at, what }] : []));
}
