import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Act } from "../../src/simulators/slack/client/act.ts";
import type { SlackClient } from "../../src/simulators/slack/client/slack-client.ts";
import type { AppToInstall } from "../../src/simulators/slack/simulator.ts";
import {
  type ListeningApp,
  type Loose,
  modal,
  mrkdwn,
  openModal,
  plain,
  startListeningApp,
  textInput,
} from "./listening-app.ts";

let app: ListeningApp;
let anna: SlackClient;
let ben: SlackClient;

const reseller: AppToInstall = {
  name: "Reseller",
  commands: [{ command: "/reseller", description: "Invite", usageHint: "[customer]" }, "/invite"],
  shortcuts: [{ callbackId: "invite", type: "global", name: "Invite a customer", description: "x" }],
  scopes: ["commands", "chat:write", "channels:history", "im:history"],
  events: ["message.channels", "app_home_opened"],
};

beforeEach(async () => {
  app = await startListeningApp(reseller);
  anna = app.slack.client("U0ANNA");
  ben = app.slack.client("U0BEN");
});
afterEach(() => app.close());

const post = (text: string, more: object = {}, channel = "C0SALES") =>
  app.call("chat.postMessage", { channel, text, ...more });
const channelOf = (client: SlackClient, id: string) =>
  client.see().channels.find((channel) => channel.id === id);
const say = (client: SlackClient, text: string, more: object = {}) =>
  client.act({ act: "say", channelId: "C0SALES", text, ...more });

describe("what a person's client shows", () => {
  it("is the person, the workspace, the app with its commands, and everybody", () => {
    const seen = anna.see();
    expect(seen.me).toMatchObject({ id: "U0ANNA", realName: "Kovács Anna", locale: "hu-HU", kind: "member" });
    expect(seen.app).toMatchObject({
      name: "Reseller",
      commands: [
        { command: "/reseller", description: "Invite", usageHint: "[customer]", isReserved: false },
        { command: "/invite", isReserved: true },
      ],
      shortcuts: [{ callbackId: "invite", name: "Invite a customer" }],
    });
    expect(seen.people.find((one) => one.id === "U0KAPOCS")).toMatchObject({
      kind: "bot",
      realName: "Reseller",
    });
  });
  it("is only their own channels for guests and people of other organisations", () => {
    const ids = (userId: string) =>
      app.slack
        .client(userId)
        .see()
        .channels.map(({ id }) => id);
    expect(ids("U0ANNA")).toEqual(["C0SALES", "C0TEAM2", "C0SHARED", "C0OLD", "D0ANNA"]);
    expect(ids("U0BEN")).toContain("C0TEAM2");
    expect(ids("U0GUEST")).toEqual(["C0SALES", "D0GUEST"]);
    expect(ids("U0OUTSIDE")).toEqual(["C0SHARED"]);
    expect(
      app.slack
        .client("U0OUTSIDE")
        .see()
        .people.map(({ id }) => id),
    ).not.toContain("U0GUEST");
    expect(anna.see({ channelId: "C0PRIVATE" }).open).toBeNull();
  });
  it("has messages without replies, and the thread that was asked for", async () => {
    const { ts } = await post("Root");
    await post("Reply", { thread_ts: ts });
    const { open } = anna.see({ channelId: "C0SALES", threadTs: ts });
    expect(open?.messages).toMatchObject([{ text: "Root", replies: 1, isApp: true }]);
    expect(open?.thread?.map(({ text }) => text)).toEqual(["Root", "Reply"]);
  });
});

