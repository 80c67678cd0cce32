import { bigint, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns.ts";

/**
 * Which workspaces have something due, by kind of sweep: the one small table a process looks at. `version` grows with
 * every change, so that a sweep which found nothing left cannot wipe out work that came meanwhile.
 */
export const workspaceDues = pgTable(
  "workspace_dues",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<"outbox" | "deadlines" | "reconciliation" | "vendor">(),
    dueAt: instant().notNull(),
    version: bigint({ mode: "number" }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.kind] }),
    index("workspace_dues_due").on(table.kind, table.dueAt),
  ],
);
