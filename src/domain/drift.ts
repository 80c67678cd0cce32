import type { CustomerId, CustomerTenantId, DriftFindingId, ProviderId } from "./ids.ts";

/** How our view and the directory's can differ. */
export type DriftKind =
  /** Active with us, not in the directory's list any more: it ended elsewhere. */
  | "ended-elsewhere"
  /** Removed with us, active in the directory. */
  | "active-elsewhere"
  /** A provider's leg is active on one side only. */
  | "provider-leg"
  /** Delegated administration stands on one side only. */
  | "dap"
  /** The company bears another name, or another primary domain, there. */
  | "renamed"
  /** Two customers of ours are one tenant there. */
  | "same-tenant";

export interface DriftFinding {
  readonly id: DriftFindingId;
  readonly kind: DriftKind;
  readonly tenantId: CustomerTenantId | null;
  readonly customerId: CustomerId | null;
  readonly providerId: ProviderId | null;
  /** Both sides' values, such as names; customer data. */
  readonly details: Readonly<Record<string, string | null>>;
  readonly state: "open" | "gone" | "taken-over" | "dismissed";
  readonly foundAt: Date;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly reason: string | null;
}

export type DriftEvent =
  | { readonly type: "drift.found"; readonly finding: DriftFinding }
  | { readonly type: "drift.gone"; readonly finding: DriftFinding }
  | { readonly type: "drift.taken-over"; readonly finding: DriftFinding }
  | { readonly type: "drift.dismissed"; readonly finding: DriftFinding };
