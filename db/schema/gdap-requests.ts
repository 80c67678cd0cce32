import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { GdapRequestState } from "../../src/domain/gdap.ts";
import type { CustomerId, GdapRequestId, SlackChannelId, SlackUserId } from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import { instant, json, workspaceId } from "./columns.ts";

/** Requests for granular administration, each with the draft that carries the approval link (which is no secret of ours). */
export const gdapRequests = pgTable(
  "gdap_requests",
  {
    workspaceId: workspaceId(),
    gdapRequestId: uuid().notNull().$type<GdapRequestId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    state: text().notNull().$type<GdapRequestState>(),
    name: text().notNull(),
    roleIds: json<readonly string[]>().notNull(),
    durationDays: integer().notNull(),
    isAutoExtended: boolean().notNull(),
    language: text().notNull().$type<Language>(),
    channelId: text().$type<SlackChannelId>(),
    /** The vendor's id of the relationship, once it was created there. */
    gdapId: text(),
    approvalUrl: text(),
    subject: text().notNull(),
    text: text().notNull(),
    /** Why the vendor would not create it. */
    failure: text(),
    requestedBy: text().notNull().$type<SlackUserId>(),
    createdAt: instant().notNull(),
    handedOverBy: text().$type<SlackUserId>(),
    handedOverAt: instant(),
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.gdapRequestId] }),
    index("gdap_requests_of_customer").on(table.workspaceId, table.customerId, table.createdAt),
    index("gdap_requests_by_state").on(table.workspaceId, table.state, table.createdAt),
    index("gdap_requests_by_gdap").on(table.workspaceId, table.gdapId),
  ],
);
