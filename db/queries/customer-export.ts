import { and, asc, eq, gt } from "drizzle-orm";
import type { Customer } from "../../src/domain/customer.ts";
import type { CustomerId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../client.ts";
import { customers } from "../schema/index.ts";

export type ExportedCustomer = Omit<Customer, "createdAt" | "createdBy">;

/** By id, from behind `after`. */
export async function listForExport(
  db: Db,
  workspaceId: WorkspaceId,
  after: string | null,
  limit: number,
): Promise<ExportedCustomer[]> {
  return db
    .select({
      id: customers.customerId,
      companyName: customers.companyName,
      domain: customers.domain,
      tenantId: customers.tenantId,
      ownReference: customers.ownReference,
      country: customers.country,
      origin: customers.origin,
      contactName: customers.contactName,
      contactEmail: customers.contactEmail,
      language: customers.language,
      standing: customers.standing,
    })
    .from(customers)
    .where(
      and(
        eq(customers.workspaceId, workspaceId),
        // What comes after is an id that this query gave.
        after === null ? undefined : gt(customers.customerId, after as CustomerId),
      ),
    )
    .orderBy(asc(customers.customerId))
    .limit(limit);
}
