import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { adaptManifest } from "../../src/slack/commands/manifest.ts";
import { builtIn, commands, registered } from "../../src/slack/commands/names.ts";
import { shortcuts } from "../../src/slack/ids.ts";
import { routes } from "../../src/slack/routes.ts";

const text = readFileSync("manifest.yml", "utf8");
const Manifest = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string().optional() })),
    shortcuts: z.array(z.looseObject({ callback_id: z.string(), name: z.string() })),
  }),
  oauth_config: z.looseObject({
    scopes: z.looseObject({ bot: z.array(z.string()), bot_optional: z.array(z.string()) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({
      request_url: z.string().optional(),
      bot_events: z.array(z.string()),
    }),
    interactivity: z.looseObject({ message_menu_options_url: z.string().optional() }),
    socket_mode_enabled: z.boolean(),
  }),
});
const manifest = Manifest.parse(parse(text));
const names = manifest.features.slash_commands.map((each) => each.command);

/** What each event that we subscribe to is delivered for. */
const scopeOfEvent: Record<string, string | null> = {
  app_home_opened: null,
  subteam_members_changed: "usergroups:read",
  subteam_updated: "usergroups:read",
  subteam_created: "usergroups:read",
  user_change: "users:read",
  team_join: "users:read",
  channel_archive: "channels:read",
  channel_unarchive: "channels:read",
  group_archive: "groups:read",
  group_unarchive: "groups:read",
  channel_shared: "channels:read",
  channel_unshared: "channels:read",
  channel_id_changed: "channels:read",
  member_left_channel: "channels:read",
};

describe("the manifest", () => {
  it("registers the commands that the code answers, and none of Slack's own", () => {
    expect(names).toEqual(registered);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) {
      expect(name).toMatch(/^\/[a-z0-9][a-z0-9_-]{0,30}$/);
      expect(builtIn).not.toContain(name);
      expect(Object.keys(routes.commands)).toContain(name);
    }
  });

  it("registers the shortcuts that the code answers", () => {
    const ids = manifest.features.shortcuts.map((each) => each.callback_id);
    expect(ids).toEqual(Object.values(shortcuts));
    expect(Object.keys(routes.shortcuts).sort()).toEqual([...ids].sort());
  });

  it("subscribes to the events that the code listens to, with the scope for each", () => {
    const events = manifest.settings.event_subscriptions.bot_events;
    expect(Object.keys(routes.events).sort()).toEqual([...events].sort());
    for (const event of events) {
      const scope = scopeOfEvent[event];
      expect(scope, event).not.toBeUndefined();
      const { bot, bot_optional } = manifest.oauth_config.scopes;
      if (scope) expect([...bot, ...bot_optional]).toContain(scope);
    }
  });

  it("asks for no scope that nothing needs", () => {
    expect(manifest.oauth_config.scopes).toEqual({
      bot: ["commands", "chat:write", "users:read", "usergroups:read"],
      bot_optional: ["channels:read", "groups:read", "channels:history", "groups:history"],
    });
  });

  it("is printed with one's own address, and with /invite where one can have it", () => {
    const own = Manifest.parse(
      parse(adaptManifest(text, { url: "https://bot.example.org/", withInvite: true })),
    );
    expect(own.features.slash_commands[0]).toMatchObject({
      command: commands.inviteToo,
      url: "https://bot.example.org/slack/events",
    });
    expect(own.settings.interactivity.message_menu_options_url).toBe("https://bot.example.org/slack/events");
    expect(Object.keys(routes.commands)).toContain(commands.inviteToo);
  });

  it("is printed without addresses for Socket Mode", () => {
    const printed = adaptManifest(text, { isSocketMode: true });
    expect(parse(printed)).toMatchObject({ settings: { socket_mode_enabled: true } });
    expect(printed.replace(/^\s*#.*$/gm, "")).not.toContain("https://");
  });

  it("fits the schema that Slack publishes", ({ skip }) => {
    const folder = join(process.env["REFERENCE_DIR"] ?? "", "slack", "manifest");
    if (!process.env["REFERENCE_DIR"] || !existsSync(folder)) skip("REFERENCE_DIR is not set");
    const read = (name: string): object => JSON.parse(readFileSync(join(folder, name), "utf8"));
    // The published schemas use keywords and formats of their own.
    const ajv = new Ajv({ strict: false, validateFormats: false });
    const v1 =
      "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/manifest.schema.1.0.0.json";
    const v2 =
      "https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/manifest.schema.2.0.0.json";
    ajv.addSchema({ ...read("manifest.schema.1.0.0.json"), $id: v1 });
    ajv.addSchema({ ...read("manifest.schema.2.0.0.json"), $id: v2 });
    const validate = ajv.compile(read("manifest.schema.json"));
    for (const printed of [text, adaptManifest(text, { isSocketMode: true })]) {
      expect(validate(parse(printed)), JSON.stringify(validate.errors)).toBe(true);
    }
    expect(validate({ ...manifest, display_information: {} })).toBe(false);
  });
});
