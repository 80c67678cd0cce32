import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:net";
import { App, MemoryStore } from "@slack/bolt";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type Database, openPostgres } from "../../db/client.ts";
import { plain } from "../../src/slack/blocks.ts";
import { aboutNobody, forAnyone } from "../../src/slack/handler.ts";
import { groupOptions } from "../../src/slack/modals/setup-roles.ts";
import { readMetadata } from "../../src/slack/read-metadata.ts";
import { routes as ourRoutes } from "../../src/slack/routes.ts";
import { expectRefusalRecorded, makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { type RunningApp, startSlackApp, tooLong } from "../support/slack-app.ts";
import { transport } from "../support/transport.ts";

const database = useDatabase();
/** Over a socket there is no address, no status, and no failure but silence. */
const isHttp = transport() === "http";
const boom = async (): Promise<never> => {
  throw new Error("the cause, with xoxb-secret-token in it");
};
const form = (callbackId: string) => ({
  type: "modal" as const,
  callback_id: callbackId,
  title: plain("Form"),
  submit: plain("Save"),
  blocks: [
    {
      type: "input" as const,
      block_id: "name-block",
      label: plain("Name"),
      optional: true,
      element: { type: "plain_text_input" as const, action_id: "name" },
    },
    {
      type: "actions" as const,
      elements: [
        { type: "button" as const, action_id: "breaks", text: plain("Break"), value: "1" },
        { type: "button" as const, action_id: "from-long-ago", text: plain("Old"), value: "1" },
      ],
    },
  ],
});

let running: RunningApp;
const begin = async (routes: Parameters<typeof startSlackApp>[1], deadlineMs?: number) => {
  running = await startSlackApp(
    await makeContext(database.current),
    routes,
    deadlineMs === undefined ? {} : { deadlineMs },
  );
  return running;
};
afterEach(async () => {
  vi.restoreAllMocks();
  await running?.stop();
});

describe("a handler that breaks", () => {
  it("answers a command with a short apology whose reference stands in the log beside the cause", async () => {
    const { slack, logged } = await begin({ commands: { "/kapocs": boom } });
    const answer = await slack.person("U0BEN").command("/kapocs");
    expect(answer).toMatchObject({ status: 200, shown: { text: expect.stringContaining("reference-1") } });
    expect(answer.shown?.text).not.toContain("the cause");
    expect(answer.ms).toBeLessThan(1_000);
    const line = logged()
      .split("\n")
      .find((each) => each.includes("reference-1"));
    expect(line).toContain("the cause");
    expect(line).toContain("U0BEN");
    expect(logged()).not.toContain("xoxb-secret-token");
  });

  it("apologises in the language of the person", async () => {
    const { slack } = await begin({ commands: { "/kapocs": boom } });
    const answer = await slack.person("U0ANNA").command("/kapocs");
    expect(answer.shown?.text).toContain("Nálunk hiba történt");
  });

  it("keeps what was typed in a form, and says so under a field", async () => {
    const { slack } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(form("breaks"));
          return null;
        },
      },
      views: { breaks: boom },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    ben.modal()?.fill("Name", "Contoso");
    expect(await ben.modal()?.submit()).toMatchObject({
      action: "errors",
      errors: { Name: expect.stringContaining("reference-2") },
    });
    expect(ben.modal()?.value("Name")).toBe("Contoso");
  });

  it("tells whoever pressed a button, in a view on top", async () => {
    const { slack } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(form("form"));
          return null;
        },
      },
      actions: { breaks: boom },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    expect(await ben.modal()?.press("Break")).toMatchObject({ status: 200 });
    await slack.idle();
    await expect.poll(() => ben.modal()?.text).toContain("reference-2");
  });

  it("lets a button fail where no word of ours gets through, so that Slack shows its own error", async () => {
    const { slack, logged } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(form("breaks"));
          return null;
        },
      },
      actions: { breaks: boom },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    slack.faults.on("*", { status: 500 });
    const pressed = await ben.modal()?.press("Break");
    expect(pressed).toMatchObject({ error: isHttp ? "dispatch_failed" : "operation_timeout" });
    if (isHttp) expect(pressed?.ms).toBeLessThan(3_000);
    expect(logged()).toContain("the person could not be told");
  });

  it("lets a search fail at once, so that Slack shows its own error", async () => {
    const external = {
      ...form("search"),
      blocks: [
        {
          type: "input" as const,
          block_id: "search-block",
          label: plain("Search"),
          element: { type: "external_select" as const, action_id: "search", min_query_length: 0 },
        },
      ],
    };
    const { slack, logged } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(external);
          return null;
        },
      },
      options: { search: boom },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    await expect(ben.modal()?.search("Search", "con")).rejects.toThrow();
    expect(logged()).toContain("reference-2");
    expect(slack.traffic.filter((each) => each.direction === "push").at(-1)).toMatchObject({
      status: isHttp ? 500 : 0,
    });
  });
});

