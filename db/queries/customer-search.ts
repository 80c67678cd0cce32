import { and, asc, desc, eq, like, not, type SQL, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Customer, CustomerStanding } from "../../src/domain/customer.ts";
import type { CustomerId, WorkspaceId } from "../../src/domain/ids.ts";
import { fold, searchWords } from "../../src/domain/search-text.ts";
import type { Db } from "../client.ts";
import { customers } from "../schema/index.ts";
import { fromRow } from "./customers.ts";

/** Entries of the names' index that are looked through for the further words: a millisecond's worth. */
const namesLookedThrough = 5_000;

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
  const within = and(
    eq(customers.workspaceId, workspaceId),
    standing ? eq(customers.standing, standing) : undefined,
  );
  const named = await findNamed(db, within, wanted, limit);
  // One or two letters make no useful trigram. And where names alone are enough, the words are not asked: a trigram
  // index collects all that match, thousands of a common name, before it gives the first.
  if (wanted.length < 3 || named.length >= limit) return named.map(fromRow);

  // `fold` leaves letters and digits only, so no wildcard of LIKE comes through.
  const words = searchWords(query).map((word) => like(customers.searchText, `% ${word}%`));
  const worded = await db
    .select()
    .from(customers)
    .where(words.length === 1 ? and(within, ...words) : and(within, inMatches(and(within, ...words), limit)))
    .limit(limit);
  return [...new Map([...named, ...worded].map((row) => [row.customerId, fromRow(row)])).values()];
}

/**
 * The names that begin with the whole query; then, of those that begin with its first word, the ones that hold the others
 * too, as far as a look through the index alone goes. Never more than `limit`.
 */
async function findNamed(db: Db, within: SQL | undefined, wanted: string, limit: number) {
  const beginning = db
    .select()
    .from(customers)
    .where(and(within, beginsWith(wanted)))
    .orderBy(asc(customers.sortName))
    .limit(limit);
  const [first = "", ...others] = wanted.split(" ");
  if (first.length < 3 || others.length === 0) return beginning;

  const holdsOthers = and(...others.map((word) => sql`sort_name like ${`% ${word}%`}`));
  const scattered = db
    .select()
    .from(customers)
    .where(
      and(
        within,
        not(beginsWith(wanted)),
        sql`${customers.customerId} in (
          select customer_id from (
            select customer_id, sort_name from customers where ${and(within, beginsWith(first))}
            order by sort_name limit ${namesLookedThrough}) as looked_through
          where ${holdsOthers} limit ${limit})`,
      ),
    );
  return unionAll(beginning, scattered).limit(limit);
}

function beginsWith(text: string): SQL {
  return sql`(${customers.sortName} >= ${text} and ${customers.sortName} < ${`${text}\u{10ffff}`})`;
}

/**
 * With several words the planner may believe that a few pages of the table hold enough matches and then read all of it
 * where the words never meet. A materialised part is planned for all its rows, which is the index, and read only as far as asked.
 */
function inMatches(matches: SQL | undefined, limit: number): SQL {
  return sql`${customers.customerId} in (
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
