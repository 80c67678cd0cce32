import { parse } from "yaml";
import { z } from "zod";
import { writeManifest } from "../compose/manifest.ts";
import type { AppToInstall } from "../simulators/slack/simulator.ts";

const Manifest = z.looseObject({
  display_information: z.looseObject({ name: z.string() }),
  features: z.looseObject({
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(["global", "message"]),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
    slash_commands: z.array(
      z.looseObject({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
  }),
  oauth_config: z.looseObject({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
  }),
});

/**
 * The app as manifest.yml has it, with `/invite` beside the names that every workspace gives: here, as in the few real
 * workspaces that let an app have it, it arrives.
 */
export function appOfManifest(): AppToInstall {
  const { display_information, features, oauth_config, settings } = Manifest.parse(parse(writeManifest({})));
  const commands = features.slash_commands.map(({ command, description, usage_hint }) => ({
    command,
    description,
    usageHint: usage_hint,
  }));
  const invite = commands.find(({ command }) => command === "/invite-customer");
  return {
    name: display_information.name,
    commands: [...commands, ...(invite ? [{ ...invite, command: "/invite" }] : [])],
    allowBuiltInCommands: true,
    shortcuts: features.shortcuts.map(({ callback_id, ...shortcut }) => ({
      ...shortcut,
      callbackId: callback_id,
    })),
    scopes: oauth_config.scopes.bot.filter((scope) => !oauth_config.scopes.bot_optional.includes(scope)),
    optionalScopes: oauth_config.scopes.bot_optional,
    events: settings.event_subscriptions.bot_events,
  };
}