describe("an event that Slack sends again", () => {
  it("is handled once, where only the answer to the first was lost", async () => {
    const seen: unknown[] = [];
    const { slack, logged } = await begin({
      events: { app_home_opened: aboutNobody(async ({ event }) => void seen.push(event.type)) },
    });
    slack.faults.on("push:event", { timeout: "after", times: 1 });
    await slack.event({ type: "app_home_opened", user: "U0BEN", tab: "home", channel: "D0BEN" });
    await slack.idle();
    expect(slack.traffic.filter((each) => each.direction === "push")).toMatchObject([
      { kind: "event" },
      { kind: "event", retry: { num: 1, reason: "http_timeout" } },
    ]);
    expect(seen).toEqual(["app_home_opened"]);
    expect(logged()).toContain("an event came again");
  });

  it("is handled again where the first time broke", async () => {
    let times = 0;
    const { slack } = await begin({
      events: {
        user_change: aboutNobody(async () => {
          times += 1;
          if (times === 1) throw new Error("it broke");
        }),
      },
    });
    slack.faults.on("push:event", { timeout: "after", times: 1 });
    await slack.event({ type: "user_change", user: { id: "U0BEN" } });
    await slack.idle();
    expect(times).toBe(2);
  });
});

describe("a handler that is late", () => {
  it("lets the person know in time, and brings the answer afterwards", async () => {
    const { slack } = await begin({ commands: { "/kapocs": () => tooLong("here it is") } }, 200);
    const ben = slack.person("U0BEN");
    const answer = await ben.command("/kapocs", "", { channelId: "C0SALES" });
    expect(answer.shown?.text).toContain("taking longer than usual");
    await expect
      .poll(() =>
        ben
          .ephemerals()
          .map((each) => each.text)
          .join(),
      )
      .toContain("here it is");
  });

  it("says so under a field of the form", async () => {
    const { slack } = await begin(
      {
        commands: {
          "/kapocs": async (request) => {
            await request.openView(form("late"));
            return null;
          },
        },
        views: { late: () => tooLong({ kind: "close" }) },
      },
      300,
    );
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    expect(await ben.modal()?.submit()).toMatchObject({
      action: "errors",
      errors: { Name: expect.stringContaining("taking longer") },
    });
  });
});

describe("an element from an older version", () => {
  it("says that nothing was done", async () => {
    const { slack } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(form("nobody-knows"));
          return null;
        },
      },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    expect(await ben.modal()?.press("Old")).toMatchObject({ status: 200 });
    await expect.poll(() => ben.modal()?.text).toContain("older version");
  });

  it.each(["", "{}", "not JSON"])("says so of a form that carries %j", async (privateMetadata) => {
    const { slack, logged } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView({ ...form("form"), private_metadata: privateMetadata });
          return null;
        },
      },
      views: {
        form: async ({ view }) => {
          readMetadata(z.object({ removalId: z.string() }), view.privateMetadata);
          return { kind: "close" };
        },
      },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    expect(await ben.modal()?.submit()).toMatchObject({ action: "updated" });
    expect(ben.modal()?.text).toContain("older version");
    expect(logged()).not.toContain('"level":"error"');
  });

  it("is not looked up in what every object has", async () => {
    const { slack } = await begin({
      commands: {
        "/kapocs": async (request) => {
          await request.openView(form("constructor"));
          return null;
        },
      },
    });
    const ben = slack.person("U0BEN");
    await ben.command("/kapocs");
    expect(await ben.modal()?.submit()).toMatchObject({ action: "updated" });
    expect(ben.modal()?.text).toContain("older version");
  });
});

