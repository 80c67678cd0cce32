import { boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CustomerId, InvitationId, ProviderId } from "../../src/domain/ids.ts";
import type { LegAnswer } from "../../src/domain/invitation.ts";
import type { Language } from "../../src/domain/language.ts";
import type { LegKind } from "../../src/domain/relationship.ts";
import { instant, json, workspaceId } from "./columns.ts";

/**
 * The local registry's copy of each invitation it made a link for, found by the token's hash alone (the token is
 * longer than any guess, and stands nowhere). What the customer answers is written here and nowhere else.
 */
export const registryLinks = pgTable(
  "registry_links",
  {
    workspaceId: workspaceId(),
    invitationId: uuid().notNull().$type<InvitationId>(),
    tokenHash: text().notNull(),
    customerId: uuid().notNull().$type<CustomerId>(),
    companyName: text().notNull(),
    partnerName: text().notNull(),
    legs: json<readonly { kind: LegKind; providerId: ProviderId | null; askedBy: string }[]>().notNull(),
    asksForDap: boolean().notNull(),
    language: text().notNull().$type<Language>(),
    state: text().notNull().$type<"open" | "answered" | "withdrawn" | "discarded" | "expired" | "replaced">(),
    expiresAt: instant().notNull(),
    closedAt: instant(),
    answers: json<readonly LegAnswer[]>(),
    grantsDap: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.invitationId] }),
    index("registry_links_by_token").on(table.tokenHash),
    index("registry_links_answered").on(table.workspaceId, table.closedAt),
  ],
);
