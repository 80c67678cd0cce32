import { startBot } from "./compose.ts";
import { readConfig } from "./config.ts";
import { createLog, type Log } from "./log.ts";
import { plainly } from "./plainly.ts";

/** After this the process ends whatever is still under way. */
const longestStopMs = 9_000;

/** Runs the bot until it is told to stop. What the operator can put right is said in plain lines, with exit code 1. */
export async function run(env: NodeJS.ProcessEnv): Promise<void> {
  let log = createLog();
  process.on("unhandledRejection", (error) => {
    log.error({ err: error }, "a promise failed that nobody waited for");
  });
  try {
    const config = readConfig(env);
    log = createLog(config.logLevel);
    const bot = await startBot(config, log);
    stopOnSignal(bot.stop, log);
    process.stdout.write(`ready at ${bot.url}\n`);
  } catch (error) {
    for (const line of plainly(error, log)) process.stderr.write(`${line}\n`);
    process.exit(1);
  }
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
