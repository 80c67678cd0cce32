import { findCustomerByTenant } from "../../../db/queries/customers.ts";
import type { Customer } from "../../domain/customer.ts";
import { CustomerId, CustomerTenantId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ListedCustomer, VendorCustomerList } from "../../ports/vendor-desk.ts";
import { isOurs } from "../acceptances/take-over.ts";
import type { ServiceContext } from "../context.ts";

/** A customer of ours as the vendor names it; `known`: who has this tenant id here already. */
export interface FoundAtVendor {
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  readonly domain: string | null;
  readonly known: Customer | null;
}

export interface VendorFindings {
  readonly found: readonly FoundAtVendor[];
  /** The vendor shows one page: there may be more that begin so. */
  readonly isCut: boolean;
}

type Refusal = "not-permitted" | "no-customer-list" | "directory-unavailable";

const most = 20;

/**
 * Asks the vendor for customers of ours whose name or domain begins so, or who have this tenant id. Its order, each once.
 */
export async function findAtVendor(
  ctx: ServiceContext,
  ask: { readonly query: string },
): Promise<Outcome<VendorFindings, Refusal>> {
  if (!may(ctx.actor, "customer.see")) return declined("not-permitted");
  if (!ctx.vendor) return declined("no-customer-list");
  try {
    const listed = await askVendor(ctx, ctx.vendor.customerList, ask.query.trim());
    const ours = listed.filter(({ relationship }) => relationship === "reseller");
    const each = [...new Map(ours.map((one) => [one.tenantId, one])).values()];
    const found = await Promise.all(each.slice(0, most).map((one) => withKnown(ctx, one)));
    return done({ found, isCut: listed.length >= most });
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    return declined("directory-unavailable", { trouble: error.trouble });
  }
}

type Listed = Pick<ListedCustomer, "tenantId" | "companyName" | "domain" | "relationship">;

async function askVendor(
  ctx: ServiceContext,
  list: VendorCustomerList,
  query: string,
): Promise<readonly Listed[]> {
  const tenantId = CustomerTenantId.safeParse(query);
  if (tenantId.success) return findByTenant(ctx, tenantId.data);
  const { workspaceId } = ctx;
  const byName = await list.search(workspaceId, "company-name", query);
  // Only what could be the beginning of a domain is worth a second call.
  const byDomain = /^[\w.-]+$/.test(query)
    ? await list.search(workspaceId, "domain", query.toLowerCase())
    : [];
  return [...byName, ...byDomain];
}

async function findByTenant(ctx: ServiceContext, tenantId: CustomerTenantId): Promise<readonly Listed[]> {
  const { workspaceId } = ctx;
  const customerId = CustomerId.parse(ctx.newId());
  const { legs, profile } = await ctx.directory.readCustomer(
    { workspaceId, customerId, tenantId },
    ctx.now(),
  );
  if (!legs.some(isOurs)) return [];
  const companyName = profile?.companyName ?? tenantId;
  return [{ tenantId, companyName, domain: profile?.domain ?? null, relationship: "reseller" }];
}

async function withKnown(
  ctx: ServiceContext,
  { tenantId, companyName, domain }: Listed,
): Promise<FoundAtVendor> {
  const known = await findCustomerByTenant(ctx.db, ctx.workspaceId, tenantId);
  return { tenantId, companyName, domain, known };
}
