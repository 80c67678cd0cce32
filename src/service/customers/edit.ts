import { inTransaction } from "../../../db/client.ts";
import { violatedConstraint } from "../../../db/errors.ts";
import { lockCustomer, updateCustomerDetails } from "../../../db/queries/customers.ts";
import { forgetDomainTargets } from "../../../db/queries/invitation-targets.ts";
import {
  type Customer,
  type CustomerDetails,
  detailsOf,
  readCustomer,
  sameDetails,
  type TypedCustomer,
} from "../../domain/customer.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import {
  type CustomerSaved,
  type DuplicateTenant,
  duplicateTenant,
  findSameDomain,
  type InvalidCustomer,
  invalid,
} from "./save.ts";

/** Replaces a customer's details with what was typed; saving them unchanged leaves no trace. */
export async function editCustomer(
  ctx: ServiceContext,
  { customerId, typed }: { readonly customerId: CustomerId; readonly typed: TypedCustomer },
): Promise<Outcome<CustomerSaved, "not-permitted" | "not-found"> | InvalidCustomer | DuplicateTenant> {
  if (!may(ctx.actor, "customer.edit")) return declined("not-permitted");
  const read = readCustomer(typed);
  if ("faults" in read) return invalid(read.faults);
  try {
    return await saveDetails(ctx, customerId, read.details);
  } catch (error) {
    if (violatedConstraint(error) === "customers_tenant") return duplicateTenant(ctx.db, ctx, read.details);
    throw error;
  }
}

function saveDetails(
  ctx: ServiceContext,
  id: CustomerId,
  details: CustomerDetails,
): Promise<Outcome<CustomerSaved, "not-found">> {
  return inTransaction(ctx.db, async (tx) => {
    const before = await lockCustomer(tx, ctx.workspaceId, id);
    if (!before) return declined("not-found");
    const customer: Customer = { ...before, ...details };
    if (!sameDetails(before, details)) {
      await updateCustomerDetails(tx, ctx.workspaceId, id, details);
      if (before.domain !== details.domain) await forgetDomainTargets(tx, ctx.workspaceId, id);
    }
    const sameDomain = await findSameDomain(tx, ctx, customer);
    if (!sameDetails(before, details)) {
      await record(tx, ctx, { type: "customer.edited", customer, before: detailsOf(before) });
    }
    return done({ customer, sameDomain });
  });
}
