import { randomBytes } from "node:crypto";
import { type Bot, startBot } from "../../src/compose.ts";
import type { PartnerDirectoryConfig } from "../../src/config/partner-center.ts";
import type { Config } from "../../src/config.ts";
import {
  type AppToInstall,
  type SimulatorOptions,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { commands, recordingLog, shortcuts } from "./bot.ts";

export interface ManyOptions {
  readonly databaseUrl: string;
  readonly simulator?: SimulatorOptions;
  readonly app?: AppToInstall;
  readonly transport?: "http" | "socket";
  readonly partnerDirectory?: PartnerDirectoryConfig;
  readonly now?: () => Date;
}

/** A browser as far as an installation needs one: it keeps the cookie. */
export interface Browser {
  cookie: string;
}

export interface ManyBot {
  readonly bot: Bot;
  /** The first workspace of the stand-in; others are opened beside it. */
  readonly slack: SlackSimulator;
  readonly config: Config;
  readonly logged: () => string;
  /** Goes through the whole installation, and answers with the last page. */
  install(placeId: string, browser?: Browser): Promise<Response>;
  /** The address that Slack sends the installer back to. */
  agree(placeId: string, browser: Browser): Promise<string>;
  stop(): Promise<void>;
}

const optionalScopes = [
  ...["channels:read", "groups:read", "channels:history", "groups:history"],
  ...["files:read", "files:write"],
];
const client = { clientId: "1000000000.2000000000", clientSecret: "simulated-client-secret" };

export function manyConfig(
  slack: SlackSimulator,
  { databaseUrl, transport = "http", partnerDirectory = { kind: "local" } }: ManyOptions,
): Config {
  const app = slack.register({});
  return {
    port: 0,
    host: "127.0.0.1",
    storage: { kind: "postgres", url: databaseUrl },
    encryptionKey: randomBytes(32).toString("base64"),
    dataFolder: "",
    publicUrl: null,
    logLevel: "info",
    partnerDirectory,
    slack: {
      botToken: null,
      oauth: { ...client, stateSecret: "a-secret-of-the-state", authorizeUrl: slack.authorizeUrl },
      apiUrl: slack.apiUrl,
      transport:
        transport === "socket"
          ? { kind: "socket", appToken: app.appToken }
          : { kind: "http", signingSecret: app.signingSecret },
    },
  };
}

/** The bot for many workspaces, which is installed in none of them yet. */
export async function startManyBot(options: ManyOptions): Promise<ManyBot> {
  const slack = await startSlackSimulator(options.simulator);
  slack.register({ commands, shortcuts, ...client, optionalScopes, ...options.app });
  const config = manyConfig(slack, options);
  const { log, logged } = recordingLog();
  const bot = await startBot(config, log, options.now ? { now: options.now } : {});
  if (options.transport !== "socket") slack.register({ requestUrl: `${bot.url}/slack/events` });
  return {
    ...{ bot, slack, config, logged },
    ...installing(bot),
    stop: async () => {
      await bot.stop();
      await slack.close();
    },
  };
}

export function installing(bot: Bot) {
  const agree = async (placeId: string, browser: Browser): Promise<string> => {
    const page = await fetch(`${bot.url}/slack/install`, { headers: { Cookie: browser.cookie } });
    browser.cookie = page.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
    const consent = new URL(consentUrl(await page.text()));
    consent.searchParams.set("team", placeId);
    const agreed = await fetch(consent, { redirect: "manual" });
    return agreed.headers.get("location") ?? "";
  };
  return {
    agree,
    async install(placeId: string, browser: Browser = { cookie: "" }): Promise<Response> {
      const back = await agree(placeId, browser);
      return fetch(back, { headers: { Cookie: browser.cookie } });
    },
  };
}

export function consentUrl(html: string): string {
  return (/href="([^"]+oauth[^"]+)"/.exec(html)?.[1] ?? "").replaceAll("&amp;", "&");
}