describe("a message by a person", () => {
  it("escapes markup and resolves names as Slack's composer does", async () => {
    await say(anna, "<b> & @ben, @sales-agents: see #sales, not a@ben");
    expect(ben.see({ channelId: "C0SALES" }).open?.messages.at(-1)).toMatchObject({
      userId: "U0ANNA",
      isApp: false,
      text: "&lt;b&gt; &amp; <@U0BEN>, <!subteam^S0SALES>: see <#C0SALES>, not a@ben",
    });
  });
  it("reaches the app as an event where it subscribed, and only there", async () => {
    await say(anna, "Hello");
    await app.slack.idle();
    expect(app.last().body["event"]).toMatchObject({
      type: "message",
      user: "U0ANNA",
      text: "Hello",
      channel: "C0SALES",
      channel_type: "channel",
    });
    await anna.act({ act: "say", channelId: "D0ANNA", text: "Privately" });
    await app.slack.idle();
    expect(app.received).toHaveLength(1);
    expect(anna.see({ channelId: "D0ANNA" }).open?.messages).toMatchObject([{ text: "Privately" }]);
  });
  it("is followed by the app's own, which it hears of as well, but not of what only one person sees", async () => {
    await post("From the app");
    await app.call("chat.postEphemeral", { channel: "C0SALES", user: "U0ANNA", text: "psst" });
    await app.slack.idle();
    expect(app.received.map(({ body }) => body["event"])).toMatchObject([
      { type: "message", bot_id: "B0KAPOCS", text: "From the app" },
    ]);
    expect(app.last().body["event"]).not.toHaveProperty("client_msg_id");
  });
  it("that names the app is an event of its own", async () => {
    app.slack.install({ name: "kapocs", scopes: ["app_mentions:read"], events: ["app_mention"] });
    await say(anna, "@kapocs help");
    await app.slack.idle();
    expect(app.last().body["event"]).toMatchObject({ type: "app_mention", text: "<@U0KAPOCS> help" });
  });
  it("goes into a thread, and not where the person may not write", async () => {
    const { ts } = await post("Root");
    expect(await say(anna, "Yes", { threadTs: ts })).toMatchObject({ trouble: null });
    expect(anna.see({ channelId: "C0SALES" }).open?.messages).toMatchObject([{ text: "Root", replies: 1 }]);
    expect(await anna.act({ act: "say", channelId: "C0PRIVATE", text: "?" })).toMatchObject({
      trouble: "gone",
    });
    expect(await anna.act({ act: "say", channelId: "C0OLD", text: "?" })).toMatchObject({
      trouble: "refused",
    });
    expect(await say(anna, "?", { threadTs: "1.000001" })).toMatchObject({ trouble: "gone" });
    expect(await ben.act({ act: "say", channelId: "C0TEAM2", text: "?" })).toMatchObject({
      trouble: "refused",
    });
  });
});

describe("a reply to a reply", () => {
  it("stands in the same thread", async () => {
    const { ts } = await post("Root");
    const reply = await post("Reply", { thread_ts: ts });
    await say(anna, "Second", { threadTs: reply.ts });
    expect(anna.see({ channelId: "C0SALES" }).open?.messages).toMatchObject([{ text: "Root", replies: 2 }]);
  });
});

describe("a message where the app is not", () => {
  it("is not the app's business", async () => {
    app.slack.install({ scopes: ["groups:history"], events: ["message.groups"] });
    const dan = app.slack.client("U0DAN");
    expect(await dan.act({ act: "say", channelId: "C0PRIVATE", text: "Among us" })).toMatchObject({
      trouble: null,
    });
    await app.slack.idle();
    expect(app.received).toHaveLength(0);
    app.slack.world.channels.get("C0PRIVATE")?.members.push("U0KAPOCS");
    await dan.act({ act: "say", channelId: "C0PRIVATE", text: "Hello app" });
    await app.slack.idle();
    expect(app.last().body["event"]).toMatchObject({ channel_type: "group", text: "Hello app" });
  });
});

describe("a command typed into the composer", () => {
  it("reaches the app, and its answer shows to the one who typed it", async () => {
    app.answer = () => ({ body: { text: "Only for you" } });
    expect(await say(anna, "/reseller Bakery & sons")).toMatchObject({ trouble: null, words: null });
    expect(app.last().body).toMatchObject({ command: "/reseller", text: "Bakery &amp; sons" });
    expect(anna.see({ channelId: "C0SALES" }).open?.messages).toMatchObject([{ isEphemeral: true }]);
    expect(ben.see({ channelId: "C0SALES" }).open?.messages).toEqual([]);
  });
  it("is refused in Slack's words when nobody has it, when it is Slack's own, or in a thread", async () => {
    expect(await say(anna, "/nobody")).toMatchObject({
      trouble: "invalid_command",
      words: expect.stringContaining("/nobody is not a valid command."),
    });
    expect(await say(anna, "/invite x")).toMatchObject({ trouble: "invalid_command" });
    expect(await say(anna, "/reseller", { threadTs: "1.000001" })).toMatchObject({
      trouble: "refused",
      words: expect.stringContaining("threads"),
    });
    expect(app.received).toHaveLength(0);
  });
  it("fails in Slack's words when the app is late, or broken", async () => {
    app.answer = () => ({ delayMs: 600 });
    expect(await say(anna, "/reseller")).toMatchObject({
      trouble: "operation_timeout",
      words: '/reseller failed with the error "operation_timeout"',
    });
    app.answer = () => ({ status: 500 });
    expect(await say(anna, "/reseller")).toMatchObject({ trouble: "dispatch_failed" });
  });
});

