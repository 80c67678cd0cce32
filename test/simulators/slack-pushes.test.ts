import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../../src/simulators/slack/simulator.ts";
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
const now = () => clock;

beforeEach(async () => {
  clock = 1_800_000_000_000;
  app = await startListeningApp({ shortcuts: [{ callbackId: "invite", type: "global" }] }, { now });
});
afterEach(() => app.close());

const person = (id: string) => app.slack.person(id);
const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const button = (text: string, more: object = {}) => ({
  type: "button",
  action_id: text.toLowerCase(),
  text: plain(text),
  ...more,
});
const rules = () =>
  app.slack.violations.map(({ where, pointer, message }) => `${where} ${pointer} ${message}`);

describe("a push over HTTP", () => {
  it("is signed, and has exactly the content type that Slack sends", async () => {
    await person("U0ANNA").command("/reseller", "invite őri");
    const { headers, raw } = app.last();
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    const base = `v0:${headers["x-slack-request-timestamp"]}:${raw}`;
    expect(headers["x-slack-signature"]).toBe(
      `v0=${createHmac("sha256", "secret").update(base).digest("hex")}`,
    );
    await person("U0ANNA").openHome();
    expect(app.last().headers["content-type"]).toBe("application/json");
  });

  it("fails for the person when the app answers with an error", async () => {
    app.answer = () => ({ status: 500 });
    expect(await person("U0ANNA").command("/reseller")).toMatchObject({
      status: 500,
      error: "dispatch_failed",
    });
    expect(rules()).toEqual(["command ack  answered with HTTP 500"]);
  });

  it("fails for the person when the answer is late", async () => {
    app.answer = () => ({ delayMs: 800 });
    expect(await person("U0ANNA").command("/reseller")).toMatchObject({
      status: 0,
      error: "operation_timeout",
    });
    expect(app.slack.traffic).toMatchObject([
      { direction: "push", kind: "command", error: "operation_timeout" },
    ]);
  });
});

describe("a command", () => {
  it("carries who, where and what, and a string for is_enterprise_install", async () => {
    await person("U0ANNA").command("/reseller", "invite", { channelId: "C0SALES" });
    expect(app.last().body).toMatchObject({
      command: "/reseller",
      text: "invite",
      user_id: "U0ANNA",
      team_id: "T0001",
      channel_id: "C0SALES",
      channel_name: "sales",
      is_enterprise_install: "false",
    });
  });
  it("arrives with &, < and > as entities", async () => {
    await person("U0ANNA").command("/reseller", "invite A&B <x>");
    expect(app.last().body["text"]).toBe("invite A&amp;B &lt;x&gt;");
  });
  it("shows its answer only to the person who typed it", async () => {
    app.answer = () => ({ body: { text: "Only for you" } });
    expect(await person("U0ANNA").command("/reseller")).toMatchObject({
      shown: { text: "Only for you", responseType: "ephemeral" },
    });
    expect(
      person("U0ANNA")
        .ephemerals()
        .map(({ text }) => text),
    ).toEqual(["Only for you"]);
    expect(person("U0BEN").messages("C0SALES")).toEqual([]);
  });
  it("shows an answer in the channel when the app says so", async () => {
    app.answer = () => ({ body: { text: "All of you", response_type: "in_channel" } });
    await person("U0ANNA").command("/reseller", "", { channelId: "C0SALES" });
    expect(person("U0BEN").messages("C0SALES")).toHaveLength(1);
  });
  it("breaks a rule when its answer is no message", async () => {
    app.answer = () => ({ body: { response_action: "clear" } });
    await person("U0ANNA").command("/reseller");
    expect(rules()).toContain("command ack  invalid additional property: response_action");
  });
  it.each([
    ["a name the app did not register", "U0ANNA", "/unknown"],
    ["Slack's own /invite", "U0ANNA", "/invite"],
    ["a person of another workspace", "U0OUTSIDE", "/reseller"],
  ])("never reaches the app for %s", async (_case, userId, command) => {
    expect(await person(userId).command(command)).toMatchObject({ status: 0, error: "invalid_command" });
    expect(app.received).toEqual([]);
  });
  it("can be forced through under a built-in name", async () => {
    expect(await person("U0ANNA").command("/invite", "", { force: true })).toMatchObject({ status: 200 });
    expect(app.last().body["command"]).toBe("/invite");
  });
  it("cannot be typed by somebody who was deactivated", async () => {
    await expect(person("U0GONE").command("/reseller")).rejects.toThrow("deactivated");
  });
});

