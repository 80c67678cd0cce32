import { boolean, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, InvitationId, ProviderId, RelationshipId } from "../../src/domain/ids.ts";
import type { LegKind, RelationshipState } from "../../src/domain/relationship.ts";
import { instant, workspaceId } from "./columns.ts";

/** One row for each customer and leg; a removed one stays and may become active again by a new acceptance. */
export const relationships = pgTable(
  "relationships",
  {
    workspaceId: workspaceId(),
    relationshipId: uuid().notNull().$type<RelationshipId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    leg: text().notNull().$type<LegKind>(),
    /** The provider's id on provider legs, "" on our own, so that it can be part of a key. */
    legKey: text().notNull(),
    providerId: uuid().$type<ProviderId>(),
    state: text().notNull().$type<RelationshipState>(),
    hasDap: boolean().notNull().default(false),
    invitationId: uuid().$type<InvitationId>(),
    activatedAt: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.relationshipId] }),
    uniqueIndex("relationships_one_per_leg").on(table.workspaceId, table.customerId, table.leg, table.legKey),
  ],
);
