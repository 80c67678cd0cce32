import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CustomerTenantId } from "../../src/domain/ids.ts";
import { instant, workspaceId } from "./columns.ts";

/**
 * What the vendor told of by itself, once for each thing that happened, whichever way it was heard of. Settled ones stay
 * for a while, so that a replay or a late record is known again.
 */
export const vendorNews = pgTable(
  "vendor_news",
  {
    workspaceId: workspaceId(),
    newsKey: text().notNull(),
    kind: text().notNull(),
    tenantId: text().$type<CustomerTenantId>(),
    companyName: text(),
    gdapId: text(),
    happenedAt: instant().notNull(),
    via: text().notNull().$type<"web-hook" | "audit-log" | "customer-list">(),
    receivedAt: instant().notNull(),
    settledAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.newsKey] }),
    index("vendor_news_unsettled")
      .on(table.workspaceId, table.happenedAt)
      .where(sql`${table.settledAt} is null`),
    index("vendor_news_by_tenant").on(table.workspaceId, table.tenantId, table.happenedAt),
  ],
);
