import { describe, expect, it } from "vitest";
import { translator } from "../../src/i18n/index.ts";
import { DrawnHomes, drawAnew } from "../../src/slack/home/drawn-homes.ts";
import { createWebClient } from "../../src/slack/web-client.ts";
import { recordingLog } from "../support/bot.ts";
import { makeContext } from "../support/context.ts";
import { useDatabase } from "../support/databases.ts";
import { salesAgent } from "../support/people.ts";

const database = useDatabase();
const { slackUserId } = salesAgent;

describe("the homes that were drawn", () => {
  it("know who has opened theirs, and where they were", () => {
    const homes = new DrawnHomes();
    homes.remember(slackUserId, "first");
    homes.remember(slackUserId, "second");
    expect(homes.placeOf(slackUserId)).toBe("second");
  });

  it("are not drawn for those who have not opened theirs", async () => {
    const ctx = await makeContext(database.current);
    const person = {
      slackUserId,
      name: "Sára",
      language: "hu",
      timeZone: "UTC",
      isWorkspaceAdmin: false,
    } as const;
    // Nothing listens there: a call would fail.
    const client = createWebClient({
      token: "xoxb-none",
      slackApiUrl: "http://127.0.0.1:9/api/",
      timeoutMs: 200,
      log: recordingLog().log,
    });
    const reader = { ctx, actor: salesAgent, person, t: translator("hu") };
    await drawAnew(reader, client, new DrawnHomes());
    const opened = new DrawnHomes();
    opened.remember(slackUserId, "");
    await expect(drawAnew(reader, client, opened)).rejects.toThrow();
  });
});
