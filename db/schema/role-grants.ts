import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Role } from "../../src/domain/actor.ts";
import { instant, workspaceId } from "./columns.ts";

/** Who holds a role: a person by name, or everybody in a Slack user group. Members are asked of Slack, never kept here. */
export const roleGrants = pgTable(
  "role_grants",
  {
    workspaceId: workspaceId(),
    role: text().notNull().$type<Role>(),
    holderKind: text().notNull().$type<"person" | "group">(),
    holderId: text().notNull(),
    grantedBy: text().notNull(),
    grantedAt: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.role, table.holderKind, table.holderId] })],
);
