import { sql } from "drizzle-orm";
import { boolean, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, ProviderId } from "../../src/domain/ids.ts";
import type { LegKind } from "../../src/domain/relationship.ts";
import { instant, workspaceId } from "./columns.ts";

/** What the local registry, as the partner directory, shows of a customer's relationships. */
export const registryLegs = pgTable(
  "registry_legs",
  {
    workspaceId: workspaceId(),
    customerId: uuid().notNull().$type<CustomerId>(),
    leg: text().notNull().$type<LegKind>(),
    legKey: text().notNull(),
    providerId: uuid().$type<ProviderId>(),
    providerName: text(),
    isActive: boolean().notNull(),
    hasDap: boolean().notNull().default(false),
    changedAt: instant().notNull(),
    /** The removals that this leg has seen, by their request ids: a late repeat of one ends nothing. Empty: none yet. */
    endedByRequests: text().array().notNull().default(sql`'{}'::text[]`),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.customerId, table.leg, table.legKey] })],
);
