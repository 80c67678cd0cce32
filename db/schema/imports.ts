import { integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ImportId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Imports that were carried out, so that one can be undone as a whole. What it takes for that is swept after a month. */
export const imports = pgTable(
  "imports",
  {
    workspaceId: workspaceId(),
    importId: uuid().notNull().$type<ImportId>(),
    added: integer().notNull(),
    updated: integer().notNull(),
    rejected: integer().notNull(),
    importedBy: text().notNull(),
    importedAt: instant().notNull(),
    undoneBy: text(),
    undoneAt: instant(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.importId] })],
);
