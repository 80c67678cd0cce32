/** How an attempt failed, as far as it matters to the next one. */
export type Failure =
  /** Refused before anything was done: may be sent again whatever it was. */
  | { readonly kind: "throttled"; readonly retryAfterMs: number | null }
  /** No answer, or the vendor's own breakdown: the effect is unknown. */
  | { readonly kind: "time-out" | "no-connection" | "breakdown"; readonly retryAfterMs: number | null };

export interface RetryRules {
  /** Attempts in all. */
  readonly attempts: number;
  /** Longer pauses than this are left to the caller. */
  readonly longestPauseMs: number;
}

export const retryRules: RetryRules = { attempts: 4, longestPauseMs: 10_000 };

const firstPauseMs = 500;
/** A call that ran into its time limit took long already: one more try. */
const attemptsAfterTimeOut = 2;

/** How long to wait before the next attempt; null when there is none. `attempt` counts those that failed, from 1. */
export function pauseBefore(
  failure: Failure,
  attempt: number,
  isRepeatable: boolean,
  chance: () => number,
  rules: RetryRules = retryRules,
): number | null {
  if (failure.kind !== "throttled" && !isRepeatable) return null;
  if (attempt >= (failure.kind === "time-out" ? attemptsAfterTimeOut : rules.attempts)) return null;
  const own = firstPauseMs * 2 ** (attempt - 1);
  // Jitter only ever lengthens what the vendor asked for.
  const pause =
    failure.retryAfterMs === null ? own * (0.5 + chance() / 2) : failure.retryAfterMs + own * chance() * 0.5;
  return pause > rules.longestPauseMs ? null : Math.round(pause);
}

/** `Retry-After` in seconds or as a date; null where there is none that makes sense. */
export function readRetryAfter(value: string | null, now: Date): number | null {
  const text = value?.trim();
  if (!text) return null;
  if (/^\d{1,9}(\.\d{1,3})?$/.test(text)) return believable(Number(text) * 1_000);
  // "-5" is a year to Date.parse.
  const at = /^[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : believable(at - now.getTime());
}

/** A slip of the vendor's, or a clock that is off, must not keep us away for years: we come and ask. */
const longestRestMs = 60 * 60 * 1_000;

function believable(ms: number): number {
  return Math.min(Math.max(0, Math.round(ms)), longestRestMs);
}
