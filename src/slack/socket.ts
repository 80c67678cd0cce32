import { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../log.ts";
import { toSlackLogger } from "./web-client.ts";

interface SocketSettings {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly log: Log;
}

const longestWaitMs = 30_000;

/**
 * The library's own reconnecting is off: when Slack refuses a new connection it rejects a promise that nobody awaits.
 * Its options object is its own, because it writes a retry policy of 100 attempts into it.
 */
export function createSocketReceiver({ appToken, slackApiUrl, log }: SocketSettings): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: toSlackLogger(log),
    installerOptions: { clientOptions: { slackApiUrl, timeout: 10_000, retryConfig: { retries: 0 } } },
    // Logged by app.error already. Unanswered, Slack shows its own error.
    processEventErrorHandler: async () => false,
  });
}

/** Keeps one connection open, with growing pauses between attempts; `fault` says why there is none. */
export function keepConnected(client: SocketModeReceiver["client"], log: Log, pauseMs = 1_000) {
  let fault: string | null = "the connection to Slack is not open yet";
  let isStopping = false;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const reconnect = () => {
    clearTimeout(timer);
    if (isStopping) return;
    timer = setTimeout(
      () => {
        client.start().catch((error: unknown) => {
          failures += 1;
          log.error({ err: error, failures }, "Slack refused a new connection");
          reconnect();
        });
      },
      Math.min(pauseMs * 2 ** failures, longestWaitMs),
    );
  };
  client.on("connected", () => {
    failures = 0;
    fault = null;
    log.info("connected to Slack over Socket Mode");
  });
  client.on("disconnected", () => {
    if (isStopping) return;
    fault ??= "the connection to Slack is closed";
    log.warn({ fault }, "the connection to Slack closed, connecting again");
    reconnect();
  });
  client.on("ws_message", (data: unknown) => {
    if (typeof data !== "string" || !/^\s*\{[^{}]*"type"\s*:\s*"disconnect"/.test(data)) return;
    if (!/"reason"\s*:\s*"link_disabled"/.test(data)) return;
    fault = "Socket Mode is switched off in the app's settings";
    failures = 5;
    log.error("Socket Mode was switched off in the app's settings: switch it on, or unset SLACK_APP_TOKEN");
  });

  return {
    start: async () => {
      await client.start();
    },
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      // The closing handshake may take half a minute; nobody waits for it.
      await Promise.race([client.disconnect(), new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
    },
    get fault() {
      return fault;
    },
  };
}
