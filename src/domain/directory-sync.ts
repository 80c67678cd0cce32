import { subHours } from "date-fns";
import type { DirectorySyncId, SlackChannelId } from "./ids.ts";
import { type Already, type Declined, declined, done, type Outcome } from "./outcome.ts";

/** `first` takes everybody over. Later ones compare: `again` when somebody asks, `nightly` by itself. */
export type DirectorySyncKind = "first" | "again" | "nightly";

/** Where a reading stands: before or between pages (`after` null: the first one), or all pages read and being compared. */
export type ReadingPlace =
  | { readonly at: "page"; readonly after: string | null }
  | { readonly at: "comparison" };

/**
 * One reading of the vendor's whole customer list. Counts are of customers, not of pages' lines: one that is read twice
 * counts once. `trouble` is what it waits for while it runs, and why it failed afterwards.
 */
export interface DirectorySync {
  readonly id: DirectorySyncId;
  readonly kind: DirectorySyncKind;
  readonly state: "running" | "finished" | "failed" | "stopped";
  readonly place: ReadingPlace;
  readonly pages: number;
  readonly seen: number;
  readonly added: number;
  readonly updated: number;
  readonly gone: number;
  /** How often the vendor no longer knew where we were, and reading began again. */
  readonly restarts: number;
  readonly startedBy: string;
  readonly channelId: SlackChannelId | null;
  readonly startedAt: Date;
  readonly movedAt: Date;
  readonly leasedUntil: Date | null;
  readonly finishedAt: Date | null;
  readonly trouble: string | null;
}

/** What a page brought. */
export interface Gain {
  readonly seen: number;
  readonly added: number;
  readonly updated: number;
}

/** How long whoever reads has it alone: a page and its saving take seconds, a vendor that throttles a minute. */
export const leaseMs = 120_000;
export const restartLimit = 5;
/** With nothing moving for so long, somebody has to look. */
const patienceHours = 24;

/** Which kind a new reading is: by itself only after a first one was finished. */
export function kindOf(
  asked: "by-hand" | "nightly",
  hasFinishedFirst: boolean,
): Outcome<DirectorySyncKind, "never-read"> {
  if (asked === "by-hand") return done(hasFinishedFirst ? "again" : "first");
  return hasFinishedFirst ? done("nightly") : declined("never-read");
}

export function begin(
  about: Pick<DirectorySync, "id" | "kind" | "startedBy" | "channelId">,
  now: Date,
): DirectorySync {
  return {
    ...about,
    state: "running",
    place: { at: "page", after: null },
    pages: 0,
    seen: 0,
    added: 0,
    updated: 0,
    gone: 0,
    restarts: 0,
    startedAt: now,
    movedAt: now,
    leasedUntil: null,
    finishedAt: null,
    trouble: null,
  };
}

/** A page is saved. A vendor that names the same next page again would never come to an end. */
export function pageRead(sync: DirectorySync, next: string | null, gain: Gain, now: Date): DirectorySync {
  const isGoingRound = next !== null && sync.place.at === "page" && sync.place.after === next;
  const moved = { ...gained(sync, gain), pages: sync.pages + 1, ...leased(now) };
  if (isGoingRound) return fail(moved, "goes-round", now);
  return { ...moved, place: next === null ? { at: "comparison" } : { at: "page", after: next } };
}

/** The vendor no longer knows where we were: from the first page again, a few times. */
export function beginAgain(sync: DirectorySync, now: Date): DirectorySync {
  const again = {
    ...sync,
    restarts: sync.restarts + 1,
    place: { at: "page", after: null } as const,
    ...leased(now),
  };
  return again.restarts > restartLimit ? fail(again, "keeps-changing", now) : again;
}

/** The vendor cannot be asked now: whoever comes after `pauseMs` goes on, unless nothing has moved for a day. */
export function waitFor(sync: DirectorySync, trouble: string, pauseMs: number, now: Date): DirectorySync {
  if (sync.movedAt < subHours(now, patienceHours)) return fail(sync, trouble, now);
  return { ...sync, trouble, leasedUntil: new Date(now.getTime() + pauseMs) };
}

/** Put down for anybody to take up at once. */
export function putDown(sync: DirectorySync, now: Date): DirectorySync {
  return { ...sync, leasedUntil: now };
}

/** Nothing new, but still being worked on. */
export function holdOnTo(sync: DirectorySync, now: Date): DirectorySync {
  return { ...sync, ...leased(now) };
}

export function finish(sync: DirectorySync, now: Date): DirectorySync {
  return { ...sync, state: "finished", trouble: null, leasedUntil: null, finishedAt: now };
}

export function fail(sync: DirectorySync, trouble: string, now: Date): DirectorySync {
  return { ...sync, state: "failed", trouble, leasedUntil: null, finishedAt: now };
}

export function stop(
  sync: DirectorySync,
  now: Date,
): Outcome<DirectorySync, "reading-finished" | "reading-failed" | "reading-stopped"> {
  switch (sync.state) {
    case "running":
      return done({ ...sync, state: "stopped", leasedUntil: null, finishedAt: now });
    case "finished":
    case "failed":
    case "stopped":
      return declined(`reading-${sync.state}`, aboutSync(sync));
  }
}

/** Below this a list may change as a whole overnight. */
const smallList = 10;

/**
 * Whether so many missing ones are taken at their word: a list of which more than half is gone is a vendor's bad day, or
 * somebody else's list. Unless the last reading was doubted too, and a person asked for this one because of it.
 */
export function isBelievable(
  { known, missing }: { readonly known: number; readonly missing: number },
  kind: DirectorySyncKind,
  wasDoubted: boolean,
): boolean {
  if (known < smallList || missing * 2 <= known) return true;
  return wasDoubted && kind === "again";
}

const ownTroubles = ["shrank", "goes-round", "keeps-changing"] as const;

/**
 * What kind of trouble a reading is in: one of the list's own, one with the vendor that passes by itself, or one that a
 * person has to mend.
 */
export function troubleOf({
  trouble,
}: Pick<DirectorySync, "trouble">): (typeof ownTroubles)[number] | "passing" | "person" {
  const own = ownTroubles.find((each) => each === trouble);
  if (own) return own;
  return trouble === null || trouble === "no-answer" || trouble === "throttled" ? "passing" : "person";
}

export function aboutSync(sync: DirectorySync): Already {
  return { state: sync.state, by: sync.startedBy, at: sync.startedAt };
}

/** Another one is under way. */
export function alreadyReading(sync: DirectorySync): Declined<"already-reading"> {
  return declined("already-reading", aboutSync(sync));
}

function gained(sync: DirectorySync, gain: Gain): DirectorySync {
  const { seen, added, updated } = sync;
  return {
    ...sync,
    seen: seen + gain.seen,
    added: added + gain.added,
    updated: updated + gain.updated,
  };
}

function leased(now: Date) {
  return { movedAt: now, leasedUntil: new Date(now.getTime() + leaseMs), trouble: null };
}
