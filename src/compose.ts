import { setTimeout } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Address, type Core, openCore } from "./compose/core.ts";
import { createInstallDesk, createRenewals, openMany } from "./compose/install.ts";
import { askSlack, openSlack, openWorkspace, type SlackWorkspace, soleWorkspace } from "./compose/slack.ts";
import { openWeb } from "./compose/web.ts";
import { startWorkers } from "./compose/workers.ts";
import { type Config, ConfigMistakes, type ManyWorkspacesConfig } from "./config.ts";
import type { Log } from "./log.ts";
import { openServer } from "./server.ts";
import type { SlackApp } from "./slack/app.ts";
import { nameCommands } from "./slack/commands/names.ts";
import type { SlackSide } from "./slack/workspace.ts";
import { createInstallStates } from "./web/install-state.ts";

export interface Bot {
  /** Where it answers. */
  readonly url: string;
  /** The Slack workspace it belongs to, or the organisation; null when it serves all that install it. */
  readonly slackTeam: string | null;
  /** Where people install it. */
  readonly installUrl: string;
  /** Takes no more requests, finishes what is under way, closes the database. */
  stop(): Promise<void>;
}

/** For those who put a workspace in place before the bot goes to work on it. */
export interface Preparations {
  readonly now?: () => Date;
  readonly beforeWork?: (core: Core, workspace: SlackWorkspace) => Promise<void>;
}

/** Starts the whole bot: server, database, Slack, workers. */
export async function startBot(config: Config, log: Log, preparations: Preparations = {}): Promise<Bot> {
  const twice = nameCommands(config.slack.commands ?? {});
  if (twice)
    throw new ConfigMistakes([
      `KAPOCS_COMMANDS: two commands have the name ${twice}. Each needs one of its own`,
    ]);
  const server = await openServer(config);
  // Loaded here and not above: no command but this one is watched.
  const watch = await (await import("./compose/watch.ts")).openWatch(config, log);
  const { telemetry } = watch;
  const stops: (() => Promise<void>)[] = [() => server.stop(5_000)];
  const stop = async () => {
    for (const each of stops.splice(0)) await each();
  };
  try {
    const side = config.slack.botToken === null ? null : await askSlack(config.slack, log, telemetry);
    const address = addressOf(config, server.url);
    const core = await openCore(config, address, { now: preparations.now, log, telemetry });
    stops.push(() => core.close().finally(() => watch.stop()));
    const { workspaces, install, renewals } =
      config.slack.botToken === null
        ? serveMany(core, config.slack, address.url, log)
        : await serveOne(core, side, preparations, log);
    const slack = await openSlack(core, workspaces, config.slack, log);
    stops.unshift(() => slack.stop());
    const web = openWeb(core, workspaces, { address, install, log });
    server.serve({
      slack: slack.handle,
      web: (request) => web.fetch(request),
      isInstallable: install !== null,
      faults: () => readFaults(core, slack),
      metrics: watch.metrics(core, slack),
    });
    const stopWorkers = await startWorkers(core, workspaces, log);
    // After the last request, before the database closes.
    stops.splice(-1, 0, async () => {
      await Promise.all([stopWorkers(), renewals?.stop()]);
    });
    renewals?.start();
    await slack.start();
    const { teamId = "", enterpriseId = "" } = side?.installation ?? {};
    return {
      url: server.url,
      slackTeam: side ? teamId || enterpriseId : null,
      installUrl: core.installUrl,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The one workspace of SLACK_BOT_TOKEN. */
async function serveOne(core: Core, side: SlackSide | null, { beforeWork }: Preparations, log: Log) {
  if (!side) throw new Error("one workspace is served with its token");
  const workspace = await openWorkspace(core, side);
  await beforeWork?.(core, workspace);
  return { workspaces: soleWorkspace(workspace, log), install: null, renewals: null };
}

/** All that install the app. There may be none yet. */
function serveMany(core: Core, config: ManyWorkspacesConfig, publicUrl: string, log: Log) {
  const many = openMany(core, config, log);
  return {
    workspaces: many.workspaces,
    install: {
      desk: createInstallDesk({ core, many, config, publicUrl, log }),
      states: createInstallStates(config.oauth.stateSecret),
      isSecure: publicUrl.startsWith("https:"),
    },
    renewals: createRenewals(core, many, log),
  };
}

/** A probe waits for its answer, whatever the database does. */
const readinessMs = 1_500;

async function readFaults(core: Core, slack: SlackApp): Promise<readonly string[]> {
  const asked = core.database.db.execute(sql`select 1`).then(
    () => true,
    () => false,
  );
  const answers = await Promise.race([asked, setTimeout(readinessMs, false, { ref: false })]);
  return [
    ...(answers ? [] : ["the database does not answer"]),
    ...(slack.fault === null ? [] : [slack.fault]),
  ];
}

/** With a real Slack, customers are real too: a link that they cannot reach must not go out. */
export function addressOf(config: Pick<Config, "publicUrl" | "slack">, ownUrl: string): Address {
  const url = config.publicUrl ?? ownUrl;
  const isRealSlack = /(^|\.)slack\.com$/.test(new URL(config.slack.apiUrl).hostname);
  const { protocol, hostname } = new URL(url);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
  if (!isRealSlack) return { url, fault: null };
  if (isLoopback) return { url, fault: "loopback" };
  return { url, fault: protocol === "https:" ? null : "not-https" };
}