const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

describe("a modal", () => {
  const form = () =>
    modal([
      textInput("name", "Name"),
      {
        type: "input",
        block_id: "kind",
        label: plain("Kind"),
        dispatch_action: true,
        element: { type: "static_select", action_id: "v", options: [option("a"), option("b")] },
      },
      {
        type: "input",
        block_id: "found",
        optional: true,
        label: plain("Found"),
        element: { type: "external_select", action_id: "v", min_query_length: 2 },
      },
    ]);
  const values = { name: { value: "Kovács" }, kind: { v: "b" } };

  it("tells the app of a choice together with everything typed so far", async () => {
    const { id } = await openModal(app, form());
    const answer = await anna.act({
      act: "use",
      at: { viewId: id },
      blockId: "kind",
      actionId: "v",
      entered: "b",
      values: { name: { value: "Typed" } },
    });
    expect(answer).toMatchObject({ trouble: null, ackMs: expect.any(Number) });
    expect(app.last().body).toMatchObject({
      type: "block_actions",
      actions: [{ action_id: "v", selected_option: { value: "b" } }],
      view: { state: { values: { name: { value: { value: "Typed" } } } } },
    });
    expect(anna.see().modals).toMatchObject([{ id, values: { name: { value: { value: "Typed" } } } }]);
  });
  it("is searched, and takes what was found even when the app does not offer it again", async () => {
    const { id } = await openModal(app, form());
    const at = { at: { viewId: id }, blockId: "found", actionId: "v" };
    app.answer = () => ({ body: { options: [option("kft")] } });
    expect(await anna.act({ act: "search", ...at, typed: "k" })).toMatchObject({ options: [], ackMs: null });
    expect(await anna.act({ act: "search", ...at, typed: "ke" })).toMatchObject({
      options: [{ value: "kft" }],
    });
    app.answer = () => ({});
    expect(
      await anna.act({ act: "submit", viewId: id, values: { ...values, found: { v: "kft" } } }),
    ).toMatchObject({ modal: "closed" });
    expect(app.last().body["view"].state.values.found.v).toMatchObject({
      selected_option: { value: "kft" },
    });
  });
  it("is not sent while Slack's own client finds mistakes, which come back by block", async () => {
    const { id } = await openModal(app, form());
    const before = app.received.length;
    expect(await anna.act({ act: "submit", viewId: id, values: { kind: { v: "a" } } })).toMatchObject({
      ackMs: null,
      modal: "errors",
      fieldErrors: { name: "Please complete this required field." },
    });
    expect(app.received).toHaveLength(before);
  });
  it("shows the app's field errors, and closes when it is content", async () => {
    const { id } = await openModal(app, form());
    app.answer = () => ({ body: { response_action: "errors", errors: { name: "Taken" } } });
    expect(await anna.act({ act: "submit", viewId: id, values })).toMatchObject({ modal: "errors" });
    expect(anna.see().modals[0]?.errors).toEqual({ name: "Taken" });
    app.answer = () => ({});
    expect(await anna.act({ act: "submit", viewId: id, values })).toMatchObject({ modal: "closed" });
    expect(anna.see().modals).toEqual([]);
  });
  it("stays, with Slack's words, when no proper answer comes", async () => {
    const { id } = await openModal(app, form());
    app.answer = () => ({ status: 500 });
    expect(await anna.act({ act: "submit", viewId: id, values })).toMatchObject({
      trouble: "dispatch_failed",
      words: "We had some trouble connecting. Try again?",
      modal: null,
    });
    expect(anna.see().modals).toHaveLength(1);
  });
  it("is not submitted below the one on top", async () => {
    const { id } = await openModal(app, form());
    app.answer = () => ({ body: { response_action: "push", view: form() } });
    expect(await anna.act({ act: "submit", viewId: id, values })).toMatchObject({ modal: "pushed" });
    expect(anna.see().modals).toHaveLength(2);
    expect(await anna.act({ act: "submit", viewId: id, values })).toMatchObject({ trouble: "gone" });
  });
  it("takes no more choices than an element allows", async () => {
    const menu = {
      type: "section",
      block_id: "several",
      text: plain("Several"),
      accessory: {
        type: "multi_static_select",
        action_id: "v",
        max_selected_items: 1,
        options: [option("a"), option("b")],
      },
    };
    const { id } = await openModal(app, modal([menu]));
    const choose = (entered: string[]) =>
      anna.act({ act: "use", at: { viewId: id }, blockId: "several", actionId: "v", entered });
    expect(await choose(["a", "b"])).toMatchObject({ trouble: "refused" });
    expect(await choose(["b"])).toMatchObject({ trouble: null });
  });
  it("is gone for everybody else, for stale options, and after it was closed", async () => {
    const { id } = await openModal(app, form());
    expect(await ben.act({ act: "submit", viewId: id, values })).toMatchObject({ trouble: "gone" });
    expect(
      await anna.act({ act: "submit", viewId: id, values: { ...values, kind: { v: "c" } } }),
    ).toMatchObject({ trouble: "gone" });
    expect(await anna.act({ act: "close", viewId: id, whole: true })).toMatchObject({ modal: "closed" });
    expect(await anna.act({ act: "close", viewId: id, whole: false })).toMatchObject({ trouble: "gone" });
  });
});

