import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from "@slack/web-api";
import { SlackRefusedToken } from "../installation.ts";

/** Answers that no repetition changes: somebody has to act. */
const refusals = new Set([
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "user_removed_from_team",
  "team_disabled",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
  "missing_scope",
  "no_permission",
  "access_denied",
]);

/**
 * Asks for the one-time address of a connection. Throws SlackRefusedToken, or the client's error for what may pass.
 * Source: https://docs.slack.dev/reference/methods/apps.connections.open
 */
export async function askForAddress(client: WebClient): Promise<string> {
  try {
    const { url } = await client.apps.connections.open({});
    if (!url) throw new Error("Slack gave no address for a connection");
    return url;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && refusals.has(error.data.error))
      throw new SlackRefusedToken(error.data.error, "SLACK_APP_TOKEN");
    throw error;
  }
}

/** How long Slack wants to be left alone, if it said so. */
export function pauseAskedBy(error: unknown): number {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * 1_000 : 0;
}

/** Why there is no connection, for /readyz; the log has the rest. */
export function reasonOf(error: unknown): string {
  if (error instanceof SlackRefusedToken) return error.message;
  if (error instanceof WebAPIPlatformError) return `Slack gave no connection: ${error.data.error}`;
  if (error instanceof WebAPIRateLimitedError) return "Slack gave no connection: ratelimited";
  if (error instanceof WebAPIHTTPError) return `Slack gave no connection: HTTP ${error.statusCode}`;
  if (error instanceof WebAPIRequestError) return "Slack does not answer";
  return error instanceof Error ? error.message : String(error);
}
