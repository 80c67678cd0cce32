import type { CorrelationId, WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { type VendorClient, VendorRefusal } from "./call.ts";

/** Reading calls of one act: with one correlation id, so that the vendor's support finds them together. */
export interface Asking {
  readonly client: VendorClient;
  readonly workspaceId: WorkspaceId;
  readonly correlationId: CorrelationId | string;
}

/** The body of a GET. Throws what the client throws. */
export async function get(
  { client, workspaceId, correlationId }: Asking,
  path: string,
  as: "user" | "either",
  query: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const ask = { workspaceId, correlationId, to: "api", method: "GET", path, query, as } as const;
  return (await client.call({ ...ask, isRepeatable: true })).body;
}

/** Codes that say: no such customer of ours. */
const notOurs = new Set(["1000", "20002", "60003", "3000"]);

/** A 404 without a code is a gateway's that does not know the address: it says nothing of the customer. */
export function isNotOurs(error: unknown): error is VendorRefusal {
  if (!(error instanceof VendorRefusal) || error.code === null) return false;
  return error.status === 404 || notOurs.has(error.code);
}

/** The vendor refuses this caller this call: because of its kind or role, whoever is signed in. */
export function isForbidden(error: unknown): error is VendorRefusal | DirectoryUnavailable {
  if (error instanceof VendorRefusal)
    return error.status === 401 || error.status === 403 || error.code === "1002";
  return (
    error instanceof DirectoryUnavailable &&
    (error.trouble === "wrong-role" || error.trouble === "app-only-refused")
  );
}
