import { findCustomer } from "../../../db/queries/customers.ts";
import { CustomerId } from "../../domain/ids.ts";
import type { OutboxBody } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { RegistryEntry } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { StoredEntry } from "./typed-entry.ts";

type Intent = Pick<Extract<OutboxBody, { topic: "registry.enter" }>, "customerId" | "entry">;
type Refusal = "not-permitted" | "directory-is-elsewhere" | "not-found";

/**
 * Writes what an admin agent entered into the registry. Safe to run twice: the registry replaces by the entry's id.
 * Throws DirectoryUnavailable, so that the outbox tries again.
 */
export async function carryOutEntry(
  ctx: ServiceContext,
  intent: Intent,
): Promise<Outcome<RegistryEntry, Refusal>> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  if (!ctx.directory.takesEntries) return declined("directory-is-elsewhere");
  const customer = await findCustomer(ctx.db, ctx.workspaceId, CustomerId.parse(intent.customerId));
  if (!customer) return declined("not-found");
  const entry = StoredEntry.parse(intent.entry);
  const { workspaceId } = ctx;
  await ctx.directory.enter({ workspaceId, customerId: customer.id, tenantId: customer.tenantId }, entry);
  return done(entry);
}
