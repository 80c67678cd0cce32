import { inTransaction } from "../../../db/client.ts";
import { emptyDetailsOf } from "../../../db/queries/audit.ts";
import { findCustomer } from "../../../db/queries/customers.ts";
import { emptyDraftsOf, emptyImportChangesOf, emptyPeople } from "../../../db/queries/retention.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { RetentionCount } from "../../domain/retention.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/**
 * Empties at once what names people at one customer, because somebody asked for it: contact person, signatories, e-mails
 * whose matter is over, the details of its audit entries. For the operator, who knows whether another duty keeps them.
 */
export async function forgetPeople(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<Outcome<RetentionCount, "not-permitted" | "not-found">> {
  if (ctx.actor.kind !== "system" || ctx.actor.name !== "operator") return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    if ((await findCustomer(tx, ctx.workspaceId, customerId)) === null) return declined("not-found");
    await emptyPeople(tx, ctx.workspaceId, [customerId]);
    await emptyImportChangesOf(tx, ctx.workspaceId, customerId);
    const drafts = await emptyDraftsOf(tx, ctx.workspaceId, customerId);
    const details = await emptyDetailsOf(tx, ctx.workspaceId, [customerId]);
    await record(tx, ctx, { type: "personal-data.emptied", customerId, customers: 1, drafts });
    return done({ customers: 1, drafts, details });
  });
}

/** Whom an id means, for the operator to look at before; null: nobody here. */
export async function nameBeforeForgetting(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<string | null> {
  if (ctx.actor.kind !== "system" || ctx.actor.name !== "operator") return null;
  return (await findCustomer(ctx.db, ctx.workspaceId, customerId))?.companyName ?? null;
}
