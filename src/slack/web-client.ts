import { LogLevel, WebClient } from "@slack/web-api";
import type { Log } from "../log.ts";
import { keepAliveFetch } from "./keep-alive-fetch.ts";

export interface WebClientSettings {
  readonly token: string;
  readonly slackApiUrl: string;
  readonly timeoutMs: number;
  readonly log: Log;
}

/**
 * A client that tells its caller at once: no retries (the outbox owns those), and a 429 is an error of that one call
 * instead of a pause of them all.
 */
export function createWebClient(settings: WebClientSettings): WebClient {
  return new WebClient(settings.token, webClientOptions(settings));
}

export function webClientOptions({ slackApiUrl, timeoutMs, log }: Omit<WebClientSettings, "token">) {
  return {
    slackApiUrl,
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    fetch: keepAliveFetch,
    logger: toSlackLogger(log),
  };
}

/** Slack's libraries log through ours, from warnings up: below that they print bodies. */
export function toSlackLogger(log: Log) {
  const say =
    (level: "warn" | "error") =>
    (...parts: unknown[]) =>
      log[level]({ from: "slack-sdk" }, parts.map(String).join(" "));
  return {
    debug: () => {},
    info: () => {},
    warn: say("warn"),
    error: say("error"),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
