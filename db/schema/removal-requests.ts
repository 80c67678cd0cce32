import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { FactsChange } from "../../src/domain/facts.ts";
import type {
  CustomerId,
  RelationshipId,
  RemovalRequestId,
  SlackChannelId,
  SlackUserId,
} from "../../src/domain/ids.ts";
import type { LegalNotice } from "../../src/domain/legal-notice.ts";
import type { Attestation, ProviderTask, RemovalState } from "../../src/domain/removal-request.ts";
import { instant, json, workspaceId } from "./columns.ts";

/** Requests to end a relationship, each with the attestation word for word. Kept for ever: it is the partner's evidence. */
export const removalRequests = pgTable(
  "removal_requests",
  {
    workspaceId: workspaceId(),
    removalId: uuid().notNull().$type<RemovalRequestId>(),
    relationshipId: uuid().notNull().$type<RelationshipId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    channelId: text().notNull().$type<SlackChannelId>(),
    state: text().notNull().$type<RemovalState>(),
    reason: text().notNull(),
    requestedBy: text().notNull().$type<SlackUserId>(),
    attestation: json<Attestation>().notNull(),
    lapsesAt: instant().notNull(),
    decidedBy: text().$type<SlackUserId>(),
    decidedAt: instant(),
    decisionReason: text(),
    isOwnDecision: boolean().notNull().default(false),
    endedBy: text(),
    endedAt: instant(),
    lapsedBecause: text().$type<"too-old" | "facts-changed">(),
    /** What had changed when it lapsed for it. */
    changedFacts: json<FactsChange>(),
    /** Why the last execution failed, as JSON. */
    failure: text(),
    notice: json<LegalNotice>(),
    /** Set where our provider has to carry it out. */
    providerTask: json<ProviderTask>(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.removalId] }),
    uniqueIndex("removal_requests_one_open")
      .on(table.workspaceId, table.relationshipId)
      .where(sql`${table.state} in ('attested', 'approved', 'executing', 'failed')`),
    index("removal_requests_of_customer").on(table.workspaceId, table.customerId, table.createdAt),
    index("removal_requests_by_state").on(table.workspaceId, table.state, table.createdAt),
  ],
);
