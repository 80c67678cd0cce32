import { LogLevel, WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../log.ts";
import type { Telemetry } from "../ports/telemetry.ts";
import { keepAliveFetch } from "./keep-alive-fetch.ts";
import { outcomeOf } from "./slack-failure.ts";

export interface WebClientSettings {
  readonly token: string;
  readonly slackApiUrl: string;
  readonly timeoutMs: number;
  readonly log: Log;
  readonly telemetry?: Telemetry | undefined;
}

/**
 * A client that tells its caller at once: no retries (the outbox owns those), and a 429 is an error of that one call
 * instead of a pause of them all.
 */
export function createWebClient(settings: WebClientSettings): WebClient {
  const { token, telemetry } = settings;
  const options = webClientOptions(settings);
  return telemetry ? new WatchedClient(token, options, telemetry) : new WebClient(token, options);
}

/** Every call is a step. */
class WatchedClient extends WebClient {
  readonly #telemetry: Telemetry;

  constructor(token: string, options: WebClientOptions, telemetry: Telemetry) {
    super(token, options);
    this.#telemetry = telemetry;
  }

  override apiCall(...call: Parameters<WebClient["apiCall"]>): ReturnType<WebClient["apiCall"]> {
    const [method] = call;
    return this.#telemetry.step({ name: "slack.call", method }, () => super.apiCall(...call), {
      ofError: (error) => ({ outcome: outcomeOf(error) }),
    });
  }
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
