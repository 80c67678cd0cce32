import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DirectorySyncId, SlackChannelId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * Readings of the vendor's whole customer list. `next_page` is where to go on: whoever finds a lease that ran out takes
 * the reading up there. `first` takes everybody over; later ones only compare.
 */
export const directorySyncs = pgTable(
  "directory_syncs",
  {
    workspaceId: workspaceId(),
    syncId: uuid().notNull().$type<DirectorySyncId>(),
    kind: text().notNull().$type<"first" | "again" | "nightly">(),
    state: text().notNull().$type<"running" | "finished" | "failed" | "stopped">(),
    nextPage: text(),
    pages: integer().notNull().default(0),
    seen: integer().notNull().default(0),
    added: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    gone: integer().notNull().default(0),
    restarts: integer().notNull().default(0),
    startedBy: text().notNull(),
    channelId: text().$type<SlackChannelId>(),
    startedAt: instant().notNull(),
    movedAt: instant().notNull(),
    leasedUntil: instant(),
    finishedAt: instant(),
    trouble: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.syncId] }),
    uniqueIndex("directory_syncs_one_running").on(table.workspaceId).where(sql`${table.state} = 'running'`),
    index("directory_syncs_latest").on(table.workspaceId, table.startedAt),
  ],
);
