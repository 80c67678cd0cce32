import { clean, limits, readDomain } from "../../domain/customer.ts";
import { CustomerTenantId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ListedCustomer } from "../../ports/vendor-desk.ts";
import { fieldsOf, isCollection, textOf } from "./fields.ts";

/** Where the vendor says the next page is; `uri` null: the same address again. */
export interface NextLink {
  readonly uri: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface CustomerListReply {
  readonly customers: readonly ListedCustomer[];
  /** Entries without an id that we could keep them by. */
  readonly unreadable: number;
  readonly next: NextLink | null;
}

/**
 * Reads one page of the vendor's customer list. Names of fields come in any case; what is missing stays unknown; an entry
 * that stands there twice in one role counts once. Throws DirectoryUnavailable for what is no list.
 * Source: https://learn.microsoft.com/en-us/partner-center/developer/get-a-list-of-customers
 */
export function readCustomerList(body: unknown): CustomerListReply {
  // Taken for an empty page, it would end the list there, and everybody behind it would be gone.
  if (!isCollection(body))
    throw new DirectoryUnavailable("What the vendor answered is no list of customers.");
  const reply = fieldsOf(body);
  const items = Array.isArray(body) ? body : listOf(reply.get("items") ?? reply.get("value"));
  const customers = new Map<string, ListedCustomer>();
  let unreadable = 0;
  for (const item of items) {
    const customer = readItem(item);
    if (customer) customers.set(`${customer.tenantId} ${customer.role}`, customer);
    else unreadable += 1;
  }
  return { customers: [...customers.values()], unreadable, next: readNext(reply) };
}

function readItem(item: unknown): ListedCustomer | null {
  const fields = fieldsOf(item);
  const company = fieldsOf(fields.get("companyprofile"));
  const billing = fieldsOf(fields.get("billingprofile"));
  const tenantId = CustomerTenantId.safeParse(textOf(fields.get("id")) ?? textOf(company.get("tenantid")));
  if (!tenantId.success) return null;
  const domain = readDomain(clean(textOf(company.get("domain"))));
  const known = domain === "bad" ? null : domain;
  const name = clean(textOf(company.get("companyname")) ?? textOf(billing.get("companyname")));
  return {
    tenantId: tenantId.data,
    companyName: [...(name ?? known ?? tenantId.data)].slice(0, limits.companyName).join(""),
    domain: known,
    // A partner with two roles: the entry that names the other partner is the one of the two-tier role.
    role: (textOf(fields.get("associatedpartnerid")) ?? "").toLowerCase(),
    relationship: readRelationship(fields.get("relationshiptopartner")),
  };
}

/** In the order of the vendor's own enumeration, for those who send its number. */
const relationships = ["unknown", "reseller", "advisor", "syndication", "microsoft_support", "none"];

function readRelationship(value: unknown): string {
  const text = textOf(value) ?? "unknown";
  return /^\d$/.test(text) ? (relationships[Number(text)] ?? "unknown") : text.toLowerCase();
}

/** `links.next` with its headers, or a token beside the items. */
function readNext(reply: ReadonlyMap<string, unknown>): NextLink | null {
  const link = fieldsOf(fieldsOf(reply.get("links")).get("next"));
  const uri = textOf(link.get("uri")) ?? textOf(link.get("href"));
  const headers = readHeaders(link.get("headers"));
  const token = textOf(reply.get("continuationtoken")) ?? textOf(reply.get("ms-continuationtoken"));
  if (token !== null && headers["ms-continuationtoken"] === undefined)
    headers["ms-continuationtoken"] = token;
  return uri === null && Object.keys(headers).length === 0 ? null : { uri, headers };
}

/** Only the vendor's own: none of ours may be replaced by what a reply says. */
function readHeaders(value: unknown): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const each of listOf(value)) {
    const header = fieldsOf(each);
    const name = textOf(header.get("key")) ?? textOf(header.get("name"));
    const text = textOf(header.get("value"));
    if (name !== null && text !== null && /^ms-[\w-]+$/i.test(name) && /^[\x20-\x7e]+$/.test(text))
      headers[name.toLowerCase()] = text;
  }
  return headers;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
