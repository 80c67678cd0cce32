import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { RemovalFacts } from "../../src/domain/facts.ts";
import type { CustomerId, RelationshipId, RemovalPreparationId, SlackUserId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * What one person was shown on the way to an attestation: the facts, then the reason typed and the exact text, labels
 * and version on the screen. Only this row, ticked, becomes a removal request; it is swept after a day.
 */
export const removalPreparations = pgTable(
  "removal_preparations",
  {
    workspaceId: workspaceId(),
    preparationId: uuid().notNull().$type<RemovalPreparationId>(),
    relationshipId: uuid().notNull().$type<RelationshipId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    slackUserId: text().notNull().$type<SlackUserId>(),
    facts: json<RemovalFacts>().notNull(),
    reason: text(),
    textVersion: text(),
    language: text().$type<Language>(),
    text: text(),
    checkboxLabel: text(),
    submitLabel: text(),
    hash: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.preparationId] }),
    index("removal_preparations_over").on(table.workspaceId, table.createdAt),
  ],
);
