import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns.ts";

/** How far each kind of regular work with the vendor has come, and when it is due again. */
export const vendorCursors = pgTable(
  "vendor_cursors",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<"audit-log" | "nightly" | "gdap-ends">(),
    readUntil: instant(),
    dueAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.kind] })],
);
