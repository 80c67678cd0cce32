import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerTenantId, InvitationId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * Which tenant an invitation is meant for, and how that is known: from the customer's record, from its domain's public
 * metadata, from what the customer said on the passport page, or because a person confirmed a match.
 */
export const invitationTargets = pgTable(
  "invitation_targets",
  {
    workspaceId: workspaceId(),
    invitationId: uuid().notNull().$type<InvitationId>(),
    tenantId: text().notNull().$type<CustomerTenantId>(),
    source: text().notNull().$type<"record" | "domain" | "passport" | "match">(),
    knownAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.invitationId, table.tenantId] }),
    index("invitation_targets_tenant").on(table.workspaceId, table.tenantId),
  ],
);
