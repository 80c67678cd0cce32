import { hasNoSlack } from "../config.ts";
import { beginBot, run } from "../main.ts";

interface Options {
  readonly open?: true;
  readonly socket?: true;
  readonly partnerCenter?: true;
}

/** The bot in a real workspace if any SLACK_* setting is there; else the playground, which is loaded only then. */
export async function start(options: Options, env: NodeJS.ProcessEnv): Promise<void> {
  if (!hasNoSlack(env)) {
    if (options.open || options.socket || options.partnerCenter)
      process.stderr.write(
        "--open, --socket and --partner-center are for the simulated workspace and mean nothing here.\n",
      );
    return run(env, beginBot);
  }
  const { beginPlayground } = await import("./playground.ts");
  const { open = false, socket: isSocketMode = false, partnerCenter: withVendor = false } = options;
  return run(env, beginPlayground({ opens: open, isSocketMode, withVendor }));
}
