import type { IncomingMessage, ServerResponse } from "node:http";
import { App } from "@slack/bolt";
import type { Log } from "../log.ts";
import { noTelemetry, type Telemetry } from "../ports/telemetry.ts";
import { createDispatcher, type Reception } from "./dispatch.ts";
import { HttpReceiver } from "./receiver.ts";
import { SocketReceiver } from "./socket/receiver.ts";
import { createWebClient, toSlackLogger, webClientOptions } from "./web-client.ts";

export interface SlackAppSettings {
  readonly slackApiUrl: string;
  /** How Slack's requests come: signed over HTTP, or over a socket of ours. */
  readonly transport:
    | { readonly kind: "http"; readonly signingSecret: string }
    | { readonly kind: "socket"; readonly appToken: string };
  readonly log: Log;
  readonly telemetry?: Telemetry;
}

export interface SlackApp {
  /** Takes `POST /slack/events`; null when requests come over the socket. */
  readonly handle: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Opens the socket, if there is one. Throws SlackRefusedToken; anything else passes and shows as the fault. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Why Slack cannot reach us, if it cannot. */
  readonly fault: string | null;
}

/**
 * Bolt with one listener for everything. No conversation store (it builds an Error for each request), and no
 * authorisation (Bolt's would ask `auth.test` again and again, and keep a client for every token there ever was).
 */
export async function createSlackApp(settings: SlackAppSettings, reception: Reception): Promise<SlackApp> {
  const { log, transport, telemetry = noTelemetry } = settings;
  const receiver =
    transport.kind === "http"
      ? new HttpReceiver(transport.signingSecret, log, telemetry)
      : new SocketReceiver({ client: appClient(settings, transport.appToken), log, telemetry });
  const app = new App({
    receiver,
    convoStore: false,
    deferInitialization: true,
    // It gets no token: every call is made by the workspace's own client, which is replaced with its token.
    authorize: async () => ({}),
    ignoreSelf: false,
    logger: toSlackLogger(log),
    clientOptions: webClientOptions({ slackApiUrl: settings.slackApiUrl, timeoutMs: 1_500, log }),
  });
  app.use(createDispatcher(reception, log));
  // What the dispatcher could not answer fails the request, so that Slack shows its own error.
  app.error(async (error) => {
    log.error({ err: error }, "a request from Slack could not be answered");
    throw error;
  });
  await app.init();

  if (receiver instanceof HttpReceiver) {
    return { handle: receiver.handle, start: async () => {}, stop: async () => {}, fault: null };
  }
  return {
    handle: null,
    start: () => receiver.start(),
    stop: () => receiver.stop(),
    get fault() {
      return receiver.fault;
    },
  };
}

/** With the app-level token, which opens connections and does nothing else. */
function appClient({ slackApiUrl, log }: SlackAppSettings, token: string) {
  return createWebClient({ token, slackApiUrl, timeoutMs: 10_000, log });
}
