import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AcceptanceState } from "../../src/domain/acceptance.ts";
import type { AcceptanceId, CustomerId, CustomerTenantId, InvitationId } from "../../src/domain/ids.ts";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * Acceptances that the vendor showed, where its links are not personal: each is matched to an invitation, waits for a
 * person, or was dealt with. Kept for ever beside the invitations.
 */
export const acceptances = pgTable(
  "acceptances",
  {
    workspaceId: workspaceId(),
    acceptanceId: uuid().notNull().$type<AcceptanceId>(),
    tenantId: text().notNull().$type<CustomerTenantId>(),
    companyName: text().notNull(),
    domain: text(),
    country: text(),
    acceptedAt: instant().notNull(),
    via: text().notNull().$type<"web-hook" | "audit-log" | "customer-list">(),
    state: text().notNull().$type<AcceptanceState>(),
    /** Why the match is what it is: the evidence, in the words of domain/matching.ts. */
    evidence: text(),
    invitationId: uuid().$type<InvitationId>(),
    /** Other invitations that it could be of, best first. */
    candidates: json<readonly InvitationId[]>().notNull(),
    customerId: uuid().$type<CustomerId>(),
    settledBy: text(),
    settledAt: instant(),
    reason: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.acceptanceId] }),
    uniqueIndex("acceptances_one_open")
      .on(table.workspaceId, table.tenantId)
      .where(sql`${table.state} in ('likely', 'unclaimed')`),
    index("acceptances_by_state").on(table.workspaceId, table.state, table.createdAt, table.acceptanceId),
    index("acceptances_of_invitation").on(table.workspaceId, table.invitationId),
    index("acceptances_of_tenant").on(table.workspaceId, table.tenantId, table.createdAt),
  ],
);
