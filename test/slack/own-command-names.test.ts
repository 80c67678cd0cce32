import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { nameCommands } from "../../src/slack/commands/names.ts";
import { type RunningBot, startBotWithSlack } from "../support/bot.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
const own = { invite: "/reseller-invite", kapocs: "/clasp" };
let running: RunningBot;

beforeAll(async () => {
  const install = { commands: ["/reseller-invite", "/customers", "/remove-customer", "/clasp"] };
  const options = { databaseUrl: database.url, install };
  // The names stand beside the tokens, which the stand-in gives out when the bot starts.
  running = await startBotWithSlack({ ...options, commands: own });
});
afterAll(async () => {
  await running?.stop();
  nameCommands({});
});

describe("a bot whose manifest has other names for its commands", () => {
  it("answers them, and names them in its help", async () => {
    const ben = running.slack.person("U0BEN");
    const help = (await ben.command("/clasp", "help")).shown?.text ?? "";
    expect(help).toContain("/reseller-invite");
    expect(help).not.toContain("/invite-customer");
    expect((await ben.command("/reseller-invite", "")).shown?.text ?? "").not.toContain("older version");
    expect(running.logged()).not.toContain("nothing answers to this id");
  });

  it("is not started with names that are none, or that two commands would have", async () => {
    expect(() =>
      readConfig({
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_SIGNING_SECRET: "x",
        KAPOCS_COMMANDS: "invite=/Nagy help=/x",
      }),
    ).toThrow(/KAPOCS_COMMANDS gives invite the name "\/Nagy".*\n.*help, which is no command/);
    expect(nameCommands({ invite: "/customers" })).toBe("/customers");
  });
});
