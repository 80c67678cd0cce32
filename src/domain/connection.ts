import { differenceInMilliseconds } from "date-fns";
import type { WorkspaceId } from "./ids.ts";

/** Where the vendor sends people back to, below our own address. */
export const signInCallbackPath = "/setup/partner-center/callback";

/** Where the vendor is asked to send this workspace's events, below our own address. */
export function webHookPath(workspaceId: WorkspaceId): string {
  return `/partner-center/events/${workspaceId}`;
}

const dayMs = 24 * 60 * 60 * 1_000;

/** How many days before the end of the vendor's sign-in admin agents are warned; 0 is the end itself. */
export const warningDays = [30, 7, 1, 0] as const;
export type WarningDays = (typeof warningDays)[number];

/**
 * The warning that is due now: the nearest to the end whose day has come, unless that one or a later one was given
 * (`warnedDays`). Null: none.
 */
export function warningDue(endsAt: Date, warnedDays: number | null, now: Date): WarningDays | null {
  const daysLeft = differenceInMilliseconds(endsAt, now) / dayMs;
  const reached = warningDays.filter((days) => daysLeft <= days).at(-1);
  if (reached === undefined || (warnedDays !== null && warnedDays <= reached)) return null;
  return reached;
}

/** A sign-in that was warned of was renewed since: the warnings no longer hold. */
export function isWarningOver(endsAt: Date, warnedDays: number | null, now: Date): boolean {
  return warnedDays !== null && differenceInMilliseconds(endsAt, now) / dayMs > warningDays[0];
}

/**
 * Names one episode: a later one of the same kind is a message of its own, which rings anew. `what` is the trouble or
 * the days left.
 */
export function episodeId(what: string, at: Date): string {
  return `${what}@${at.toISOString()}`;
}

/** What an episode is about. */
export function episodeOf(id: string): string {
  return id.split("@", 1)[0] ?? id;
}
