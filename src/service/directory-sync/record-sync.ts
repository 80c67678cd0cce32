import type { Tx } from "../../../db/client.ts";
import type { DirectorySync } from "../../domain/directory-sync.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/**
 * One entry when a reading begins and one when it ends. The relationships that a first reading begins are counted in it,
 * not recorded one by one: they were not begun by anybody here but found standing, a hundred thousand entries would bury
 * the acts of people, and each of them names the reading it came from in the snapshot of the list.
 */
export function recordSync(
  tx: Tx,
  ctx: ServiceContext,
  { id, seen, added, updated, gone }: DirectorySync,
  state: "started" | "finished" | "failed" | "stopped",
): Promise<void> {
  return record(tx, ctx, { type: "directory.synced", syncId: id, state, seen, added, updated, gone });
}
