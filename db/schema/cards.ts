import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { MessageTs, SlackChannelId } from "../../src/domain/ids.ts";
import type { CardRef } from "../../src/domain/outbox.ts";
import { instant, workspaceId } from "./columns.ts";

/** Where a card stands in Slack, so that it can be changed in place. */
export const cards = pgTable(
  "cards",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<CardRef["kind"]>(),
    subjectId: uuid().notNull(),
    channelId: text().notNull().$type<SlackChannelId>(),
    ts: text().notNull().$type<MessageTs>(),
    postedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.kind, table.subjectId] })],
);
