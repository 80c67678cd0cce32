import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CustomerOrigin, CustomerStanding } from "../../src/domain/customer.ts";
import type { CustomerId, CustomerTenantId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { instant, orderedText, workspaceId } from "./columns.ts";

/**
 * Customers we know, invited or not. `standing` repeats what invitations and relationships say, so that the list
 * filters by key. `sort_name` is the folded name: no collation of the database's is asked, so both engines agree.
 */
export const customers = pgTable(
  "customers",
  {
    workspaceId: workspaceId(),
    customerId: uuid().notNull().$type<CustomerId>(),
    companyName: text().notNull(),
    domain: text(),
    tenantId: text().$type<CustomerTenantId>(),
    ownReference: text(),
    country: text(),
    origin: text().notNull().$type<CustomerOrigin>(),
    contactName: text(),
    contactEmail: text(),
    language: text().notNull().$type<Language>(),
    standing: text().notNull().default("none").$type<CustomerStanding>(),
    sortName: orderedText().notNull(),
    searchText: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.customerId] }),
    uniqueIndex("customers_tenant")
      .on(table.workspaceId, table.tenantId)
      .where(sql`${table.tenantId} is not null`),
    index("customers_domain").on(table.workspaceId, table.domain),
    index("customers_page").on(table.workspaceId, table.sortName, table.customerId),
    index("customers_page_by_standing").on(
      table.workspaceId,
      table.standing,
      table.sortName,
      table.customerId,
    ),
    index("customers_search").using("gin", table.workspaceId, table.searchText.op("gin_trgm_ops")),
  ],
);
