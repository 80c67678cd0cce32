import type { AcceptanceId, CustomerId, CustomerTenantId, InvitationId } from "./ids.ts";
import type { Evidence } from "./matching.ts";

/**
 * `likely` and `unclaimed` wait for a person. `matched`: it is an invitation's. `adopted`: taken as a new customer without
 * an invitation. `ignored`: with a reason; it may be claimed later.
 */
export type AcceptanceState = "likely" | "unclaimed" | "matched" | "adopted" | "ignored";

/** An acceptance that the vendor showed, as it stands with us. `candidates` are other invitations it could be of, best first. */
export interface Acceptance {
  readonly id: AcceptanceId;
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  readonly domain: string | null;
  /** ISO 3166-1 alpha-2; null where the vendor does not tell. */
  readonly country: string | null;
  readonly acceptedAt: Date;
  readonly via: "web-hook" | "audit-log" | "customer-list";
  readonly state: AcceptanceState;
  readonly evidence: Evidence | null;
  readonly invitationId: InvitationId | null;
  readonly candidates: readonly InvitationId[];
  readonly customerId: CustomerId | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly reason: string | null;
  readonly createdAt: Date;
}

export type AcceptanceEvent =
  | { readonly type: "acceptance.seen"; readonly acceptance: Acceptance }
  /** Certain by itself, or confirmed or linked by a person. */
  | { readonly type: "acceptance.matched"; readonly acceptance: Acceptance }
  /** A person said that it is not that invitation's. */
  | { readonly type: "acceptance.doubted"; readonly acceptance: Acceptance }
  | { readonly type: "acceptance.adopted"; readonly acceptance: Acceptance }
  | { readonly type: "acceptance.ignored"; readonly acceptance: Acceptance };
