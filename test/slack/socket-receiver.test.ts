import type { App, ReceiverEvent } from "@slack/bolt";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type SlackSimulator, startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { AnswerLost } from "../../src/slack/answer-lost.ts";
import { SlackRefusedToken } from "../../src/slack/installation.ts";
import { SocketReceiver, type SocketTiming } from "../../src/slack/socket/receiver.ts";
import { createWebClient } from "../../src/slack/web-client.ts";
import { recordingLog } from "../support/bot.ts";

const quick: SocketTiming = {
  helloMs: 300,
  pingMs: 100,
  theirPingMs: 400,
  lastAnswersMs: 1_000,
  firstPauseMs: 20,
  longestPauseMs: 60,
  steadyAfterMs: 0,
};
const { log, logged } = recordingLog();

let slack: SlackSimulator;
let receivers: SocketReceiver[];
let handle: (event: ReceiverEvent) => Promise<void>;
const rejections: unknown[] = [];
const note = (error: unknown) => rejections.push(error);

beforeEach(async () => {
  process.on("unhandledRejection", note);
  receivers = [];
  slack = await startSlackSimulator({ ackTimeoutMs: 1_000, socketPingMs: 50 });
  slack.install({ commands: ["/kapocs"] });
  handle = (event) => event.ack({ text: "done" });
});
afterEach(async () => {
  await Promise.all(receivers.map((each) => each.stop()));
  await slack.close();
  process.off("unhandledRejection", note);
  expect(rejections.splice(0)).toEqual([]);
  expect(slack.violations.filter(({ where }) => where === "Socket Mode")).toEqual([]);
});

/** The receiver as the bot uses it, with a Bolt that only takes. */
function receiverFor(timing: Partial<SocketTiming> = {}) {
  const client = createWebClient({
    token: slack.install().appToken,
    slackApiUrl: slack.apiUrl,
    timeoutMs: 500,
    log,
  });
  const receiver = new SocketReceiver({ client, log, timing: { ...quick, ...timing } });
  // All that a receiver asks of Bolt.
  receiver.init({ processEvent: (event: ReceiverEvent) => handle(event) } as App);
  receivers.push(receiver);
  return receiver;
}

async function connected(timing?: Partial<SocketTiming>) {
  const receiver = receiverFor(timing);
  await receiver.start();
  await expect.poll(() => receiver.fault).toBeNull();
  return receiver;
}

/** Where a handler waits until the test lets it go on. */
function hold() {
  let arrive = () => {};
  let resolve = () => {};
  const reached = new Promise<void>((keep) => {
    arrive = keep;
  });
  const promise = new Promise<void>((keep) => {
    resolve = keep;
  });
  const here = () => {
    arrive();
    return promise;
  };
  return { reached, here, resolve: () => resolve() };
}

const ask = () => slack.person("U0BEN").command("/kapocs", "help");

describe("a receiver that Slack refuses at the start", () => {
  it.each([
    "not_authed",
    "invalid_auth",
    "account_inactive",
    "user_removed_from_team",
    "team_disabled",
    "missing_scope",
  ])("gives up at once on %s, naming the setting", async (error) => {
    slack.faults.on("apps.connections.open", { error });
    const refusal = await receiverFor()
      .start()
      .catch((thrown: unknown) => thrown);
    expect(refusal).toBeInstanceOf(SlackRefusedToken);
    expect(String(refusal)).toContain(`SLACK_APP_TOKEN: ${error}`);
  });

  it.each([
    ["an error of Slack's servers", { status: 503, times: 2 }],
    ["an answer that never comes", { timeout: "before", times: 1 }],
    ["an error that may pass", { error: "internal_error", times: 2 }],
    ["too many requests", { status: 429, retryAfter: 1, times: 1 }],
  ] as const)("goes on trying after %s, and says meanwhile why it is not ready", async (_what, fault) => {
    slack.faults.on("apps.connections.open", fault);
    const receiver = receiverFor();
    await receiver.start();
    expect(receiver.fault).toMatch(/^Slack (gave no connection|does not answer)/);
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
    expect((await ask()).shown?.text).toBe("done");
  });

  it.each([
    ["refuses the ticket", "socket:upgrade", { status: 401, times: 1 }],
    ["never opens the connection", "socket:upgrade", { timeout: "before", times: 1 }],
    ["never says hello", "socket:hello", { timeout: "before", times: 1 }],
  ] as const)("asks for another connection when Slack %s", async (_what, step, fault) => {
    slack.faults.on(step, fault);
    const receiver = receiverFor();
    await receiver.start();
    expect(receiver.fault).not.toBeNull();
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
  });
});

