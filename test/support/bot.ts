import { randomBytes } from "node:crypto";
import { Writable } from "node:stream";
import { type Bot, startBot } from "../../src/compose.ts";
import type { OwnCommandNames } from "../../src/config/commands.ts";
import type { Config } from "../../src/config.ts";
import { createLog, type Log } from "../../src/log.ts";
import {
  type AppToInstall,
  type InstalledApp,
  type SimulatorOptions,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { type TransportKind, transport as usual } from "./transport.ts";

export interface RunningBot {
  readonly bot: Bot;
  readonly slack: SlackSimulator;
  readonly app: InstalledApp;
  /** What was logged so far, one JSON text a line. */
  readonly logged: () => string;
  stop(): Promise<void>;
}

export interface BotOptions {
  /** PostgreSQL's address, see useDatabase. */
  readonly databaseUrl: string;
  readonly simulator?: SimulatorOptions;
  readonly install?: AppToInstall;
  readonly transport?: TransportKind;
  readonly commands?: OwnCommandNames;
  /** In place of what such a bot is usually set to. */
  readonly config?: Partial<Config>;
}

export const commands = ["/invite-customer", "/customers", "/remove-customer", "/kapocs"];
export const shortcuts = [
  { callbackId: "invite_customer", type: "global" },
  { callbackId: "find_customer", type: "global" },
] as const;

/** The real bot over HTTP (or a socket), on a real database, with the strict Slack stand-in in front. */
export async function startBotWithSlack(options: BotOptions): Promise<RunningBot> {
  const slack = await startSlackSimulator(options.simulator);
  const app = slack.install({ commands, shortcuts, ...options.install });
  const { log, logged } = recordingLog();
  const bot = await startBot({ ...botConfig(slack, app, options), ...options.config }, log);
  if ((options.transport ?? usual()) === "http") slack.install({ requestUrl: `${bot.url}/slack/events` });
  return {
    bot,
    slack,
    app,
    logged,
    stop: async () => {
      await bot.stop();
      await slack.close();
    },
  };
}

export function botConfig(
  slack: SlackSimulator,
  app: InstalledApp,
  {
    databaseUrl,
    transport = usual(),
    commands = {},
  }: Pick<BotOptions, "databaseUrl" | "transport" | "commands">,
): Config {
  return {
    port: 0,
    host: "127.0.0.1",
    storage: { kind: "postgres", url: databaseUrl },
    encryptionKey: randomBytes(32).toString("base64"),
    dataFolder: "",
    publicUrl: null,
    logLevel: "info",
    partnerDirectory: { kind: "local" },
    slack: {
      botToken: app.botToken,
      apiUrl: slack.apiUrl,
      commands,
      transport:
        transport === "socket"
          ? { kind: "socket", appToken: app.appToken }
          : { kind: "http", signingSecret: app.signingSecret },
    },
  };
}

export function recordingLog(): { readonly log: Log; readonly logged: () => string } {
  let text = "";
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  return { log: createLog("info", sink), logged: () => text };
}
