import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerDetails } from "../../src/domain/customer.ts";
import type { CustomerId, ImportId } from "../../src/domain/ids.ts";
import { json, workspaceId } from "./columns.ts";

/**
 * What one import changed of one customer: the row as it was before, and a digest of it as the import left it. Where that no
 * longer fits, somebody worked with the customer since. Those that it added are found by when and by whom.
 */
export const importChanges = pgTable(
  "import_changes",
  {
    workspaceId: workspaceId(),
    importId: uuid().notNull().$type<ImportId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    before: json<CustomerDetails>().notNull(),
    after: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId, table.customerId] })],
);