describe("a receiver whose connection ends", () => {
  it.each(["not_authed", "invalid_auth", "account_inactive", "user_removed_from_team", "team_disabled"])(
    "says %s where Slack refuses the next one, and comes back once it no longer does",
    async (error) => {
      const receiver = await connected();
      slack.faults.on("apps.connections.open", { error });
      slack.dropSockets();
      await expect.poll(() => receiver.fault).toBe(`Slack does not accept SLACK_APP_TOKEN: ${error}`);
      slack.faults.clear();
      await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
    },
  );

  it.each([["nothing at all"], ["no ping"]])("notices a link over which %s comes", async (what) => {
    const receiver = await connected();
    slack.stallSockets(what === "no ping" ? "pings" : "everything");
    const opened = () => slack.traffic.filter((each) => "method" in each).length;
    await expect.poll(opened, { timeout: 5_000 }).toBe(2);
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
    expect((await ask()).shown?.text).toBe("done");
  });

  it("names Socket Mode that was switched off, and comes back once it is on again", async () => {
    const receiver = await connected();
    slack.faults.on("apps.connections.open", { error: "internal_error", times: 2 });
    slack.disconnectSockets("link_disabled");
    await expect.poll(() => receiver.fault).toContain("Socket Mode is switched off");
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
  });

  it("pauses between connections that end as soon as they are open", async () => {
    const receiver = await connected({ steadyAfterMs: 60_000, firstPauseMs: 200, longestPauseMs: 60_000 });
    slack.dropSockets();
    await expect.poll(() => receiver.fault).not.toBeNull();
    expect(slack.socketConnections).toBe(0);
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
    slack.dropSockets();
    const droppedAt = performance.now();
    await expect.poll(() => receiver.fault).not.toBeNull();
    await expect.poll(() => receiver.fault, { timeout: 5_000 }).toBeNull();
    expect(performance.now() - droppedAt).toBeGreaterThan(390);
  });
});

describe("a receiver that Slack warns", () => {
  it("has the next connection before it closes the old one, and still answers over the old one", async () => {
    const receiver = await connected();
    const held = hold();
    handle = async ({ ack }) => {
      await held.here();
      await ack({ text: "answered over the old one" });
    };
    const asked = ask();
    const faults: (string | null)[] = [];
    const watch = setInterval(() => faults.push(receiver.fault), 5);
    await held.reached;
    slack.disconnectSockets("warning");
    await expect.poll(() => slack.socketConnections).toBe(2);
    held.resolve();
    expect((await asked).shown?.text).toBe("answered over the old one");
    await expect.poll(() => slack.socketConnections).toBe(1);
    clearInterval(watch);
    expect(new Set(faults)).toEqual(new Set([null]));
  });

  it("throws AnswerLost for an answer whose connection is gone, and asks for no second one", async () => {
    await connected();
    let thrown: unknown;
    const held = hold();
    handle = async ({ ack }) => {
      await held.here();
      await ack().catch((error: unknown) => {
        thrown = error;
      });
    };
    const asked = ask();
    await held.reached;
    slack.dropSockets();
    await expect.poll(() => slack.socketConnections).toBe(1);
    held.resolve();
    await asked.catch(() => null);
    await expect.poll(() => thrown).toBeInstanceOf(AnswerLost);
    slack.violations.length = 0;
  });
});

describe("several connections", () => {
  it("each take what Slack gives to any one of them", async () => {
    const first = await connected();
    await connected();
    const asked = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(asked.map(({ shown }) => shown?.text)).toEqual(["done", "done", "done", "done"]);
    await first.stop();
    expect((await ask()).shown?.text).toBe("done");
  });

  it("are ten at most; the eleventh says so, and takes the place of one that ends", async () => {
    for (let count = 0; count < 10; count += 1) await connected();
    const eleventh = receiverFor();
    await eleventh.start();
    await expect.poll(() => eleventh.fault).toContain("ten Socket Mode connections");
    await receivers[0]?.stop();
    await expect.poll(() => eleventh.fault, { timeout: 5_000 }).toBeNull();
  });
});

describe("what comes over the socket", () => {
  it("is answered, though nothing can be made of it, where Slack would send it again", async () => {
    let calls = 0;
    handle = async ({ ack }) => {
      calls += 1;
      await ack();
    };
    await connected();
    await slack.event({ type: "app_home_opened", user: null, tab: "home" });
    expect(calls).toBe(0);
    expect(logged()).toContain("lacks what its type must have");
  });

  it("brings the number of its repetition", async () => {
    const numbers: (number | undefined)[] = [];
    handle = async ({ ack, retryNum }) => {
      numbers.push(retryNum);
      if (retryNum !== undefined) await ack();
    };
    await connected();
    await slack.event({ type: "app_home_opened", user: "U0BEN", tab: "home", channel: "D0BEN" });
    expect(numbers).toEqual([undefined, 1]);
    slack.violations.length = 0;
  });

  it("is finished before the receiver stops", async () => {
    const receiver = await connected();
    const held = hold();
    handle = async ({ ack }) => {
      await held.here();
      await ack({ text: "finished" });
    };
    const asked = ask();
    await held.reached;
    const stopped = receiver.stop();
    held.resolve();
    expect((await asked).shown?.text).toBe("finished");
    await stopped;
  });
});
