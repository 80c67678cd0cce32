import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
let running: RunningBot;
const ask = () => running.slack.person("U0BEN").command("/kapocs", "help");
const readiness = async () => (await fetch(`${running.bot.url}/readyz`)).text();

beforeAll(async () => {
  running = await startBotWithSlack({ databaseUrl: database.url, transport: "socket" });
});
afterAll(() => running?.stop());

describe("over Socket Mode", () => {
  it("answers a command without any address of ours", async () => {
    expect((await ask()).shown?.text).toContain("How Kapocs works");
    expect(await readiness()).toBe("ready\n");
  });

  it("connects again when Slack asks it to", async () => {
    running.slack.disconnectSockets("refresh_requested");
    await expect.poll(() => running.slack.socketConnections, { timeout: 10_000 }).toBe(0);
    await expect.poll(() => running.slack.socketConnections, { timeout: 10_000 }).toBe(1);
    await expect.poll(readiness, { timeout: 10_000 }).toBe("ready\n");
    expect((await ask()).shown?.text).toContain("How Kapocs works");
  });

  it("goes on trying while Slack refuses, says why it is not ready, and survives it", async () => {
    const rejections: unknown[] = [];
    const note = (error: unknown) => rejections.push(error);
    process.on("unhandledRejection", note);
    running.slack.faults.on("apps.connections.open", { error: "internal_error", times: 1 });
    running.slack.disconnectSockets("refresh_requested");
    await expect.poll(readiness, { timeout: 10_000 }).toContain("the connection to Slack is closed");
    await expect.poll(readiness, { timeout: 10_000 }).toBe("ready\n");
    expect(running.logged()).toContain("Slack refused a new connection");
    expect(rejections).toEqual([]);
    process.off("unhandledRejection", note);
  });

  it("tells the operator when Socket Mode was switched off", async () => {
    running.slack.disconnectSockets("link_disabled");
    await expect.poll(readiness, { timeout: 10_000 }).toContain("Socket Mode is switched off");
    expect(running.logged()).toContain("unset SLACK_APP_TOKEN");
  });
});