describe("every element a modal may hold", () => {
  const choice = { options: [option("a"), option("b")] };
  const at = 1_800_000_000;
  it.each<[type: string, more: object, entered: string | string[], held: object]>([
    ["plain_text_input", {}, "Kovács", { value: "Kovács" }],
    ["email_text_input", {}, "a@b.example", { value: "a@b.example" }],
    ["url_text_input", {}, "https://b.example", { value: "https://b.example" }],
    ["number_input", { is_decimal_allowed: true }, "1.5", { value: "1.5" }],
    ["static_select", choice, "b", { selected_option: { value: "b" } }],
    ["multi_static_select", choice, ["a", "b"], { selected_options: [{ value: "a" }, { value: "b" }] }],
    ["checkboxes", choice, ["b"], { selected_options: [{ value: "b" }] }],
    ["radio_buttons", choice, "a", { selected_option: { value: "a" } }],
    ["users_select", {}, "U0BEN", { selected_user: "U0BEN" }],
    ["multi_users_select", {}, ["U0BEN"], { selected_users: ["U0BEN"] }],
    ["conversations_select", {}, "C0TEAM2", { selected_conversation: "C0TEAM2" }],
    ["conversations_select", {}, "U0BEN", { selected_conversation: "U0BEN" }],
    ["multi_conversations_select", {}, ["C0SALES"], { selected_conversations: ["C0SALES"] }],
    ["channels_select", {}, "C0SALES", { selected_channel: "C0SALES" }],
    ["multi_channels_select", {}, ["C0SALES"], { selected_channels: ["C0SALES"] }],
    ["datepicker", {}, "2026-02-28", { selected_date: "2026-02-28" }],
    ["timepicker", {}, "23:59", { selected_time: "23:59" }],
    ["datetimepicker", {}, String(at), { selected_date_time: at }],
    ["rich_text_input", {}, "Dear", { rich_text_value: { type: "rich_text" } }],
  ])("takes what was entered: %s", async (type, more, entered, held) => {
    const input = {
      type: "input",
      block_id: "b",
      label: plain("B"),
      element: { type, action_id: "v", ...more },
    };
    const { id } = await openModal(app, modal([input]));
    const submit = (value: Loose) => anna.act({ act: "submit", viewId: id, values: { b: { v: value } } });
    expect(await submit(Array.isArray(entered) ? [] : null)).toMatchObject({
      fieldErrors: { b: "Please complete this required field." },
    });
    expect(await submit(7)).toMatchObject({ trouble: "gone" });
    expect(await submit(entered)).toMatchObject({ modal: "closed" });
    expect(app.last().body["view"].state.values.b.v).toMatchObject({ type, ...held });
  });
  it.each<[type: string, more: object, entered: string | string[]]>([
    ["static_select", choice, "c"],
    ["multi_static_select", choice, ["a", "c"]],
    ["users_select", {}, "U0GONE"],
    ["conversations_select", {}, "C0PRIVATE"],
    ["conversations_select", {}, "C0OLD"],
    ["conversations_select", { filter: { exclude_external_shared_channels: true } }, "C0SHARED"],
    ["conversations_select", { filter: { include: ["private"] } }, "C0SALES"],
    ["conversations_select", { filter: { include: ["public"] } }, "U0BEN"],
    ["conversations_select", { filter: { exclude_bot_users: true } }, "U0KAPOCS"],
    ["channels_select", {}, "D0ANNA"],
    ["datepicker", {}, "2026-02-30"],
    ["timepicker", {}, "24:00"],
    ["datetimepicker", {}, "soon"],
  ])("does not hold what it never offered: %s %j %j", async (type, more, entered) => {
    const input = {
      type: "input",
      block_id: "b",
      label: plain("B"),
      element: { type, action_id: "v", ...more },
    };
    const { id } = await openModal(app, modal([input]));
    expect(await anna.act({ act: "submit", viewId: id, values: { b: { v: entered } } })).toMatchObject({
      trouble: "gone",
    });
  });
  it("begins with the conversation in which the command was typed, where the app wants it", async () => {
    const menu = { type: "conversations_select", action_id: "v", default_to_current_conversation: true };
    const input = { type: "input", block_id: "b", label: plain("Where"), element: menu };
    await anna.act({ act: "say", channelId: "C0TEAM2", text: "/reseller" });
    await app.call("views.open", { trigger_id: app.last().body["trigger_id"], view: modal([input]) });
    expect(anna.see().modals[0]?.values).toMatchObject({ b: { v: { selected_conversation: "C0TEAM2" } } });
  });
});

