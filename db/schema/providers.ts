import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ProviderId } from "../../src/domain/ids.ts";
import { workspaceId } from "./columns.ts";

/** Our indirect providers. Removing one only hides it: invitations and relationships go on naming it. */
export const providers = pgTable(
  "providers",
  {
    workspaceId: workspaceId(),
    providerId: uuid().notNull().$type<ProviderId>(),
    name: text().notNull(),
    tenantId: text(),
    isRemoved: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.providerId] })],
);
