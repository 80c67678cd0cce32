import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { BulletinKind } from "../../src/domain/bulletin.ts";
import type { MessageTs } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Where a bulletin stands in Slack for one reader (a person or a channel), so that it can be changed in place. */
export const bulletins = pgTable(
  "bulletins",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<BulletinKind>(),
    subjectId: text().notNull(),
    /** A person's or a channel's Slack id. */
    reader: text().notNull(),
    channelId: text().notNull(),
    ts: text().notNull().$type<MessageTs>(),
    postedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.kind, table.subjectId, table.reader] })],
);