describe("acts that a page should not send", () => {
  it.each<Act>([
    { act: "use", at: { viewId: "V0" }, blockId: "a", actionId: "b", entered: null },
    { act: "use", at: { channelId: "C0SALES", ts: "1.2" }, blockId: "a", actionId: "b", entered: null },
    { act: "search", at: { viewId: "V0" }, blockId: "a", actionId: "b", typed: "x" },
    { act: "submit", viewId: "V0", values: {} },
    { act: "mark-read", channelId: "C0SALES", ts: "1.2" },
    { act: "message-shortcut", callbackId: "x", channelId: "C0SALES", ts: "1.2" },
    { act: "join", channelId: "C0PRIVATE" },
  ])("are gone: %j", async (act) => {
    expect(await anna.act(act)).toMatchObject({ trouble: "gone", ackMs: null });
  });
  it("are refused: shortcuts nobody registered, acts of the deactivated, unknown acts", async () => {
    expect(await anna.act({ act: "shortcut", callbackId: "nothing" })).toMatchObject({ trouble: "refused" });
    for (const userId of ["U0GONE", "U0OUTSIDE"])
      expect(await app.slack.client(userId).act({ act: "open-home" })).toMatchObject({ trouble: "refused" });
  });
  it.each<[string, Loose, string]>([
    ["an act nobody knows", { act: "dance" }, "refused"],
    ["no act", null, "refused"],
    ["a message without text", { act: "say", channelId: "C0SALES" }, "refused"],
    ["a message to nowhere", { act: "say", text: "x" }, "gone"],
    ["an element at no place", { act: "use", at: null, blockId: 1, actionId: null }, "gone"],
    ["a submission without values", { act: "submit", viewId: 7, values: "x" }, "gone"],
    ["a mark without a place", { act: "mark-read" }, "gone"],
  ])("never make it throw: %s", async (_what, odd, trouble) => {
    expect(await anna.act(odd)).toMatchObject({ trouble });
  });
});

