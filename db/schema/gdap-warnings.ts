import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, GdapWarningId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Which ends of granular relationships were warned of, and how many days ahead: each is said once. */
export const gdapWarnings = pgTable(
  "gdap_warnings",
  {
    workspaceId: workspaceId(),
    gdapId: text().notNull(),
    endsAt: instant().notNull(),
    daysAhead: integer().notNull(),
    warningId: uuid().notNull().$type<GdapWarningId>(),
    customerId: uuid().$type<CustomerId>(),
    name: text().notNull(),
    companyName: text(),
    warnedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.gdapId, table.endsAt, table.daysAhead] })],
);
