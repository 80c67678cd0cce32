import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { builtInCommands, manifestBreaks } from "../../src/simulators/slack/web-api/manifest.ts";

/** The built program, as an operator runs it. */
function kapocs(args: readonly string[], { env = {}, input = "" } = {}) {
  const ran = spawnSync(process.execPath, ["dist/kapocs.js", "manifest", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    input,
    encoding: "utf8",
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** What it prints, which must be something that Slack takes. */
function printed(args: readonly string[]) {
  const { code, out } = kapocs(args);
  expect(code).toBe(0);
  const manifest = parse(out);
  expect(manifestBreaks(manifest)).toEqual([]);
  return manifest;
}

describe("kapocs manifest", () => {
  it("prints addresses for HTTP, and none for Socket Mode", () => {
    const overHttp = printed(["--url", "https://bot.example.org/", "--http"]);
    expect(overHttp.settings.interactivity).toEqual({
      is_enabled: true,
      request_url: "https://bot.example.org/slack/events",
      message_menu_options_url: "https://bot.example.org/slack/events",
    });
    const overSocket = printed(["--socket"]);
    expect(overSocket.settings.socket_mode_enabled).toBe(true);
    expect(JSON.stringify(overSocket)).not.toContain("https://");
  });

  it("prints other names, scopes, installers' addresses and the whole organisation, as JSON if asked", () => {
    const { out, err } = kapocs([
      ...["--url", "https://bot.example.org", "--name", "Clasp", "--oauth", "--org", "--json"],
      ...["--command", "invite=/reseller-invite", "remove=/offboard", "--without", "groups:history"],
    ]);
    const manifest = JSON.parse(out);
    expect(manifestBreaks(manifest)).toEqual([]);
    expect(manifest).toMatchObject({
      display_information: { name: "Clasp" },
      features: { bot_user: { display_name: "Clasp" } },
      oauth_config: { redirect_urls: ["https://bot.example.org/slack/oauth_redirect"] },
      settings: { org_deploy_enabled: true },
    });
    expect(manifest.features.slash_commands.map((each: { command: string }) => each.command)).toEqual([
      ...["/reseller-invite", "/customers", "/offboard", "/kapocs"],
    ]);
    expect(manifest.oauth_config.scopes.bot).not.toContain("groups:history");
    expect(manifest.oauth_config.scopes.bot_optional).not.toContain("groups:history");
    expect(err).toContain('KAPOCS_COMMANDS="invite=/reseller-invite remove=/offboard"');
    expect(err).toContain("Without groups:history a message in a private channel");
  });

  it("leaves the events out, too, that come with a scope that was left out", () => {
    const { settings, oauth_config } = printed(["--socket", "--without", "all"]);
    expect(oauth_config.scopes).not.toHaveProperty("bot_optional");
    expect(settings.event_subscriptions.bot_events).not.toContain("channel_archive");
    expect(settings.event_subscriptions.bot_events).toContain("user_change");
  });

  it.each([
    [["--command", "invite=/Meghív"], 'the name "/Meghív". A command is a slash'],
    [["--command", `invite=/${"x".repeat(32)}`], "1 to 31 small letters"],
    [["--command", "invite=/customers"], "/customers is there twice"],
    [["--command", "help=/x"], "help, which is no command"],
    [["--command", "invite=/remove"], "/remove is one of Slack's own commands"],
    [["--without", "chat:write"], "only these can be left out"],
    [["--url", "http://bot.example.org"], "not an https address"],
    [["--oauth"], "--oauth needs --url"],
    [["--socket", "--http"], "exclude each other"],
    [["--name", "x".repeat(36)], "must have 1 to 35 characters"],
    [["--format", "xml"], "--format is yaml or json"],
  ])("refuses %j in a line, and prints nothing", (args, line) => {
    const { code, out, err } = kapocs(args);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(line);
  });

  it("registers what Slack keeps for itself only where that is said", () => {
    for (const name of builtInCommands) expect(kapocs(["--command", `kapocs=${name}`]).code, name).toBe(1);
    expect(kapocs(["--command", "invite=/invite", "--allow-built-in"]).code).toBe(0);
    expect(parse(kapocs(["--invite"]).out).features.slash_commands[0].command).toBe("/invite");
  }, 120_000);
});

describe("kapocs manifest --check", () => {
  const ours = () => parseDocument(kapocs(["--url", "https://bot.example.org"]).out);
  const check = (input: string, args: readonly string[] = [], env = {}) =>
    kapocs(["--check", "-", ...args], { input, env });

  it("finds nothing in what it prints itself, by whatever names", () => {
    expect(check(String(ours()))).toMatchObject({ code: 0 });
    const own = kapocs(["--socket", "--json", "--command", "kapocs=/clasp"]).out;
    expect(check(own, [], { KAPOCS_COMMANDS: "kapocs=/clasp" })).toMatchObject({ code: 0 });
    expect(check(own)).toMatchObject({ code: 3, out: expect.stringContaining("/kapocs is missing") });
  });

  it.each([
    [["features", "slash_commands", 1], "/customers is missing"],
    [["features", "shortcuts", 0], "the shortcut invite_customer is missing"],
    [["oauth_config", "scopes", "bot", 2], "users:read is missing"],
    [["oauth_config", "scopes", "bot", 6], "channels:history is missing: a message in a public channel"],
    [["settings", "event_subscriptions", "bot_events", 0], "the event app_home_opened is missing"],
    [["settings", "interactivity"], "no button or form reaches the bot"],
    [["settings", "interactivity", "message_menu_options_url"], "searching for a customer as you type"],
    [["features", "app_home", "messages_tab_enabled"], "direct messages are read there"],
    [["features", "bot_user"], "nobody to speak as"],
  ])("names what is missing without %j", (path, line) => {
    const manifest = ours();
    manifest.deleteIn(path);
    const { code, out } = check(String(manifest));
    expect(code).toBeGreaterThan(0);
    expect(out).toContain(line);
  });

  it("tells what Slack would refuse, with 1", () => {
    const manifest = ours();
    manifest.setIn(["features", "slash_commands", 0, "command"], "/invite");
    manifest.deleteIn(["settings", "event_subscriptions", "request_url"]);
    const { code, out } = check(String(manifest));
    expect(code).toBe(1);
    expect(out).toContain(
      "Slack refuses it: features/slash_commands/0/command: /invite is one of Slack's own",
    );
    expect(check("{ not: [a manifest").code).toBe(1);
    expect(check("7").code).toBe(1);
    expect(kapocs(["--check", "no-such-file.yml"])).toMatchObject({ code: 1 });
  });
});