describe("a thousand acts at random", () => {
  const kinds = "say shortcut message-shortcut open-home use search submit close mark-read join dance".split(
    " ",
  );
  beforeEach(async () => {
    await app.close();
    // A busy machine answers late, and late answers are not what this is about.
    app = await startListeningApp(reseller, { ackTimeoutMs: 60_000 });
  });

  it("are all answered, and leave what everybody sees in order", async () => {
    app.answer = async ({ body }) => {
      if (body["command"]) await app.call("views.open", { trigger_id: body["trigger_id"], view: form() });
      const pushed = { response_action: "push", view: form() };
      return body["type"] === "view_submission" ? { body: pushed } : {};
    };
    let state = 42;
    const pick = <T>(from: readonly T[]): T => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      // The index is always within the list.
      return from[Math.floor((state / 2_147_483_648) * from.length)] as T;
    };
    const { ts } = await post("Card", { blocks: [row] });
    for (let count = 0; count < 1000; count += 1) {
      const client = app.slack.client(pick(["U0ANNA", "U0BEN", "U0GUEST", "U0OUTSIDE", "U0GONE"]));
      const seen = client.see({ channelId: "C0SALES", threadTs: ts });
      const viewId = pick([...seen.modals.map(({ id }) => id), "V0", undefined]);
      const entered = () => pick(["b", "x", ["a", "b"], [], null, 7, {}, "2026-01-01"]);
      const odd: Loose = {
        act: pick(kinds),
        channelId: pick(["C0SALES", "C0TEAM2", "C0OLD", "D0ANNA", "C0", null]),
        ts: pick([ts, "1.2", null]),
        text: pick(["/reseller", "Hello @ben", "", undefined]),
        threadTs: pick([undefined, undefined, ts, 7]),
        at: pick([{ viewId }, { channelId: "C0SALES", ts }, null, "x"]),
        viewId,
        blockId: pick(["name", "kind", "row", undefined]),
        actionId: pick(["v", "value", "go", undefined]),
        entered: entered(),
        typed: pick(["ab", "", 7]),
        whole: pick([true, false]),
        values: pick([undefined, "x", { name: { value: "A" }, kind: { v: entered() } }, { kind: null }]),
      };
      const answer = await client.act(odd);
      expect(answer, JSON.stringify(odd)).toHaveProperty("trouble");
      expect(JSON.parse(JSON.stringify(seen))).toEqual(seen);
      expect(seen.modals.length).toBeLessThanOrEqual(3);
    }
    await app.slack.idle();
    expect(app.slack.violations.filter(({ message }) => message !== "push_limit_reached")).toEqual([]);
  });
  const row = {
    type: "actions",
    block_id: "row",
    elements: [{ type: "button", action_id: "go", text: plain("Go") }],
  };
  const form = () =>
    modal([
      textInput("name", "Name"),
      {
        type: "section",
        block_id: "kind",
        text: plain("Kind"),
        accessory: { type: "multi_static_select", action_id: "v", options: [option("a"), option("b")] },
      },
    ]);
});

describe("a message with elements", () => {
  const blocks = [
    {
      type: "actions",
      block_id: "row",
      elements: [
        { type: "button", action_id: "go", text: plain("Go"), value: "1" },
        { type: "overflow", action_id: "more", options: [option("x"), option("y")] },
      ],
    },
  ];
  const press = (client: SlackClient, ts: string, actionId: string, entered: string | null = null) =>
    client.act({ act: "use", at: { channelId: "C0SALES", ts }, blockId: "row", actionId, entered });

  it("is pressed by everybody who sees it, and by nobody else", async () => {
    const { ts } = await post("Card", { blocks });
    expect(await press(ben, ts, "go")).toMatchObject({ trouble: null });
    expect(app.last().body).toMatchObject({ user: { id: "U0BEN" }, actions: [{ value: "1" }] });
    expect(await press(ben, ts, "more", "y")).toMatchObject({ trouble: null });
    expect(app.last().body["actions"]).toMatchObject([{ selected_option: { value: "y" } }]);
    expect(await press(ben, ts, "more", "z")).toMatchObject({ trouble: "gone" });
    expect(await press(app.slack.client("U0OUTSIDE"), ts, "go")).toMatchObject({ trouble: "gone" });
  });
});

describe("a message shortcut", () => {
  it("is for messages that the app may see, in the installing workspace", async () => {
    app.slack.install({ shortcuts: [{ callbackId: "look", type: "message" }] });
    const act = (client: SlackClient, ts: string, channelId = "C0SALES") =>
      client.act({ act: "message-shortcut", callbackId: "look", channelId, ts });
    const { ts } = await post("Card");
    expect(await act(anna, ts)).toMatchObject({ trouble: null });
    expect(app.last().body).toMatchObject({ type: "message_action", message: { ts } });
    const shared = await post("Card", {}, "C0SHARED");
    expect(await act(app.slack.client("U0OUTSIDE"), shared.ts, "C0SHARED")).toMatchObject({
      trouble: "refused",
    });
    const psst = await app.call("chat.postEphemeral", { channel: "C0SALES", user: "U0ANNA", text: "psst" });
    expect(await act(anna, psst.message_ts)).toMatchObject({ trouble: "refused" });
  });
});

