import type { Tx } from "../../../db/client.ts";
import { lockCustomer, updateCustomerDetails } from "../../../db/queries/customers.ts";
import { detailsOf } from "../../domain/customer.ts";
import type { Named } from "../../domain/drift.ts";
import type { DomainEvent } from "../../domain/events.ts";
import type { CustomerId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";

/** The customer bears the directory's name and domain; a domain that it does not tell stays. */
export async function takeName(
  tx: Tx,
  ctx: ServiceContext,
  customerId: CustomerId,
  { companyName, domain }: Named,
): Promise<readonly DomainEvent[]> {
  const customer = await lockCustomer(tx, ctx.workspaceId, customerId);
  if (!customer) return [];
  const before = detailsOf(customer);
  const details = { ...before, companyName, domain: domain ?? before.domain };
  await updateCustomerDetails(tx, ctx.workspaceId, customerId, details);
  return [{ type: "customer.edited", customer: { ...customer, ...details }, before }];
}
