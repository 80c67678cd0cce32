const firstMs = 2_000;
const longestMs = 600_000;
const uncheckedMs = 5_000;

/** How long to wait after the n-th attempt: three times longer each time, up to ten minutes. `chance` is 0 to 1. */
export function backoffMs(attempt: number, chance: number): number {
  const fullMs = Math.min(firstMs * 3 ** (attempt - 1), longestMs);
  return Math.round(fullMs * (0.5 + chance / 2));
}

/** What was sent without an answer may still arrive: it is looked for a little later. */
export function lookAgainMs(attempt: number, chance: number): number {
  return Math.max(uncheckedMs, backoffMs(attempt, chance));
}

const dayMs = 24 * 3_600_000;

/**
 * Slack and the directory may be away for hours, so a message is given up after a day (and a dozen attempts). What fails
 * by a fault of ours fails again: that is given up sooner, since it holds up its lane.
 */
export function isHopeless(
  message: { attempt: number; createdAt: Date },
  reason: string,
  now: Date,
): boolean {
  if (reason === ourFault) return message.attempt >= 6;
  if (reason === othersTurn) return false;
  return message.attempt >= 12 && now.getTime() - message.createdAt.getTime() >= dayMs;
}

/** Somebody outside has the matter in hand, for days or weeks: nothing has failed. */
const othersTurn = "provider-has-it";

/** The reason of an attempt that ended in an exception. */
export const ourFault = "unexpected_error";
