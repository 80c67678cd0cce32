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
