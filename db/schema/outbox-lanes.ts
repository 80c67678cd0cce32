import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { instant, workspaceId } from "./columns.ts";

/** When a lane may send again: Slack takes about one message a second and channel, whichever process sends it. */
export const outboxLanes = pgTable(
  "outbox_lanes",
  { workspaceId: workspaceId(), lane: text().notNull(), nextAt: instant().notNull() },
  (table) => [primaryKey({ columns: [table.workspaceId, table.lane] })],
);
