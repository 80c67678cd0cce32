import { pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { SlackUserId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/** Sign-ins under way, by the hash of the state that comes back; short-lived. The code verifier is sealed. */
export const vendorSignIns = pgTable(
  "vendor_sign_ins",
  {
    workspaceId: workspaceId(),
    stateHash: text().notNull(),
    sealedVerifier: text().notNull(),
    callbackUrl: text().notNull(),
    startedBy: text().$type<SlackUserId>(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (table) => [uniqueIndex("vendor_sign_ins_state").on(table.stateHash)],
);
