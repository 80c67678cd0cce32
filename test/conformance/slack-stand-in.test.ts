import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import {
  type ListeningApp,
  type Loose,
  modal,
  openModal,
  plain,
  startListeningApp,
  textInput,
} from "../simulators/listening-app.ts";
import { type Allowances, shapeDifferences } from "./slack-shapes.ts";

const folder = process.env["REFERENCE_DIR"];
if (!folder)
  console.log(
    "Left out: the stand-in is not compared with Slack's real payloads (REFERENCE_DIR is not set).",
  );

const real = (file: string): Loose => JSON.parse(readFileSync(`${folder}/slack/${file}`, "utf8"));

const scopes = [
  "commands",
  "chat:write",
  "users:read",
  "users:read.email",
  "usergroups:read",
  "channels:read",
  "im:write",
  "team:read",
];

let app: ListeningApp;

beforeAll(async () => {
  if (!folder) return;
  app = await startListeningApp({
    shortcuts: [
      { callbackId: "global", type: "global" },
      { callbackId: "message", type: "message" },
    ],
    scopes,
  });
});
afterAll(() => app?.close());

/** Our workspace is no Enterprise org, whose payloads name the org. */
const org = ["/team/enterprise_id", "/team/enterprise_name", "/enterprise_id", "/enterprise_name"];
/** Newer payloads say this of every workspace; `enterprise` is null outside an org. */
const everyInteraction = ["/enterprise", "/is_enterprise_install"];
/** Fields that views carry in newer payloads and that older recordings lack. */
const newerView = [
  "/view/app_installed_team_id",
  "/view/hash",
  "/view/private_metadata",
  "/view/clear_on_close",
  "/view/notify_on_close",
  "/view/previous_view_id",
  "/view/external_id",
  "/view/state/values",
];
/** What an app writes into a view is its own. */
const own = ["/view/blocks", "/view/title", "/view/submit", "/view/close", "/view/state/values"];
/** A null where the recorded example had a value, and the other way round. */
const nullable = ["/view/close", "/view/submit", "/view/previous_view_id"];

function same(file: string, ours: unknown, allowed: Allowances = {}): void {
  expect(shapeDifferences(real(file), ours, allowed)).toEqual([]);
}

const anna = () => app.slack.person("U0ANNA");
const button = { type: "button", action_id: "go", text: plain("Go"), value: "1", style: "danger" };

