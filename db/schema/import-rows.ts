import { integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { CustomerOrigin } from "../../src/domain/customer.ts";
import type { CustomerId, CustomerTenantId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { orderedText, workspaceId } from "./columns.ts";

/**
 * Where the rows of a customer import wait until all of them were read: compared with each other and with the customers
 * there, then taken over at once. Emptied at the end of each run; what a killed run left is swept by a later one.
 * Unlogged: nothing in it is worth keeping.
 */
export const importRows = pgTable(
  "import_rows",
  {
    workspaceId: workspaceId(),
    runId: uuid().notNull(),
    /** Of the file, from 1; the header is a line too. */
    line: integer().notNull(),
    customerId: uuid().notNull().$type<CustomerId>(),
    companyName: text().notNull(),
    domain: text(),
    tenantId: text().$type<CustomerTenantId>(),
    ownReference: text(),
    country: text(),
    origin: text().$type<CustomerOrigin>(),
    contactName: text(),
    contactEmail: text(),
    language: text().$type<Language>(),
    sortName: orderedText().notNull(),
    searchText: text().notNull(),
    /** The customer that was there before and is meant by this row. */
    matchedId: uuid().$type<CustomerId>(),
    stagedAt: timestamp({ withTimezone: true, mode: "date", precision: 3 }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.runId, table.line] })],
);
