import { setTimeout as wait } from "node:timers/promises";
import { openServer } from "../../src/server.ts";
import type { ServiceContext } from "../../src/service/context.ts";
import {
  type InstalledApp,
  type SlackSimulator,
  startSlackSimulator,
} from "../../src/simulators/slack/simulator.ts";
import { createSlackApp } from "../../src/slack/app.ts";
import type { DispatchNeeds } from "../../src/slack/attempt.ts";
import { Groups } from "../../src/slack/groups.ts";
import type { Routes } from "../../src/slack/handler.ts";
import { DrawnHomes } from "../../src/slack/home/drawn-homes.ts";
import { createIdentify } from "../../src/slack/identify.ts";
import { readInstallation } from "../../src/slack/installation.ts";
import { People } from "../../src/slack/people.ts";
import { createWebClient } from "../../src/slack/web-client.ts";
import { recordingLog } from "./bot.ts";
import { type TransportKind, transport as usual } from "./transport.ts";

export const emptyRoutes: Routes = {
  commands: {},
  shortcuts: {},
  actions: {},
  options: {},
  views: {},
  viewsClosed: {},
  events: {},
};

export interface RunningApp {
  readonly slack: SlackSimulator;
  readonly app: InstalledApp;
  readonly url: string;
  readonly logged: () => string;
  stop(): Promise<void>;
}

interface AppOptions {
  readonly deadlineMs?: number;
  readonly transport?: TransportKind;
}

/** Our Bolt app with routes of the test's own, over HTTP or a socket, with the Slack stand-in in front. */
export async function startSlackApp(
  context: ServiceContext,
  routes: Partial<Routes>,
  { deadlineMs, transport = usual() }: AppOptions = {},
): Promise<RunningApp> {
  const slack = await startSlackSimulator();
  const app = slack.install({
    commands: ["/kapocs", "/slow"],
    shortcuts: [{ callbackId: "invite_customer", type: "global" }],
  });
  const { log, logged } = recordingLog();
  const client = createWebClient({
    token: app.botToken,
    slackApiUrl: slack.apiUrl,
    timeoutMs: 1_500,
    log,
  });
  const installation = await readInstallation(client);
  let references = 0;
  const needs: DispatchNeeds = {
    routes: { ...emptyRoutes, ...routes },
    client,
    identify: createIdentify(new People(client, installation), new Groups(client, installation)),
    installation,
    makeContext: (actor, correlationId) => ({ ...context, actor, correlationId }),
    newReference: () => {
      references += 1;
      return `reference-${references}` as ServiceContext["correlationId"];
    },
    log,
    homes: new DrawnHomes(),
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
  };
  const slackApp = await createSlackApp(
    {
      slackApiUrl: slack.apiUrl,
      transport:
        transport === "http"
          ? { kind: "http", signingSecret: app.signingSecret }
          : { kind: "socket", appToken: app.appToken },
      log,
    },
    { serve: async () => needs, ended: async () => {}, installUrl: "" },
  );
  const server = await openServer({ host: "127.0.0.1", port: 0 });
  server.serve({ slack: slackApp.handle, web: () => new Response("web"), faults: async () => [] });
  if (transport === "http") slack.install({ requestUrl: `${server.url}/slack/events` });
  await slackApp.start();
  return {
    slack,
    app,
    url: server.url,
    logged,
    stop: async () => {
      await slackApp.stop();
      await server.stop(100);
      await slack.close();
    },
  };
}

/** A handler that takes longer than anybody waits. */
export async function tooLong<T>(value: T): Promise<T> {
  await wait(600);
  return value;
}
