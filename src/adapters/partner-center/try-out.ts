import type { WorkspaceId } from "../../domain/ids.ts";
import { DirectoryUnavailable } from "../../ports/partner-directory.ts";
import { type VendorClient, VendorRefusal } from "./call.ts";

/**
 * One call with the person's rights right after they signed in, so that a missing role or second factor is known while
 * they are still there. What it runs into stands in the status of the connection.
 */
export function createTryOut({
  client,
  newId,
}: {
  readonly client: VendorClient;
  readonly newId: () => string;
}): (workspaceId: WorkspaceId) => Promise<void> {
  return async (workspaceId) => {
    try {
      await client.call({
        workspaceId,
        correlationId: newId(),
        to: "api",
        method: "GET",
        path: "/v1/customers",
        query: { size: "1" },
        as: "user",
        isRepeatable: true,
        timeoutMs: 4_000,
      });
    } catch (error) {
      if (!(error instanceof DirectoryUnavailable || error instanceof VendorRefusal)) throw error;
    }
  };
}
