import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import {
  type ListeningApp,
  type Loose,
  modal,
  openModal,
  startListeningApp,
  textInput,
} from "./listening-app.ts";

let app: ListeningApp;
let answer: (frame: Loose) => unknown;
let frames: Loose[];

beforeEach(async () => {
  app = await startListeningApp({}, { ackTimeoutMs: 200 });
  answer = () => ({});
  frames = [];
});
afterEach(() => app.close());

async function connect(): Promise<WebSocket> {
  const { url } = await app.call("apps.connections.open", {}, app.appToken);
  const socket = new WebSocket(url);
  socket.on("message", (data) => {
    const frame = JSON.parse(String(data));
    frames.push(frame);
    const payload = frame.envelope_id === undefined ? undefined : answer(frame);
    if (payload !== undefined) socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload }));
  });
  const before = frames.length;
  await expect.poll(() => frames.length).toBeGreaterThan(before);
  return socket;
}

describe("an app in Socket Mode", () => {
  it("gets everything over its connection, and nothing at its request URL", async () => {
    await connect();
    expect(frames[0]).toMatchObject({ type: "hello", connection_info: { app_id: "A0KAPOCS" } });
    expect(await app.slack.person("U0ANNA").command("/reseller", "x")).toMatchObject({ status: 200 });
    await app.slack.person("U0ANNA").openHome();
    expect(frames.slice(1)).toMatchObject([
      { type: "slash_commands", accepts_response_payload: true, payload: { command: "/reseller" } },
      {
        type: "events_api",
        accepts_response_payload: false,
        payload: { event: { type: "app_home_opened" } },
      },
    ]);
    expect(app.received).toEqual([]);
  });
  it("answers with the payload of its ack", async () => {
    await openModal(app, modal([textInput("a", "A")]));
    await connect();
    answer = () => ({ response_action: "errors", errors: { a: "Taken" } });
    expect(await app.slack.person("U0ANNA").modal()?.fill("A", "x").submit()).toMatchObject({
      action: "errors",
      errors: { A: "Taken" },
    });
    expect(frames.at(-1)).toMatchObject({ type: "interactive", payload: { type: "view_submission" } });
  });
  it("that never acks leaves the person with a timeout", async () => {
    await connect();
    answer = () => undefined;
    expect(await app.slack.person("U0ANNA").command("/reseller")).toMatchObject({
      error: "operation_timeout",
    });
    expect(app.slack.violations).toMatchObject([{ where: "command ack" }]);
  });
  it("connects once with each ticket, and only with an app token", async () => {
    expect(await app.call("apps.connections.open")).toEqual({ ok: false, error: "not_allowed_token_type" });
    const { url } = await app.call("apps.connections.open", {}, app.appToken);
    const first = new WebSocket(url);
    await new Promise((resolve) => first.once("open", resolve));
    const second = new WebSocket(url);
    await expect(
      new Promise((resolve, reject) => second.once("open", resolve).once("error", reject)),
    ).rejects.toThrow("401");
  });
  it.each(["refresh_requested", "link_disabled"] as const)("is sent away with %s", async (reason) => {
    const socket = await connect();
    const closed = new Promise((resolve) => socket.once("close", resolve));
    app.slack.disconnectSockets(reason);
    await closed;
    expect(frames.at(-1)).toMatchObject({ type: "disconnect", reason });
    expect(app.slack.socketConnections).toBe(0);
  });
  it("is warned without being sent away", async () => {
    await connect();
    app.slack.disconnectSockets("warning");
    await expect.poll(() => frames.at(-1)).toMatchObject({ type: "disconnect", reason: "warning" });
    expect(app.slack.socketConnections).toBe(1);
  });
});

describe("Socket Mode's rules", () => {
  const breaks = () => app.slack.violations.map(({ message }) => message);

  it("object to answers to nothing, given twice, or over another connection", async () => {
    const first = await connect();
    const second = await connect();
    answer = () => undefined;
    const asked = app.slack.person("U0ANNA").command("/reseller", "x");
    await expect.poll(() => frames.some((frame) => frame.type === "slash_commands")).toBe(true);
    const { envelope_id } = frames.find((frame) => frame.type === "slash_commands") ?? {};
    const ack = JSON.stringify({ envelope_id });
    // It came over one of the two: whichever it was, one of these is the other.
    first.send(ack);
    second.send(ack);
    first.send("hello?");
    await asked;
    await expect.poll(() => breaks().length).toBeGreaterThanOrEqual(2);
    expect(breaks()).toContain("a message that answers no envelope");
    expect(breaks()).toContain(
      "an answer to an envelope that waits for none: unknown, late or answered before",
    );
  });

  it("object to a payload where none is taken", async () => {
    await connect();
    answer = () => ({ text: "thanks" });
    await app.slack.person("U0ANNA").openHome();
    expect(breaks()).toEqual(["a payload in the answer to an envelope that accepts none"]);
  });
});
