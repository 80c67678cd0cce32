import { listWaitingIntents } from "../../../db/queries/registry-intents.ts";
import type { CustomerId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { RegistryEntry } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { registryLane } from "./lane.ts";
import { StoredEntry } from "./typed-entry.ts";

/** Asked for, but not in the registry yet: told apart from what the registry shows. */
export async function waitingEntries(
  ctx: ServiceContext,
  customerId: CustomerId,
): Promise<readonly RegistryEntry[]> {
  if (!may(ctx.actor, "customer.see")) return [];
  const kept = await listWaitingIntents(ctx.db, ctx.workspaceId, registryLane(customerId));
  return kept.flatMap((each) => {
    const entry = StoredEntry.safeParse(each);
    return entry.success ? [entry.data] : [];
  });
}
