import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isFields } from "../../src/simulators/slack/rules/shape.ts";
import { type ListeningApp, type Loose, modal, openModal, startListeningApp } from "./listening-app.ts";
import { battery } from "./slack-battery/battery.ts";
import { long, type Right, type Wrong } from "./slack-battery/payload.ts";
import { rightPayloads } from "./slack-battery/right.ts";

const on = (kind: Wrong["on"]) =>
  battery.flatMap((wrong): [name: string, wrong: Wrong][] =>
    wrong.on === kind ? [[wrong.name, wrong]] : [],
  );
const right = (kind: Wrong["on"]) =>
  rightPayloads.flatMap((one): [name: string, one: Right][] => (one.on === kind ? [[one.name, one]] : []));

let app: ListeningApp;
let open: Loose;

beforeAll(async () => {
  app = await startListeningApp();
  open = await openModal(app, modal([]));
});
afterAll(() => app.close());

/** Gives a view to the method that shows it: the Home is published, a modal takes the place of the open one. */
const show = (view: unknown) =>
  isFields(view) && view["type"] === "home"
    ? app.call("views.publish", { user_id: "U0ANNA", view })
    : app.call("views.update", { view_id: open.id, view });
const post = (message: unknown) =>
  app.call("chat.postMessage", { channel: "C0SALES", ...(isFields(message) ? message : {}) });
const inWords = ({ words, pointer }: Wrong) => `${words} [json-pointer:${pointer}]`;

describe("views.* answer in Slack's words", () => {
  it.each(on("view"))("to %s", async (_name, wrong) => {
    const { ok, error, response_metadata: more } = await show(wrong.payload);
    if (wrong.rule === "view.size")
      return expect({ ok, error }).toEqual({ ok: false, error: "view_too_large" });
    expect({ ok, error, messages: more?.messages }).toEqual({
      ok: false,
      error: "invalid_arguments",
      messages: [
        "[ERROR] failed to match all allowed schemas [json-pointer:/view]",
        `[ERROR] ${inWords(wrong)}`,
      ],
    });
  });
  it.each(right("view"))("and show %s", async (_name, { payload }) => {
    expect(await show(payload)).toMatchObject({ ok: true });
  });
});

/** What chat.* call it when it is not the blocks. */
function errorFor({ rule, pointer }: Wrong): string {
  if (rule === "message.content.required") return "no_text";
  if (rule === "message.attachments.max") return "too_many_attachments";
  return pointer.startsWith("/metadata") ? "invalid_metadata_format" : "invalid_blocks";
}

describe("chat.postMessage answers in Slack's words", () => {
  it.each(on("message").filter(([, { rule }]) => rule !== "message.text.max"))(
    "to %s",
    async (_name, wrong) => {
      const answer = await post(wrong.payload);
      const error = errorFor(wrong);
      expect(answer).toMatchObject({ ok: false, error });
      if (error === "invalid_blocks") {
        expect(answer.errors.at(-1)).toBe(inWords(wrong));
        expect(answer.response_metadata.messages.at(-1)).toBe(`[ERROR] ${inWords(wrong)}`);
      }
    },
  );
  it.each(right("message"))("and posts %s", async (_name, { payload }) => {
    expect(await post(payload)).toMatchObject({ ok: true });
  });
  it("takes a text over 4000 characters, notes it, and cuts it off after 40,000", async () => {
    const { ok, message } = await post({ text: long(40_001) });
    expect([ok, message.text]).toEqual([true, long(40_000)]);
    expect(app.slack.violations.at(-1)).toMatchObject({
      pointer: "/text",
      message: "must be less than 4001 characters",
    });
  });
  it("does not change a message to a text over 4000 characters", async () => {
    const { channel, ts } = await post({ text: "Hi" });
    expect(await app.call("chat.update", { channel, ts, text: long(4001) })).toEqual({
      ok: false,
      error: "msg_too_long",
    });
  });
});
