import { domainToUnicode } from "node:url";
import { and, asc, desc, eq, gte, inArray, like, lt, ne, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Customer, CustomerDetails, CustomerStanding } from "../../src/domain/customer.ts";
import type { CustomerId, CustomerTenantId, WorkspaceId } from "../../src/domain/ids.ts";
import { fold, searchText, searchWords } from "../../src/domain/search-text.ts";
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

/** False when a customer with this tenant id is already there. */
export async function insertCustomer(tx: Tx, workspaceId: WorkspaceId, customer: Customer): Promise<boolean> {
  const inserted = await tx
    .insert(customers)
    .values({ workspaceId, customerId: customer.id, ...toRow(customer) })
    .onConflictDoNothing({
      target: [customers.workspaceId, customers.tenantId],
      where: sql`${sql.identifier("tenant_id")} is not null`,
    })
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

export async function setStanding(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: CustomerId,
  standing: CustomerStanding,
): Promise<void> {
  const changed = await tx
    .update(customers)
    .set({ standing })
    .where(is(workspaceId, id))
    .returning({ id: customers.customerId });
  if (changed.length !== 1) throw new GuardFailed(`customer ${id} is not there`);
}

/**
 * Candidates for a typed query, in no order: those whose name begins with it, and those that have a word beginning with
 * each of its words in name, domain, references or e-mail. Sorting is left to the caller: ordering here would read every match.
 */
export async function findCandidates(
  db: Db,
  workspaceId: WorkspaceId,
  query: string,
  standing: CustomerStanding | null,
  limit: number,
): Promise<Customer[]> {
  const wanted = fold(query);
  if (wanted === "") return [];
  const within = [
    eq(customers.workspaceId, workspaceId),
    standing ? eq(customers.standing, standing) : undefined,
  ];
  const byName = db
    .select()
    .from(customers)
    .where(and(...within, gte(customers.sortName, wanted), lt(customers.sortName, `${wanted}\u{10ffff}`)))
    .orderBy(asc(customers.sortName))
    .limit(limit);
  // One or two letters make no useful trigram; the names' own index answers.
  if (wanted.length < 3) return (await byName).map(fromRow);

  // `fold` leaves letters and digits only, so no wildcard of LIKE comes through.
  const words = searchWords(query).map((word) => like(customers.searchText, `% ${word}%`));
  const byWords = db
    .select()
    .from(customers)
    .where(
      words.length === 1 ? and(...within, ...words) : inMatches(workspaceId, and(...within, ...words), limit),
    )
    .limit(limit);
  const rows = await unionAll(byName, byWords);
  return [...new Map(rows.map((row) => [row.customerId, fromRow(row)])).values()];
}

/**
 * With several words the planner may believe that a few pages of the table hold enough matches and then read all of it
 * where the words never meet. A materialised part is planned for all its rows, which is the index, and read only as far as asked.
 */
function inMatches(workspaceId: WorkspaceId, matches: SQL | undefined, limit: number): SQL {
  return sql`${customers.workspaceId} = ${workspaceId} and ${customers.customerId} in (
    with matches as materialized (select customer_id from customers where ${matches})
    select customer_id from matches limit ${limit})`;
}

/** Where a page begins: behind (or, going backwards, before) this place in the order of names. */
export interface PagePlace {
  readonly sortName: string;
  readonly id: CustomerId;
}

export interface PageRow {
  readonly customer: Customer;
  readonly place: PagePlace;
}

/** By name. Backwards the rows come in reverse. Ask for one more than a page to learn whether there is another. */
export async function listCustomersFrom(
  db: Db,
  workspaceId: WorkspaceId,
  standing: CustomerStanding | null,
  from: PagePlace | null,
  direction: "forwards" | "backwards",
  limit: number,
): Promise<PageRow[]> {
  const order = direction === "forwards" ? asc : desc;
  const rows = await db
    .select()
    .from(customers)
    .where(
      and(
        eq(customers.workspaceId, workspaceId),
        standing ? eq(customers.standing, standing) : undefined,
        from ? beyond(from, direction) : undefined,
      ),
    )
    .orderBy(order(customers.sortName), order(customers.customerId))
    .limit(limit);
  return rows.map((row) => ({
    customer: fromRow(row),
    place: { sortName: row.sortName, id: row.customerId },
  }));
}

function beyond(place: PagePlace, direction: "forwards" | "backwards"): SQL {
  const here = sql`(${place.sortName}, ${place.id}::uuid)`;
  const row = sql`(${customers.sortName}, ${customers.customerId})`;
  return direction === "forwards" ? sql`${row} > ${here}` : sql`${row} < ${here}`;
}

function is(workspaceId: WorkspaceId, id: CustomerId) {
  return and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, id));
}

/** The columns made from the others: what is sorted by, and what is searched. */
export function derived(
  details: Pick<CustomerDetails, "companyName" | "domain" | "ownReference" | "tenantId" | "contactEmail">,
): { sortName: string; searchText: string } {
  const { companyName, domain, ownReference, tenantId, contactEmail } = details;
  const spoken = domain?.includes("xn--") ? domainToUnicode(domain) : null;
  // References are also found when typed without their hyphens.
  const compact = [ownReference, tenantId].map((part) => (part ? fold(part).replaceAll(" ", "") : null));
  return {
    sortName: fold(companyName),
    searchText: searchText([companyName, domain, spoken, ownReference, tenantId, contactEmail, ...compact]),
  };
}

function toRow(customer: Customer) {
  const { id: _id, ...row } = customer;
  return { ...row, ...derived(customer) };
}

function fromRow(row: typeof customers.$inferSelect): Customer {
  const {
    workspaceId: _workspaceId,
    customerId,
    sortName: _sortName,
    searchText: _searchText,
    ...rest
  } = row;
  return { ...rest, id: customerId };
}
