import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { SlackClient } from "../../src/simulators/slack/client/slack-client.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { type ListeningApp, modal, openModal, plain, startListeningApp, textInput } from "./listening-app.ts";

let app: ListeningApp;
let anna: SlackClient;

beforeEach(async () => {
  app = await startListeningApp({ scopes: ["commands", "chat:write", "files:read"] });
  anna = app.slack.client("U0ANNA");
});
afterEach(() => app.close());

const say = (text: string) => anna.act({ act: "say", channelId: "C0SALES", text });
const button = { type: "button", action_id: "go", text: plain("Go") };
const row = { type: "actions", block_id: "row", elements: [button] };

describe("a workspace that was saved", () => {
  it("goes on after a restart: people, messages, modals, marks, tokens, response_urls and ids", async () => {
    const { ts } = await app.call("chat.postMessage", { channel: "C0SALES", text: "Card", blocks: [row] });
    await anna.act({ act: "mark-read", channelId: "C0SALES", ts });
    await anna.act({
      act: "use",
      at: { channelId: "C0SALES", ts },
      blockId: "row",
      actionId: "go",
      entered: null,
    });
    const path = new URL(app.last().body["response_url"]).pathname;
    const { id } = await openModal(app, modal([textInput("name", "Name")]));
    await app.slack.changeUser("U0BEN", { deleted: true });

    const saved = JSON.parse(JSON.stringify(app.slack.exportState()));
    const next = await startSlackSimulator();
    try {
      next.restoreState(saved);
      const seen = next.client("U0ANNA").see({ channelId: "C0SALES" });
      const before = anna.see({ channelId: "C0SALES" });
      expect({ ...seen, version: 0 }).toEqual({ ...before, version: 0 });
      expect(seen.version).toBeGreaterThan(before.version);
      expect(seen.modals).toMatchObject([{ id }]);
      expect(next.world.users.get("U0BEN")?.deleted).toBe(true);
      const answer = await fetch(next.apiUrl.replace("/api/", path), {
        method: "POST",
        body: JSON.stringify({ text: "Later", replace_original: false }),
      });
      expect(await answer.text()).toBe("ok");
      const posted = await fetch(`${next.apiUrl}chat.postMessage`, {
        method: "POST",
        headers: { Authorization: `Bearer ${app.botToken}`, "Content-Type": "application/json" },
        body: JSON.stringify({ channel: "C0SALES", text: "Next" }),
      });
      expect(await posted.json()).toMatchObject({ ok: true });
      const stamps = next.world.messages.map((message) => message.ts);
      expect(new Set(stamps).size).toBe(stamps.length);
    } finally {
      await next.close();
    }
  });
  it("keeps the newest messages only", async () => {
    await say("first");
    const [first] = app.slack.world.messages;
    if (!first) throw new Error("Nothing was said.");
    for (let index = 0; index < 5000; index += 1)
      app.slack.world.messages.push({ ...first, text: "later", ts: `${index + 2_000_000_000}.000100` });
    const next = await startSlackSimulator();
    next.restoreState(app.slack.exportState());
    expect(next.world.messages).toHaveLength(5000);
    expect(next.world.messages.some((message) => message.text === "first")).toBe(false);
    await next.close();
  });
  it.each([
    ["junk", "nonsense", "not a saved workspace"],
    ["nothing", null, "not a saved workspace"],
    ["another program's file", { format: "other" }, "not a saved workspace"],
    ["an older version", { format: "slack-stand-in", version: 0 }, "saved in version 0"],
    ["a cut file", { format: "slack-stand-in", version: 1, world: {} }, 'its "team" cannot be read'],
  ])("is refused when it is %s, and nothing changes", async (_what, state, words) => {
    await say("Here");
    expect(() => app.slack.restoreState(state)).toThrow(words);
    expect(anna.see({ channelId: "C0SALES" }).open?.messages).toMatchObject([{ text: "Here" }]);
  });
  it.each(["users", "messages", "reads", "stacks", "files"])("is refused when its %s are broken", (part) => {
    // What was exported is JSON.
    const saved = structuredClone(app.slack.exportState()) as { world: Record<string, unknown> };
    saved.world[part] = [["x"]];
    expect(() => app.slack.restoreState(saved)).toThrow(`its "${part}" cannot be read`);
  });
});

