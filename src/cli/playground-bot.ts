import { openPast } from "../compose/past.ts";
import { type Bot, startBot } from "../compose.ts";
import type { Config } from "../config.ts";
import { SlackUserId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { PostOffice } from "../playground/mailbox.ts";
import type { AppToInstall, SlackSimulator } from "../simulators/slack/simulator.ts";
import type { PlaygroundClock } from "./playground-clock.ts";
import type { PlaygroundFiles, SeedName } from "./playground-files.ts";
import type { PlaygroundVendor } from "./playground-vendor.ts";
import { beginningOf, playScript } from "./seed/play-script.ts";
import { readScript, type YearSize } from "./seed/scripts.ts";

interface Parts {
  readonly slack: SlackSimulator;
  readonly app: AppToInstall;
  readonly mail: PostOffice;
  readonly files: PlaygroundFiles;
  readonly clock: PlaygroundClock;
  readonly publicUrl: string;
  readonly isSocketMode: boolean;
  /** The simulated vendor; null: the local registry is the directory. */
  readonly vendor: PlaygroundVendor | null;
  readonly log: Log;
  /** How much of a seed is in place, 0 to 1. */
  readonly say?: (done: number) => void;
  /** The whole of it if left out. */
  readonly yearSize?: YearSize;
}

export interface PlaygroundBot {
  readonly url: string | null;
  /** On what is in the folder; with nothing there, on the seed. */
  start(seed: SeedName): Promise<void>;
  stop(): Promise<void>;
}

/** A start that was killed while the seed was being put in place left half a world behind. */
class HalfSeeded extends Error {
  override readonly name = "HalfSeeded";
}

/** Another playground has the folder, or the machine refuses it: clearing it would make nothing better. */
function isElsewhere(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return error.name === "DatabaseInUse" || ["EADDRINUSE", "EACCES", "EROFS", "ENOSPC"].includes(code);
}

/** Who put the workspace in place. */
const ownerId = SlackUserId.parse("U0OWNER");

/** The real bot, in this process, between the stand-in and a database of its own. */
export function createPlaygroundBot(parts: Parts): PlaygroundBot {
  const { slack, app, files, clock, publicUrl, isSocketMode, log } = parts;
  let bot: Bot | null = null;

  const raise = async (seed: SeedName): Promise<Bot> => {
    const installed = slack.install(app);
    const config: Config = {
      host: "127.0.0.1",
      port: 0,
      storage: { kind: "embedded", folder: files.folder },
      dataFolder: files.folder,
      encryptionKey: null,
      publicUrl,
      logLevel: "",
      partnerDirectory: parts.vendor?.config ?? { kind: "local" },
      slack: {
        botToken: installed.botToken,
        apiUrl: slack.apiUrl,
        transport: isSocketMode
          ? { kind: "socket", appToken: installed.appToken }
          : { kind: "http", signingSecret: installed.signingSecret },
      },
    };
    const isSeeded = files.readSeed() !== null;
    const script = isSeeded || parts.vendor ? null : await readScript(seed, parts.yearSize);
    if (script) clock.moveTo(beginningOf(script, new Date()));
    const hadDatabase = files.hasDatabase;
    return startBot(config, log, {
      now: clock.now,
      async beforeWork(core, workspace) {
        if (isSeeded) return;
        // Known only now that the folder is ours alone.
        if (hadDatabase) throw new HalfSeeded("an earlier start was ended before its seed was in place");
        if (script) {
          const past = openPast(core, workspace, { clock, log });
          await playScript(script, { past, clock, mail: parts.mail, slack }, parts.say);
          clock.letGo();
          // Of how the world came about, the page shows the world.
          slack.traffic.length = 0;
        }
        if (parts.vendor && seed !== "empty") await parts.vendor.prepare(core, workspace, ownerId);
        files.markSeeded(seed);
      },
    });
  };

  return {
    get url() {
      return bot?.url ?? null;
    },
    async start(seed) {
      const wasInterrupted = files.readSeed() === null && files.hasDatabase;
      try {
        bot = await raise(seed);
      } catch (error) {
        clock.letGo();
        // Somebody else's folder is not ours to clear.
        if (!wasInterrupted || isElsewhere(error)) throw error;
        files.clear();
        bot = await raise(seed);
      }
      if (!isSocketMode) slack.install({ requestUrl: `${bot.url}/slack/events` });
    },
    async stop() {
      const running = bot;
      bot = null;
      await running?.stop();
    },
  };
}
