import type { CorrelationId, WorkspaceId } from "../../../domain/ids.ts";
import type {
  DelegatedAdmin,
  GdapRelationship,
  GdapState,
  GdapTermination,
} from "../../../ports/delegated-admin.ts";
import { type VendorClient, type VendorHosts, VendorRefusal } from "../call.ts";
import { createGraphCalls, type GraphCalls } from "./graph-calls.ts";
import { requestRelationship } from "./request.ts";

interface Parts {
  readonly client: VendorClient;
  readonly hosts: Pick<VendorHosts, "graph" | "adminCenter">;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Granular delegated administration through Microsoft Graph; null in clouds that have none. */
export function createDelegatedAdmin({ client, hosts, newId, sleep }: Parts): DelegatedAdmin | null {
  if (hosts.graph === null) return null;
  const calls = createGraphCalls({ client, graph: hosts.graph, newId });
  return {
    async ofCustomer(workspaceId, tenantId) {
      const found: GdapRelationship[] = [];
      await listOf(calls, workspaceId, `customer/tenantId eq '${tenantId}'`, (each) => {
        if (each.tenantId === tenantId) found.push(each);
      });
      return found;
    },

    async endingBefore(workspaceId, until) {
      const found = new Map<string, GdapRelationship>();
      for (const status of ["active", "expiring"]) {
        await listOf(calls, workspaceId, `status eq '${status}'`, (each) => {
          const stands = each.state === "active" || each.state === "expiring";
          if (each.name.startsWith(transitional)) return;
          if (stands && each.endsAt !== null && each.endsAt < until) found.set(each.id, each);
        });
      }
      return [...found.values()];
    },

    find: (workspaceId, id) => calls.find(workspaceId, id),

    // The name, unlike any other of the partner's, is what a repeat finds the first attempt by.
    request: (workspaceId, ask, _requestKey, correlationId) =>
      requestRelationship({ calls, adminCenter: hosts.adminCenter, sleep }, workspaceId, ask, correlationId),

    terminate: (workspaceId, id, etag, correlationId) =>
      terminate(calls, workspaceId, id, etag, correlationId),
  };
}

/** The vendor's own bulk transition made these: shown where rights are listed, but nobody is warned of their end. */
const transitional = "MLT_";

function listOf(
  calls: GraphCalls,
  workspaceId: WorkspaceId,
  filter: string,
  keep: (each: GdapRelationship) => void,
): Promise<void> {
  return calls.list(workspaceId, filter, (page) => {
    for (const each of page) keep(each);
  });
}

const over = new Set<GdapState>(["expired", "terminated"]);
const ending = new Set<GdapState>(["termination-requested", "terminating"]);

/** Source: https://learn.microsoft.com/en-us/graph/api/delegatedadminrelationship-post-requests */
async function terminate(
  calls: GraphCalls,
  workspaceId: WorkspaceId,
  id: string,
  etag: string,
  correlationId: CorrelationId,
): Promise<GdapTermination> {
  try {
    const path = `/${encodeURIComponent(id)}/requests`;
    await calls.post(workspaceId, path, { action: "terminate" }, { correlationId, etag });
    return { outcome: "asked" };
  } catch (error) {
    if (!(error instanceof VendorRefusal)) throw error;
    // What it became meanwhile says more than the refusal: somebody, or our own first attempt, was faster.
    const shown = error.status === 404 ? null : await calls.find(workspaceId, id, correlationId);
    if (shown === null || over.has(shown.state)) return { outcome: "ended-already" };
    if (ending.has(shown.state)) return { outcome: "asked" };
    if (error.status === 412) return { outcome: "changed-meanwhile" };
    const message = error.said ?? `HTTP ${error.status}`;
    return { outcome: "refused", message, correlationId: error.correlationId };
  }
}
