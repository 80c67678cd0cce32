import { inTransaction, type Tx } from "../../../db/client.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { findLastIntent } from "../../../db/queries/registry-intents.ts";
import type { CustomerId, RegistryEntryId } from "../../domain/ids.ts";
import { type Accepted, type Declined, declined, done } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { RegistryEntry } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { registryLane } from "./lane.ts";
import { type EntryFaults, isSameEntry, readEntry, type TypedEntry } from "./typed-entry.ts";

/** A fault for each field that cannot stay as it is. */
export interface InvalidEntry extends Declined<"invalid"> {
  readonly faults: EntryFaults;
}

/**
 * Has an entry written into the local registry: a new one, or a change of the one with this id. The registry is told
 * from the outbox; the same entry asked for twice is asked for once.
 */
export async function enterRegistryEntry(
  ctx: ServiceContext,
  ask: { readonly customerId: CustomerId; readonly entryId: RegistryEntryId; readonly typed: TypedEntry },
): Promise<
  Accepted<RegistryEntry> | Declined<"not-permitted" | "directory-is-elsewhere" | "not-found"> | InvalidEntry
> {
  if (!may(ctx.actor, "registry.enter")) return declined("not-permitted");
  if (!ctx.directory.takesEntries) return declined("directory-is-elsewhere");
  const read = readEntry(ask.entryId, ask.typed);
  if ("faults" in read) return { ...declined("invalid"), faults: read.faults };
  const { entry } = read;

  return inTransaction(ctx.db, async (tx) => {
    const customer = await lockCustomer(tx, ctx.workspaceId, ask.customerId);
    if (!customer) return declined("not-found");
    const before = await findLastIntent(tx, ctx.workspaceId, registryLane(customer.id), entry.id);
    if (isSameEntry(before, entry)) return done(entry);
    await queue(tx, ctx, customer.id, entry);
    await record(tx, ctx, {
      type: "registry.entered",
      customerId: customer.id,
      entryId: entry.id,
      entry,
    });
    return done(entry);
  });
}

async function queue(tx: Tx, ctx: ServiceContext, customerId: CustomerId, entry: RegistryEntry) {
  const now = ctx.now();
  const body = { topic: "registry.enter", entryId: entry.id, customerId, entry } as const;
  const lane = registryLane(customerId);
  const message = { id: ctx.newId(), lane, body, runAt: now, correlationId: ctx.correlationId };
  await enqueue(tx, ctx.workspaceId, [message], now);
}
