import { findRemovalCustomer, type RemovalCustomer } from "../../../db/queries/removals.ts";
import type { RemovalFacts } from "../../domain/facts.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import {
  type DirectoryCustomer,
  type DirectoryRecord,
  DirectoryUnavailable,
  removalFacts,
} from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { maySee } from "./read.ts";

/** The facts of a removal as the directory shows them now: for the decision, and for whoever looks at it. */
export async function readFactsFor(
  ctx: ServiceContext,
  removalId: RemovalRequestId,
): Promise<Outcome<RemovalFacts, "not-permitted" | "not-found" | "directory-unavailable">> {
  if (!maySee(ctx)) return declined("not-permitted");
  const customer = await findRemovalCustomer(ctx.db, ctx.workspaceId, removalId);
  if (!customer) return declined("not-found");
  const shown = await askDirectory(ctx, customer);
  return shown.ok ? done(removalFacts(shown.value)) : shown;
}

/** One reading of the customer, or why there is none. Never called inside a transaction. */
export async function askDirectory(
  ctx: ServiceContext,
  customer: RemovalCustomer,
): Promise<Outcome<DirectoryRecord, "directory-unavailable">> {
  try {
    return done(await ctx.directory.readCustomer(inDirectory(ctx, customer), ctx.now()));
  } catch (error) {
    if (error instanceof DirectoryUnavailable)
      return declined("directory-unavailable", { trouble: error.trouble });
    throw error;
  }
}

/** One reading of the customer, null when the directory did not answer. Never called inside a transaction. */
export async function readDirectory(
  ctx: ServiceContext,
  customer: RemovalCustomer,
): Promise<DirectoryRecord | null> {
  return unlessUnavailable(ctx.directory.readCustomer(inDirectory(ctx, customer), ctx.now()));
}

/** How the directory knows a customer of ours. */
export function inDirectory(ctx: ServiceContext, customer: RemovalCustomer): DirectoryCustomer {
  return { workspaceId: ctx.workspaceId, customerId: customer.id, tenantId: customer.tenantId };
}

/** Null for an answer that did not come; anything else that went wrong goes on being thrown. */
export async function unlessUnavailable<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}
