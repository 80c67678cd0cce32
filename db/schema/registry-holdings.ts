import { index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { BlockerKind } from "../../src/domain/facts.ts";
import type { CustomerId, RegistryEntryId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Subscriptions and reservations as admin agents entered them in the local registry. */
export const registryHoldings = pgTable(
  "registry_holdings",
  {
    workspaceId: workspaceId(),
    entryId: uuid().notNull().$type<RegistryEntryId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    kind: text().notNull().$type<BlockerKind>(),
    name: text().notNull(),
    status: text().notNull().$type<"active" | "suspended" | "cancelled">(),
    quantity: integer(),
    endsAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.entryId] }),
    index("registry_holdings_of_customer").on(table.workspaceId, table.customerId),
  ],
);