describe("a response_url", () => {
  const respond = (url: string, body: unknown) =>
    fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });

  it("takes five answers within thirty minutes", async () => {
    await person("U0ANNA").command("/reseller");
    const url = app.last().body["response_url"];
    for (const text of ["1", "2", "3", "4", "5"]) expect((await respond(url, { text })).status).toBe(200);
    expect(await (await respond(url, { text: "6" })).text()).toBe("used_url");
    expect(person("U0ANNA").ephemerals()).toHaveLength(5);
    await person("U0ANNA").command("/reseller");
    clock += 31 * 60_000;
    expect(await (await respond(app.last().body["response_url"], { text: "late" })).text()).toBe(
      "expired_url",
    );
  });
  it("replaces and deletes the message whose button was pressed, also an ephemeral one", async () => {
    await app.call("chat.postEphemeral", {
      channel: "C0SALES",
      user: "U0ANNA",
      text: "Ask",
      blocks: [{ type: "actions", elements: [button("Yes")] }],
    });
    await person("U0ANNA").ephemerals()[0]?.press("Yes");
    await respond(app.last().body["response_url"], { text: "Done", replace_original: true });
    expect(person("U0ANNA").ephemerals()).toMatchObject([{ text: "Done", buttons: [] }]);
    await respond(app.last().body["response_url"], { delete_original: true });
    expect(person("U0ANNA").ephemerals()).toEqual([]);
  });
  it("refuses what is no message", async () => {
    await person("U0ANNA").command("/reseller");
    expect((await respond(app.last().body["response_url"], { blocks: [{ type: "section" }] })).status).toBe(
      400,
    );
    expect(rules()).toEqual(["response_url /blocks/0 must define either `text` or `fields`"]);
  });
});

