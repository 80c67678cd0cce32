import { dueNow, startDues } from "../../db/queries/dues.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import { type DirectoryTrouble, DirectoryUnavailable } from "../ports/partner-directory.ts";
import type { VendorNews, VendorNewsFeed } from "../ports/vendor-desk.ts";
import { createDueSweep, type SweepParts } from "./due-sweep.ts";

export interface VendorNewsSweep {
  start(): Promise<void>;
  /** A web hook has come: look now. */
  nudge(workspaceId: WorkspaceId): Promise<void>;
  stop(): Promise<void>;
}

export interface VendorNewsParts {
  readonly feed: Pick<VendorNewsFeed, "poll" | "unsettled" | "settle">;
  /** "settled" is not shown again; "later" comes again. May throw DirectoryUnavailable, which means later. */
  readonly consider: (workspaceId: WorkspaceId, news: VendorNews) => Promise<"settled" | "later">;
  /** What asking ran into, each time; null: it was answered. */
  readonly heard?: (workspaceId: WorkspaceId, trouble: DirectoryTrouble | null) => Promise<void>;
  /** Never less often than the activity log is to be asked. */
  readonly pollSeconds?: number;
}

/** The feed itself asks the vendor less often: this is how soon news from the nightly list are dealt with. */
const usuallyEveryMs = 60_000;
/** What the vendor does not show yet is looked at again this soon. */
const againMs = 30_000;
/** Whom the vendor does not answer now it will hardly answer in a moment. */
const unansweredMs = 3 * 60_000;
const newsAtOnce = 200;

/** Asks the vendor's activity log every few minutes, and hands on what it and the web hooks told. */
export function createVendorNewsSweep(
  parts: SweepParts,
  { feed, consider, heard = async () => {}, pollSeconds }: VendorNewsParts,
): VendorNewsSweep {
  const everyMs = Math.min(usuallyEveryMs, pollSeconds === undefined ? usuallyEveryMs : pollSeconds * 1_000);
  const { db, now, log } = parts;

  const asks = async (workspaceId: WorkspaceId): Promise<boolean> => {
    try {
      await feed.poll(workspaceId, now());
      await heard(workspaceId, null);
      return true;
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable)) throw error;
      const { trouble, correlationId } = error;
      // Before anybody has signed in there is nothing to warn of; whatever else it is stands in the set-up, too.
      if (trouble !== "not-signed-in")
        log.warn(
          { workspaceId, trouble, correlationId },
          "the activity log could not be read, and will be again",
        );
      await heard(workspaceId, trouble);
      return false;
    }
  };

  const settles = async (workspaceId: WorkspaceId, news: VendorNews): Promise<boolean> => {
    try {
      return (await consider(workspaceId, news)) === "settled";
    } catch (error) {
      const { key, kind } = news;
      if (error instanceof DirectoryUnavailable)
        log.info({ workspaceId, key, kind, trouble: error.trouble }, "news could not be looked into yet");
      else log.error({ err: error, workspaceId, key, kind }, "news could not be dealt with, and come again");
      return false;
    }
  };

  const loop = createDueSweep(parts, "vendor", async (workspaceId) => {
    const wasAnswered = await asks(workspaceId);
    const news = await feed.unsettled(workspaceId, newsAtOnce);
    let settled = 0;
    for (const one of news) {
      if (!(await settles(workspaceId, one))) continue;
      settled += 1;
      await feed.settle(workspaceId, [one.key], now());
    }
    if (settled === newsAtOnce) return now();
    const pauseMs = settled < news.length ? Math.min(againMs, everyMs) : everyMs;
    return new Date(now().getTime() + (wasAnswered ? pauseMs : unansweredMs));
  });

  return {
    async start() {
      await startDues(db, "vendor", now());
      loop.start();
    },
    async nudge(workspaceId) {
      await dueNow(db, "vendor", workspaceId, now());
      loop.nudge();
    },
    stop: loop.stop,
  };
}
