import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerTenantId, DirectorySyncId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** The vendor's customer list as last read, so that it can be compared with what we believe. A customer has one row for each of our roles. */
export const directoryCustomers = pgTable(
  "directory_customers",
  {
    workspaceId: workspaceId(),
    tenantId: text().notNull().$type<CustomerTenantId>(),
    role: text().notNull().default(""),
    companyName: text().notNull(),
    domain: text(),
    relationship: text().notNull(),
    seenIn: uuid().notNull().$type<DirectorySyncId>(),
    firstSeenAt: instant().notNull(),
    goneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.tenantId, table.role] }),
    index("directory_customers_seen_in").on(table.workspaceId, table.seenIn),
  ],
);
