import { boolean, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { SlackChannelId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { workspaceId } from "./columns.ts";

/** Channels where cards may go. Cards already there stay when a channel is taken off the list. */
export const teamChannels = pgTable(
  "team_channels",
  {
    workspaceId: workspaceId(),
    channelId: text().notNull().$type<SlackChannelId>(),
    name: text().notNull(),
    language: text().notNull().$type<Language>(),
    isDefault: boolean().notNull().default(false),
    isShared: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.channelId] })],
);
