import { boolean, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Language } from "../../src/domain/language.ts";
import type { PartnerKind } from "../../src/domain/settings.ts";
import { instant, workspaceId } from "./columns.ts";

/** One installation: a Slack team, or an organisation installed org-wide (then the team is empty). Outlives everything in it. */
export const workspaces = pgTable(
  "workspaces",
  {
    workspaceId: workspaceId().primaryKey(),
    slackEnterpriseId: text().notNull().default(""),
    slackTeamId: text().notNull().default(""),
    partnerName: text(),
    partnerKind: text().notNull().default("direct").$type<PartnerKind>(),
    emailLanguage: text().notNull().default("en").$type<Language>(),
    invitationValidForDays: integer().notNull().default(30),
    attestationValidForDays: integer().notNull().default(14),
    ownRemovalAllowed: boolean().notNull().default(false),
    sharedChannelsAllowed: boolean().notNull().default(false),
    /** E-mails carry our own personal link beside the vendor's. */
    passportsWanted: boolean().notNull().default(false),
    /** Null: for ever. */
    personalDataKeptForMonths: integer(),
    auditDetailsKeptForMonths: integer(),
    /** What the set-up modal was shown with; a later save from an older screen is refused. */
    settingsVersion: integer().notNull().default(0),
    createdAt: instant().notNull(),
  },
  (table) => [uniqueIndex("workspaces_slack").on(table.slackEnterpriseId, table.slackTeamId)],
);
