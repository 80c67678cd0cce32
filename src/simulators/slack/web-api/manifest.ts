import { scopesOfEvents } from "../push/events.ts";
import { codePoints, isFields } from "../rules/shape.ts";

export interface ManifestBreak {
  readonly code: string;
  readonly message: string;
  readonly pointer: string;
}

/** Commands that Slack runs itself. Slack adds and drops entries; this is data, not truth. */
export const builtInCommands: readonly string[] =
  "active apps archive away call close collapse dm dnd expand feed feedback huddle input invite join keys kick leave me msg mute open part people prefs pro remind remove rename search shortcuts shrug star status topic trigger unmute who whois"
    .split(" ")
    .map((name) => `/${name}`);

/** What apps.manifest.validate says: sizes, names, and what must stand together. */
export function manifestBreaks(manifest: unknown): ManifestBreak[] {
  const value = typeof manifest === "string" ? parse(manifest) : manifest;
  if (!isFields(value))
    return [{ code: "invalid_manifest", message: "must provide an object", pointer: "/" }];
  const breaks: ManifestBreak[] = [];
  const add = (pointer: string, message: string, code = "invalid_value") =>
    breaks.push({ code, message, pointer });
  const at = (path: string): unknown =>
    path
      .split("/")
      .slice(1)
      .reduce<unknown>(
        (inner, key) =>
          isFields(inner) ? inner[key] : Array.isArray(inner) ? inner[Number(key)] : undefined,
        value,
      );
  const sized = (path: string, min: number, max: number, required = false) => {
    const text = at(path);
    if (text === undefined && required) add(path, "missing required field", "missing_field");
    if (text === undefined) return;
    if (typeof text !== "string" || codePoints(text) < min || codePoints(text) > max)
      add(path, `must have ${min} to ${max} characters`);
  };
  sized("/display_information/name", 1, 35, true);
  sized("/display_information/description", 1, 140);
  sized("/display_information/long_description", 175, 4000);
  if (at("/features/bot_user") !== undefined) sized("/features/bot_user/display_name", 1, 80, true);
  checkCommands(listAt(at("/features/slash_commands")), add, sized);
  for (const [index] of listAt(at("/features/shortcuts")).entries()) {
    sized(`/features/shortcuts/${index}/name`, 1, 24, true);
    sized(`/features/shortcuts/${index}/description`, 1, 150, true);
    sized(`/features/shortcuts/${index}/callback_id`, 1, 255, true);
  }
  if (listAt(at("/features/shortcuts")).length > 10)
    add("/features/shortcuts", "no more than 10 items allowed");
  const scopes = listAt(at("/oauth_config/scopes/bot"));
  if (listAt(at("/features/slash_commands")).length > 0 && !scopes.includes("commands"))
    add("/oauth_config/scopes/bot", "slash commands need the scope `commands`", "missing_scope");
  for (const scope of listAt(at("/oauth_config/scopes/bot_optional")))
    if (!scopes.includes(scope))
      add("/oauth_config/scopes/bot_optional", `\`${String(scope)}\` must be among the bot scopes`);
  for (const event of listAt(at("/settings/event_subscriptions/bot_events"))) {
    const scope = scopesOfEvents[String(event)];
    if (scope && !scopes.includes(scope))
      add(
        "/settings/event_subscriptions/bot_events",
        `the event \`${String(event)}\` needs the scope \`${scope}\``,
        "missing_scope",
      );
  }
  const overSocket = at("/settings/socket_mode_enabled") === true;
  if (
    !overSocket &&
    at("/settings/interactivity/is_enabled") === true &&
    at("/settings/interactivity/request_url") === undefined
  )
    add("/settings/interactivity/request_url", "missing required field", "missing_field");
  if (
    !overSocket &&
    listAt(at("/settings/event_subscriptions/bot_events")).length > 0 &&
    at("/settings/event_subscriptions/request_url") === undefined
  )
    add("/settings/event_subscriptions/request_url", "missing required field", "missing_field");
  return breaks;
}

type Add = (pointer: string, message: string, code?: string) => void;

function checkCommands(
  commands: readonly unknown[],
  add: Add,
  sized: (path: string, min: number, max: number, required?: boolean) => void,
): void {
  const names = commands.map((command) => (isFields(command) ? String(command["command"]) : ""));
  // Slack points at the list, not at the entry.
  const here = "/features/slash_commands";
  if (
    names.some(
      (name) =>
        builtInCommands.includes(name) || !/^\/[^\s/]{1,31}$/.test(name) || name !== name.toLowerCase(),
    )
  )
    add(here, "The slash command has an invalid name", "invalid_name");
  if (new Set(names).size < names.length) add(here, "The slash command name is duplicated", "duplicate_name");
  if (names.length > 50) add(here, "no more than 50 items allowed");
  for (const [index] of commands.entries()) {
    sized(`${here}/${index}/description`, 1, 2000, true);
    sized(`${here}/${index}/usage_hint`, 1, 1000);
    sized(`${here}/${index}/url`, 1, 3000);
  }
}

function listAt(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
