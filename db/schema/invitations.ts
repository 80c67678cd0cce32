import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, InvitationId, SlackChannelId, SlackUserId } from "../../src/domain/ids.ts";
import type { InvitationState, Leg } from "../../src/domain/invitation.ts";
import type { Language } from "../../src/domain/language.ts";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * Our offers to customers, for ever. `legs` is a small list that is only ever read and written whole, with its
 * invitation. `sealed_link` is the personal link under the encryption key: wiped when the invitation ends.
 */
export const invitations = pgTable(
  "invitations",
  {
    workspaceId: workspaceId(),
    invitationId: uuid().notNull().$type<InvitationId>(),
    customerId: uuid().notNull().$type<CustomerId>(),
    state: text().notNull().$type<InvitationState>(),
    legs: json<readonly Leg[]>().notNull(),
    language: text().notNull().$type<Language>(),
    channelId: text().notNull().$type<SlackChannelId>(),
    asksForDap: boolean().notNull().default(false),
    subject: text().notNull(),
    text: text().notNull(),
    sealedLink: text(),
    /** The directory gave the link for us alone; the provider's part was put in by us. */
    isLinkComposed: boolean().notNull().default(false),
    /** Why the directory gave none, as JSON; null once it did. */
    linkRefusal: text(),
    requestedBy: text().notNull().$type<SlackUserId>(),
    createdAt: instant().notNull(),
    sentBy: text().$type<SlackUserId>(),
    sentAt: instant(),
    expiresAt: instant(),
    endedBy: text(),
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.invitationId] }),
    uniqueIndex("invitations_one_pending")
      .on(table.workspaceId, table.customerId)
      .where(sql`${table.state} = 'sent'`),
    index("invitations_of_customer").on(table.workspaceId, table.customerId, table.createdAt),
    index("invitations_pending").on(table.workspaceId, table.state, table.sentAt, table.invitationId),
    index("invitations_drafts")
      .on(table.workspaceId, table.requestedBy, table.createdAt)
      .where(sql`${table.state} = 'draft'`),
  ],
);
