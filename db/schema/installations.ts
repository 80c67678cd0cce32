import { boolean, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { SlackUserId } from "../../src/domain/ids.ts";
import type { InstallationState } from "../../src/domain/installation.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * Where the app is installed by OAuth, and the token that Slack gave for it: one row for each workspace. An end wipes the
 * tokens and keeps the row. `version` grows with each token, so that what was decided on an older one is refused.
 */
export const installations = pgTable(
  "installations",
  {
    workspaceId: workspaceId().primaryKey(),
    slackEnterpriseId: text().notNull().default(""),
    /** Empty when installed org-wide. */
    slackTeamId: text().notNull().default(""),
    isOrgWide: boolean().notNull().default(false),
    /** Of the workspace, or of the organisation. */
    name: text().notNull().default(""),
    appId: text().notNull(),
    botId: text().notNull(),
    botUserId: text().notNull(),
    /** With commas, as Slack says them. */
    scopes: text().notNull().default(""),
    sealedBotToken: text(),
    sealedRefreshToken: text(),
    /** Null: it never ends. */
    tokenEndsAt: instant(),
    /** Only one process renews at a time: a refresh token works once. */
    renewingUntil: instant(),
    /** What the last attempt to renew ran into. */
    renewalTrouble: text(),
    installedBy: text().notNull().$type<SlackUserId>(),
    installedAt: instant().notNull(),
    state: text().notNull().default("active").$type<InstallationState>(),
    endedAt: instant(),
    version: integer().notNull().default(0),
  },
  (table) => [
    index("installations_by_team").on(table.slackTeamId),
    index("installations_by_enterprise").on(table.slackEnterpriseId),
    index("installations_by_token_end").on(table.tokenEndsAt),
  ],
);
