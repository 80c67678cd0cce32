import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { GdapEndState } from "../../src/domain/gdap.ts";
import type { CustomerId, GdapEndId, SlackChannelId, SlackUserId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** An admin agent's decision to end a granular relationship, followed until the directory shows the end. */
export const gdapEnds = pgTable(
  "gdap_ends",
  {
    workspaceId: workspaceId(),
    gdapEndId: uuid().notNull().$type<GdapEndId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    gdapId: text().notNull(),
    name: text().notNull(),
    state: text().notNull().$type<GdapEndState>(),
    /** The state of it that the admin agent saw. */
    etag: text().notNull().default(""),
    reason: text().notNull(),
    channelId: text().$type<SlackChannelId>(),
    askedBy: text().notNull().$type<SlackUserId>(),
    askedAt: instant().notNull(),
    failure: text(),
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.gdapEndId] }),
    uniqueIndex("gdap_ends_one_open")
      .on(table.workspaceId, table.gdapId)
      .where(sql`${table.state} in ('asked', 'ending')`),
    index("gdap_ends_of_customer").on(table.workspaceId, table.customerId, table.askedAt),
  ],
);