describe.runIf(isHttp)("people who can hold no role", () => {
  it.each([
    ["U0GUEST", "Guests of a workspace hold no role"],
    ["U0OUTSIDE", "This is for the team that installed it"],
  ])("are turned away by the rule that says so, on record: %s", async (userId, rule) => {
    const context = await makeContext(database.current);
    running = await startSlackApp(context, { actions: { pressed: async () => {} } });
    const { slack, app, url } = running;
    const body = new URLSearchParams({
      payload: JSON.stringify({
        type: "block_actions",
        user: { id: userId, team_id: userId === "U0OUTSIDE" ? "T0OUT" : app.teamId },
        team: { id: app.teamId, domain: "x" },
        api_app_id: app.appId,
        container: { type: "message", channel_id: "C0SHARED", message_ts: "1.2" },
        actions: [{ action_id: "pressed", block_id: "b", type: "button", value: "1" }],
      }),
    }).toString();
    expect((await post(url, app.signingSecret, body)).status).toBe(200);
    const said = () =>
      slack.traffic.filter((each) => each.direction === "call" && each.method === "chat.postMessage");
    await expect.poll(() => JSON.stringify(said())).toContain(rule);
    await expectRefusalRecorded(database.current, context.workspaceId, {
      act: "entrance.turn-away",
      reason: userId === "U0GUEST" ? "guest" : "outsider",
      by: userId,
    });
  });
});

