import { inTransaction } from "../../../db/client.ts";
import { findCustomer, insertCustomer } from "../../../db/queries/customers.ts";
import { actorName } from "../../domain/actor.ts";
import { type Customer, readCustomer, type TypedCustomer } from "../../domain/customer.ts";
import { CustomerId } from "../../domain/ids.ts";
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

/**
 * Enters a new customer, not invited yet. A tenant id belongs to one customer; a domain may be met twice and is reported.
 * `id` is made when a form opens: the same form sent twice enters one customer.
 */
export async function addCustomer(
  ctx: ServiceContext,
  typed: TypedCustomer,
  id: CustomerId = CustomerId.parse(ctx.newId()),
): Promise<Outcome<CustomerSaved, "not-permitted"> | InvalidCustomer | DuplicateTenant> {
  if (!may(ctx.actor, "customer.edit")) return declined("not-permitted");
  const read = readCustomer(typed);
  if ("faults" in read) return invalid(read.faults);
  const customer: Customer = {
    ...read.details,
    id,
    standing: "none",
    createdAt: ctx.now(),
    createdBy: actorName(ctx.actor),
  };

  return inTransaction(ctx.db, async (tx) => {
    const isNew = await insertCustomer(tx, ctx.workspaceId, customer);
    const same = isNew ? null : await findCustomer(tx, ctx.workspaceId, id);
    if (same) return done({ customer: same, sameDomain: [] });
    if (!isNew) return duplicateTenant(tx, ctx, customer);
    const sameDomain = await findSameDomain(tx, ctx, customer);
    await record(tx, ctx, { type: "customer.added", customer });
    return done({ customer, sameDomain });
  });
}
