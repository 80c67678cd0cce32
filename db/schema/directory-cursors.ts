import { pgTable } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns.ts";

/** Up to when the partner directory's answers were taken over. Read again with an overlap: taking over twice changes nothing. */
export const directoryCursors = pgTable("directory_cursors", {
  workspaceId: workspaceId().primaryKey(),
  readUntil: instant().notNull(),
});
