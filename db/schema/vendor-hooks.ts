import { pgTable, text } from "drizzle-orm/pg-core";
import { instant, json, workspaceId } from "./columns.ts";

/** Our registration for the vendor's events, as last read from it. */
export const vendorHooks = pgTable("vendor_hooks", {
  workspaceId: workspaceId().primaryKey(),
  url: text().notNull(),
  events: json<readonly string[]>().notNull(),
  registeredAt: instant().notNull(),
  lastEventAt: instant(),
  /** The test event that was asked for last. */
  testCorrelationId: text(),
  testAskedAt: instant(),
});