describe("a modal", () => {
  const shortForm = modal([
    textInput("name", "Name", { min_length: 2, max_length: 5 }),
    textInput("note", "Note", {}, { optional: true }),
  ]);

  it("stops at the client when a field is missing, too short or too long", async () => {
    await openModal(app, shortForm);
    const form = person("U0ANNA").modal();
    const before = app.received.length;
    expect(await form?.submit()).toMatchObject({
      status: 0,
      errors: { Name: "Please complete this required field." },
    });
    expect(await form?.fill("Name", "x").submit()).toMatchObject({
      status: 0,
      errors: { Name: expect.stringContaining("at least 2") },
    });
    expect(await form?.fill("Name", "😀😀😀😀😀😀").submit()).toMatchObject({
      status: 0,
      errors: { Name: expect.stringContaining("at most 5") },
    });
    expect(app.received.length).toBe(before);
  });
  it("sends its state, and goes when the answer is empty", async () => {
    await openModal(app, shortForm);
    expect(await person("U0ANNA").modal()?.fill("Name", "Alma").submit()).toMatchObject({
      action: "closed",
      status: 200,
    });
    expect(app.last().body["view"].state.values).toEqual({
      name: { value: { type: "plain_text_input", value: "Alma" } },
      note: { value: { type: "plain_text_input", value: null } },
    });
    expect(person("U0ANNA").modal()).toBeUndefined();
  });
  it("shows the errors the app names, by label", async () => {
    await openModal(app, shortForm);
    app.answer = () => ({ body: { response_action: "errors", errors: { name: "Taken" } } });
    const form = person("U0ANNA").modal();
    expect(await form?.fill("Name", "Alma").submit()).toMatchObject({
      action: "errors",
      errors: { Name: "Taken" },
    });
    expect(form?.text).toContain("Taken");
  });
  it.each([
    [
      "errors for a block that is no input",
      { response_action: "errors", errors: { nowhere: "x" } },
      "/errors/nowhere",
    ],
    ["no errors at all", { response_action: "errors", errors: {} }, "/errors"],
    ["an action Slack does not know", { response_action: "close" }, "/response_action"],
    ["an update without a view", { response_action: "update" }, "/view"],
    [
      "a view that breaks a rule",
      { response_action: "update", view: { ...shortForm, title: plain("x".repeat(25)) } },
      "/view/title/text",
    ],
    ["a property Slack does not know", { response_action: "clear", view: shortForm }, ""],
  ])("stays and fails when the answer has %s", async (_case, body, pointer) => {
    await openModal(app, shortForm);
    app.answer = () => ({ body });
    expect(await person("U0ANNA").modal()?.fill("Name", "Alma").submit()).toMatchObject({ action: "failed" });
    expect(app.slack.violations).toMatchObject([{ where: "view_submission ack", pointer }]);
    expect(person("U0ANNA").modalDepth()).toBe(1);
  });
  it("takes JSON only where the answer says it is JSON", async () => {
    await openModal(app, modal([]));
    app.answer = () => ({ body: JSON.stringify({ response_action: "clear" }) });
    expect(await person("U0ANNA").modal()?.submit()).toMatchObject({ action: "failed" });
    expect(rules()).toEqual(["view_submission ack  must provide an object"]);
  });
  it("is updated, pushed on, and cleared by answers, three deep at most", async () => {
    const submit = async () => person("U0ANNA").modal()?.submit();
    await openModal(app, modal([]));
    app.answer = () => ({ body: { response_action: "update", view: modal([], { title: plain("Second") }) } });
    expect(await submit()).toMatchObject({ action: "updated" });
    expect(person("U0ANNA").modal()?.title).toBe("Second");
    app.answer = () => ({ body: { response_action: "push", view: modal([]) } });
    expect(await submit()).toMatchObject({ action: "pushed" });
    expect(await submit()).toMatchObject({ action: "pushed" });
    expect(await submit()).toMatchObject({ action: "failed" });
    expect(rules()).toContain("view_submission ack /view push_limit_reached");
    app.answer = () => ({ body: { response_action: "clear" } });
    expect(await submit()).toMatchObject({ action: "cleared" });
    expect(person("U0ANNA").modalDepth()).toBe(0);
  });
  it("keeps what was typed over an update where block and action stay, and ignores their new initial values", async () => {
    const view = await openModal(
      app,
      modal([textInput("a", "A", { initial_value: "one" }), textInput("b", "B", { initial_value: "one" })]),
    );
    const form = person("U0ANNA").modal();
    form?.fill("A", "typed");
    await app.call("views.update", {
      view_id: view.id,
      view: modal([
        textInput("a", "A", { initial_value: "two" }),
        textInput("b2", "B", { initial_value: "two" }),
      ]),
    });
    expect(form?.value("A")).toBe("typed");
    expect(form?.value("B")).toBe("two");
  });
  it("tells of its closing when it asked to be told: Cancel of itself, the x of the root", async () => {
    const root = await openModal(
      app,
      modal([{ type: "actions", elements: [button("More")] }], { notify_on_close: true }),
    );
    await person("U0ANNA").modal()?.press("More");
    const pushed = await app.call("views.push", {
      trigger_id: app.last().body["trigger_id"],
      view: modal([], { notify_on_close: true }),
    });
    await person("U0ANNA").modal()?.cancel();
    expect(app.last().body).toMatchObject({
      type: "view_closed",
      is_cleared: false,
      view: { id: pushed.view.id },
    });
    await person("U0ANNA").modal()?.closeAll();
    expect(app.last().body).toMatchObject({ type: "view_closed", is_cleared: true, view: { id: root.id } });
  });
  it("says nothing of a click in an input, unless the input dispatches", async () => {
    const radio = (id: string, more: object = {}) => ({
      type: "input",
      block_id: id,
      label: plain(id),
      element: { type: "radio_buttons", action_id: "v", options: [option(`${id} yes`), option(`${id} no`)] },
      ...more,
    });
    await openModal(app, modal([radio("quiet"), radio("loud", { dispatch_action: true })]));
    const before = app.received.length;
    await person("U0ANNA").modal()?.choose("quiet", "quiet yes");
    expect(app.received.length).toBe(before);
    await person("U0ANNA").modal()?.choose("loud", "loud no");
    expect(app.last().body).toMatchObject({
      type: "block_actions",
      actions: [{ type: "radio_buttons", selected_option: { value: "loud no" } }],
    });
  });
  it("reads its state of checkboxes, people and channels", async () => {
    await openModal(
      app,
      modal([
        {
          type: "input",
          block_id: "sure",
          label: plain("Sure"),
          element: {
            type: "checkboxes",
            action_id: "v",
            options: [{ text: mrkdwn("I *confirm* it"), value: "yes" }],
          },
        },
        {
          type: "input",
          block_id: "who",
          label: plain("Who"),
          element: { type: "multi_users_select", action_id: "v" },
        },
        {
          type: "input",
          block_id: "where",
          label: plain("Where"),
          element: { type: "conversations_select", action_id: "v", response_url_enabled: true },
        },
      ]),
    );
    const form = person("U0ANNA").modal();
    await form?.tick("I confirm it");
    await form?.choose("Who", ["U0DAN", "Szabó Cecília"]);
    await form?.choose("Where", "C0SALES");
    await form?.submit();
    expect(app.last().body).toMatchObject({
      view: {
        state: {
          values: {
            sure: { v: { selected_options: [{ value: "yes" }] } },
            who: { v: { selected_users: ["U0DAN", "U0CILI"] } },
            where: { v: { selected_conversation: "C0SALES" } },
          },
        },
      },
      response_urls: [{ block_id: "where", action_id: "v", channel_id: "C0SALES" }],
    });
  });
  it("says what is visible when a label is not", async () => {
    await openModal(app, shortForm);
    expect(() => person("U0ANNA").modal()?.fill("Surname", "x")).toThrow(
      'There is no field "Surname" in the modal "Test". Visible: "Name", "Note".',
    );
  });
});

