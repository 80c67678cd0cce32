import type { CorrelationId, CustomerTenantId, WorkspaceId } from "../domain/ids.ts";

export type GdapState =
  | "created"
  | "approval-pending"
  | "approved"
  | "activating"
  | "active"
  | "expiring"
  | "expired"
  | "termination-requested"
  | "terminating"
  | "terminated"
  | "unknown";

/** A granular relationship as the vendor shows it. `id` is opaque. */
export interface GdapRelationship {
  readonly id: string;
  readonly name: string;
  readonly state: GdapState;
  /** Null: the request is open to whoever approves it. */
  readonly tenantId: CustomerTenantId | null;
  readonly companyName: string | null;
  /** Ids of the vendor's role templates; `domain/gdap-roles.ts` names them. */
  readonly roleIds: readonly string[];
  readonly durationDays: number | null;
  /** It is prolonged by itself. */
  readonly isAutoExtended: boolean;
  readonly createdAt: Date | null;
  readonly activatedAt: Date | null;
  readonly endsAt: Date | null;
  /** Given back with a change: it is refused when somebody else changed it meanwhile. */
  readonly etag: string;
}

export interface GdapAsk {
  /** At most 50 characters, unlike any other of the partner's. */
  readonly name: string;
  readonly tenantId: CustomerTenantId | null;
  readonly companyName: string | null;
  readonly roleIds: readonly string[];
  /** 1 to 730. */
  readonly durationDays: number;
  readonly isAutoExtended: boolean;
}

export type GdapCreation =
  | { readonly outcome: "created"; readonly id: string; readonly approvalUrl: string }
  | {
      readonly outcome: "refused";
      readonly because: "name-taken" | "role-not-extendable" | "not-permitted" | "refused-by-vendor";
      readonly message: string | null;
      readonly correlationId: string | null;
    };

export type GdapTermination =
  | { readonly outcome: "asked" }
  | { readonly outcome: "ended-already" }
  | { readonly outcome: "changed-meanwhile" }
  | { readonly outcome: "refused"; readonly message: string; readonly correlationId: string | null };

/**
 * Granular delegated administration (GDAP): independent of the reseller relationship, and never touched but by an act of
 * its own. Every call may throw DirectoryUnavailable.
 */
export interface DelegatedAdmin {
  ofCustomer(workspaceId: WorkspaceId, tenantId: CustomerTenantId): Promise<readonly GdapRelationship[]>;
  /** All that are active and end before `until`, page by page inside. */
  endingBefore(workspaceId: WorkspaceId, until: Date): Promise<readonly GdapRelationship[]>;
  find(workspaceId: WorkspaceId, id: string): Promise<GdapRelationship | null>;
  /** Creates the request and locks it for approval; a repeat with the same `requestKey` finds the first one's. */
  request(
    workspaceId: WorkspaceId,
    ask: GdapAsk,
    requestKey: string,
    correlationId: CorrelationId,
  ): Promise<GdapCreation>;
  /** Asks for the end of it, for exactly this state of it (ETag); then follow `find` until it shows the end. */
  terminate(
    workspaceId: WorkspaceId,
    id: string,
    etag: string,
    correlationId: CorrelationId,
  ): Promise<GdapTermination>;
}
