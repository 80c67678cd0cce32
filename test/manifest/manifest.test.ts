import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { z } from "zod";
import { adaptManifest } from "../../src/slack/commands/manifest.ts";
import { builtIn, canonical, registered } from "../../src/slack/commands/names.ts";
import { endings } from "../../src/slack/events/endings.ts";
import { shortcuts } from "../../src/slack/ids.ts";
import { scopeOfEvent } from "../../src/slack/manifest/rules.ts";
import { checkShape } from "../../src/slack/manifest/shape.ts";
import { routes } from "../../src/slack/routes.ts";

const text = readFileSync("manifest.yml", "utf8");
const Manifest = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string(), url: z.string().optional() })),
    shortcuts: z.array(z.looseObject({ callback_id: z.string(), name: z.string() })),
  }),
  oauth_config: z.looseObject({
    redirect_urls: z.array(z.string()).optional(),
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
const command = (name: string) => ({ command: name, description: "x" });
/** What Slack's schema refuses, one at a time. */
const broken: readonly (readonly [readonly (string | number)[], unknown])[] = [
  [["display_information"], {}],
  [["display_information", "name"], "x".repeat(36)],
  [["display_information", "name"], ""],
  [["display_information", "description"], "x".repeat(141)],
  [["display_information", "long_description"], "too short"],
  [["display_information", "background_color"], "#1f3a5f0"],
  [["display_information", "colour"], "#1f3a5f"],
  [["features", "bot_user", "display_name"], "x".repeat(81)],
  [["features", "bot_user"], {}],
  [["features", "app_home", "home_tab_enabled"], "yes"],
  [["features", "slash_commands"], []],
  [["features", "slash_commands"], Array.from({ length: 51 }, (_, at) => command(`/c${at}`))],
  [["features", "slash_commands", 0, "command"], "invite"],
  [["features", "slash_commands", 0, "command"], `/${"x".repeat(32)}`],
  [["features", "slash_commands", 0, "description"], ""],
  [["features", "slash_commands", 0, "usage_hint"], "x".repeat(1_001)],
  [["features", "slash_commands", 0, "url"], "kapocs.example.com"],
  [["features", "shortcuts", 0, "name"], "x".repeat(25)],
  [["features", "shortcuts", 0, "type"], "everywhere"],
  [["features", "shortcuts", 0, "callback_id"], "x".repeat(256)],
  [["features", "shortcuts", 0, "description"], "x".repeat(151)],
  [["oauth_config", "scopes", "bot"], "commands"],
  [["oauth_config", "scopes", "bot"], Array.from({ length: 256 }, (_, at) => `s${at}`)],
  [
    ["oauth_config", "redirect_urls"],
    ["https://a.example", "https://a.example"],
  ],
  [
    ["settings", "event_subscriptions", "bot_events"],
    ["user_change", "user_change"],
  ],
  [["settings", "event_subscriptions", "request_url"], "kapocs.example.com"],
  [["settings", "interactivity"], {}],
  [["settings", "allowed_ip_address_ranges"], ["300.1.1.1"]],
  [["settings", "socket_mode_enabled"], "no"],
  [["settings", "surprise"], true],
];
const names = manifest.features.slash_commands.map((each) => each.command);

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
    expect([...Object.keys(routes.events), ...Object.keys(endings)].sort()).toEqual([...events].sort());
    for (const event of events) {
      const scope = scopeOfEvent[event];
      expect(scope, event).not.toBeUndefined();
      if (scope) expect(manifest.oauth_config.scopes.bot).toContain(scope);
    }
  });

  it("asks for no scope that nothing needs", () => {
    const optional = [
      ...["channels:read", "groups:read", "channels:history", "groups:history"],
      ...["files:read", "files:write"],
    ];
    expect(manifest.oauth_config.scopes).toEqual({
      bot: ["commands", "chat:write", "users:read", "usergroups:read", ...optional],
      bot_optional: optional,
    });
  });

  it("is printed with one's own address, and with /invite where one can have it", () => {
    const own = Manifest.parse(
      parse(adaptManifest(text, { url: "https://bot.example.org/", names: { invite: canonical.inviteToo } })),
    );
    expect(own.features.slash_commands[0]).toMatchObject({
      command: canonical.inviteToo,
      url: "https://bot.example.org/slack/events",
    });
    expect(own.settings.interactivity.message_menu_options_url).toBe("https://bot.example.org/slack/events");
    expect(Object.keys(routes.commands)).toContain(canonical.inviteToo);
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
    const printed = [
      text,
      adaptManifest(text, { isSocketMode: true, without: ["channels:read"], appName: "Clasp" }),
      adaptManifest(text, { redirectUrls: ["https://bot.example.org/x"], isOrgWide: true, format: "json" }),
    ];
    for (const each of printed) {
      expect(validate(parse(each)), JSON.stringify(validate.errors)).toBe(true);
      expect(checkShape(parse(each))).toMatchObject({ ok: true });
    }
    // Ours says no wherever Slack's does.
    for (const [path, value] of broken) {
      const document = parseDocument(text);
      document.setIn([...path], value);
      expect(validate(document.toJS()), `${path.join("/")} by Slack's schema`).toBe(false);
      expect(checkShape(document.toJS()).ok, `${path.join("/")} by our own check`).toBe(false);
    }
  });
});
