import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { OutboxMessageId } from "../../src/domain/ids.ts";
import type { OutboxState } from "../../src/domain/outbox.ts";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * Work that follows from a change, written with it. `started_at` is set before an attempt leaves the process: a message
 * found started with its lease over has an unknown fate. Sent ones are swept after a month.
 */
export const outboxMessages = pgTable(
  "outbox_messages",
  {
    workspaceId: workspaceId(),
    messageId: uuid().notNull().$type<OutboxMessageId>(),
    lane: text().notNull(),
    topic: text().notNull(),
    body: json<unknown>().notNull(),
    state: text().notNull().default("queued").$type<OutboxState>(),
    attempt: integer().notNull().default(0),
    runAt: instant().notNull(),
    leaseUntil: instant(),
    startedAt: instant(),
    lastReason: text(),
    correlationId: text().notNull(),
    createdAt: instant().notNull(),
    settledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.messageId] }),
    index("outbox_messages_lane")
      .on(table.workspaceId, table.lane, table.messageId)
      .where(sql`${table.state} = 'queued'`),
    index("outbox_messages_stuck")
      .on(table.workspaceId, table.createdAt)
      .where(sql`${table.state} in ('dead', 'uncertain')`),
    index("outbox_messages_settled")
      .on(table.workspaceId, table.settledAt)
      .where(sql`${table.settledAt} is not null`),
  ],
);
