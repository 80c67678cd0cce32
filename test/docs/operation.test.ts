import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgres } from "../../db/client.ts";
import { workspaces } from "../../db/schema/index.ts";
import { topicsForPeople } from "../../src/domain/outbox.ts";
import { startSlackSimulator } from "../../src/simulators/slack/simulator.ts";
import { useDatabase } from "../support/databases.ts";
import { readBlocks, runPage } from "./shell-blocks.ts";

/** A bot starts, and programs run one after the other, on a machine that may be busy. */
const patienceMs = 240_000;

/** A real bot in a folder of its own, in a workspace of the stand-in for Slack. */
async function startBot() {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-docs-data-"));
  const slack = await startSlackSimulator();
  const app = slack.install();
  const child: ChildProcess = spawn(process.execPath, ["dist/kapocs.js", "start"], {
    env: {
      PORT: "0",
      KAPOCS_DATA_DIR: folder,
      SLACK_BOT_TOKEN: app.botToken,
      SLACK_SIGNING_SECRET: app.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk;
      if (said.includes("ready at")) resolve();
    });
    child.once("exit", (code) => reject(new Error(`the bot ended with ${code}`)));
  });
  const stopBot = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return {
    folder,
    stopBot,
    async stop() {
      await stopBot();
      await slack.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const setUp = `
partner: { name: Contoso Partner }
roles:
  adminAgents: { groups: [S0ADMINS] }
  salesAgents: { groups: [S0SALES] }
channels:
  - { id: C0SALES, default: true }
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("the operator's pages, word by word", { timeout: patienceMs }, () => {
  const server = useDatabase();
  let bot: Awaited<ReturnType<typeof startBot>> | undefined;
  beforeAll(async () => {
    bot = await startBot();
  }, patienceMs);
  afterAll(() => bot?.stop(), patienceMs);

  it("install it, from nothing to a bot that works", async () => {
    const slack = await startSlackSimulator();
    try {
      const app = slack.install();
      const port = await freePort();
      const runs = await runPage(
        "docs/operation/installing.md",
        {
          PUBLIC_URL: `http://127.0.0.1:${port}`,
          PORT: String(port),
          DATABASE_URL: await server.makeEmpty(),
          SLACK_BOT_TOKEN: app.botToken,
          SLACK_SIGNING_SECRET: app.signingSecret,
          SLACK_API_URL: slack.apiUrl,
        },
        (folder) => writeFileSync(join(folder, "setup.yml"), setUp),
      );
      expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
    } finally {
      await slack.close();
    }
  });

  it("back up a bot that runs, and restore it into a folder and into PostgreSQL", async () => {
    const url = await server.makeEmpty();
    const runs = await runPage("docs/operation/backup-and-restore.md", {
      KAPOCS_DATA_DIR: bot?.folder ?? "",
      NEW_DATABASE_URL: url,
      DATABASE_URL: "",
    });
    expect(runs[0]?.said).toContain("it made a copy as of one moment");
    expect(
      runs.filter(({ said }) => said.includes("is unbroken") || said.includes("is there:")),
    ).toHaveLength(2);
  });

  it("hold after pg_restore what kapocs restore holds", async () => {
    const page = readFileSync("docs/operation/backup-and-restore.md", "utf8");
    const statement = /psql .* --command "(.*)"$/m.exec(page)?.[1] ?? "";
    const told = [...(/topic in \((.*?)\)/.exec(statement)?.[1] ?? "").matchAll(/'([^']+)'/g)];
    expect(told.map(([, topic]) => topic).sort()).toEqual([...topicsForPeople].sort());
    await server.current.db.execute(sql.raw(statement));
  });

  it("upgrade", async () => {
    const runs = await runPage("docs/operation/upgrading.md", {
      DATABASE_URL: server.url,
      ENCRYPTION_KEY: Buffer.alloc(32).toString("base64"),
    });
    expect(runs.at(-1)?.said).toContain("The database is up to date.");
  });

  it("move to PostgreSQL, and go back", async () => {
    await bot?.stopBot();
    const url = await server.makeEmpty();
    const runs = await runPage("docs/operation/moving-to-postgresql.md", {
      KAPOCS_DATA_DIR: bot?.folder ?? "",
      NEW_DATABASE_URL: url,
    });
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(runs[1]?.said).toContain("Each was read again on both sides, and is the same.");
    expect(runs[3]?.said).toContain("The database is up to date.");
    const moved = openPostgres(url);
    expect(await moved.db.$count(workspaces)).toBe(1);
    await moved.close();
  });
});

describe("the runner of pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "kapocs-docs-runner-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const page = (text: string) => {
    const path = join(folder, "page.md");
    writeFileSync(path, text);
    return path;
  };

  it("takes marked blocks alone, in lists too, and one folder for all of them", async () => {
    const path = page(
      "```sh\nexit 1\n```\n<!-- run -->\n```sh\necho one > kept\n```\n1. x\n\n   <!-- run -->\n   ```sh\n   cat kept\n     kapocs version\n   ```\n<!-- run where no-such-program -->\n```sh\nexit 1\n```\n",
    );
    const runs = await runPage(path, {});
    expect(runs.map(({ code }) => code)).toEqual([0, 0, null]);
    expect(runs[1]?.said).toMatch(/^one\n\d+\.\d+\.\d+\n$/);
  });

  it("names the line of a block that fails, with what it said", async () => {
    const failing = page("# x\n<!-- run -->\n```sh\necho so far\nfalse\necho never\n```\n");
    await expect(runPage(failing, {})).rejects.toThrow(/page\.md:4 ended with 1:[\s\S]*so far\n$/);
  });

  it("takes no marker that stands before something else", () => {
    expect(() => readBlocks(page("<!-- run -->\n\n```sh\ntrue\n```\n"))).toThrow(
      "page.md:1: no sh block follows",
    );
  });
});
