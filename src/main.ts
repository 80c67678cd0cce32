import { addressOf, startBot } from "./compose.ts";
import { type Config, readConfig } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { plainly } from "./plainly.ts";

/** After this the process ends whatever is still under way. */
const longestStopMs = 9_000;

/** What runs now: what to say of it, and how to stop it. */
export interface Running {
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** Starts it from the environment; `logAt` gives the log, as soon as its level is known. */
export type Begin = (env: NodeJS.ProcessEnv, logAt: (level: string) => Log) => Promise<Running>;

/** Runs until it is told to stop. What the operator can put right is said in plain lines, with exit code 1. */
export async function run(env: NodeJS.ProcessEnv, begin: Begin): Promise<void> {
  let log = createLog();
  process.on("unhandledRejection", (error) => {
    log.error({ err: error }, "a promise failed that nobody waited for");
  });
  const logAt = (level: string) => {
    log = createLog(level);
    return log;
  };
  try {
    const { lines, stop } = await begin(env, logAt);
    stopOnSignal(stop, log);
    for (const line of lines) process.stdout.write(`${line}\n`);
  } catch (error) {
    for (const line of plainly(error, log)) process.stderr.write(`${line}\n`);
    process.exit(1);
  }
}

/** The bot in a real workspace. */
export const beginBot: Begin = async (env, logAt) => {
  const config = readConfig(env);
  const { slackTeam, url, installUrl, stop } = await startBot(config, logAt(config.logLevel));
  const how = config.slack.transport.kind === "socket" ? "in Socket Mode" : `by HTTP at ${url}/slack/events`;
  const lines =
    slackTeam === null
      ? [`many Slack workspaces ${how}`, `add it to one at ${installUrl}`]
      : [`Slack workspace ${slackTeam} ${how}`];
  return { lines: [...lines, ...withoutAddress(config, url), `ready at ${url}`], stop };
};

/** What does not work while nobody outside reaches us; Socket Mode needs no address, customers' links do. */
function withoutAddress(config: Config, url: string): readonly string[] {
  const { fault } = addressOf(config, url);
  if (fault === null) return [];
  const what = fault === "not-https" ? "PUBLIC_URL is not https" : "PUBLIC_URL is no public address";
  const why = config.publicUrl === null ? "PUBLIC_URL is not set" : what;
  return config.partnerDirectory.kind === "local"
    ? [`${why}: invitations are refused, since no customer could open their link. Everything else works`]
    : [
        `${why}: there is no page for handing over, and acceptances are noticed minutes later. Everything else works`,
      ];
}

function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let isStopping = false;
  const end = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => {
      log.error("some work was still under way; whatever was committed goes on with the next start");
      process.exit(0);
    }, longestStopMs).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => end("SIGTERM"));
  process.on("SIGINT", () => end("SIGINT"));
}
