import { bigint, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * What happened and what was refused, append-only (a trigger refuses the rest), each entry carrying the hash of the
 * one before. The hash covers a salted digest of the details, so `details` and `salt` alone may be purged later.
 */
export const auditEntries = pgTable(
  "audit_entries",
  {
    workspaceId: workspaceId(),
    seq: bigint({ mode: "number" }).notNull(),
    at: instant().notNull(),
    actor: text().notNull(),
    act: text().notNull(),
    outcome: text().notNull().$type<"changed" | "refused">(),
    reason: text(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    customerId: uuid(),
    correlationId: text().notNull(),
    details: json<Record<string, unknown>>(),
    salt: text(),
    detailsDigest: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.seq] }),
    index("audit_entries_of_customer").on(table.workspaceId, table.customerId, table.seq),
  ],
);
