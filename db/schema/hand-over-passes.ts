import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { GdapRequestId, InvitationId, SlackUserId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Short-lived personal links to the hand-over page, by the hash of their token. Swept once they ran out. */
export const handOverPasses = pgTable(
  "hand_over_passes",
  {
    workspaceId: workspaceId(),
    tokenHash: text().notNull(),
    /** One of the two: what is handed over. */
    invitationId: uuid().$type<InvitationId>(),
    gdapRequestId: uuid().$type<GdapRequestId>(),
    slackUserId: text().notNull().$type<SlackUserId>(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.tokenHash] }),
    index("hand_over_passes_by_token").on(table.tokenHash),
    index("hand_over_passes_over").on(table.workspaceId, table.expiresAt),
  ],
);