describe("a searched menu", () => {
  const searching = (more: object = {}) =>
    modal([
      {
        type: "input",
        block_id: "who",
        label: plain("Customer"),
        element: { type: "external_select", action_id: "customer", ...more },
      },
    ]);

  it("asks nobody before the third character, or the number it was given", async () => {
    await openModal(app, searching());
    const before = app.received.length;
    expect(await person("U0ANNA").modal()?.search("Customer", "al")).toEqual([]);
    expect(app.received.length).toBe(before);
    app.answer = () => ({
      body: { options: [option("Alma"), { ...option("Alba"), description: plain("Győr") }] },
    });
    expect(await person("U0ANNA").modal()?.search("Customer", "alm")).toEqual([
      { text: "Alma", value: "alma" },
      { text: "Alba", value: "alba", description: "Győr" },
    ]);
    expect(app.last().body).toMatchObject({
      type: "block_suggestion",
      action_id: "customer",
      block_id: "who",
      value: "alm",
      container: { type: "view" },
    });
  });
  it("keeps what was picked as its value", async () => {
    await openModal(app, searching({ min_query_length: 0 }));
    app.answer = () => ({ body: { options: [option("Alma")] } });
    await person("U0ANNA").modal()?.pick("Customer", "", "Alma");
    app.answer = () => ({});
    await person("U0ANNA").modal()?.submit();
    expect(app.last().body["view"].state.values.who.customer.selected_option.value).toBe("alma");
  });
  it("fails to load when one option is too long", async () => {
    await openModal(app, searching());
    app.answer = () => ({ body: { options: [option("x".repeat(76))] } });
    await expect(person("U0ANNA").modal()?.search("Customer", "xxx")).rejects.toThrow(
      "could not load its options",
    );
    expect(app.slack.violations).toMatchObject([
      { where: "block_suggestion ack", pointer: "/options/0/text/text" },
    ]);
  });
});

describe("a message with buttons", () => {
  const ask = (more: object = {}) =>
    app.call("chat.postMessage", {
      channel: "C0SHARED",
      text: "Ask",
      blocks: [{ type: "actions", block_id: "row", elements: [button("Approve", { value: "42", ...more })] }],
    });

  it("tells who pressed what where, also for somebody of another workspace", async () => {
    const { ts } = await ask();
    await person("U0OUTSIDE").messages("C0SHARED")[0]?.press("Approve");
    expect(app.last().body).toMatchObject({
      type: "block_actions",
      user: { id: "U0OUTSIDE", team_id: "T0OUT" },
      team: { id: "T0001" },
      container: { type: "message", message_ts: ts, channel_id: "C0SHARED", is_ephemeral: false },
      message: { ts, text: "Ask" },
      actions: [{ action_id: "approve", block_id: "row", value: "42" }],
    });
  });
  it("asks for confirmation, and sends nothing after a no", async () => {
    await ask({
      confirm: { title: plain("Sure?"), text: plain("Really"), confirm: plain("Yes"), deny: plain("No") },
    });
    const message = person("U0BEN").messages("C0SHARED")[0];
    await expect(message?.press("Approve")).rejects.toThrow("asks for confirmation");
    expect(await message?.press("Approve", { confirm: "no" })).toMatchObject({ cancelled: true });
    expect(app.received).toEqual([]);
  });
  it("tells of link buttons too", async () => {
    await ask({ url: "https://kapocs.example/x" });
    const message = person("U0BEN").messages("C0SHARED")[0];
    expect(message?.links).toEqual([{ text: "Approve", url: "https://kapocs.example/x" }]);
    await message?.press("Approve");
    expect(app.last().body["actions"][0]).toMatchObject({ url: "https://kapocs.example/x" });
  });
  it("is seen by members only", async () => {
    await ask();
    expect(person("U0GUEST").messages("C0SHARED")).toEqual([]);
  });
});

