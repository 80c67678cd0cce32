import { integer, pgTable, text } from "drizzle-orm/pg-core";
import type { SlackUserId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * The sign-in with the vendor whose rights all calls carry: one for each workspace, replaced by a new sign-in. The refresh
 * token is sealed; `version` grows with each renewal, so that of two processes that renew at once the newest token stays.
 */
export const vendorAccounts = pgTable("vendor_accounts", {
  workspaceId: workspaceId().primaryKey(),
  partnerTenantId: text().notNull(),
  signedInAs: text().notNull(),
  signedInBy: text().$type<SlackUserId>(),
  signedInAt: instant().notNull(),
  sealedRefreshToken: text(),
  renewedAt: instant().notNull(),
  endsAt: instant().notNull(),
  /** Only one process renews at a time. */
  renewingUntil: instant(),
  version: integer().notNull().default(0),
  trouble: text(),
  troubleSince: instant(),
  /** Which trouble the admin agents were told of last. */
  toldTrouble: text(),
  /** The smallest number of days before the end that was warned of. */
  warnedDays: integer(),
});
