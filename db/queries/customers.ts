import { domainToUnicode } from "node:url";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { Customer, CustomerDetails } from "../../src/domain/customer.ts";
import type { CustomerId, CustomerTenantId, WorkspaceId } from "../../src/domain/ids.ts";
import { fold, searchText } from "../../src/domain/search-text.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { customers } from "../schema/index.ts";

export async function findCustomer(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
): Promise<Customer | null> {
  const [row] = await db.select().from(customers).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockCustomer(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
): Promise<Customer | null> {
  const [row] = await tx.select().from(customers).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

/** In no order; those that are not there are left out. */
export async function listCustomerNames(
  db: Db,
  workspaceId: WorkspaceId,
  ids: readonly CustomerId[],
): Promise<{ readonly id: CustomerId; readonly companyName: string }[]> {
  if (ids.length === 0) return [];
  return db
    .select({ id: customers.customerId, companyName: customers.companyName })
    .from(customers)
    .where(and(eq(customers.workspaceId, workspaceId), inArray(customers.customerId, [...ids])));
}

export async function findCustomerByTenant(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  tenantId: CustomerTenantId,
): Promise<Customer | null> {
  const [row] = await db
    .select()
    .from(customers)
    .where(and(eq(customers.workspaceId, workspaceId), eq(customers.tenantId, tenantId)))
    .limit(1);
  return row ? fromRow(row) : null;
}

/** Others with exactly this domain: likely the same company, entered twice. */
export async function listCustomersWithDomain(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  domain: string,
  besides: CustomerId,
  limit = 5,
): Promise<Customer[]> {
  const rows = await db
    .select()
    .from(customers)
    .where(
      and(
        eq(customers.workspaceId, workspaceId),
        eq(customers.domain, domain),
        ne(customers.customerId, besides),
      ),
    )
    .limit(limit);
  return rows.map(fromRow);
}

/** False when a customer with this id, or with this tenant id, is already there. */
export async function insertCustomer(tx: Tx, workspaceId: WorkspaceId, customer: Customer): Promise<boolean> {
  const inserted = await tx
    .insert(customers)
    .values({ workspaceId, customerId: customer.id, ...toRow(customer) })
    .onConflictDoNothing()
    .returning({ id: customers.customerId });
  return inserted.length === 1;
}

/** Leaves the standing alone. Runs into `customers_tenant` when another customer took the tenant id meanwhile. */
export async function updateCustomerDetails(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
  details: CustomerDetails,
): Promise<void> {
  const changed = await tx
    .update(customers)
    .set({ ...details, ...derived(details) })
    .where(is(workspaceId, id))
    .returning({ id: customers.customerId });
  if (changed.length !== 1) throw new GuardFailed(`customer ${id} is not there`);
}

function is(workspaceId: WorkspaceId, id: CustomerId) {
  return and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, id));
}

const longestSortName = 200;

/** The columns made from the others: what is sorted by, and what is searched. */
export function derived(
  details: Pick<CustomerDetails, "companyName" | "domain" | "ownReference" | "tenantId" | "contactEmail">,
): { sortName: string; searchText: string } {
  const { companyName, domain, ownReference, tenantId, contactEmail } = details;
  const name = fold(companyName);
  const spoken = domain?.includes("xn--") ? domainToUnicode(domain) : null;
  // References are also found when typed without their hyphens.
  const compact = [ownReference, tenantId].map((part) => (part ? fold(part).replaceAll(" ", "") : null));
  return {
    // Folding makes some letters many; an index and a page's cursor have no room for all of them.
    sortName: name.length <= longestSortName ? name : [...name].slice(0, longestSortName).join(""),
    searchText: searchText([companyName, domain, spoken, ownReference, tenantId, contactEmail, ...compact]),
  };
}

function toRow(customer: Customer) {
  const { id: _id, ...row } = customer;
  return { ...row, ...derived(customer) };
}

export function fromRow(row: typeof customers.$inferSelect): Customer {
  const {
    workspaceId: _workspaceId,
    customerId,
    sortName: _sortName,
    searchText: _searchText,
    ...rest
  } = row;
  return { ...rest, id: customerId };
}

export async function hasCustomers(db: Db | Tx, workspaceId: WorkspaceId): Promise<boolean> {
  const rows = await db
    .select({ workspaceId: customers.workspaceId })
    .from(customers)
    .where(eq(customers.workspaceId, workspaceId))
    .limit(1);
  return rows.length > 0;
}