describe("an event", () => {
  it("is repeated three times, saying why, until it is answered", async () => {
    app.answer = ({ headers }) => ({ status: headers["x-slack-retry-num"] === "2" ? 200 : 503 });
    await person("U0ANNA").openHome();
    expect(
      app.received.map(({ headers }) => [headers["x-slack-retry-num"], headers["x-slack-retry-reason"]]),
    ).toEqual([
      [undefined, undefined],
      ["1", "http_error"],
      ["2", "http_error"],
    ]);
    expect(new Set(app.received.map(({ body }) => body["event_id"])).size).toBe(1);
  });
  it("is not repeated when the app asks for that", async () => {
    app.answer = () => ({ status: 500, headers: { "x-slack-no-retry": "1" } });
    await person("U0ANNA").openHome();
    expect(app.received).toHaveLength(1);
  });
  it("tells of changed user groups with counts as strings", async () => {
    await app.slack.changeUserGroup("S0ADMINS", ["U0DAN", "U0BEN"]);
    expect(app.received[0]?.body["event"]).toMatchObject({
      type: "subteam_members_changed",
      added_users: ["U0BEN"],
      added_users_count: "1",
      removed_users: ["U0CILI"],
    });
    expect((await app.call("usergroups.users.list", { usergroup: "S0ADMINS" })).users).toEqual([
      "U0DAN",
      "U0BEN",
    ]);
  });
  it("tells of the app's removal, and the token is dead", async () => {
    await app.slack.uninstall();
    expect(app.received.map(({ body }) => body["event"].type).sort()).toEqual([
      "app_uninstalled",
      "tokens_revoked",
    ]);
    expect(await app.call("auth.test")).toMatchObject({ error: "token_revoked" });
  });
});

describe("an app that was removed", () => {
  it("hears of no more clicks", async () => {
    await app.call("chat.postMessage", {
      channel: "C0SALES",
      text: "Ask",
      blocks: [{ type: "actions", elements: [button("Yes")] }],
    });
    await app.slack.uninstall();
    const before = app.received.length;
    expect(await person("U0ANNA").messages("C0SALES")[0]?.press("Yes")).toMatchObject({
      error: "dispatch_failed",
    });
    expect(await person("U0ANNA").command("/reseller")).toMatchObject({ error: "invalid_command" });
    expect(app.received.length).toBe(before);
  });
});

describe("a request URL", () => {
  it("is verified by the challenge it echoes", async () => {
    expect(await app.slack.verifyRequestUrl()).toBe(false);
    app.answer = ({ body }) => ({ body: { challenge: body["challenge"] } });
    expect(await app.slack.verifyRequestUrl()).toBe(true);
  });
});

describe("a shortcut", () => {
  it("opens from anywhere and knows no channel", async () => {
    await person("U0ANNA").shortcut("invite");
    expect(app.last().body).toMatchObject({
      type: "shortcut",
      callback_id: "invite",
      user: { id: "U0ANNA" },
    });
    expect(app.last().body).not.toHaveProperty("channel");
  });
});

describe("waiting", () => {
  it("ends with what the last look gave when nothing happens", async () => {
    await expect(eventually(() => undefined, { withinMs: 30 })).rejects.toThrow(
      "It did not happen within 30 ms: the last look gave undefined",
    );
  });
  it("resolves when every push is answered", async () => {
    app.answer = () => ({ delayMs: 60 });
    void person("U0ANNA").openHome();
    await app.slack.idle();
    expect(app.slack.traffic).toMatchObject([{ kind: "event", status: 200 }]);
  });
});
