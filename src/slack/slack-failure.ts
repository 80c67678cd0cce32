import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import type { Delivery } from "../ports/notifier.ts";

/** Asking again would get the same answer: somebody has to do something first. All others are worth another try. */
const permanent = new Set([
  "account_inactive",
  "cannot_dm_bot",
  "channel_is_limited_access",
  "channel_not_found",
  "ekm_access_denied",
  "invalid_arguments",
  "invalid_auth",
  "invalid_blocks",
  "invalid_blocks_format",
  "is_archived",
  "is_inactive",
  "missing_scope",
  "msg_blocks_too_long",
  "msg_too_long",
  "no_permission",
  "no_text",
  "not_allowed_token_type",
  "not_authed",
  "not_in_channel",
  "org_login_required",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "team_access_not_granted",
  "thread_not_found",
  "token_expired",
  "token_revoked",
  "user_disabled",
  "user_not_found",
]);

/** "It is possible that some aspect of the operation succeeded", says Slack's documentation of these. */
const halfDone = new Set(["internal_error", "fatal_error"]);

/** The connection was never made, so nothing left. */
const neverLeft = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * What an error of the Web API means for a delivery. `mayRepeat`: doing it twice is the same as doing it once, so a
 * lost answer is no trouble. Throws what is no word of Slack's or of the network.
 */
export function deliveryAfter(error: unknown, mayRepeat: boolean): Delivery {
  const lost = (reason: string): Delivery =>
    mayRepeat ? { outcome: "try-later", afterMs: null, reason } : { outcome: "unknown", reason };

  if (error instanceof WebAPIPlatformError) {
    const reason = error.data.error;
    if (halfDone.has(reason)) return lost(reason);
    if (permanent.has(reason)) return { outcome: "undeliverable", reason };
    return { outcome: "try-later", afterMs: null, reason };
  }
  if (error instanceof WebAPIRateLimitedError) {
    return { outcome: "try-later", afterMs: error.retryAfter * 1_000, reason: "ratelimited" };
  }
  if (error instanceof WebAPIHTTPError) {
    const reason = `http_${error.statusCode}`;
    // Slack broke down over it, or a gateway waited in vain: neither says what became of the request.
    return error.statusCode >= 500 ? lost(reason) : { outcome: "try-later", afterMs: null, reason };
  }
  if (error instanceof WebAPIRequestError) {
    const code = "code" in error.original ? String(error.original.code) : error.original.name;
    return neverLeft.test(code) ? { outcome: "try-later", afterMs: null, reason: code } : lost(code);
  }
  throw error;
}

/** Slack did not answer, or broke down: what was asked may have been done all the same, and no mistake of ours is in it. */
export function isTroubleOfSlacks(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return halfDone.has(error.data.error);
  return (
    error instanceof WebAPIRequestError ||
    error instanceof WebAPIHTTPError ||
    error instanceof WebAPIRateLimitedError
  );
}

/** Nothing came back from Slack, or an error of its servers. */
export function isSlackDown(error: unknown): boolean {
  return error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError;
}

/** Slack's name for what is wrong; null when it was not Slack who said no. */
export function platformError(error: unknown): string | null {
  return error instanceof WebAPIPlatformError ? error.data.error : null;
}

/** In a word: Slack's own, or what became of the request on its way. */
export function outcomeOf(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error;
  if (error instanceof WebAPIRateLimitedError) return "ratelimited";
  if (error instanceof WebAPIHTTPError) return `http_${error.statusCode}`;
  if (!(error instanceof WebAPIRequestError)) return "failed";
  return "code" in error.original ? String(error.original.code) : error.original.name;
}