describe.runIf(isHttp)("requests that are not Slack's, or are broken", () => {
  const body = "command=%2Fkapocs&text=&user_id=U0BEN&team_id=T0001&channel_id=C0SALES";
  const calm = { commands: { "/kapocs": forAnyone(async () => "hello") } };

  it("answers a signed command", async () => {
    const { url, app } = await begin(calm);
    const answer = await post(url, app.signingSecret, body);
    expect([answer.status, await answer.json()]).toMatchObject([200, { text: "hello" }]);
  });

  it.each([
    ["unsigned", { "x-slack-signature": "" }],
    ["signed with another secret", { "x-slack-signature": `v0=${"0".repeat(64)}` }],
  ])("refuses one that is %s", async (_what, headers) => {
    const { url, app } = await begin(calm);
    expect((await post(url, app.signingSecret, body, { headers })).status).toBe(401);
  });

  it.each([
    ["from ten minutes ago", -600],
    ["from ten minutes ahead", 600],
  ])("refuses a timestamp %s", async (_when, seconds) => {
    const { url, app } = await begin(calm);
    expect((await post(url, app.signingSecret, body, { seconds })).status).toBe(401);
  });

  it.each(["null", "[]", "{", "7"])("refuses the JSON body %s", async (json) => {
    const { url, app } = await begin(calm);
    const headers = { "content-type": "application/json" };
    expect((await post(url, app.signingSecret, json, { headers })).status).toBe(400);
  });

  it("answers the probe of our TLS without a signature, and uses nothing in it", async () => {
    const { url } = await begin(calm);
    const answer = await fetch(`${url}/slack/events`, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: `ssl_check=1&${body}`,
    });
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  it("answers the verification of its address", async () => {
    const { url, app } = await begin(calm);
    const json = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const answer = await post(url, app.signingSecret, json, {
      headers: { "content-type": "application/json" },
    });
    expect(await answer.json()).toEqual({ challenge: "abc" });
  });

  const event = (inner: unknown, more = {}) => ({ type: "event_callback", event: inner, ...more });
  it.each([
    [200, event(null)],
    [200, event("x")],
    [200, event({ type: "app_home_opened", user: "U0BEN" }, { authorizations: [null] })],
    [200, event({ type: "app_home_opened", user: null })],
    [200, event({ type: "subteam_updated", subteam: null })],
    [400, { type: "view_submission", user: { id: "U0BEN" }, view: null }],
    [400, { type: "view_submission", user: { id: "U0BEN" } }],
    [400, { type: "block_actions", user: { id: "U0BEN" }, actions: null }],
    [400, { type: "block_actions", user: null, actions: [{ action_id: "breaks" }] }],
    [400, { type: "block_suggestion" }],
  ])("answers %d and one line of warning to the malformed %j", async (status, malformed) => {
    const { url, app, logged } = await begin(calm);
    const headers = { "content-type": "application/json" };
    expect((await post(url, app.signingSecret, JSON.stringify(malformed), { headers })).status).toBe(status);
    expect(logged().match(/"level":"?\w+/g)).toHaveLength(1);
    expect(logged()).toContain("lacks what its type must have");
  });

  it("fails a payload of a kind that it does not know, without waiting", async () => {
    const { url, app } = await begin(calm);
    const payload = `payload=${encodeURIComponent(JSON.stringify({ type: "dialog_of_old" }))}`;
    const startedAt = Date.now();
    expect((await post(url, app.signingSecret, payload)).status).toBe(404);
    expect(Date.now() - startedAt).toBeLessThan(1_000);
  });

  it("takes only POST, and only at its address", async () => {
    const { url } = await begin(calm);
    expect((await fetch(`${url}/slack/events`)).status).toBe(405);
    expect((await fetch(`${url}/slack/other`)).status).toBe(404);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok\n");
  });
});

describe.runIf(isHttp)("the search for a user group", () => {
  it("finds none for somebody who may not change the settings", async () => {
    const { slack, app, url } = await begin({ options: { "set-up.admin-groups": groupOptions } });
    const asked = slack.traffic.length;
    const body = {
      type: "block_suggestion",
      user: { id: "U0BEN" },
      action_id: "set-up.admin-groups",
      value: "",
    };
    const answer = await post(url, app.signingSecret, JSON.stringify(body), {
      headers: { "content-type": "application/json" },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { options: [] }]);
    expect(JSON.stringify(slack.traffic.slice(asked))).not.toContain("usergroups.list");
  });
});

describe("the cost of a request", () => {
  it("asks Slack who we are once, and who a person is once", async () => {
    const { slack } = await begin({ commands: { "/kapocs": async () => "hello" } });
    for (let each = 0; each < 5; each += 1) await slack.person("U0BEN").command("/kapocs");
    const methods = slack.traffic.flatMap((each) => (each.direction === "call" ? [each.method] : []));
    expect(methods.filter((method) => method === "auth.test")).toHaveLength(1);
    expect(methods.filter((method) => method === "users.info")).toHaveLength(1);
  });

  it("reads no conversation store", async () => {
    const get = vi.spyOn(MemoryStore.prototype, "get");
    const { slack } = await begin({ commands: { "/kapocs": async () => "hello" } });
    await slack.person("U0BEN").command("/kapocs", "", { channelId: "C0SALES" });
    expect(get).not.toHaveBeenCalled();
  });

  it("is one listener's, however many handlers there are", async () => {
    const kinds = ["command", "action", "view", "shortcut", "options", "event", "message"] as const;
    const registered = kinds.map((kind) => vi.spyOn(App.prototype, kind));
    const used = vi.spyOn(App.prototype, "use");
    await begin(ourRoutes);
    for (const each of registered) expect(each).not.toHaveBeenCalled();
    expect(used).toHaveBeenCalledTimes(1);
  });

  it("spares the database for help", async () => {
    const context = await makeContext(database.current);
    const nowhere = openPostgres("postgres://nobody@127.0.0.1:9/nothing");
    running = await startSlackApp({ ...context, db: nowhere.db }, ourRoutes);
    const answer = await running.slack.person("U0BEN").command("/kapocs", "help");
    expect(answer.shown?.text).toContain("How Kapocs works");
    await nowhere.close();
  });
});

describe("a database that does not answer", () => {
  let silent: Server;
  let unanswered: Database;
  beforeAll(async () => {
    silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    unanswered = openPostgres(
      `postgres://nobody@127.0.0.1:${typeof address === "object" ? address?.port : 0}/nothing`,
    );
  });
  afterAll(async () => {
    silent.close();
    await unanswered.close().catch(() => {});
  });

  it("leaves nobody without an answer: an apology comes within three seconds", async () => {
    const context = await makeContext(database.current);
    running = await startSlackApp({ ...context, db: unanswered.db }, ourRoutes);
    const answer = await running.slack.person("U0BEN").command("/kapocs", "setup");
    expect(answer).toMatchObject({ status: 200, shown: { text: expect.stringContaining("reference-1") } });
    expect(answer.ms).toBeLessThan(3_000);
  });
});

function post(
  url: string,
  secret: string,
  body: string,
  { headers = {}, seconds = 0 }: { headers?: Record<string, string>; seconds?: number } = {},
) {
  const timestamp = String(Math.floor(Date.now() / 1_000) + seconds);
  const signature = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return fetch(`${url}/slack/events`, {
    method: "POST",
    body,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
      ...headers,
    },
  });
}
