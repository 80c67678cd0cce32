import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  type InstalledApp,
  type SlackSimulator,
  startSlackSimulator,
} from "../src/simulators/slack/simulator.ts";

/** The first start makes a database; other tests may keep the machine busy meanwhile. */
const firstStartMs = 60_000;

let slack: SlackSimulator;
let app: InstalledApp;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  slack = await startSlackSimulator();
  app = slack.install();
  folder = mkdtempSync(join(tmpdir(), "kapocs-start-"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});
afterAll(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The built program, as `npm start` runs it, with nothing in its environment but these settings. */
function start(env: Record<string, string>, args: readonly string[] = ["start"]) {
  const child = spawn(process.execPath, ["dist/kapocs.js", ...args], {
    env: { PATH: process.env["PATH"] ?? "", PORT: "0", ...env },
  });
  children.push(child);
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  return {
    child,
    out: () => out,
    err: () => err,
    exited: async () => (child.exitCode === null ? Number((await once(child, "exit"))[0]) : child.exitCode),
  };
}

const settings = () => ({
  SLACK_BOT_TOKEN: app.botToken,
  SLACK_SIGNING_SECRET: app.signingSecret,
  SLACK_API_URL: slack.apiUrl,
  KAPOCS_DATA_DIR: folder,
});

describe("npm start", { timeout: 2 * firstStartMs }, () => {
  it("names every setting that is missing in a clear line, and ends", async () => {
    const bot = start({ SLACK_API_URL: slack.apiUrl });
    expect(await bot.exited()).toBe(1);
    expect(bot.err().trim().split("\n")).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing/),
    ]);
  });

  it("says in one line when Slack does not take the token, and why", async () => {
    const bot = start({ ...settings(), SLACK_BOT_TOKEN: "xoxb-revoked" });
    expect(await bot.exited()).toBe(1);
    expect(bot.err()).toMatch(/^Slack does not accept SLACK_BOT_TOKEN: invalid_auth\..*\n$/);
  });

  it("says in one line when the database does not answer", async () => {
    const key = Buffer.alloc(32, 1).toString("base64");
    const bot = start({
      ...settings(),
      DATABASE_URL: "postgres://nobody@127.0.0.1:9/none",
      ENCRYPTION_KEY: key,
    });
    expect(await bot.exited()).toBe(1);
    expect(bot.err()).toContain("The database at DATABASE_URL does not answer.");
  });

  it("says where it answers, is ready, lets no second one into its folder, and ends in peace", async () => {
    const bot = start(settings());
    await expect.poll(bot.out, { timeout: firstStartMs }).toMatch(/^ready at http:\/\/127\.0\.0\.1:\d+\n$/m);
    const url = /ready at (\S+)/.exec(bot.out())?.[1] ?? "";
    expect(bot.out()).toBe(`Slack workspace T0001 by HTTP at ${url}/slack/events\nready at ${url}\n`);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).text()).toBe("ready\n");
    expect((await fetch(`${url}/`)).headers.get("content-type")).toContain("text/html");

    const second = start(settings());
    expect(await second.exited()).toBe(1);
    expect(second.err()).toContain(`another process (pid ${bot.child.pid}) is using the database`);

    const stoppedAt = Date.now();
    bot.child.kill("SIGTERM");
    expect(await bot.exited()).toBe(0);
    expect(Date.now() - stoppedAt).toBeLessThan(10_000);
    expect(bot.err()).not.toContain('"level":"error"');
  });

  it("starts again on the same folder after it was killed", async () => {
    const bot = start(settings());
    await expect.poll(bot.out, { timeout: firstStartMs }).toContain("ready at");
    bot.child.kill("SIGKILL");
    await bot.exited();
    await wait(0);
    const again = start(settings());
    await expect.poll(again.out, { timeout: firstStartMs }).toContain("ready at");
  });

  it("opens a simulated workspace where no Slack setting is set, says so in one line, and ends in peace", async () => {
    const data = join(folder, "without-slack");
    const bot = start({ KAPOCS_DATA_DIR: data, DATABASE_URL: "postgres://left@127.0.0.1:9/alone" });
    await expect.poll(bot.out, { timeout: firstStartMs }).toMatch(/open http/);
    const url = /open (\S+)/.exec(bot.out())?.[1] ?? "";
    expect(bot.out()).toBe(
      `simulated Slack workspace (no SLACK_* setting is set): open ${url}\n` +
        `DATABASE_URL is left alone: the playground keeps its data in ${join(data, "playground")}\n`,
    );
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    expect((await fetch(`${url}/playground/cast`)).status).toBe(200);
    expect((await fetch(url)).headers.get("content-type")).toContain("text/html");

    const taken = start({ KAPOCS_DATA_DIR: join(folder, "another"), PORT: new URL(url).port });
    expect(await taken.exited()).toBe(1);
    expect(taken.err()).toBe("Another program uses this port. Set PORT to a free one.\n");
    const second = start({ KAPOCS_DATA_DIR: data });
    expect(await second.exited()).toBe(1);
    expect(second.err()).toContain(`another process (pid ${bot.child.pid}) is using the database`);

    bot.child.kill("SIGTERM");
    expect(await bot.exited()).toBe(0);
    expect(bot.err()).not.toContain('"level":"error"');
    expect(existsSync(join(data, "playground", "workspace.json"))).toBe(true);
  });

  it("refuses to open the simulated workspace to other machines, and says why", async () => {
    const bot = start({ HOST: "0.0.0.0" });
    expect(await bot.exited()).toBe(1);
    expect(bot.err()).toMatch(/^HOST is 0\.0\.0\.0, but the playground answers on this machine only.*\n$/);
  });
});

describe("kapocs seed --year", () => {
  it("throws no simulated workspace away unless it is told to", async () => {
    const data = mkdtempSync(join(folder, "seeded-"));
    const kept = join(data, "playground", "database", "kept");
    mkdirSync(kept, { recursive: true });
    const seeding = start({}, ["seed", "--year", "--folder", data]);
    expect(await seeding.exited()).toBe(1);
    expect(seeding.err()).toBe(
      `There is a simulated workspace in ${join(data, "playground")} already. Give another --folder, or --force to throw it away.\n`,
    );
    expect(existsSync(kept)).toBe(true);
  });
});