describe.skipIf(!folder)("what the stand-in pushes has the shape of what Slack pushes", () => {
  it("for a command", async () => {
    await anna().command("/reseller", "x");
    const form = Object.fromEntries(
      new URLSearchParams(
        readFileSync(`${folder}/slack/interactions/slash_command.published_example.form.txt`, "utf8").trim(),
      ),
    );
    expect(
      shapeDifferences(form, app.last().body, { absent: org, extra: ["/is_enterprise_install"] }),
    ).toEqual([]);
    // The flag is a string in commands; the recording blanked it into a boolean.
    same("recorded-shapes/slash_command.payload.json", app.last().body, {
      union: true,
      type: ["/is_enterprise_install"],
    });
  });
  it("for a global shortcut", async () => {
    await anna().shortcut("global");
    same("interactions/shortcut.global.json", app.last().body, { absent: org, extra: everyInteraction });
    same("socket-mode/envelope.interactive.json", {
      ...real("socket-mode/envelope.interactive.json"),
      payload: app.last().body,
    });
  });
  it("for a message shortcut", async () => {
    await app.call("chat.postMessage", { channel: "C0SALES", text: "Hi", blocks: [{ type: "divider" }] });
    await anna().messages("C0SALES").at(-1)?.shortcut("message");
    // The example is a person's message; ours are the bot's.
    same("interactions/shortcut.message.json", app.last().body, {
      absent: [...org, "/message/client_msg_id"],
      extra: [...everyInteraction, "/user/team_id", "/user/username", "/message/bot_id", "/message/app_id"],
      opaque: ["/message/blocks"],
    });
  });
  it("for a button in a message, an ephemeral message, and a thread", async () => {
    const blocks = [{ type: "actions", block_id: "b", elements: [button] }];
    await app.call("chat.postEphemeral", { channel: "C0SALES", user: "U0ANNA", text: "Hi", blocks });
    await anna().ephemerals().at(-1)?.press("Go");
    const extra = [...everyInteraction, "/actions/0/style", "/state"];
    same("interactions/block_actions.ephemeral_message.json", app.last().body, { absent: org, extra });
    same("interactions/block_actions.with_state.json", app.last().body, { extra, opaque: ["/state/values"] });
    const { ts } = await app.call("chat.postMessage", { channel: "C0SALES", text: "Hi" });
    await app.call("chat.postMessage", { channel: "C0SALES", text: "Hi", thread_ts: ts, blocks });
    await anna().messages("C0SALES").at(-1)?.press("Go");
    same("interactions/block_actions.in_thread.json", app.last().body, {
      extra: [...extra, "/message"],
      opaque: ["/state/values"],
    });
  });
  it("for a button with a confirmation on the App Home", async () => {
    const { value: _, ...bare } = button;
    const confirm = { title: plain("Sure?"), text: plain("Really") };
    await app.call("views.publish", {
      user_id: "U0ANNA",
      view: { type: "home", blocks: [{ type: "actions", elements: [{ ...bare, confirm }] }] },
    });
    await anna().home()?.press("Go", { confirm: "yes" });
    same("interactions/block_actions.with_confirm.json", app.last().body, {
      extra: everyInteraction,
      opaque: ["/view/blocks"],
    });
  });
  it("for a search in a modal", async () => {
    await openModal(
      app,
      modal([
        {
          type: "input",
          block_id: "es",
          label: plain("Who"),
          element: { type: "external_select", action_id: "who" },
        },
      ]),
    );
    app.answer = () => ({ body: { options: [] } });
    await anna().modal()?.search("Who", "abc");
    app.answer = () => ({});
    same("interactions/block_suggestion.modal.json", app.last().body, {
      absent: org,
      extra: everyInteraction,
      opaque: own,
    });
  });
  it("for a submission, its state, and its closing", async () => {
    const inputs = [
      {
        type: "input",
        block_id: "rating",
        label: plain("Rating"),
        element: {
          type: "static_select",
          action_id: "single_action",
          options: [{ text: plain("3"), value: "3" }],
        },
      },
      {
        type: "input",
        block_id: "date-of-visit",
        label: plain("Date"),
        element: { type: "datepicker", action_id: "single_action" },
      },
      textInput("comment", "Comment"),
    ];
    Object.assign(inputs[2] as object, { element: { type: "plain_text_input", action_id: "single_action" } });
    await openModal(app, modal(inputs, { notify_on_close: true }));
    const form = anna().modal();
    await form?.choose("Rating", "3");
    app.answer = () => ({ body: { response_action: "errors", errors: { comment: "x" } } });
    await form?.fill("Date", "2026-01-31").fill("Comment", "x").submit();
    app.answer = () => ({});
    const submitted = app.last().body;
    same("interactions/view_submission.json", submitted, {
      absent: org,
      extra: everyInteraction,
      opaque: own,
    });
    same("interactions/view_submission.multi_input.json", submitted, {
      extra: [...everyInteraction, "/response_urls", "/view/app_installed_team_id"],
      opaque: ["/view/blocks"],
    });
    same("interactions/view_submission.response_urls.json", submitted, {
      extra: ["/enterprise", ...newerView],
      opaque: own,
    });
    same("recorded-shapes/view_submission.payload.json", submitted, {
      union: true,
      type: ["/enterprise", ...nullable],
      opaque: own,
      extra: ["/view/blocks", "/view/state/values", "/response_urls"],
    });
    await form?.cancel();
    same("interactions/view_closed.json", app.last().body, {
      absent: org,
      extra: [...everyInteraction, "/is_cleared"],
      opaque: own,
    });
    same("recorded-shapes/view_closed.payload.json", app.last().body, {
      union: true,
      type: ["/enterprise", ...nullable],
      opaque: own,
      extra: ["/view/blocks", "/view/state/values", "/response_urls"],
    });
  });
  it("for events", async () => {
    const last = (type: string) => app.received.findLast(({ body }) => body["event"]?.type === type)?.body;
    const union: Allowances = {
      union: true,
      extra: ["/context_team_id", "/context_enterprise_id", "/event/event_ts"],
      type: ["/authorizations/0/enterprise_id"],
    };
    await anna().openHome();
    same("recorded-shapes/app_home_opened.payload.json", last("app_home_opened"), {
      ...union,
      opaque: ["/event/view/title"],
      extra: [...(union.extra ?? []), "/event/view/blocks", "/event/view/state/values"],
      type: [
        ...(union.type ?? []),
        "/event/view/close",
        "/event/view/submit",
        "/event/view/previous_view_id",
      ],
    });
    same("events/inner.app_home_opened.json", last("app_home_opened")?.["event"], {
      extra: ["/tab", "/view"],
    });
    await app.slack.changeUserGroup("S0ADMINS", ["U0DAN", "U0BEN"]);
    same("events/inner.subteam_members_changed.json", last("subteam_members_changed")?.["event"], {
      extra: ["/event_ts"],
    });
    // Published samples count in strings, recordings in numbers: readers must take both.
    same("recorded-shapes/subteam_members_changed.payload.json", last("subteam_members_changed"), {
      ...union,
      type: [...(union.type ?? []), "/event/added_users_count", "/event/removed_users_count"],
    });
    same("recorded-shapes/subteam_updated.payload.json", last("subteam_updated"), {
      ...union,
      type: [...(union.type ?? []), "/event/subteam/deleted_by"],
      extra: [...(union.extra ?? []), "/event/subteam/auto_type"],
    });
    await app.slack.changeUser("U0BEN", { isRestricted: true });
    same("recorded-shapes/user_change.payload.json", last("user_change"), union);
    same(
      "socket-mode/envelope.events_api.json",
      { ...real("socket-mode/envelope.events_api.json"), payload: last("user_change") },
      { opaque: ["/payload/event"], extra: ["/payload/context_team_id", "/payload/context_enterprise_id"] },
    );
    const before = app.botToken;
    await app.slack.uninstall();
    for (const type of ["tokens_revoked", "app_uninstalled"]) {
      same(`recorded-shapes/${type}.payload.json`, last(type), union);
      same(`events/event_callback.${type}.json`, last(type), {
        absent: ["/enterprise_id"],
        extra: [
          "/team_id",
          "/context_team_id",
          "/context_enterprise_id",
          "/authorizations",
          "/is_ext_shared_channel",
          "/event_context",
        ],
      });
    }
    app.botToken = app.slack.install().botToken;
    expect(app.botToken).not.toBe(before);
  });
  it("for Socket Mode frames", async () => {
    const { url } = await app.call("apps.connections.open", {}, app.appToken);
    const socket = new WebSocket(url);
    const frames: Loose[] = [];
    socket.on("message", (data) => {
      const frame = JSON.parse(String(data));
      frames.push(frame);
      if (frame.envelope_id) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: {} }));
    });
    await expect.poll(() => frames.length).toBe(1);
    same("socket-mode/hello.json", frames[0]);
    await anna().command("/reseller");
    same("socket-mode/envelope.slash_commands.json", frames[1], {
      extra: ["/payload/is_enterprise_install"],
    });
    app.slack.disconnectSockets("warning");
    app.slack.disconnectSockets("refresh_requested");
    await expect.poll(() => frames.length).toBe(4);
    same("socket-mode/disconnect.warning.json", frames[2]);
    same("socket-mode/disconnect.refresh_requested.json", frames[3]);
  });
});

