import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { SlackKind, Standing } from "../../src/domain/slack-standing.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * What Slack last said of the people, groups and channels that the set-up or open work names, so that a change is told
 * once. Nobody's rights are read from here: those are asked of Slack.
 */
export const slackStandings = pgTable(
  "slack_standings",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<SlackKind>(),
    slackId: text().notNull(),
    standing: text().notNull().$type<Standing>(),
    /** As people knew it; null for people, whose names are Slack's. */
    name: text(),
    since: instant().notNull(),
    /** The bulletin that stands for the trouble. */
    told: text(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.kind, table.slackId] })],
);
