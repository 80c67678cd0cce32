import { and, asc, desc, eq, gte, like, lt, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Customer, CustomerStanding } from "../../src/domain/customer.ts";
import type { CustomerId, WorkspaceId } from "../../src/domain/ids.ts";
import { fold, searchWords } from "../../src/domain/search-text.ts";
import type { Db } from "../client.ts";
import { customers } from "../schema/index.ts";
import { fromRow } from "./customers.ts";

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
