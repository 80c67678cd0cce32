import { isExtendable } from "../../../domain/gdap-roles.ts";
import type { CorrelationId, WorkspaceId } from "../../../domain/ids.ts";
import type { GdapAsk, GdapCreation, GdapRelationship } from "../../../ports/delegated-admin.ts";
import { VendorRefusal } from "../call.ts";
import { unavailable } from "../vendor-error.ts";
import { durationOf } from "./duration.ts";
import { type GraphCalls, isRefused } from "./graph-calls.ts";
import { readRelationship } from "./relationship.ts";

/** What was created is seen by reads a little later. */
const looks = 8;
const lookAgainMs = 500;
/** How often we look whether a name that is taken is taken by our own first attempt. */
const looksForOwn = 3;
const extension = "P180D";

export interface RequestParts {
  readonly calls: GraphCalls;
  /** Where approval links begin. */
  readonly adminCenter: string;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Creates the relationship and locks it for approval. Names are unique among the partner's: a repeat after a time-out
 * finds what the first attempt made by its name, and goes on from there.
 * Source: https://learn.microsoft.com/en-us/graph/api/tenantrelationship-post-delegatedadminrelationships
 */
export async function requestRelationship(
  parts: RequestParts,
  workspaceId: WorkspaceId,
  ask: GdapAsk,
  correlationId: CorrelationId,
): Promise<GdapCreation> {
  const known = await findByName(parts, workspaceId, ask.name, correlationId);
  if (known) return isSameAsk(known, ask) ? lock(parts, workspaceId, known, correlationId) : taken(null);
  try {
    const created = await create(parts, workspaceId, ask, correlationId);
    return await lock(parts, workspaceId, created, correlationId);
  } catch (error) {
    if (!(error instanceof VendorRefusal)) throw error;
    if (error.status !== 409) return refused(error, ask);
  }
  // Another attempt of ours may have been faster than the list tells.
  for (let look = 0; look < looksForOwn; look += 1) {
    const found = await findByName(parts, workspaceId, ask.name, correlationId);
    if (found) return isSameAsk(found, ask) ? lock(parts, workspaceId, found, correlationId) : taken(null);
    await parts.sleep(lookAgainMs);
  }
  return taken(correlationId);
}

/** The address that the customer's administrator opens; it takes the relationship's id, byte for byte. */
export function approvalUrl(adminCenter: string, id: string): string {
  const base = adminCenter.replace(/\/+$/, "");
  return `${base}/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${encodeURIComponent(id)}`;
}

async function create(
  { calls }: RequestParts,
  workspaceId: WorkspaceId,
  ask: GdapAsk,
  correlationId: CorrelationId,
): Promise<GdapRelationship> {
  const body = {
    displayName: ask.name,
    duration: durationOf(ask.durationDays),
    ...(ask.tenantId === null
      ? {}
      : { customer: { tenantId: ask.tenantId, displayName: ask.companyName ?? "" } }),
    accessDetails: { unifiedRoles: ask.roleIds.map((id) => ({ roleDefinitionId: id })) },
    autoExtendDuration: ask.isAutoExtended ? extension : "PT0S",
  };
  const answer = await calls.post(workspaceId, "", body, { correlationId });
  const created = readRelationship(answer.body, answer.headers.get("etag"));
  if (created) return created;
  throw unavailable("the vendor's answer to a new relationship could not be read", {
    trouble: "no-answer",
    correlationId,
  });
}

/** Locks what is still open to changes; the approval link works from then on. */
async function lock(
  { calls, adminCenter, sleep }: RequestParts,
  workspaceId: WorkspaceId,
  { id }: GdapRelationship,
  correlationId: CorrelationId,
): Promise<GdapCreation> {
  const link: GdapCreation = { outcome: "created", id, approvalUrl: approvalUrl(adminCenter, id) };
  for (let look = 0; look < looks; look += 1) {
    const shown = await calls.find(workspaceId, id, correlationId);
    if (shown && shown.state !== "created" && shown.state !== "unknown") return link;
    if (shown?.state === "created") {
      try {
        const body = { action: "lockForApproval" };
        const path = `/${encodeURIComponent(id)}/requests`;
        await calls.post(workspaceId, path, body, { correlationId, etag: shown.etag });
        return link;
      } catch (error) {
        // Changed since it was read, or locked by our own attempt before: the next look tells.
        if (!isRefused(error, 404, 409, 412)) throw error;
      }
    }
    await sleep(lookAgainMs);
  }
  throw unavailable("the vendor does not show the new relationship yet", {
    trouble: "no-answer",
    correlationId,
  });
}

async function findByName(
  { calls }: RequestParts,
  workspaceId: WorkspaceId,
  name: string,
  correlationId: CorrelationId,
): Promise<GdapRelationship | null> {
  let found: GdapRelationship | null = null;
  const keep = (page: readonly GdapRelationship[]) => {
    found ??= page.find((each) => each.name.toLowerCase() === name.toLowerCase()) ?? null;
  };
  await calls.list(workspaceId, `displayName eq '${name.replaceAll("'", "''")}'`, keep, correlationId);
  return found;
}

/** It waits for an approval and asks for the very same: our own first attempt. */
function isSameAsk(shown: GdapRelationship, ask: GdapAsk): boolean {
  const roles = (ids: readonly string[]) => [...new Set(ids.map((id) => id.toLowerCase()))].sort().join();
  const isWaiting = shown.state === "created" || shown.state === "approval-pending";
  return (
    isWaiting &&
    shown.tenantId === ask.tenantId &&
    shown.durationDays === ask.durationDays &&
    shown.isAutoExtended === ask.isAutoExtended &&
    roles(shown.roleIds) === roles(ask.roleIds)
  );
}

function taken(correlationId: string | null): GdapCreation {
  return { outcome: "refused", because: "name-taken", message: null, correlationId };
}

function refused({ status, said, correlationId }: VendorRefusal, ask: GdapAsk): GdapCreation {
  const namesIt = /auto-?\s*exten/i.test(said ?? "") || !isExtendable(ask.roleIds);
  const isExtension = status === 400 && ask.isAutoExtended && namesIt;
  const because =
    status === 401 || status === 403
      ? "not-permitted"
      : isExtension
        ? "role-not-extendable"
        : "refused-by-vendor";
  return { outcome: "refused", because, message: said, correlationId };
}
