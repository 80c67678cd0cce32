import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns.ts";

/**
 * How far each kind of regular work with the vendor has come, and when it is due again. "away" is no work: it stands while
 * admin agents know that the vendor has not been reached since `readUntil`.
 */
export const vendorCursors = pgTable(
  "vendor_cursors",
  {
    workspaceId: workspaceId(),
    kind: text().notNull().$type<"audit-log" | "nightly" | "gdap-ends" | "away">(),
    readUntil: instant(),
    dueAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.kind] })],
);
