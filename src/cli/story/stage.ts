import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { SupportedLanguage } from "../../i18n/index.ts";
import type { PartnerCenterSimulator } from "../../simulators/partner-center/simulator.ts";
import { type Person, type SlackSimulator, startSlackSimulator } from "../../simulators/slack/simulator.ts";
import { vendorSettings } from "./vendor.ts";

/** Everybody and everything the story needs: a Slack, the bot as users run it, and a folder for its data. */
export interface Stage {
  readonly slack: SlackSimulator;
  readonly botUrl: string;
  readonly people: { readonly owner: Person; readonly sales: Person; readonly admin: Person };
  /** Runs a command of the bot's on its data; the bot must be down, since one process owns the folder. */
  run(args: readonly string[], input?: string): Promise<Ran>;
  startBot(): Promise<void>;
  /** With SIGTERM, as a supervisor does; answers with the exit code. */
  stopBot(): Promise<number>;
  close(): Promise<void>;
}

interface Ran {
  readonly code: number;
  /** On standard output, and on standard error; `out` is both. */
  readonly said: string;
  readonly complained: string;
  readonly out: string;
}

const manifestCommands = ["/invite-customer", "/customers", "/remove-customer", "/kapocs"] as const;
const shortcuts = [
  { callbackId: "invite_customer", type: "global" },
  { callbackId: "find_customer", type: "global" },
] as const;

interface StageOptions {
  /** The directory in place of the bot's own registry. */
  readonly vendor?: PartnerCenterSimulator;
  /** Slack reaches the bot over a socket instead of signed HTTP. */
  readonly isSocketMode?: boolean;
}

/** `program` is the built bot. Everything runs on the loopback interface and leaves nothing behind. */
export async function setStage(
  program: string,
  language: SupportedLanguage,
  { vendor, isSocketMode = false }: StageOptions = {},
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "kapocs-story-"));
  const locale = language === "hu" ? "hu-HU" : "en-US";
  const slack = await startSlackSimulator({
    seed: {
      users: [
        {
          id: "U0OWNER",
          name: "olivia",
          realName: "Olivia",
          isAdmin: true,
          isOwner: true,
          locale,
          tz: "Europe/Budapest",
        },
        { id: "U0ANNA", name: "anna", realName: "Anna", locale, tz: "Europe/Budapest" },
        { id: "U0CILI", name: "cili", realName: "Cili", locale, tz: "Europe/Budapest" },
        { id: "U0KAPOCS", name: "kapocs", realName: "Kapocs", isBot: true },
      ],
      channels: [{ id: "C0SALES", name: "sales", members: ["U0OWNER", "U0ANNA", "U0CILI", "U0KAPOCS"] }],
      userGroups: [{ id: "S0ADMINS", handle: "admin-agents", name: "Admin agents", users: ["U0CILI"] }],
    },
  });
  const app = slack.install({ commands: [...manifestCommands], shortcuts: [...shortcuts] });
  const port = await freePort();
  const botUrl = `http://127.0.0.1:${port}`;
  if (!isSocketMode) slack.install({ requestUrl: `${botUrl}/slack/events` });
  const env = {
    PATH: process.env["PATH"] ?? "",
    LANG: language === "hu" ? "hu_HU.UTF-8" : "en_US.UTF-8",
    PORT: String(port),
    KAPOCS_DATA_DIR: folder,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: app.botToken,
    ...(isSocketMode ? { SLACK_APP_TOKEN: app.appToken } : { SLACK_SIGNING_SECRET: app.signingSecret }),
    ...(vendor && (await vendorSettings(vendor, botUrl, folder))),
  };

  let bot: ChildProcess | null = null;
  const begin = (args: readonly string[]) =>
    spawn(process.execPath, [program, ...args], { env, stdio: ["pipe", "pipe", "pipe"] });
  const stage: Stage = {
    slack,
    botUrl,
    people: { owner: slack.person("U0OWNER"), sales: slack.person("U0ANNA"), admin: slack.person("U0CILI") },
    async run(args, input = "") {
      const child = begin(args);
      const out = Promise.all([collect(child.stdout), collect(child.stderr)]);
      child.stdin?.end(input);
      const [code] = await once(child, "exit");
      const [said, complained] = await out;
      return { code: Number(code), said, complained, out: `${said}${complained}` };
    },
    async startBot() {
      bot = begin(["start"]);
      await untilReady(bot);
    },
    async stopBot() {
      if (!bot || bot.exitCode !== null) return bot?.exitCode ?? 0;
      const exit = once(bot, "exit");
      bot.kill("SIGTERM");
      const [code] = await exit;
      return Number(code);
    },
    async close() {
      await stage.stopBot();
      await slack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return stage;
}

/** Waits for the one line that says where the bot answers; what it said before is in the error if it stops instead. */
async function untilReady(bot: ChildProcess): Promise<void> {
  if (!bot.stdout || !bot.stderr) throw new Error("the bot was started without pipes");
  const said: string[] = [];
  createInterface({ input: bot.stderr }).on("line", (line) => said.push(line));
  const lines = createInterface({ input: bot.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      said.push(line);
      if (line.includes("ready at ")) resolve();
    });
  });
  const died = once(bot, "exit").then(([code]) => {
    throw new Error(`the bot stopped with ${code}:\n${said.join("\n")}`);
  });
  // Later deaths are the story's own doing.
  died.catch(() => {});
  await Promise.race([ready, died]);
}

async function collect(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = "";
  if (stream) for await (const part of stream) text += String(part);
  return text;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port to be had");
  return address.port;
}
