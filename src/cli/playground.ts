import { type PlaygroundConfig, readPlaygroundConfig } from "../config.ts";
import type { Log } from "../log.ts";
import type { Begin } from "../main.ts";
import { openPostOffice } from "../playground/mailbox.ts";
import { cast, slackSeed } from "../playground/seed/people.ts";
import { openFaultDesk } from "../playground/server/fault-desk.ts";
import { pageFile } from "../playground/server/page-files.ts";
import { openPlaygroundServer } from "../playground/server/server.ts";
import { openTrafficLog } from "../playground/server/traffic-log.ts";
import { vendorPath } from "../playground/server/vendor-path.ts";
import { type SlackSimulator, startSlackSimulator } from "../simulators/slack/simulator.ts";
import { openBrowser } from "./open-browser.ts";
import { appOfManifest } from "./playground-app.ts";
import { createPlaygroundBot } from "./playground-bot.ts";
import { openPlaygroundClock } from "./playground-clock.ts";
import { openPlaygroundFiles, type SeedName } from "./playground-files.ts";
import { createSaving } from "./playground-saving.ts";
import { openPlaygroundVendor } from "./playground-vendor.ts";
import type { YearSize } from "./seed/scripts.ts";

export interface Playground {
  readonly url: string;
  readonly slack: SlackSimulator;
  readonly mail: ReturnType<typeof openPostOffice>;
  /** What the operator should know, a line each. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

type Ask = Pick<PlaygroundConfig, "host" | "port" | "folder"> & {
  readonly isSocketMode: boolean;
  /** The bot works on a simulated Partner Center instead of its local registry. */
  readonly withVendor?: boolean;
  /** What an empty folder begins with. */
  readonly seed?: SeedName;
  /** How much of it is in place, 0 to 1. */
  readonly say?: (done: number) => void;
  /** A smaller year. */
  readonly yearSize?: YearSize;
};

/** As much as a page can show and a file is saved in an instant: one may play for days. */
const kept = { keepExchanges: 2_000, keepMessages: 5_000 } as const;

/** The simulated Slack workspace, the real bot in it, and the page through which people use both. */
export async function startPlayground(ask: Ask, log: Log): Promise<Playground> {
  const server = await openPlaygroundServer(ask);
  const stops: (() => Promise<void> | void)[] = [() => server.stop()];
  const stop = async () => {
    for (const each of stops.splice(0)) await each();
  };
  try {
    const clock = openPlaygroundClock();
    const mail = openPostOffice();
    const files = openPlaygroundFiles(ask.folder);
    const slack = await startSlackSimulator({ ...kept, seed: slackSeed, now: () => clock.now().getTime() });
    stops.push(() => slack.close());
    const vendor = ask.withVendor
      ? await openPlaygroundVendor(server.url, () => clock.now().getTime())
      : null;
    if (vendor) {
      stops.push(() => vendor.close());
      server.serveVendor(vendor.sim.origin);
    }

    const app = appOfManifest();
    const bot = createPlaygroundBot({
      ...{ slack, app, mail, files, clock, vendor, log },
      publicUrl: server.url,
      isSocketMode: ask.isSocketMode,
      ...(ask.say ? { say: ask.say } : {}),
      ...(ask.yearSize ? { yearSize: ask.yearSize } : {}),
    });
    const saving = createSaving(
      () =>
        files.saveWorkspace({
          format: 1,
          origin: server.url,
          slack: slack.exportState(),
          mails: [...mail.all()],
          ...(vendor ? { vendor: vendor.save() } : {}),
        }),
      (error) => log.error({ err: error }, "the simulated workspace could not be saved"),
    );
    saving.pause();
    slack.install(app);
    const untouched = slack.exportState();
    const lines = restore(files.readWorkspace());
    await bot.start(files.readSeed() ?? ask.seed ?? "little-world");
    // Once more after the bot's last words.
    stops.unshift(
      () => bot.stop(),
      () => saving.now(),
    );
    saving.resume();
    saving.now();
    slack.onChange(saving.note);
    mail.onChange(saving.note);
    vendor?.sim.onChange(saving.note);
    stops.unshift(() => saving.now());

    const faults = openFaultDesk(slack.faults);
    let resetting: Promise<void> = Promise.resolve();
    const reset = async (seed: SeedName) => {
      saving.pause();
      try {
        await bot.stop();
        files.clear();
        slack.reset();
        // Its clock too: a seed plays in the past.
        slack.restoreState(untouched);
        faults.allOff();
        mail.fill([]);
        vendor?.reset();
        await bot.start(seed);
      } finally {
        saving.resume();
        saving.now();
      }
    };
    server.serve(
      {
        ...{ slack, mail, faults, people: cast, asset: pageFile },
        hasVendor: vendor !== null,
        seeds: ["little-world", "empty"],
        seed: () => files.readSeed() ?? "empty",
        traffic: openTrafficLog(
          () => slack.traffic,
          () => slack.violations,
          () => secretsOf(slack),
        ),
        botUrl: () => bot.url,
        reset: (seed) => {
          // One after the other: two at once would fight over the folder.
          resetting = resetting.catch(() => {}).then(() => reset(seed));
          return resetting;
        },
        now: () => clock.now().getTime(),
      },
      log,
    );
    return { url: server.url, slack, mail, lines, stop };

    function restore(saved: ReturnType<typeof files.readWorkspace>): readonly string[] {
      if (saved === null) return [];
      if ("damaged" in saved) return [sayDamaged(saved.damaged)];
      try {
        slack.restoreState(saved.slack);
        if (vendor && saved.vendor !== undefined) vendor.restore(saved.vendor, saved.origin);
      } catch {
        return [sayDamaged(files.moveWorkspaceAside())];
      }
      const here = (text: string) => text.replaceAll(saved.origin, server.url);
      mail.fill(saved.mails.map((each) => ({ ...each, body: here(each.body) })));
      return [];
    }
  } catch (error) {
    await stop();
    throw error;
  }
}

function sayDamaged(path: string): string {
  return `The simulated workspace could not be read and was moved to ${path}: its channels begin anew, the bot’s data is as it was.`;
}

/** What must not be read on the page. */
function secretsOf(slack: SlackSimulator): readonly string[] {
  const { botToken, appToken, signingSecret, clientSecret } = slack.install();
  return [botToken, appToken, signingSecret, clientSecret];
}

/** `kapocs start` without a Slack workspace. */
export function beginPlayground(options: {
  readonly opens: boolean;
  readonly isSocketMode: boolean;
  readonly withVendor: boolean;
}): Begin {
  return async (env, logAt) => {
    const { isSocketMode } = options;
    const config = readPlaygroundConfig(env);
    const withVendor = options.withVendor || config.withVendor;
    // A world of its own: its customers are the vendor's.
    const folder = withVendor ? `${config.folder}-partner-center` : config.folder;
    const playground = await startPlayground(
      { ...config, folder, isSocketMode, withVendor },
      logAt(config.logLevel),
    );
    if (options.opens) openBrowser(playground.url, (line) => process.stderr.write(`${line}\n`));
    const leftAlone = config.leftAlone.map(
      (name) => `${name} is left alone: the playground keeps its data in ${folder}`,
    );
    return {
      lines: [
        `simulated Slack workspace (no SLACK_* setting is set): open ${playground.url}`,
        ...(withVendor ? [`simulated Partner Center beside it: ${playground.url}${vendorPath}/portal`] : []),
        ...leftAlone,
        ...playground.lines,
      ],
      stop: playground.stop,
    };
  };
}