describe("a file in a modal", () => {
  const form = (more: object = {}) =>
    modal([
      {
        type: "input",
        block_id: "import",
        label: plain("File"),
        element: { type: "file_input", action_id: "v", filetypes: ["csv"], max_files: 1, ...more },
      },
    ]);
  const submit = (viewId: string, files: readonly string[]) =>
    anna.act({ act: "submit", viewId, values: { import: { v: files } } });
  const bytes = new TextEncoder().encode("név;ország\n");

  it("reaches the app with its name and size, and its bytes by the bot's token", async () => {
    const id = app.slack.addFile("U0ANNA", "C:\\ügyfelek.csv", bytes);
    const view = await openModal(app, form());
    expect(await submit(view.id, [id])).toMatchObject({ modal: "closed" });
    const [file] = app.last().body["view"].state.values.import.v.files;
    expect(file).toMatchObject({ id, name: "ügyfelek.csv", mimetype: "text/csv", size: bytes.length });
    const get = (token: string) =>
      fetch(file.url_private_download, { headers: { Authorization: `Bearer ${token}` } });
    expect(new Uint8Array(await (await get(app.botToken)).arrayBuffer())).toEqual(bytes);
    expect((await get("xoxb-other")).headers.get("content-type")).toBe("text/html");
    expect(await (await fetch(`${file.url_private}?token=${app.botToken}`)).text()).toContain("Sign in");
    expect(await app.call("files.info", { file: id })).toMatchObject({ ok: true, file: { id } });
    expect(await app.call("files.info", { file: "F0" })).toMatchObject({ error: "file_not_found" });
  });
  it("is needed, of the right type, one's own, and not too many", async () => {
    const own = app.slack.addFile("U0ANNA", "a.csv", bytes);
    const view = await openModal(app, form());
    expect(await submit(view.id, [])).toMatchObject({ fieldErrors: { import: expect.any(String) } });
    expect(await submit(view.id, [app.slack.addFile("U0ANNA", "a.pdf", bytes)])).toMatchObject({
      trouble: "gone",
    });
    expect(await submit(view.id, [app.slack.addFile("U0BEN", "b.csv", bytes)])).toMatchObject({
      trouble: "gone",
    });
    const second = app.slack.addFile("U0ANNA", "c.csv", bytes);
    expect(await submit(view.id, [own, second])).toMatchObject({
      fieldErrors: { import: expect.any(String) },
    });
  });
  it("is out of reach without the scope", async () => {
    const id = app.slack.addFile("U0ANNA", "a.csv", bytes);
    const { file } = await app.call("files.info", { file: id });
    app.slack.install({ scopes: ["chat:write"] });
    const headers = { Authorization: `Bearer ${app.botToken}` };
    expect(await (await fetch(file.url_private, { headers })).text()).toContain("Sign in");
    expect(await app.call("files.info", { file: id })).toMatchObject({
      error: "missing_scope",
      needed: "files:read",
    });
  });
  it("may not be larger than the limit", () => {
    expect(() => app.slack.addFile("U0ANNA", "big.csv", new Uint8Array(20_000_001))).toThrow(
      '"big.csv" is larger than 20 MB.',
    );
  });
  it("makes room for newer ones when all together are too large", () => {
    const large = new Uint8Array(5_000_000);
    const ids = Array.from({ length: 11 }, (_, index) => app.slack.addFile("U0ANNA", `${index}.csv`, large));
    expect([...app.slack.world.files.keys()]).toEqual(ids.slice(1));
  });
  it("survives a restart", async () => {
    const id = app.slack.addFile("U0ANNA", "a.csv", bytes);
    const next = await startSlackSimulator();
    next.restoreState(JSON.parse(JSON.stringify(app.slack.exportState())));
    expect(Uint8Array.from(next.world.files.get(id)?.bytes ?? [])).toEqual(bytes);
    await next.close();
  });
});

describe("troubles on the way to the app", () => {
  const submitSlowly = async () => {
    const { id } = await openModal(app, modal([]));
    return anna.act({ act: "submit", viewId: id, values: {} });
  };

  it("make an acknowledgement late, and the app still hears of the deed", async () => {
    app.slack.faults.on("push:view_submission", { delayMs: 500, times: 1 });
    expect(await submitSlowly()).toMatchObject({ trouble: "operation_timeout", ackMs: expect.any(Number) });
    expect(app.slack.violations).toEqual([]);
    expect(anna.see().modals).toHaveLength(1);
    await app.slack.idle();
    expect(app.last().body["type"]).toBe("view_submission");
    expect(app.slack.traffic.find((one) => one.fault)).toMatchObject({
      kind: "view_submission",
      error: "operation_timeout",
      fault: expect.stringContaining("500"),
    });
  });
  it("are only slow where the app has time left", async () => {
    app.slack.faults.on("push:*", { delayMs: 50 });
    expect(await say("/reseller")).toMatchObject({ trouble: null });
  });
  it("lose the request, or the answer, or come from a broken gateway", async () => {
    app.slack.faults.on("push:command", { timeout: "before", times: 1 });
    expect(await say("/reseller")).toMatchObject({ trouble: "operation_timeout" });
    expect(app.received).toHaveLength(0);
    app.slack.faults.on("push:command", { timeout: "after", times: 1 });
    expect(await say("/reseller")).toMatchObject({ trouble: "operation_timeout" });
    expect(app.received).toHaveLength(1);
    app.slack.faults.on("push:command", { status: 502, times: 1 });
    expect(await say("/reseller")).toMatchObject({ trouble: "dispatch_failed" });
    expect(app.received).toHaveLength(1);
  });
  it("leave pushes alone when they are for every method", async () => {
    app.slack.faults.on("*", { status: 500 });
    app.slack.faults.on("*", { timeout: "before" });
    expect(await say("/reseller")).toMatchObject({ trouble: null });
  });
  it("slow down one person's client only", async () => {
    app.slack.faults.on("client", { timeout: "before", when: ({ user }) => user === "U0ANNA" });
    expect(await say("Hello")).toMatchObject({ trouble: "operation_timeout" });
    const ben = app.slack.client("U0BEN");
    expect(await ben.act({ act: "say", channelId: "C0SALES", text: "Hi" })).toMatchObject({ trouble: null });
    expect(ben.see({ channelId: "C0SALES" }).open?.messages.map(({ text }) => text)).toEqual(["Hi"]);
  });
});