describe("unread marks", () => {
  it("count what others said after the mark, and what names the person", async () => {
    await post("One");
    await post("For", { blocks: [{ type: "section", text: mrkdwn("<!subteam^S0SALES> look") }] });
    const { ts } = await post("Three <@U0BEN>");
    expect(channelOf(anna, "C0SALES")).toMatchObject({ unread: 3, mentions: 1 });
    expect(channelOf(ben, "C0SALES")).toMatchObject({ unread: 3, mentions: 2 });
    await anna.act({ act: "mark-read", channelId: "C0SALES", ts });
    expect(channelOf(anna, "C0SALES")).toMatchObject({ unread: 0, mentions: 0 });
    expect(anna.see({ channelId: "C0SALES" }).open?.readTs).toBe(ts);
    expect(channelOf(ben, "C0SALES")).toMatchObject({ unread: 3 });
  });
  it("leave out ephemeral messages, replies and one's own", async () => {
    const { ts } = await post("Root");
    await anna.act({ act: "mark-read", channelId: "C0SALES", ts });
    await app.call("chat.postEphemeral", { channel: "C0SALES", user: "U0ANNA", text: "psst" });
    await post("Reply", { thread_ts: ts });
    expect(channelOf(anna, "C0SALES")).toMatchObject({ unread: 0 });
    await post("Next");
    await say(anna, "Mine");
    expect(channelOf(anna, "C0SALES")).toMatchObject({ unread: 0 });
  });
  it("count every direct message as a mention", async () => {
    await post("Psst", {}, "U0ANNA");
    expect(channelOf(anna, "D0ANNA")).toMatchObject({ unread: 1, mentions: 1, name: "Reseller" });
  });
});

describe("joining", () => {
  it("is for members, and public channels", async () => {
    await post("Long ago", {}, "C0TEAM2");
    expect(channelOf(ben, "C0TEAM2")).toMatchObject({ isMember: false });
    expect(await app.slack.client("U0GUEST").act({ act: "join", channelId: "C0TEAM2" })).toMatchObject({
      trouble: "gone",
    });
    expect(await ben.act({ act: "join", channelId: "C0TEAM2" })).toMatchObject({ trouble: null });
    expect(channelOf(ben, "C0TEAM2")).toMatchObject({ isMember: true, unread: 0 });
  });
});

describe("those who watch", () => {
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  it("hear once of all that changed together, until they stop", async () => {
    let heard = 0;
    const stop = app.slack.onChange(() => {
      heard += 1;
    });
    const before = app.slack.version;
    await Promise.all([say(anna, "a"), say(anna, "b"), say(ben, "c")]);
    await nextTurn();
    expect(heard).toBeGreaterThanOrEqual(1);
    expect(app.slack.version).toBeGreaterThan(before);
    expect(anna.see().version).toBe(app.slack.version);
    await app.slack.idle();
    stop();
    const last = heard;
    app.slack.reset();
    await nextTurn();
    expect(heard).toBe(last);
  });
  it("hear of a view, a Home, a read mark, a reset and somebody's new account", async () => {
    let version = app.slack.version;
    const grew = () => {
      const did = app.slack.version > version;
      version = app.slack.version;
      return did;
    };
    await openModal(app, modal([]));
    expect(grew()).toBe(true);
    await app.call("views.publish", { user_id: "U0ANNA", view: { type: "home", blocks: [] } });
    expect(grew()).toBe(true);
    const { ts } = await post("x");
    grew();
    await anna.act({ act: "mark-read", channelId: "C0SALES", ts });
    expect(grew()).toBe(true);
    await anna.act({ act: "mark-read", channelId: "C0SALES", ts });
    expect(grew()).toBe(false);
    await app.slack.changeUser("U0BEN", { locale: "hu-HU" });
    expect(grew()).toBe(true);
    app.slack.reset();
    expect(grew()).toBe(true);
    expect(anna.see().app?.name).toBe("Reseller");
  });
});

