import type { Database } from "../../db/client.ts";
import { countSealed, sealedColumns } from "../../db/queries/sealed.ts";
import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import { keyIdOf, readEncryptionKey } from "../adapters/sealer.ts";

/** How many secrets were sealed under one of the keys at hand, and how many were not. */
export interface SealedCount {
  readonly open: number;
  readonly closed: number;
}

export async function tryKeys({ patientDb }: Database, keys: readonly string[]): Promise<SealedCount> {
  const ids = new Set(keys.flatMap((key) => readEncryptionKey(key) ?? []).map(keyIdOf));
  const sealed = { open: 0, closed: 0 };
  for (const workspaceId of await listWorkspaceIds(patientDb))
    for (const column of sealedColumns)
      for (const [under, count] of await countSealed(patientDb, workspaceId, column))
        sealed[ids.has(under) ? "open" : "closed"] += count;
  return sealed;
}
