import type { Tx } from "../../../db/client.ts";
import { findCustomerByTenant, listCustomersWithDomain } from "../../../db/queries/customers.ts";
import type { Customer, CustomerDetails, CustomerFaults } from "../../domain/customer.ts";
import { type Declined, declined } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";

/** What was saved, and who else has the same domain: likely the same company twice, which a person decides. */
export interface CustomerSaved {
  readonly customer: Customer;
  readonly sameDomain: readonly Customer[];
}

/** What was typed cannot stay: a fault for each field that is wrong. */
export interface InvalidCustomer extends Declined<"invalid"> {
  readonly faults: CustomerFaults;
}

/** Another customer has this tenant id; null only if it changed in the same moment. */
export interface DuplicateTenant extends Declined<"duplicate-tenant"> {
  readonly existing: Customer | null;
}

export function invalid(faults: CustomerFaults): InvalidCustomer {
  return { ...declined("invalid"), faults };
}

export async function duplicateTenant(
  db: ServiceContext["db"] | Tx,
  ctx: ServiceContext,
  { tenantId }: CustomerDetails,
): Promise<DuplicateTenant> {
  const existing = tenantId ? await findCustomerByTenant(db, ctx.workspaceId, tenantId) : null;
  return { ...declined("duplicate-tenant"), existing };
}

export async function findSameDomain(
  tx: Tx,
  ctx: ServiceContext,
  { domain, id }: Customer,
): Promise<readonly Customer[]> {
  return domain ? listCustomersWithDomain(tx, ctx.workspaceId, domain, id) : [];
}