describe("the App Home in a client", () => {
  it("opens with an event, and is pressed by its ids", async () => {
    expect(await anna.act({ act: "open-home" })).toMatchObject({ trouble: null });
    await app.slack.idle();
    expect(app.last().body["event"]).toMatchObject({ type: "app_home_opened", user: "U0ANNA" });
    const button = { type: "button", action_id: "go", text: plain("Go") };
    await app.call("views.publish", {
      user_id: "U0ANNA",
      view: { type: "home", blocks: [{ type: "actions", block_id: "row", elements: [button] }] },
    });
    const viewId = anna.see().home?.id ?? "";
    const act: Act = { act: "use", at: { viewId }, blockId: "row", actionId: "go", entered: null };
    expect(await anna.act(act)).toMatchObject({ trouble: null });
    expect(await ben.act(act)).toMatchObject({ trouble: "gone" });
  });
});

describe("the same journey by ids and by visible texts", () => {
  const form = modal([
    textInput("name", "Name", { initial_value: "Nobody" }),
    {
      type: "input",
      block_id: "kind",
      dispatch_action: true,
      label: plain("Kind"),
      element: { type: "static_select", action_id: "v", options: [option("a"), option("b")] },
    },
    {
      type: "input",
      block_id: "found",
      label: plain("Customer"),
      element: { type: "external_select", action_id: "v", min_query_length: 1 },
    },
    {
      type: "input",
      block_id: "sure",
      label: plain("Sure"),
      element: { type: "checkboxes", action_id: "v", options: [option("yes")] },
    },
  ]);
  const card = [
    {
      type: "actions",
      block_id: "row",
      elements: [{ type: "button", action_id: "go", text: plain("Go"), value: "1" }],
    },
  ];

  beforeEach(async () => {
    app.slack.install({ events: ["app_home_opened"] });
    app.answer = async ({ body }) => {
      if (body["command"])
        await app.call("views.open", {
          trigger_id: body["trigger_id"],
          view: { ...form, notify_on_close: true },
        });
      return body["type"] === "block_suggestion" ? { body: { options: [option("kft")] } } : {};
    };
    await post("Card", { blocks: card });
  });

  async function byIds(): Promise<void> {
    const messages = anna.see({ channelId: "C0SALES" }).open?.messages;
    await anna.act({
      act: "use",
      at: { channelId: "C0SALES", ts: messages?.[0]?.ts ?? "" },
      blockId: "row",
      actionId: "go",
      entered: null,
    });
    const open = async () => {
      await say(anna, "/reseller Bakery");
      return anna.see().modals[0]?.id ?? "";
    };
    const viewId = await open();
    const at = { viewId };
    const values = { name: { value: "Kovács" } };
    await anna.act({ act: "use", at, blockId: "kind", actionId: "v", entered: "b", values });
    await anna.act({ act: "search", at, blockId: "found", actionId: "v", typed: "k", values });
    await anna.act({ act: "submit", viewId, values: { found: { v: "kft" }, sure: { v: ["yes"] } } });
    await anna.act({ act: "close", viewId: await open(), whole: true });
    await anna.act({ act: "open-home" });
    await app.slack.idle();
  }

  async function byTexts(): Promise<void> {
    const person = app.slack.person("U0ANNA");
    await person.messages("C0SALES")[0]?.press("Go");
    await person.command("/reseller", "Bakery");
    const shown = person.modal();
    shown?.fill("Name", "Kovács");
    await shown?.choose("Kind", "B");
    await shown?.pick("Customer", "k", "KFT");
    await shown?.tick("YES");
    await shown?.submit();
    await person.command("/reseller", "Bakery");
    await person.modal()?.closeAll();
    await person.openHome();
  }

  /** What the app heard, without what is new each time. */
  function heard(): unknown {
    const fresh =
      /^(trigger_id|action_ts|response_url|hash|id|view_id|root_view_id|ts|message_ts|event_ts|event_id|event_time|event_context)$/;
    return JSON.parse(JSON.stringify(app.received.map(({ body }) => body)), (key, value) =>
      fresh.test(key) ? "new" : value,
    );
  }

  it("makes the app hear the same, key by key", async () => {
    await byIds();
    const ids = heard();
    app.received.length = 0;
    app.slack.reset();
    await post("Card", { blocks: card });
    await byTexts();
    expect(ids).toEqual(heard());
    expect(app.received.map(({ body }) => body["type"] ?? body["command"])).toEqual([
      "block_actions",
      "/reseller",
      "block_actions",
      "block_suggestion",
      "view_submission",
      "/reseller",
      "view_closed",
      "event_callback",
    ]);
  });
});
