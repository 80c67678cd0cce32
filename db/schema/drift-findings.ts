import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { DriftKind } from "../../src/domain/drift.ts";
import type { CustomerId, CustomerTenantId, DriftFindingId, ProviderId } from "../../src/domain/ids.ts";
import { instant, json, workspaceId } from "./columns.ts";

/** Where our view and the directory's differ: told to admin agents, never repaired by itself. One open row for each difference. */
export const driftFindings = pgTable(
  "drift_findings",
  {
    workspaceId: workspaceId(),
    findingId: uuid().notNull().$type<DriftFindingId>(),
    kind: text().notNull().$type<DriftKind>(),
    /** The customer's tenant, with whatever else tells this difference from another of its kind. */
    subjectKey: text().notNull(),
    tenantId: text().$type<CustomerTenantId>(),
    customerId: uuid().$type<CustomerId>(),
    providerId: uuid().$type<ProviderId>(),
    details: json<Readonly<Record<string, string | null>>>().notNull(),
    /** `gone`: a later comparison no longer found it. `taken-over`: an admin agent accepted what the directory shows. */
    state: text().notNull().$type<"open" | "gone" | "taken-over" | "dismissed">(),
    foundAt: instant().notNull(),
    settledAt: instant(),
    settledBy: text(),
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.findingId] }),
    uniqueIndex("drift_findings_one_open")
      .on(table.workspaceId, table.kind, table.subjectKey)
      .where(sql`${table.state} = 'open'`),
    index("drift_findings_by_state").on(table.workspaceId, table.state, table.foundAt, table.findingId),
  ],
);
