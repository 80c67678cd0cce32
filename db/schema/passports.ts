import { pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CustomerTenantId, InvitationId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * Our own personal link beside the vendor's, where the workspace wants it. The token is kept as a lookup hash and sealed:
 * the sealed one is wiped when the invitation ends. The hash stays, to say on the page why it is over, and so does what was learnt.
 */
export const passports = pgTable(
  "passports",
  {
    workspaceId: workspaceId(),
    invitationId: uuid().notNull().$type<InvitationId>(),
    tokenHash: text(),
    sealedToken: text(),
    firstOpenedAt: instant(),
    ledOnAt: instant(),
    /** The domain that the customer said they sign in with, and the tenant behind it. */
    domain: text(),
    tenantId: text().$type<CustomerTenantId>(),
    endedAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.invitationId] }),
    uniqueIndex("passports_token").on(table.tokenHash),
  ],
);
