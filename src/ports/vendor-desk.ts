import type { CustomerTenantId, WorkspaceId } from "../domain/ids.ts";
import type { DelegatedAdmin } from "./delegated-admin.ts";
import type { VendorConnection } from "./vendor-connection.ts";

/** What a directory of the vendor's offers beyond the directory itself. There is none with the local registry. */
export interface VendorDesk {
  readonly connection: VendorConnection;
  readonly news: VendorNewsFeed;
  readonly customerList: VendorCustomerList;
  /** Null in clouds that have no granular delegated administration. */
  readonly delegatedAdmin: DelegatedAdmin | null;
}

/** What the vendor tells of by itself. A customer accepted, a relationship or a granular one changed. */
export type VendorNewsKind =
  | "relationship.accepted"
  | "relationship.removed"
  | "dap.approved"
  | "dap.terminated"
  | "gdap.changed"
  | "other";

/**
 * One thing that happened, however often and by whichever way we heard of it: `key` is the same each time. Hearing is
 * not knowing: what it says is read again from the customer's record before anything is said to have happened.
 */
export interface VendorNews {
  readonly key: string;
  readonly kind: VendorNewsKind;
  readonly tenantId: CustomerTenantId | null;
  /** As the vendor's record names it; may be unknown. */
  readonly companyName: string | null;
  /** The granular relationship, in the vendor's opaque form. */
  readonly gdapId: string | null;
  readonly at: Date;
  readonly via: "web-hook" | "audit-log" | "customer-list";
}

export interface VendorNewsFeed {
  /**
   * Asks the vendor's activity log for what happened since the last time, and keeps it beside what web hooks brought.
   * At most every few minutes, by itself. May throw DirectoryUnavailable.
   */
  poll(workspaceId: WorkspaceId, now: Date): Promise<void>;
  /** News that nobody has dealt with, oldest first. */
  unsettled(workspaceId: WorkspaceId, limit: number): Promise<readonly VendorNews[]>;
  /** What was dealt with does not come again, whichever way it is heard of later. */
  settle(workspaceId: WorkspaceId, keys: readonly string[], now: Date): Promise<void>;
  /** Something that the nightly list showed, and nothing else had told. A repeat adds nothing. */
  add(workspaceId: WorkspaceId, news: VendorNews, now: Date): Promise<void>;
}

/** A customer as the vendor's list shows it: a partner with two roles sees one customer twice. */
export interface ListedCustomer {
  readonly tenantId: CustomerTenantId;
  readonly companyName: string;
  /** Lower case, ASCII; null where the list does not tell. */
  readonly domain: string | null;
  /** Which of our roles this entry is for; "" where we have one role only. */
  readonly role: string;
  /** The vendor's word, lower case: "reseller" is ours. */
  readonly relationship: string;
}

export interface CustomerListPage {
  readonly customers: readonly ListedCustomer[];
  /** Opaque: where to go on, also after a restart; null at the end. */
  readonly next: string | null;
}

/** The continuation is too old: begin at the first page. */
export class StaleContinuation extends Error {
  override readonly name = "StaleContinuation";
}

/** The vendor's list of our customers, page by page: never in memory as a whole. */
export interface VendorCustomerList {
  /** `after` null is the first page. Throws StaleContinuation, DirectoryUnavailable. */
  readPage(workspaceId: WorkspaceId, after: string | null): Promise<CustomerListPage>;
  /** At most one page of those whose name or domain begins so. */
  search(
    workspaceId: WorkspaceId,
    by: "company-name" | "domain",
    prefix: string,
  ): Promise<readonly ListedCustomer[]>;
}
