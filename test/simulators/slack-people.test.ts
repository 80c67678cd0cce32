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

beforeEach(async () => {
  app = await startListeningApp();
});
afterEach(() => app.close());

const say = (text: string, more: object = {}) =>
  app.call("chat.postMessage", { channel: "C0SALES", text, ...more });
const shownTo = (userId: string) => app.slack.person(userId).messages("C0SALES").at(-1)?.shown;

describe("a message, as a person reads it", () => {
  it("shows names for mentions, labels for links, and characters for entities", async () => {
    await say(
      "*Dear* <@U0ANNA>, <#C0SALES>, <!subteam^S0ADMINS>: <https://kapocs.example/x|_look_> A&amp;B &lt;tag&gt;",
    );
    expect(shownTo("U0BEN")).toBe("Dear @Kovács Anna, #sales, @admin-agents: _look_ A&B <tag>");
    expect(app.slack.person("U0BEN").messages("C0SALES")[0]?.links).toEqual([
      { text: "look", url: "https://kapocs.example/x" },
    ]);
  });
  it("shows dates by each reader's clock and language", async () => {
    await say("Until <!date^1800054000^{date_num}, {date_short} {time}|later>");
    expect(shownTo("U0DAN")).toBe("Until 2027-01-15, 15 Jan 2027 23:00");
    expect(shownTo("U0ANNA")).toBe("Until 2027-01-16, 2027. jan. 16. 0:00");
  });
  it("shows fields, contexts, rich text, tables and fallback-free blocks in order", async () => {
    const blocks = [
      { type: "header", text: plain("Head") },
      { type: "section", text: mrkdwn("Body"), fields: [plain("One"), plain("Two")] },
      {
        type: "context",
        elements: [
          mrkdwn("small"),
          { type: "image", image_url: "https://x.example/a.png", alt_text: "logo" },
        ],
      },
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "*raw*" }] }],
          },
        ],
      },
      {
        type: "table",
        rows: [
          [
            { type: "raw_text", text: "a" },
            { type: "raw_text", text: "b" },
          ],
        ],
      },
    ];
    await say("fallback", { blocks });
    expect(shownTo("U0BEN")?.split("\n")).toEqual([
      "Head",
      "Body",
      "One",
      "Two",
      "small logo",
      "• *raw*",
      "a | b",
    ]);
  });
  it("is read as it is now, also through a driver taken before", async () => {
    const { ts } = await say("Old", {
      blocks: [{ type: "actions", elements: [{ type: "button", action_id: "x", text: plain("Press") }] }],
    });
    const message = app.slack.person("U0BEN").messages("C0SALES")[0];
    await app.call("chat.update", { channel: "C0SALES", ts, text: "New" });
    expect(message?.shown).toBe("New");
    await expect(message?.press("Press")).rejects.toThrow(
      'There is no button "Press" in the message "New". Visible: none.',
    );
  });
});

describe("a modal, as a person uses it", () => {
  it("is found by its labels, whole or by their beginning", async () => {
    await openModal(app, modal([textInput("a", "Name of the customer"), textInput("b", "Name")]));
    const form = app.slack.person("U0ANNA").modal();
    form?.fill("Name", "B").fill("Name of", "A");
    expect([form?.value("Name of the customer"), form?.value("Name")]).toEqual(["A", "B"]);
    expect(form?.text).toContain("Name of the customer\nA\nName\nB");
  });
  it("may be gone, and says so", async () => {
    await openModal(app, modal([]));
    const form = app.slack.person("U0ANNA").modal();
    await form?.cancel();
    expect(() => form?.text).toThrow('The modal "Test" is no longer open.');
  });
  it("is one person's alone", async () => {
    await openModal(app, modal([]));
    expect(app.slack.person("U0BEN").modal()).toBeUndefined();
  });
  it("goes with the whole stack when it clears on close", async () => {
    await openModal(app, modal([], { clear_on_close: true, notify_on_close: true }));
    await app.slack.person("U0ANNA").modal()?.cancel();
    expect(app.last().body).toMatchObject({ type: "view_closed", is_cleared: true });
  });
  it("checks e-mail addresses, web addresses and numbers before it is sent", async () => {
    const input = (id: string, type: string, more: object = {}) => ({
      type: "input",
      block_id: id,
      label: plain(id),
      element: { type, action_id: "v", ...more },
    });
    await openModal(
      app,
      modal([
        input("mail", "email_text_input"),
        input("page", "url_text_input"),
        input("seats", "number_input", { is_decimal_allowed: false, max_value: "9" }),
      ]),
    );
    const form = app.slack.person("U0ANNA").modal();
    const refused = await form?.fill("mail", "a@b").fill("page", "b").fill("seats", "1.5").submit();
    expect(Object.keys(refused?.errors ?? {})).toEqual(["mail", "page", "seats"]);
    expect(
      await form?.fill("mail", "a@b.example").fill("page", "https://b.example").fill("seats", "10").submit(),
    ).toMatchObject({ errors: { seats: expect.stringContaining("at most 9") } });
    expect(await form?.fill("seats", "9").submit()).toMatchObject({ action: "closed" });
  });
});

describe("an App Home", () => {
  it("keeps a person's choices over a new publication where block and action stay", async () => {
    const option = (text: string) => ({ text: plain(text), value: text });
    const publish = (label: string) =>
      app.call("views.publish", {
        user_id: "U0ANNA",
        view: {
          type: "home",
          blocks: [
            {
              type: "section",
              block_id: "filter",
              text: plain(label),
              accessory: {
                type: "static_select",
                action_id: "state",
                options: [option("Open"), option("Closed")],
              },
            },
          ],
        },
      });
    await publish("Show");
    const home = app.slack.person("U0ANNA").home();
    await home?.choose("Show", "Closed");
    expect(app.last().body).toMatchObject({
      type: "block_actions",
      view: {
        type: "home",
        state: { values: { filter: { state: { selected_option: { value: "Closed" } } } } },
      },
    });
    await publish("Filter");
    expect(home?.value("Filter")).toMatchObject({ value: "Closed" });
  });
});
