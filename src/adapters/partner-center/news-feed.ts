import { addDays, addMinutes, addSeconds, max, min, subDays, subHours } from "date-fns";
import type { Db } from "../../../db/client.ts";
import { findVendorCursor, moveVendorCursor } from "../../../db/queries/vendor-cursors.ts";
import {
  deleteSettledNews,
  hasUnsettledNewsOf,
  insertNews,
  listUnsettledNews,
  listWaitingRecords,
  type NewsRow,
  settleNews,
  settleWaitingRecord,
} from "../../../db/queries/vendor-news.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { WebHookStatus } from "../../ports/vendor-connection.ts";
import type { VendorNews, VendorNewsFeed, VendorNewsKind } from "../../ports/vendor-desk.ts";
import { type AuditDays, createAuditLog } from "./audit-log.ts";
import type { VendorClient } from "./call.ts";
import { keepHeard } from "./news-keeping.ts";

interface NewsFeedParts {
  readonly db: Db;
  readonly client: VendorClient;
  readonly newId: () => string;
  readonly log: { info(fields: object, message: string): void; warn(fields: object, message: string): void };
  /** How often the activity log is asked; every five minutes if left out. */
  readonly pollSeconds?: number;
  /** Looks whether the web hook is still where it was: called once an hour. May throw DirectoryUnavailable. */
  readonly lookAtWebHook?: (workspaceId: WorkspaceId, now: Date) => Promise<WebHookStatus>;
}

/** The vendor keeps ninety days and shows thirty at a time; a day less of each keeps clear of both edges. */
const historyDays = 89;
const windowDays = 29;
/** Records are written late: usually by minutes, which is read again each time; once an hour a whole day is. */
const usualOverlapHours = 2;
const wideOverlapHours = 24;
const wideEveryMinutes = 60;
/** A record that a web hook named and nobody has seen for so long is not going to be written. */
const waitForRecordDays = 8;
const recordsAtOnce = 20;
const settledKeptDays = 90;

/** News from the vendor's activity log, beside those that web hooks brought. */
export function createVendorNewsFeed({
  db,
  client,
  newId,
  log,
  lookAtWebHook,
  pollSeconds = 300,
}: NewsFeedParts): VendorNewsFeed {
  const auditLog = createAuditLog({ client, newId });
  const widelyReadAt = new Map<WorkspaceId, Date>();

  const readDays = async (workspaceId: WorkspaceId, days: AuditDays, now: Date) => {
    let added = 0;
    for await (const records of auditLog.read(workspaceId, days))
      for (const record of records)
        if ((await keepHeard(db, workspaceId, record, "audit-log", now)) === "new") added += 1;
    if (added > 0) log.info({ workspaceId, added }, "the vendor's activity log had news");
  };

  const lookAround = async (workspaceId: WorkspaceId, now: Date) => {
    try {
      const webHook = await lookAtWebHook?.(workspaceId, now);
      if (webHook?.state === "foreign")
        log.warn(
          { workspaceId },
          "another tool receives the vendor's events; the activity log alone is heard",
        );
    } catch (error) {
      // The log was read all the same, and there is another hour.
      if (!(error instanceof DirectoryUnavailable)) throw error;
      log.info({ workspaceId, trouble: error.trouble }, "the web hook's registration could not be read");
    }
  };

  const readLog = async (workspaceId: WorkspaceId, now: Date) => {
    const cursor = await findVendorCursor(db, workspaceId, "audit-log");
    if (cursor && cursor.dueAt > now) return;
    const lastWide = widelyReadAt.get(workspaceId);
    const isWide = !lastWide || addMinutes(lastWide, wideEveryMinutes) <= now;
    for (const days of windowsFrom(cursor?.readUntil ?? null, isWide, now)) {
      await readDays(workspaceId, days, now);
      const isLast = days.to >= midnight(now);
      await moveVendorCursor(db, workspaceId, "audit-log", {
        readUntil: min([addDays(days.to, 1), now]),
        dueAt: isLast ? addSeconds(now, pollSeconds) : now,
      });
    }
    if (!isWide) return;
    widelyReadAt.set(workspaceId, now);
    await lookAround(workspaceId, now);
  };

  const askForRecords = async (workspaceId: WorkspaceId, now: Date) => {
    for (const { recordId, receivedAt } of await listWaitingRecords(db, workspaceId, recordsAtOnce)) {
      const record = await auditLog.one(workspaceId, recordId);
      if (record === "absent" && subDays(now, waitForRecordDays) < receivedAt) continue;
      if (typeof record !== "string") await keepHeard(db, workspaceId, record, "web-hook", now);
      await settleWaitingRecord(db, workspaceId, recordId, now);
    }
  };

  return {
    async poll(workspaceId, now) {
      await askForRecords(workspaceId, now);
      await readLog(workspaceId, now);
    },

    async unsettled(workspaceId, limit) {
      return (await listUnsettledNews(db, workspaceId, limit)).map(asNews);
    },

    settle: (workspaceId, keys, now) => settleNews(db, workspaceId, keys, now),

    async add(workspaceId, { key, at, ...news }, now) {
      if (await hasUnsettledNewsOf(db, workspaceId, news)) return;
      await insertNews(db, workspaceId, { ...news, newsKey: key, happenedAt: at }, now);
    },
  };
}

/** Throws away what was dealt with long ago. Whatever it was, no way of hearing brings something that old again. */
export function forgetSettledNews(db: Db, workspaceId: WorkspaceId, now: Date): Promise<void> {
  return deleteSettledNews(db, workspaceId, subDays(now, settledKeptDays));
}

/**
 * The days to read, oldest first. The first time of all begins a day back: what was accepted before is in the customer
 * list, which is read as a whole.
 */
function windowsFrom(readUntil: Date | null, isWide: boolean, now: Date): readonly AuditDays[] {
  const overlapHours = isWide ? wideOverlapHours : usualOverlapHours;
  const wanted = subHours(readUntil ?? now, readUntil ? overlapHours : wideOverlapHours);
  const today = midnight(now);
  const first = max([midnight(min([wanted, now])), subDays(today, historyDays)]);
  const windows: AuditDays[] = [];
  for (let from = first; from <= today; from = addDays(from, windowDays + 1))
    windows.push({ from, to: min([addDays(from, windowDays), today]) });
  return windows;
}

/** The vendor's days are those of UTC. */
function midnight(at: Date): Date {
  return new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`);
}

const kinds: Readonly<Record<VendorNewsKind, true>> = {
  "relationship.accepted": true,
  "relationship.removed": true,
  "dap.approved": true,
  "dap.terminated": true,
  "gdap.changed": true,
  other: true,
};

function asNews({ newsKey, kind, happenedAt, ...news }: NewsRow): VendorNews {
  // It is one of the keys above.
  return { ...news, key: newsKey, kind: kind in kinds ? (kind as VendorNewsKind) : "other", at: happenedAt };
}