async function tradedCode(): Promise<Loose> {
  const { clientId, clientSecret } = app.slack.install();
  const query = new URLSearchParams({
    client_id: clientId,
    scope: scopes.join(","),
    redirect_uri: "https://kapocs.example/back",
  });
  const response = await fetch(`${app.slack.authorizeUrl}?${query}`, { redirect: "manual" });
  const code = new URL(response.headers.get("location") ?? "").searchParams.get("code");
  return app.call("oauth.v2.access", { code, client_id: clientId, client_secret: clientSecret });
}

describe.skipIf(!folder)("what the stand-in answers has the shape of what Slack answers", () => {
  const call = (method: string, args: object = {}): Promise<Loose> => app.call(method, { ...args });
  /** Recordings blank `ok` and list the fields of refusals too. */
  const recorded = (file: string, ours: unknown, more: Allowances = {}) =>
    same(`recorded-shapes/${file}.json`, ours, { union: true, ...more });

  it("to auth.test", async () => {
    const answer = await call("auth.test");
    same("web-api/auth.test.success.json", answer, { extra: ["/bot_id", "/is_enterprise_install"] });
    recorded("auth.test", answer);
  });
  it("to chat methods", async () => {
    const posted = await call("chat.postMessage", { channel: "C0SALES", text: "Hi" });
    const named = ["/message/username", "/message/subtype", "/message/attachments"];
    const ofBots = ["/message/user", "/message/team", "/message/app_id", "/message/bot_profile"];
    same("web-api/chat.postMessage.success.json", posted, { absent: named, extra: ofBots });
    const { channel, ts } = posted;
    same(
      "web-api/chat.getPermalink.success.json",
      await call("chat.getPermalink", { channel, message_ts: ts }),
    );
    const updated = await call("chat.update", { channel, ts, text: "New" });
    same("web-api/chat.update.success.json", updated, {
      extra: [...ofBots, "/message/bot_id", "/message/type", "/message/ts", "/message/edited"],
    });
    same("web-api/chat.delete.success.json", await call("chat.delete", { channel, ts }));
    const ephemeral = await call("chat.postEphemeral", { channel, user: "U0ANNA", text: "Hi" });
    same("web-api/chat.postEphemeral.success.json", ephemeral);
    recorded("chat.postEphemeral", ephemeral);
  });
  it("to conversations methods", async () => {
    const info = await call("conversations.info", {
      channel: "C0SALES",
      include_locale: true,
      include_num_members: true,
    });
    same("web-api/conversations.info.success.json", info, {
      extra: ["/channel/context_team_id", "/channel/shared_team_ids", "/channel/num_members"],
      type: ["/channel/parent_conversation"],
    });
    recorded("conversations.info", info, { extra: ["/channel/parent_conversation"] });
    same(
      "web-api/conversations.members.success.json",
      await call("conversations.members", { channel: "C0SALES" }),
    );
    same("web-api/conversations.open.success.json", await call("conversations.open", { users: "U0ANNA" }));
  });
  it("to users methods", async () => {
    const info = await call("users.info", { user: "U0ANNA", include_locale: true });
    const pictures = ["/user/profile/image_original"];
    same("web-api/users.info.with_locale.json", info, { absent: pictures });
    recorded("users.info", info);
    const newer = ["/user/is_email_confirmed", "/user/who_can_share_contact_card"];
    same("web-api/users.info.success.json", await call("users.info", { user: "U0ANNA" }), {
      absent: pictures,
      extra: newer,
    });
    same(
      "web-api/users.lookupByEmail.success.json",
      await call("users.lookupByEmail", { email: "anna@kapocs-demo.example" }),
      { extra: newer },
    );
    for (const user of ["U0GONE", "U0GUEST", "U0OUTSIDE", "U0KAPOCS"])
      recorded("users.info", await call("users.info", { user, include_locale: true }));
  });
  it("to usergroups methods", async () => {
    const groups = await call("usergroups.list", { include_count: true, include_users: true });
    const newer = [
      "/usergroups/0/is_subteam",
      "/usergroups/0/auto_provision",
      "/usergroups/0/enterprise_subteam_id",
      "/usergroups/0/channel_count",
      "/usergroups/0/users",
    ];
    // Published samples count in strings, recordings in numbers.
    same("web-api/usergroups.list.success.json", groups, {
      extra: newer,
      type: ["/usergroups/0/auto_type", "/usergroups/0/user_count"],
    });
    recorded("usergroups.list", groups, {
      type: ["/usergroups/0/deleted_by"],
      extra: ["/usergroups/0/auto_type"],
    });
    const users = await call("usergroups.users.list", { usergroup: "S0SALES" });
    same("web-api/usergroups.users.list.success.json", users);
    recorded("usergroups.users.list", users);
  });
  it("to team.info, bots.info, auth.revoke and apps.connections.open", async () => {
    const team = await call("team.info");
    same("web-api/team.info.success.json", team, {
      absent: ["/team/enterprise_id", "/team/enterprise_name"],
      extra: ["/team/url"],
    });
    recorded("team.info", team);
    same("web-api/bots.info.success.json", await call("bots.info"));
    same("web-api/auth.revoke.success.json", await call("auth.revoke", { test: "1" }));
    same(
      "web-api/apps.connections.open.success.json",
      await app.call("apps.connections.open", {}, app.appToken),
    );
    same("web-api/oauth.v2.access.success.json", await tradedCode(), {
      type: ["/enterprise"],
      absent: ["/authed_user/access_token", "/authed_user/scope", "/authed_user/token_type"],
      extra: ["/is_enterprise_install"],
    });
  });
  it("to views methods", async () => {
    const opened = await openModal(
      app,
      modal([textInput("a", "A"), { type: "actions", elements: [button] }], { external_id: "x1" }),
    );
    const newer = [
      "/view/close",
      "/view/previous_view_id",
      "/view/app_installed_team_id",
      "/view/blocks/0/dispatch_action",
      "/view/title/emoji",
      "/view/submit/emoji",
    ];
    const alike: Allowances = { extra: newer, opaque: ["/view/blocks"] };
    same("web-api/views.open.success.json", { ok: true, view: opened }, alike);
    same(
      "web-api/views.update.success.json",
      await call("views.update", {
        view_id: opened.id,
        view: modal([], { submit: undefined, external_id: "x1" }),
      }),
      alike,
    );
    await openModal(app, modal([{ type: "actions", elements: [button] }]));
    await anna().modal()?.press("Go");
    // The published example of a pushed view says it has none below it.
    same(
      "web-api/views.push.success.json",
      await call("views.push", { trigger_id: app.last().body["trigger_id"], view: modal([]) }),
      { ...alike, type: ["/view/previous_view_id"] },
    );
    same(
      "web-api/views.publish.success.json",
      await call("views.publish", { user_id: "U0ANNA", view: { type: "home", blocks: [] } }),
      { ...alike, extra: [...newer, "/view/title"] },
    );
  });
  it("when it refuses, word for word", async () => {
    const refused = real("web-api/_errors/invalid_blocks.json");
    expect(
      await call("chat.postMessage", {
        channel: "C0SALES",
        text: "x",
        blocks: [{ type: "section", text: { type: "mrkdwn", text: "x".repeat(3001) } }],
      }),
    ).toEqual(refused);
    await anna().command("/reseller");
    const trigger_id = app.last().body["trigger_id"];
    expect(
      await call("views.open", { trigger_id, view: modal([], { private_metadata: "x".repeat(3001) }) }),
    ).toEqual(real("web-api/_errors/views.open.invalid_arguments.json"));
    await call("views.open", { trigger_id, view: modal([]) });
    expect(await call("views.open", { trigger_id, view: modal([]) })).toEqual(
      real("web-api/_errors/views.open.exchanged_trigger_id.json"),
    );
    expect(
      await call("views.update", { view_id: anna().modal()?.id, hash: "1.old", view: modal([]) }),
    ).toEqual(real("web-api/_errors/views.update.hash_conflict.json"));
    expect(await call("views.update", { view_id: "V0NOWHERE", view: modal([]) })).toEqual(
      real("web-api/views.update.error.json"),
    );
    const manifest = {
      display_information: { name: "x" },
      features: { slash_commands: [{ command: "/status", description: "x" }] },
      oauth_config: { scopes: { bot: ["commands"] } },
    };
    expect(await call("apps.manifest.validate", { manifest })).toEqual(
      real("web-api/_errors/apps.manifest.validate.reserved_command.json"),
    );
    expect(await app.call("auth.test", {}, "xoxb-unknown")).toEqual(real("web-api/auth.test.error.json"));
    expect(await call("conversations.members", { channel: "C0SALES", cursor: "zzz" })).toEqual(
      real("web-api/conversations.members.error.json"),
    );
    expect(await call("conversations.open", { channel: "D0NOWHERE" })).toEqual(
      real("web-api/conversations.open.error.json"),
    );
    expect(await call("chat.getPermalink", { channel: "C0NOWHERE", message_ts: "1.1" })).toEqual(
      real("web-api/chat.getPermalink.error.json"),
    );
    expect(await call("chat.postEphemeral", { channel: "C0SALES", user: "U0NOBODY", text: "x" })).toEqual(
      real("web-api/chat.postEphemeral.error.json"),
    );
    const attachments = Array.from({ length: 101 }, () => ({ text: "x" }));
    expect(await call("chat.postMessage", { channel: "C0SALES", attachments })).toEqual(
      real("web-api/chat.postMessage.error.json"),
    );
    expect(await call("views.publish", { user_id: "U0NOBODY", view: { type: "home", blocks: [] } })).toEqual(
      real("web-api/views.publish.error.json"),
    );
    app.slack.world.messages.push({
      channelId: "C0SALES",
      ts: "1.1",
      userId: "U0BEN",
      text: "x",
      blocks: [],
      state: new Map(),
    });
    expect(await call("chat.update", { channel: "C0SALES", ts: "1.1", text: "y" })).toEqual(
      real("web-api/chat.update.error.json"),
    );
    app.slack.install({ scopes: ["chat:write", "commands"] });
    expect(await call("usergroups.list")).toEqual(real("web-api/_errors/missing_scope.json"));
    app.slack.faults.on("auth.test", { status: 429, retryAfter: 30, times: 1 });
    expect(await call("auth.test")).toEqual(real("web-api/_errors/ratelimited.http429.json").body);
    for (const method of [
      "chat.delete",
      "conversations.info",
      "users.info",
      "users.lookupByEmail",
      "bots.info",
    ]) {
      app.slack.install({ scopes: ["chat:write", "channels:read", "users:read", "users:read.email"] });
      const args = {
        channel: method === "chat.delete" ? "C0SALES" : "C0NOWHERE",
        ts: "9.9",
        user: "U0NOBODY",
        email: "x@y.example",
        bot: "B0NOBODY",
      };
      expect(await call(method, args)).toEqual(real(`web-api/${method}.error.json`));
    }
  });
});