describe("what is remembered", () => {
  it("is bounded, and exchanges keep their numbers", async () => {
    const small = await startListeningApp({}, { keepExchanges: 3, keepMessages: 2 });
    try {
      for (const text of ["a", "b", "c"]) await small.call("chat.postMessage", { channel: "C0SALES", text });
      await small.call("auth.test");
      expect(small.slack.world.messages.map(({ text }) => text)).toEqual(["b", "c"]);
      expect(small.slack.traffic.map(({ number }) => number)).toEqual([2, 3, 4]);
      const [, , last] = small.slack.traffic;
      expect(last?.revision).toBe(small.slack.version);
    } finally {
      await small.close();
    }
  });
});

describe("what was given out for a while", () => {
  it("is forgotten later, and then like one that never was", async () => {
    let clock = 1_800_000_000_000;
    const old = await startListeningApp({}, { now: () => clock });
    try {
      await old.slack.person("U0ANNA").command("/reseller");
      const first = old.last().body;
      const open = () => old.call("views.open", { trigger_id: first["trigger_id"], view: modal([]) });
      const respond = async () =>
        (await fetch(first["response_url"], { method: "POST", body: JSON.stringify({ text: "x" }) })).text();
      clock += 5 * 60_000;
      await old.slack.person("U0ANNA").command("/reseller");
      expect(await open()).toMatchObject({ error: "expired_trigger_id" });
      clock += 30 * 60_000;
      await old.slack.person("U0ANNA").command("/reseller");
      expect(await open()).toMatchObject({ error: "invalid_trigger_id" });
      expect(await respond()).toBe("expired_url");
      clock += 30 * 60_000;
      await old.slack.person("U0ANNA").command("/reseller");
      expect(await respond()).toBe("no_url");
    } finally {
      await old.close();
    }
  });
});

describe("a channel that changes", () => {
  const heard = () =>
    app.received
      .map(({ body }) => body["event"])
      .filter((event) => String(event?.type).startsWith("channel_"));

  beforeEach(() => {
    app.slack.install({ scopes: ["channels:read"] });
  });

  it("is told to the app that is in it, with the scope", async () => {
    await app.slack.changeChannel("C0SALES", { isArchived: true, name: "old-sales-2" });
    expect(heard()).toMatchObject([
      { type: "channel_archive", channel: "C0SALES" },
      { type: "channel_rename", channel: { id: "C0SALES", name: "old-sales-2" } },
    ]);
    expect(await app.call("conversations.info", { channel: "C0SALES" })).toMatchObject({
      channel: { is_archived: true },
    });
    app.slack.world.channels.get("C0SHARED")?.members.splice(0);
    await app.slack.changeChannel("C0SHARED", { isArchived: true });
    app.slack.install({ scopes: [] });
    await app.slack.changeChannel("C0TEAM2", { isArchived: true });
    expect(heard()).toHaveLength(2);
  });
  it("tells who joined and who left", async () => {
    await app.slack.client("U0BEN").act({ act: "join", channelId: "C0TEAM2" });
    await app.slack.idle();
    expect(app.last().body["event"]).toMatchObject({ type: "member_joined_channel", user: "U0BEN" });
    await app.slack.changeChannel("C0TEAM2", { members: ["U0ANNA", "U0KAPOCS", "U0CILI"] });
    expect(app.last().body["event"]).toMatchObject({ type: "member_left_channel", user: "U0BEN" });
  });
  it("is joined by the app once, and a second time with a warning", async () => {
    app.slack.install({ scopes: ["channels:join"] });
    app.slack.world.channels.get("C0TEAM2")?.members.splice(0);
    expect(await app.call("conversations.join", { channel: "C0TEAM2" })).not.toHaveProperty("warning");
    expect(await app.call("conversations.join", { channel: "C0TEAM2" })).toMatchObject({
      ok: true,
      warning: "already_in_channel",
    });
  });
});

describe("a connection that breaks", () => {
  it("is gone without a word", async () => {
    const { url } = await app.call("apps.connections.open", {}, app.appToken);
    const socket = new WebSocket(url);
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener("close", ({ code }) => resolve(code));
    });
    await new Promise((resolve) => socket.addEventListener("message", resolve, { once: true }));
    expect(app.slack.socketConnections).toBe(1);
    app.slack.dropSockets();
    expect(await closed).toBe(1006);
    expect(app.slack.socketConnections).toBe(0);
  });
});
