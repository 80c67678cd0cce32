import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ListeningApp,
  modal,
  mrkdwn,
  openModal,
  plain,
  startListeningApp,
  textInput,
} from "./listening-app.ts";

let app: ListeningApp;
let clock = 1_800_000_000_000;

beforeEach(async () => {
  clock = 1_800_000_000_000;
  app = await startListeningApp({}, { now: () => clock });
});
afterEach(() => app.close());

const blocks = [{ type: "section", text: mrkdwn("Hi") }];
const post = (channel: string, more: object = {}) =>
  app.call("chat.postMessage", { channel, text: "Hi", ...more });

describe("a token", () => {
  it.each([
    ["missing", "", "not_authed"],
    ["unknown", "xoxb-other", "invalid_auth"],
    ["of the app instead of the bot", "xapp-simulated-1", "not_allowed_token_type"],
  ])("is refused when it is %s", async (_case, token, error) => {
    expect(await app.call("auth.test", {}, token)).toEqual({ ok: false, error });
  });
  it("is refused after it was revoked, and after the bot's account was switched off", async () => {
    expect(await app.call("auth.revoke")).toEqual({ ok: true, revoked: true });
    expect(await app.call("auth.test")).toEqual({ ok: false, error: "token_revoked" });
    const { botToken } = app.slack.install({});
    expect(await app.call("auth.test", {}, botToken)).toMatchObject({
      ok: true,
      bot_id: "B0KAPOCS",
      user_id: "U0KAPOCS",
    });
    const bot = app.slack.world.users.get("U0KAPOCS");
    if (bot) bot.deleted = true;
    expect(await app.call("auth.test", {}, botToken)).toEqual({ ok: false, error: "account_inactive" });
  });
  it("carries scopes: a method without its scope says which it needs", async () => {
    app.slack.install({ scopes: ["chat:write", "commands"] });
    expect(await app.call("usergroups.list")).toEqual({
      ok: false,
      error: "missing_scope",
      needed: "usergroups:read",
      provided: "chat:write,commands",
    });
    const response = await fetch(`${app.slack.apiUrl}auth.test`, {
      headers: { Authorization: `Bearer ${app.botToken}` },
    });
    expect(response.headers.get("x-oauth-scopes")).toBe("chat:write,commands");
  });
  it("lacks optional scopes that the installer declined", async () => {
    app.slack.install({
      scopes: ["chat:write"],
      optionalScopes: ["users:read", "team:read"],
      declinedScopes: ["team:read"],
    });
    expect(await app.call("team.info")).toMatchObject({ error: "missing_scope" });
    expect(await app.call("users.info", { user: "U0ANNA" })).toMatchObject({ ok: true });
  });
});

describe("a method", () => {
  it("that does not exist is refused, and noted", async () => {
    expect(await app.call("chat.shout")).toEqual({ ok: false, error: "unknown_method" });
    expect(app.slack.violations).toMatchObject([{ where: "chat.shout", message: "unknown_method" }]);
  });
  it("notes an argument it does not know", async () => {
    await post("C0SALES", { txt: "typo" });
    expect(app.slack.violations).toMatchObject([{ where: "chat.postMessage", pointer: "/txt" }]);
  });
  it("is answered alike for form fields, JSON and Slack's own client", async () => {
    const form = new URLSearchParams({
      token: app.botToken,
      channel: "C0SALES",
      text: "ő",
      blocks: JSON.stringify(blocks),
    });
    const response = await fetch(`${app.slack.apiUrl}chat.postMessage`, { method: "POST", body: form });
    expect(await response.json()).toMatchObject({ ok: true, message: { text: "ő" } });
    const client = new WebClient(app.botToken, { slackApiUrl: app.slack.apiUrl });
    expect(
      await client.chat.postMessage({ channel: "C0SALES", text: "ő", blocks: [{ type: "divider" }] }),
    ).toMatchObject({ ok: true, message: { text: "ő" } });
  });
});

