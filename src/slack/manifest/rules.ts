import { builtIn } from "../commands/names.ts";
import type { Finding, Manifest } from "./shape.ts";

/** Scopes without which Slack delivers an event to nobody; null where it needs none. */
export const scopeOfEvent: Readonly<Record<string, string | null>> = {
  app_home_opened: null,
  app_uninstalled: null,
  tokens_revoked: null,
  subteam_members_changed: "usergroups:read",
  subteam_updated: "usergroups:read",
  subteam_created: "usergroups:read",
  user_change: "users:read",
  team_join: "users:read",
  channel_archive: "channels:read",
  channel_unarchive: "channels:read",
  channel_shared: "channels:read",
  channel_unshared: "channels:read",
  channel_id_changed: "channels:read",
  member_left_channel: "channels:read",
  group_archive: "groups:read",
  group_unarchive: "groups:read",
};

const commandName = /^\/[a-z0-9][a-z0-9_-]{0,30}$/;

/** Why Slack would refuse this name of a command, or null. */
export function faultOfName(name: string, mayBeBuiltIn: boolean): string | null {
  if (!commandName.test(name))
    return `${name}: a command is a slash and 1 to 31 small letters, digits, - and _, such as /invite-customer`;
  if (!mayBeBuiltIn && builtIn.includes(name))
    return `${name} is one of Slack's own commands, and Slack refuses the whole manifest; take another, or say --allow-built-in`;
  return null;
}

/** What the sizes alone do not show: names, and what must stand together. */
export function breaksOf(manifest: Manifest, mayBeBuiltIn: boolean): readonly Finding[] {
  const { features, oauth_config: oauth, settings } = manifest;
  const commands = features?.slash_commands ?? [];
  const bot = oauth?.scopes?.bot ?? [];
  const events = settings?.event_subscriptions?.bot_events ?? [];
  const isOverHttp = settings?.socket_mode_enabled !== true;
  const interactivity = settings?.interactivity;
  const found: Finding[] = [];
  const note = (at: string, what: string | null) => void (what === null || found.push({ at, what }));

  for (const [index, { command, url }] of commands.entries()) {
    const at = `features/slash_commands/${index}`;
    note(`${at}/command`, faultOfName(command, mayBeBuiltIn));
    if (commands.findIndex((each) => each.command === command) < index)
      note(`${at}/command`, `${command} is there twice`);
    if (isOverHttp && url === undefined) note(`${at}/url`, "is missing; without Socket Mode Slack needs it");
  }
  if (commands.length > 0 && !bot.includes("commands"))
    note("oauth_config/scopes/bot", "commands is missing; slash commands need it");
  for (const scope of oauth?.scopes?.bot_optional ?? [])
    if (!bot.includes(scope))
      note(
        "oauth_config/scopes/bot_optional",
        `${scope} must be in bot, too: here it is only marked as optional`,
      );
  if (events.length > 0 && isOverHttp && settings?.event_subscriptions?.request_url === undefined)
    note("settings/event_subscriptions/request_url", "is missing; without Socket Mode Slack needs it");
  if (interactivity?.is_enabled && isOverHttp && interactivity.request_url === undefined)
    note("settings/interactivity/request_url", "is missing; without Socket Mode Slack needs it");
  for (const event of events) {
    const scope = scopeOfEvent[event];
    if (scope && !bot.includes(scope))
      note("settings/event_subscriptions/bot_events", `${event} comes only with the scope ${scope}`);
  }
  if (settings?.org_deploy_enabled && (features?.workflow_steps ?? null) !== null)
    note("settings/org_deploy_enabled", "does not go with workflow steps");
  return found;
}
