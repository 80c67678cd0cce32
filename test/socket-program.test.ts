import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type InstalledApp,
  type SlackSimulator,
  startSlackSimulator,
} from "../src/simulators/slack/simulator.ts";

/** The first start makes a database; other tests may keep the machine busy meanwhile. */
const startMs = 60_000;
const refusals = [
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "user_removed_from_team",
  "team_disabled",
] as const;

let slack: SlackSimulator;
let app: InstalledApp;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  slack = await startSlackSimulator();
  app = slack.install({ commands: ["/kapocs"] });
  folder = mkdtempSync(join(tmpdir(), "kapocs-socket-"));
});
afterEach(async () => {
  slack.faults.clear();
  for (const child of children.splice(0)) {
    child.kill("SIGKILL");
    if (child.exitCode === null) await once(child, "exit");
  }
});
afterAll(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The built program with nothing in its environment but these settings. */
function start() {
  const child = spawn(process.execPath, ["dist/kapocs.js", "start"], {
    env: {
      PATH: process.env["PATH"] ?? "",
      PORT: "0",
      SLACK_BOT_TOKEN: app.botToken,
      SLACK_APP_TOKEN: app.appToken,
      SLACK_API_URL: slack.apiUrl,
      KAPOCS_DATA_DIR: folder,
    },
  });
  children.push(child);
  let said = "";
  let complained = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  return {
    child,
    complained: () => complained,
    everything: () => said + complained,
    exited: async () => (child.exitCode === null ? Number((await once(child, "exit"))[0]) : child.exitCode),
    async url() {
      await expect.poll(() => said, { timeout: startMs }).toMatch(/^ready at \S+$/m);
      return /ready at (\S+)/.exec(said)?.[1] ?? "";
    },
  };
}

const readiness = async (url: string) => (await fetch(`${url}/readyz`)).text();
const becomes = (url: string, words: string | RegExp) =>
  expect.poll(() => readiness(url), { timeout: startMs, interval: 100 }).toMatch(words);

function expectNoneUnawaited({ child, everything }: ReturnType<typeof start>) {
  expect(child.exitCode).toBeNull();
  expect(everything()).not.toContain("a promise failed that nobody waited for");
  expect(everything()).not.toMatch(/unhandled/i);
}

describe("the program in Socket Mode", { timeout: 3 * startMs }, () => {
  it.each(refusals)("ends at the start on %s, with a line that names the setting", async (error) => {
    slack.faults.on("apps.connections.open", { error });
    const bot = start();
    expect(await bot.exited()).toBe(1);
    expect(bot.complained()).toContain(`Slack does not accept SLACK_APP_TOKEN: ${error}.`);
    expect(bot.everything()).not.toMatch(/unhandled|nobody waited/i);
  });

  it("starts although Slack gives no connection yet, says so, and is ready once it does", async () => {
    slack.faults.on("apps.connections.open", { status: 503, times: 3 });
    const bot = start();
    const url = await bot.url();
    await becomes(url, "Slack gave no connection: HTTP 503");
    await becomes(url, /^ready\n$/);
    expect((await slack.person("U0BEN").command("/kapocs", "help")).shown?.text).toContain(
      "How Kapocs works",
    );
    expectNoneUnawaited(bot);
  });

  it("outlives every refusal of the next connection one after the other, and comes back", async () => {
    const bot = start();
    const url = await bot.url();
    await becomes(url, /^ready\n$/);
    for (const error of refusals) slack.faults.on("apps.connections.open", { error, times: 1 });
    slack.dropSockets();
    for (const error of refusals) await becomes(url, `SLACK_APP_TOKEN: ${error}`);
    await becomes(url, /^ready\n$/);
    expectNoneUnawaited(bot);
  });

  it("outlives an answer of 500, a broken handshake, and a silent link", async () => {
    const bot = start();
    const url = await bot.url();
    await becomes(url, /^ready\n$/);
    for (const breakIt of [
      () => slack.faults.on("apps.connections.open", { status: 500, times: 1 }),
      () => slack.faults.on("socket:upgrade", { status: 500, times: 1 }),
    ]) {
      breakIt();
      slack.dropSockets();
      await becomes(url, "Slack");
      await becomes(url, /^ready\n$/);
    }
    slack.stallSockets("everything");
    await expect.poll(() => slack.socketConnections, { timeout: startMs }).toBe(1);
    await becomes(url, /^ready\n$/);
    expectNoneUnawaited(bot);
  });

  it("outlives being asked to leave, and Socket Mode being switched off and on", async () => {
    const bot = start();
    const url = await bot.url();
    await becomes(url, /^ready\n$/);
    for (const reason of ["warning", "refresh_requested"] as const) {
      slack.disconnectSockets(reason);
      await expect.poll(() => slack.socketConnections, { timeout: startMs }).toBe(1);
      await becomes(url, /^ready\n$/);
    }
    slack.faults.on("apps.connections.open", { error: "internal_error", times: 2 });
    slack.disconnectSockets("link_disabled");
    await becomes(url, "Socket Mode is switched off");
    await becomes(url, /^ready\n$/);
    bot.child.kill("SIGTERM");
    expect(await bot.exited()).toBe(0);
    expect(bot.everything()).not.toMatch(/unhandled|nobody waited/i);
  });
});
