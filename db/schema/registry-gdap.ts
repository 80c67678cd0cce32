import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, RegistryEntryId } from "../../src/domain/ids.ts";
import { instant, json, workspaceId } from "./columns.ts";

/** Granular delegated admin privileges as entered in the local registry. A removal leaves them untouched. */
export const registryGdap = pgTable(
  "registry_gdap",
  {
    workspaceId: workspaceId(),
    entryId: uuid().notNull().$type<RegistryEntryId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    name: text().notNull(),
    roles: json<readonly string[]>().notNull(),
    status: text().notNull().$type<"active" | "expired" | "terminated">(),
    endsAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.entryId] }),
    index("registry_gdap_of_customer").on(table.workspaceId, table.customerId),
  ],
);
