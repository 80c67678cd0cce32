import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { setUpFrom } from "../../src/cli/setup.ts";
import {
  type InstalledApp,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";

const database = useDatabase();
let slack: SlackSimulator;
let app: InstalledApp;
beforeAll(async () => {
  slack = await startSlackSimulator();
  app = slack.install();
});
afterAll(() => slack.close());
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const right = `
partner: { name: Contoso Partner, emailLanguage: hu }
roles:
  adminAgents: { groups: [S0ADMINS] }
  salesAgents: { groups: [S0SALES] }
providers:
  - name: Fabrikam Distribution
channels:
  - { id: C0SALES, language: hu, default: true }
`;

/** Runs the command on a file with this text; answers with what it said. */
async function run(text: string) {
  const path = join(mkdtempSync(join(tmpdir(), "kapocs-setup-")), "setup.yml");
  writeFileSync(path, text);
  let said = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      said += String(chunk);
      return true;
    });
  }
  await setUpFrom(path, {
    SLACK_BOT_TOKEN: app.botToken,
    SLACK_SIGNING_SECRET: app.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: database.url,
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
    LOG_LEVEL: "silent",
  });
  vi.restoreAllMocks();
  return said;
}

describe("kapocs setup --from", () => {
  it("changes nothing when a channel cannot take cards, and says the remedy", async () => {
    const said = await run(right.replace("C0SALES", "C0PRIVATE"));
    expect(said).toContain("C0PRIVATE: the bot is not in it; type /invite @Kapocs there");
    expect(process.exitCode).toBe(1);
  });

  it("changes nothing when the file has a mistake, and says where", async () => {
    const said = await run(right.replace("emailLanguage: hu", "emailLanguage: de"));
    expect(said).toContain("partner.emailLanguage");
    expect(process.exitCode).toBe(1);
  });

  it("makes the workspace so, prints what it changed, and has nothing to do a second time", async () => {
    expect((await run(right)).trim().split("\n")).toEqual([
      "changed the settings",
      "saved the provider Fabrikam Distribution",
      "saved the channel C0SALES",
      "changed the roles",
    ]);
    expect(await run(right)).toBe("Nothing to change: all is as the file says.\n");
    expect(process.exitCode).toBeUndefined();
  });

  it("says why it stopped when nobody would be left as admin agent", async () => {
    const said = await run(right.replace("groups: [S0ADMINS]", "people: [U0GONE]"));
    expect(said).toContain("nobody active would be admin agent");
    expect(process.exitCode).toBe(1);
  });
});