describe("posting", () => {
  it.each([
    ["C0OLD", "is_archived"],
    ["C0PRIVATE", "channel_not_found"],
    ["C0NOWHERE", "channel_not_found"],
    ["U0GONE", "channel_not_found"],
    ["U0NOBODY", "channel_not_found"],
  ])("to %s is refused with %s", async (channel, error) => {
    expect(await post(channel)).toEqual({ ok: false, error });
  });
  it("to a public channel without the bot needs membership or chat:write.public", async () => {
    app.slack.world.channels.get("C0TEAM2")?.members.pop();
    expect(await post("C0TEAM2")).toEqual({ ok: false, error: "not_in_channel" });
    app.slack.install({ scopes: ["chat:write", "chat:write.public"] });
    expect(await post("C0TEAM2")).toMatchObject({ ok: true });
  });
  it("to a person opens the direct message, which alone can be updated", async () => {
    const { channel, ts } = await post("U0ANNA", { blocks });
    expect(channel).toBe("D0ANNA");
    expect(await app.call("chat.update", { channel: "U0ANNA", ts, text: "New" })).toEqual({
      ok: false,
      error: "channel_not_found",
    });
    expect(await app.call("chat.update", { channel, ts, text: "New" })).toMatchObject({
      ok: true,
      text: "New",
      message: { text: "New" },
    });
    expect(app.slack.person("U0ANNA").directMessages()).toMatchObject([
      { text: "New", blocks: [], shown: "New" },
    ]);
  });
  it("keeps metadata over an update, and tells it on request", async () => {
    app.slack.install({ scopes: ["chat:write", "channels:history"] });
    const metadata = { event_type: "invitation", event_payload: { id: "1" } };
    const { ts } = await post("C0SALES", { metadata });
    await app.call("chat.update", { channel: "C0SALES", ts, text: "New" });
    expect(
      (await app.call("conversations.history", { channel: "C0SALES", include_all_metadata: true })).messages,
    ).toMatchObject([{ text: "New", metadata }]);
    expect((await app.call("conversations.history", { channel: "C0SALES" })).messages[0]).not.toHaveProperty(
      "metadata",
    );
  });
  it("refuses bad blocks in Slack's words, twice over", async () => {
    const answer = await post("C0SALES", { blocks: [{ type: "section", text: mrkdwn("x".repeat(3001)) }] });
    expect(answer).toEqual({
      ok: false,
      error: "invalid_blocks",
      errors: [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
      ],
      response_metadata: {
        messages: [
          "[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]",
          "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        ],
      },
    });
    expect(app.slack.violations).toHaveLength(2);
  });
  it.each([
    [{ text: "" }, "no_text"],
    [{ blocks: "[{" }, "invalid_blocks_format"],
    [{ metadata: { event_type: "x" } }, "invalid_metadata_format"],
    [{ thread_ts: "1.1" }, "thread_not_found"],
  ])("%j is refused with %s", async (more, error) => {
    expect(await post("C0SALES", more)).toMatchObject({ ok: false, error });
  });
  it("notes whom a message would notify", async () => {
    await post("C0SALES", {
      text: "&lt;!channel&gt;",
      blocks: [{ type: "section", text: mrkdwn("@channel Kft <@U0DAN>") }],
    });
    expect(app.slack.world.mentions).toMatchObject([
      { kind: "user", target: "U0DAN", channelId: "C0SALES" },
      { kind: "everyone", target: "channel", automatic: true },
    ]);
  });
  it("ephemerally reaches members only, and leaves no history", async () => {
    app.slack.install({ scopes: ["chat:write", "channels:history"] });
    expect(await app.call("chat.postEphemeral", { channel: "C0TEAM2", user: "U0BEN", text: "Psst" })).toEqual(
      { ok: false, error: "user_not_in_channel" },
    );
    const { message_ts: ts } = await app.call("chat.postEphemeral", {
      channel: "C0TEAM2",
      user: "U0ANNA",
      text: "Psst",
    });
    expect((await app.call("conversations.history", { channel: "C0TEAM2" })).messages).toEqual([]);
    expect(await app.call("chat.update", { channel: "C0TEAM2", ts, text: "x" })).toEqual({
      ok: false,
      error: "message_not_found",
    });
  });
  it("is held to one message a second and channel when pace is enforced", async () => {
    const paced = await startListeningApp({}, { enforcePace: true, now: () => clock });
    expect(await paced.call("chat.postMessage", { channel: "C0SALES", text: "1" })).toMatchObject({
      ok: true,
    });
    expect(await paced.call("chat.postMessage", { channel: "C0SALES", text: "2" })).toEqual({
      ok: false,
      error: "ratelimited",
    });
    await paced.close();
  });
  it("changes nothing of other people's messages", async () => {
    app.slack.world.messages.push({
      channelId: "C0SALES",
      ts: "1.000100",
      userId: "U0BEN",
      text: "Mine",
      blocks: [],
      state: new Map(),
    });
    expect(await app.call("chat.update", { channel: "C0SALES", ts: "1.000100", text: "x" })).toEqual({
      ok: false,
      error: "cant_update_message",
    });
    expect(await app.call("chat.delete", { channel: "C0SALES", ts: "1.000100" })).toEqual({
      ok: false,
      error: "cant_delete_message",
    });
  });
});

describe("opening a view", () => {
  const trigger = async () => {
    await app.slack.person("U0ANNA").command("/reseller");
    return app.last().body["trigger_id"];
  };
  it("takes a trigger once, within three seconds", async () => {
    const trigger_id = await trigger();
    expect(await app.call("views.open", { trigger_id, view: modal([]) })).toMatchObject({ ok: true });
    expect(await app.call("views.open", { trigger_id, view: modal([]) })).toEqual({
      ok: false,
      error: "exchanged_trigger_id",
    });
    const late = await trigger();
    clock += 3001;
    expect(await app.call("views.open", { trigger_id: late, view: modal([]) })).toEqual({
      ok: false,
      error: "expired_trigger_id",
    });
    expect(await app.call("views.open", { trigger_id: "1.2.3", view: modal([]) })).toEqual({
      ok: false,
      error: "invalid_trigger_id",
    });
  });
  it("keeps the trigger when the view is refused", async () => {
    const trigger_id = await trigger();
    expect(
      await app.call("views.open", { trigger_id, view: modal([], { private_metadata: "x".repeat(3001) }) }),
    ).toEqual({
      ok: false,
      error: "invalid_arguments",
      response_metadata: {
        messages: [
          "[ERROR] failed to match all allowed schemas [json-pointer:/view]",
          "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ],
      },
    });
    expect(await app.call("views.open", { trigger_id, view: modal([]) })).toMatchObject({ ok: true });
  });
  it("refuses a view over 250 kB", async () => {
    const view = modal(
      Array.from({ length: 100 }, () => ({ type: "section", text: plain("ő".repeat(1500)) })),
    );
    expect(await app.call("views.open", { trigger_id: await trigger(), view })).toEqual({
      ok: false,
      error: "view_too_large",
    });
  });
  it("refuses an external_id that is in use", async () => {
    await openModal(app, modal([], { external_id: "draft-1" }));
    expect(
      await app.call("views.open", {
        trigger_id: await trigger(),
        view: modal([], { external_id: "draft-1" }),
      }),
    ).toEqual({ ok: false, error: "duplicate_external_id" });
  });
  it("pushes only with a trigger from inside the modal, three deep", async () => {
    expect(await app.call("views.push", { trigger_id: await trigger(), view: modal([]) })).toMatchObject({
      ok: false,
    });
    const more = modal([
      { type: "actions", elements: [{ type: "button", action_id: "more", text: plain("More") }] },
    ]);
    await openModal(app, more);
    for (const expected of [{ ok: true }, { ok: true }, { ok: false, error: "push_limit_reached" }]) {
      await app.slack.person("U0ANNA").modal()?.press("More");
      expect(
        await app.call("views.push", { trigger_id: app.last().body["trigger_id"], view: more }),
      ).toMatchObject(expected);
    }
  });
});

describe("updating a view", () => {
  it("needs its id or external_id, and the hash it had if one is given", async () => {
    const view = await openModal(app, modal([textInput("a", "A")], { external_id: "draft-1" }));
    const update = (more: object) =>
      app.call("views.update", { view: modal([], { external_id: "draft-1" }), ...more });
    expect(await update({ external_id: "draft-1", hash: view.hash })).toMatchObject({
      ok: true,
      view: { id: view.id },
    });
    expect(await update({ view_id: view.id, hash: view.hash })).toEqual({
      ok: false,
      error: "hash_conflict",
    });
    expect(await update({ view_id: "V0NOWHERE" })).toEqual({ ok: false, error: "not_found" });
    await app.slack.person("U0ANNA").modal()?.cancel();
    expect(await update({ view_id: view.id })).toEqual({ ok: false, error: "not_found" });
  });
  it("publishes homes for people only", async () => {
    const view = { type: "home", blocks: [] };
    expect(await app.call("views.publish", { user_id: "U0ANNA", view })).toMatchObject({ ok: true });
    expect(await app.call("views.publish", { user_id: "U0KAPOCS", view })).toMatchObject({
      error: "invalid_arguments",
    });
    expect(await app.call("views.publish", { user_id: "U0ANNA", view: modal([]) })).toMatchObject({
      error: "invalid_arguments",
    });
    expect(await app.call("views.publish", { user_id: "U0ANNA", hash: "1.old", view })).toEqual({
      ok: false,
      error: "hash_conflict",
    });
  });
});

describe("people", () => {
  it("are told with locale on request and e-mail with its scope", async () => {
    const { user } = await app.call("users.info", { user: "U0ANNA", include_locale: true });
    expect(user).toMatchObject({ locale: "hu-HU", tz: "Europe/Budapest", tz_offset: 3600 });
    expect(user.profile).not.toHaveProperty("email");
    app.slack.install({ scopes: ["users:read", "users:read.email"] });
    expect((await app.call("users.info", { user: "U0ANNA" })).user.profile.email).toBe(
      "anna@kapocs-demo.example",
    );
    expect(await app.call("users.lookupByEmail", { email: "anna@kapocs-demo.example" })).toMatchObject({
      user: { id: "U0ANNA" },
    });
    expect(await app.call("users.lookupByEmail", { email: "x@y.example" })).toEqual({
      ok: false,
      error: "users_not_found",
    });
  });
  it("are called what they call themselves, and by their handle until they do", async () => {
    const profile = async () => (await app.call("users.info", { user: "U0ANNA" })).user.profile;
    expect(await profile()).toMatchObject({ real_name: "Kovács Anna", display_name: "anna" });
    await app.slack.changeUser("U0ANNA", { displayName: "Kovács Anna" });
    expect(await profile()).toMatchObject({
      display_name: "Kovács Anna",
      display_name_normalized: "Kovacs Anna",
    });
  });
  it("of other workspaces come without locale, e-mail and time zone", async () => {
    const { user } = await app.call("users.info", { user: "U0OUTSIDE", include_locale: true });
    expect(user).toMatchObject({ is_stranger: true, team_id: "T0OUT" });
    for (const key of ["locale", "tz"]) expect(user).not.toHaveProperty(key);
  });
  it.each([
    ["U0GUEST", { is_restricted: true }],
    ["U0GONE", { deleted: true }],
    ["U0OWNER", { is_admin: true, is_owner: true }],
    ["U0KAPOCS", { is_bot: true }],
  ])("%s is told as %j", async (user, expected) => {
    expect(await app.call("users.info", { user })).toMatchObject({ user: expected });
  });
  it("are grouped on paid plans only", async () => {
    expect(await app.call("usergroups.users.list", { usergroup: "S0ADMINS" })).toEqual({
      ok: true,
      users: ["U0DAN", "U0CILI"],
    });
    expect(await app.call("usergroups.users.list", { usergroup: "S0NONE" })).toEqual({
      ok: false,
      error: "no_such_subteam",
    });
    app.slack.world.team.plan = "free";
    expect(await app.call("usergroups.list")).toEqual({ ok: false, error: "paid_teams_only" });
  });
  it("are listed page by page", async () => {
    const first = await app.call("users.list", { limit: 3 });
    const second = await app.call("users.list", { limit: 100, cursor: first.response_metadata.next_cursor });
    expect(first.members).toHaveLength(3);
    expect(second.members.map(({ id }: { id: string }) => id)).not.toContain("U0OUTSIDE");
    expect(second.response_metadata.next_cursor).toBe("");
  });
});

describe("channels", () => {
  it("are told with their sharing and the bot's membership", async () => {
    expect(await app.call("conversations.info", { channel: "C0SHARED" })).toMatchObject({
      channel: { is_ext_shared: true, is_member: true },
    });
    expect(await app.call("conversations.info", { channel: "C0PRIVATE" })).toEqual({
      ok: false,
      error: "channel_not_found",
    });
    expect(
      (await app.call("conversations.list", { exclude_archived: true })).channels.map(
        ({ id }: { id: string }) => id,
      ),
    ).toEqual(["C0SALES", "C0TEAM2", "C0SHARED"]);
    expect((await app.call("conversations.members", { channel: "C0TEAM2" })).members).toEqual([
      "U0ANNA",
      "U0CILI",
      "U0KAPOCS",
    ]);
  });
  it("are read with the scope of their kind only", async () => {
    expect(await app.call("conversations.history", { channel: "C0SALES" })).toMatchObject({
      error: "missing_scope",
      needed: "channels:history",
    });
    await post("U0ANNA");
    expect(await app.call("conversations.history", { channel: "D0ANNA" })).toMatchObject({
      error: "missing_scope",
      needed: "im:history",
    });
  });
});

describe("a manifest", () => {
  const manifest = (commands: string[]) => ({
    display_information: { name: "Kapocs" },
    features: { slash_commands: commands.map((command) => ({ command, description: "x" })) },
    oauth_config: { scopes: { bot: ["commands"] } },
  });
  it("is refused for one of Slack's own command names, without saying which", async () => {
    expect(
      await app.call("apps.manifest.validate", {
        manifest: JSON.stringify(manifest(["/reseller", "/invite"])),
      }),
    ).toEqual({
      ok: false,
      error: "invalid_manifest",
      errors: [
        {
          code: "invalid_name",
          message: "The slash command has an invalid name",
          pointer: "/features/slash_commands",
        },
      ],
    });
    expect(
      await app.call("apps.manifest.validate", { manifest: JSON.stringify(manifest(["/reseller"])) }),
    ).toMatchObject({ ok: true });
    expect(
      await app.call("apps.manifest.validate", { manifest: JSON.stringify(manifest(["/a1", "/a1"])) }),
    ).toMatchObject({ errors: [{ message: "The slash command name is duplicated" }] });
  });
  it("subscribes to no event without its scope", async () => {
    const subscribing = (scopes: string[]) => ({
      display_information: { name: "Kapocs" },
      oauth_config: { scopes: { bot: scopes } },
      settings: { socket_mode_enabled: true, event_subscriptions: { bot_events: ["user_change"] } },
    });
    const check = (scopes: string[]) =>
      app.call("apps.manifest.validate", { manifest: JSON.stringify(subscribing(scopes)) });
    expect(await check([])).toMatchObject({
      errors: [{ pointer: "/settings/event_subscriptions/bot_events", code: "missing_scope" }],
    });
    expect(await check(["users:read"])).toMatchObject({ ok: true });
  });
  it("has blocks that can be checked without posting them", async () => {
    expect(await app.call("blocks.validate", { blocks })).toEqual({ ok: true });
    expect(
      await app.call("blocks.validate", { view: modal([], { title: plain("x".repeat(25)) }) }),
    ).toMatchObject({
      errors: [
        { pointer: "/view/title/text", constraint: { type: "max_length", expected: ["24"], got: "25" } },
      ],
    });
  });
});

describe("a planned fault", () => {
  const raw = () =>
    fetch(`${app.slack.apiUrl}chat.postMessage`, {
      method: "POST",
      headers: { Authorization: `Bearer ${app.botToken}` },
      body: new URLSearchParams({ channel: "C0SALES", text: "Hi" }),
      signal: AbortSignal.timeout(150),
    });

  it("can be HTTP 429 with Retry-After, a number of times", async () => {
    app.slack.faults.on("chat.postMessage", { status: 429, retryAfter: 2, times: 1 });
    const response = await raw();
    expect([response.status, response.headers.get("retry-after"), await response.json()]).toEqual([
      429,
      "2",
      { ok: false, error: "ratelimited" },
    ]);
    expect((await raw()).status).toBe(200);
  });
  it("can be silence before or after the deed", async () => {
    app.slack.faults.on("chat.postMessage", { timeout: "before", times: 1 });
    await expect(raw()).rejects.toThrow();
    expect(app.slack.world.messages).toHaveLength(0);
    app.slack.faults.on("chat.postMessage", { timeout: "after", times: 1 });
    await expect(raw()).rejects.toThrow();
    expect(app.slack.world.messages).toHaveLength(1);
  });
  it("can be an error, a server's failure, or slowness", async () => {
    app.slack.faults.on("chat.postMessage", { error: "channel_not_found", times: 1 });
    expect(await (await raw()).json()).toEqual({ ok: false, error: "channel_not_found" });
    app.slack.faults.on("chat.postMessage", { status: 500, times: 1 });
    expect((await raw()).status).toBe(500);
    app.slack.faults.on("chat.postMessage", { delayMs: 40, times: 1 });
    expect((await raw()).status).toBe(200);
    expect(app.slack.traffic).toHaveLength(3);
  });
});

describe("a reset", () => {
  it("brings the seed back and keeps the app installed", async () => {
    await post("C0SALES");
    app.slack.world.users.clear();
    app.slack.reset();
    expect(app.slack.world.users.size).toBe(9);
    expect(app.slack.traffic).toEqual([]);
    expect(await app.call("auth.test")).toMatchObject({ ok: true });
  });
});
