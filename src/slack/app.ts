import type { IncomingMessage, ServerResponse } from "node:http";
import { App } from "@slack/bolt";
import type { Log } from "../log.ts";
import type { DispatchNeeds } from "./attempt.ts";
import { createDispatcher } from "./dispatch.ts";
import { HttpReceiver } from "./receiver.ts";
import { createSocketReceiver, keepConnected } from "./socket.ts";
import { toSlackLogger, webClientOptions } from "./web-client.ts";

export interface SlackAppSettings {
  readonly botToken: string;
  readonly slackApiUrl: string;
  /** How Slack's requests come: signed over HTTP, or over a socket of ours. */
  readonly transport:
    | { readonly kind: "http"; readonly signingSecret: string }
    | { readonly kind: "socket"; readonly appToken: string };
  readonly log: Log;
}

export interface SlackApp {
  /** Takes `POST /slack/events`; null when requests come over the socket. */
  readonly handle: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Opens the socket, if there is one. Throws when Slack refuses it. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Why Slack cannot reach us, if it cannot. */
  readonly fault: string | null;
}

/**
 * Bolt with one listener for everything. No conversation store (it builds an Error for each request), our own
 * authorisation (Bolt's would ask `auth.test` again and again), and the installation already known.
 */
export async function createSlackApp(settings: SlackAppSettings, needs: DispatchNeeds): Promise<SlackApp> {
  const { log, transport } = settings;
  const receiver =
    transport.kind === "http"
      ? new HttpReceiver(transport.signingSecret, log)
      : createSocketReceiver({ appToken: transport.appToken, slackApiUrl: settings.slackApiUrl, log });
  const { botId, botUserId, teamId, enterpriseId } = needs.installation;
  const authorization = {
    botToken: settings.botToken,
    botId,
    botUserId,
    ...(teamId ? { teamId } : {}),
    ...(enterpriseId ? { enterpriseId } : {}),
  };
  const app = new App({
    receiver,
    convoStore: false,
    deferInitialization: true,
    authorize: async () => ({ ...authorization }),
    logger: toSlackLogger(log),
    clientOptions: webClientOptions({ slackApiUrl: settings.slackApiUrl, timeoutMs: 1_500, log }),
  });
  app.use(createDispatcher(needs));
  // What the dispatcher could not answer fails the request, so that Slack shows its own error.
  app.error(async (error) => {
    log.error({ err: error }, "a request from Slack could not be answered");
    throw error;
  });
  await app.init();

  if (receiver instanceof HttpReceiver) {
    return { handle: receiver.handle, start: async () => {}, stop: async () => {}, fault: null };
  }
  const connection = keepConnected(receiver.client, log);
  return Object.assign(connection, { handle: null });
}
