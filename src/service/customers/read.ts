import { z } from "zod";
import {
  findCandidates,
  listCustomersFrom,
  type PagePlace,
  type PageRow,
} from "../../../db/queries/customer-search.ts";
import { findCustomer, findCustomerByTenant } from "../../../db/queries/customers.ts";
import type { Customer, CustomerStanding } from "../../domain/customer.ts";
import { CustomerId, CustomerTenantId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { fold, rank } from "../../domain/search-text.ts";
import type { ServiceContext } from "../context.ts";
import { recordRefusal } from "../record.ts";

export interface CustomerPage {
  readonly customers: readonly Customer[];
  /** Opaque; null at the end. */
  readonly next: string | null;
  readonly previous: string | null;
}

const pageSize = 20;
/** Enough to rank from; more would not be looked at. */
const candidates = 60;

export async function getCustomer(
  ctx: ServiceContext,
  id: CustomerId,
): Promise<Outcome<Customer, "not-permitted" | "not-found">> {
  if (!mayRead(ctx)) return refuse(ctx, "customer.see", id);
  const customer = await findCustomer(ctx.db, ctx.workspaceId, id);
  return customer ? done(customer) : declined("not-found");
}

/**
 * Search as you type, best first. Not being permitted is answered but not recorded here: one person's typing would
 * be a refusal for every letter.
 */
export async function searchCustomers(
  ctx: ServiceContext,
  query: string,
  limit: number,
  standing: CustomerStanding | null = null,
): Promise<Outcome<readonly Customer[], "not-permitted">> {
  if (!mayRead(ctx)) return declined("not-permitted");
  return done((await findBest(ctx, query, standing)).slice(0, limit));
}

/** By name, twenty at a time; with a query the best matches instead, one page of them. A cursor that makes no sense is the first page. */
export async function listCustomers(
  ctx: ServiceContext,
  ask: {
    readonly standing?: CustomerStanding | null;
    readonly cursor?: string | null;
    readonly query?: string | null;
  } = {},
): Promise<Outcome<CustomerPage, "not-permitted">> {
  if (!mayRead(ctx)) return refuse(ctx, "customer.list");
  const standing = ask.standing ?? null;
  if (ask.query && fold(ask.query) !== "") {
    const found = await findBest(ctx, ask.query, standing);
    return done({ customers: found.slice(0, pageSize), next: null, previous: null });
  }
  const cursor = readCursor(ask.cursor);
  const page = cursor
    ? await (cursor.d === "forwards" ? pageAfter : pageBefore)(ctx, standing, {
        sortName: cursor.n,
        id: cursor.i,
      })
    : null;
  return done(page ?? (await firstPage(ctx, standing)));
}

async function firstPage(ctx: ServiceContext, standing: CustomerStanding | null): Promise<CustomerPage> {
  const rows = await listCustomersFrom(ctx.db, ctx.workspaceId, standing, null, "forwards", pageSize + 1);
  return page(rows.slice(0, pageSize), rows.length > pageSize, false);
}

async function pageAfter(ctx: ServiceContext, standing: CustomerStanding | null, place: PagePlace) {
  const rows = await listCustomersFrom(ctx.db, ctx.workspaceId, standing, place, "forwards", pageSize + 1);
  return rows.length === 0 ? null : page(rows.slice(0, pageSize), rows.length > pageSize, true);
}

/** Null when fewer than a page lie before: then it is the first page, which is shown whole. */
async function pageBefore(ctx: ServiceContext, standing: CustomerStanding | null, place: PagePlace) {
  const rows = await listCustomersFrom(ctx.db, ctx.workspaceId, standing, place, "backwards", pageSize + 1);
  return rows.length <= pageSize ? null : page(rows.slice(0, pageSize).reverse(), true, true);
}

function page(rows: readonly PageRow[], hasNext: boolean, hasPrevious: boolean): CustomerPage {
  const [first, last] = [rows.at(0), rows.at(-1)];
  return {
    customers: rows.map((row) => row.customer),
    next: hasNext && last ? writeCursor({ d: "forwards", n: last.place.sortName, i: last.place.id }) : null,
    previous:
      hasPrevious && first
        ? writeCursor({ d: "backwards", n: first.place.sortName, i: first.place.id })
        : null,
  };
}

async function findBest(
  ctx: ServiceContext,
  query: string,
  standing: CustomerStanding | null,
): Promise<readonly Customer[]> {
  // A whole tenant id has a key of its own; its five common parts would be a slow search.
  const tenantId = CustomerTenantId.safeParse(query.trim());
  if (tenantId.success) {
    const customer = await findCustomerByTenant(ctx.db, ctx.workspaceId, tenantId.data);
    return customer && (standing === null || customer.standing === standing) ? [customer] : [];
  }
  return bestFirst(await findCandidates(ctx.db, ctx.workspaceId, query, standing, candidates), query);
}

/** Exact references before names, names as `rank` has it, then by name. */
function bestFirst(found: readonly Customer[], query: string): Customer[] {
  const wanted = fold(query);
  const weigh = (customer: Customer) => {
    const references = [customer.tenantId, customer.ownReference, customer.domain];
    const isExact = references.some((each) => each !== null && fold(each) === wanted);
    return {
      customer,
      rank: isExact ? -1 : rank(customer.companyName, query),
      name: fold(customer.companyName),
    };
  };
  return found
    .map(weigh)
    .sort(
      (one, other) => one.rank - other.rank || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
    )
    .map((each) => each.customer);
}

const Cursor = z.object({ d: z.enum(["forwards", "backwards"]), n: z.string().max(1_000), i: CustomerId });

function writeCursor(cursor: z.infer<typeof Cursor>): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function readCursor(text: string | null | undefined): z.infer<typeof Cursor> | null {
  if (!text) return null;
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}

async function refuse(ctx: ServiceContext, act: string, subject?: CustomerId) {
  await recordRefusal(ctx, act, "not-permitted", subject);
  return declined("not-permitted");
}

/** The bot itself reads what it renders. */
function mayRead(ctx: ServiceContext): boolean {
  return ctx.actor.kind === "system" || may(ctx.actor, "customer.see");
}
