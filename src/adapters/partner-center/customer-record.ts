import { clean, limits, readDomain } from "../../domain/customer.ts";
import type { CustomerTenantId } from "../../domain/ids.ts";
import { type DirectoryProfile, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { type Asking, get, isNotOurs } from "./asking.ts";
import { fieldsOf, isTrue, textOf } from "./fields.ts";

/** The customer resource, as far as we use it. Not ours any more, or never: `isOurs` false. */
export interface CustomerResource {
  readonly isOurs: boolean;
  readonly hasDap: boolean;
  readonly profile: DirectoryProfile | null;
}

const notThere: CustomerResource = { isOurs: false, hasDap: false, profile: null };

/** Source: https://learn.microsoft.com/en-us/partner-center/developer/get-a-customer-by-id */
export async function readCustomerResource(
  asking: Asking,
  tenantId: CustomerTenantId,
): Promise<CustomerResource> {
  try {
    const body = await get(asking, `/v1/customers/${tenantId}`, "either");
    const id = textOf(fieldsOf(body).get("id"))?.toLowerCase() ?? tenantId;
    if (id !== tenantId) throw new DirectoryUnavailable("The vendor answered with another customer.");
    return parseCustomer(body);
  } catch (error) {
    if (isNotOurs(error)) return notThere;
    throw error;
  }
}

/**
 * In the order of the vendor's own enumeration, for those who send its number. "unknown", or no word at all, stands for
 * neither: an acceptance or an end that is not shown must not be said.
 */
const relationships = [
  "reseller",
  "advisor",
  "syndication",
  "microsoft_support",
  "none",
  "1",
  "2",
  "3",
  "4",
  "5",
];

export function parseCustomer(body: unknown): CustomerResource {
  const fields = fieldsOf(body);
  const relationship = textOf(fields.get("relationshiptopartner"))?.toLowerCase() ?? null;
  if (relationship === null)
    throw new DirectoryUnavailable(
      "What the vendor answered says nothing of its relationship with a customer.",
    );
  if (!relationships.includes(relationship))
    throw new DirectoryUnavailable(
      "What the vendor says of its relationship with a customer is unknown to us.",
    );
  // "1" is the vendor's number for it.
  const isOurs = relationship === "reseller" || relationship === "1";
  return {
    isOurs,
    hasDap: isOurs && isTrue(fields.get("allowdelegatedaccess")),
    profile: readProfile(fields),
  };
}

function readProfile(fields: ReadonlyMap<string, unknown>): DirectoryProfile | null {
  const company = fieldsOf(fields.get("companyprofile"));
  const billing = fieldsOf(fields.get("billingprofile"));
  const name = clean(textOf(company.get("companyname")) ?? textOf(billing.get("companyname")));
  if (name === null) return null;
  const domain = readDomain(clean(textOf(company.get("domain"))));
  const country =
    textOf(fieldsOf(billing.get("defaultaddress")).get("country")) ??
    textOf(fieldsOf(company.get("address")).get("country"));
  return {
    companyName: [...name].slice(0, limits.companyName).join(""),
    domain: domain === "bad" ? null : domain,
    country: country !== null && /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : null,
  };
}
