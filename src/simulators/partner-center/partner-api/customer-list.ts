import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import type { CustomerRow } from "../world/customer-index.ts";
import { isShown } from "../world/relate.ts";
import { invalidInput, link } from "./answers.ts";
import { readToken, writeToken } from "./continuation.ts";
import { type CustomerFilter, matches, readFilter } from "./customer-filter.ts";
import { type Fields, query } from "./fields.ts";
import { customerItem, prefix } from "./present.ts";

const defaultSize = 100;
const mostOnAPage = 500;

/** What page of which list is wanted. */
interface Asked {
  readonly filter: string;
  readonly size: number;
  readonly after: string | null;
}

/** `GET /v1/customers`: prefix search, pages by a token in a header. */
export function listCustomers(sim: Simulation, c: Context<CallerEnv>): Response {
  const caller = c.get("caller");
  const asked = readAsked(sim, c, caller.partnerId);
  if (asked instanceof Response) return asked;
  const filter = readFilter(asked.filter === "" ? undefined : asked.filter);
  if (filter && "wrong" in filter) return invalidInput(filter.wrong);
  if (filter?.field === "indirectreseller" && caller.userPrincipalName === null)
    return classicError(403, 900329, "App-only authentication is not supported by this filter.");

  const { rows, isMore } = readPage(sim, caller.partnerId, filter, asked);
  const last = rows.at(-1);
  const self = selfOf(sim, asked);
  const links: Record<string, Fields> = { self: link(self) };
  if (isMore && last) {
    const { filter: text, size } = asked;
    const token = writeToken(sim, { partnerId: caller.partnerId, filter: text, size, after: last.key });
    links["next"] = {
      uri: `${self}${self.includes("?") ? "&" : "?"}seekOperation=Next`,
      method: "GET",
      headers: [{ key: "MS-ContinuationToken", value: token }],
    };
  }
  // The published samples show items' links in searches, and none in the plain list.
  const hasLinks = filter !== null;
  return json(200, {
    totalCount: rows.length,
    items: rows.map(({ tenant }) => customerItem(sim, tenant, hasLinks)),
    links,
    attributes: { objectType: "Collection" },
  });
}

function readAsked(sim: Simulation, c: Context<CallerEnv>, partnerId: string): Asked | Response {
  const size = readSize(query(c.req.url, "size"));
  if (size === undefined) return invalidInput("The size is not a whole number.");
  const filter = query(c.req.url, "filter");
  const token = c.req.header("MS-ContinuationToken");
  const seek = query(c.req.url, "seekOperation")?.toLowerCase();
  if (seek !== undefined && !["next", "0", "first", "2"].includes(seek))
    return invalidInput(`The seek operation '${seek}' is not supported for customers.`);
  const isNext = seek === "next" || seek === "0" || (seek === undefined && token !== undefined);
  if (!isNext) return { filter: filter ?? "", size: size ?? defaultSize, after: null };
  const page = token === undefined ? undefined : readToken(sim, token);
  const isOfThisList =
    page !== undefined &&
    page.partnerId === partnerId &&
    (filter === undefined || filter === page.filter) &&
    (size === null || size === page.size);
  if (!isOfThisList) return invalidInput("The continuation token is invalid or has expired.");
  return { filter: page.filter, size: page.size, after: page.after };
}

/** Null: left to the service. Undefined: no size at all. */
function readSize(size: string | undefined): number | null | undefined {
  if (size === undefined) return null;
  if (!/^\d{1,9}$/.test(size)) return undefined;
  return Number(size) === 0 ? null : Math.min(Number(size), mostOnAPage);
}

function readPage(
  sim: Simulation,
  partnerId: string,
  filter: CustomerFilter | null,
  { size, after }: Asked,
): { rows: readonly CustomerRow[]; isMore: boolean } {
  const all = sim.customers.of(partnerId, after === null ? "first" : "next");
  const byName = filter?.field === "companyname" ? filter.value : "";
  let at = sim.customers.from(all, after ?? byName);
  if (after !== null && all[at]?.key === after) at += 1;
  const rows: CustomerRow[] = [];
  for (; at < all.length; at += 1) {
    const row = all[at];
    if (!row || (byName !== "" && !row.key.startsWith(byName))) break;
    if (!isShown(sim, row.relationship) || !matches(filter, row)) continue;
    if (rows.length === size) return { rows, isMore: true };
    rows.push(row);
  }
  return { rows, isMore: false };
}

function selfOf(sim: Simulation, { filter, size }: Asked): string {
  const search = filter === "" ? "" : `&filter=${encodeURIComponent(filter)}`;
  return `${prefix(sim)}/customers?size=${size}${search}`;
}
