/**
 * What the simulated vendor knows. Tenant ids are GUIDs in lower case; instants are milliseconds since 1970; money does
 * not occur. Source of every shape: the partner documentation named in docs/partner-center.md.
 */
export interface World {
  /** Partners by tenant id. */
  readonly partners: Map<string, Partner>;
  /** Customers' own tenants by tenant id, whether or not anybody sells to them. */
  readonly tenants: Map<string, Tenant>;
  /** Who sells to whom, by `${partnerId}:${tenantId}:${role}`. */
  readonly relationships: Map<string, Relationship>;
  /** Which provider stands behind which reseller. */
  readonly partnerships: Partnership[];
  /** By tenant id. */
  readonly subscriptions: Map<string, Subscription[]>;
  readonly entitlements: Map<string, Entitlement[]>;
  readonly agreements: Map<string, CustomerAgreement[]>;
  readonly auditRecords: AuditRecord[];
  /** One registration for each partner tenant. */
  readonly hooks: Map<string, HookRegistration>;
  /** By relationship id. */
  readonly gdap: Map<string, GdapRelationship>;
  /** How the vendor behaves where its own pages disagree or changed over the years. Change it in place. */
  readonly settings: WorldSettings;
}

export interface WorldSettings {
  /** The partner API refuses people who signed in without a second factor (the rule since April 2026). */
  isMfaEnforced: boolean;
  /** The sign-in itself demands a second factor: refresh tokens made without one stop working. */
  isMfaDemandedAtSignIn: boolean;
  /** Indirect resellers may ask for links themselves (works in practice, not promised). */
  mayResellersAskForLinks: boolean;
  /** Indirect resellers may end the relationship themselves (the newest page says that they may not). */
  mayResellersRemove: boolean;
  /** What stands behind the `#` of an invitation; with the newer one `DAP` is absent. */
  linkFragment: "/BillingAccounts/partner-invitation" | "/partners/invitation";
  /** The service forgets `indirectCSPId` in joint links, so that a caller must put it in. */
  leavesOutProviderInLinks: boolean;
  /** Relative addresses in `links` begin with `/v1` (both are seen). */
  areLinksVersioned: boolean;
  /** Asking for partnerships where there are none answers `null` instead of an empty collection (both are seen). */
  areNoPartnershipsNull: boolean;
  /** The integration sandbox: no invitations, and customers can be deleted. */
  isSandbox: boolean;
  /** How long a continuation token can be used. */
  continuationTokenMs: number;
}

export type PartnerKind = "direct" | "indirect-provider" | "indirect-reseller" | "dual-role";

export interface Partner {
  readonly tenantId: string;
  readonly name: string;
  readonly kind: PartnerKind;
  /** The location's PartnerID (formerly MPN id), digits. */
  readonly partnerId: string;
  readonly country: string;
  readonly region: string;
  isAgreementSigned: boolean;
  readonly users: PartnerUser[];
  readonly apps: PartnerApp[];
}

export type PartnerRole = "admin-agent" | "sales-agent" | "helpdesk-agent" | "global-admin" | "billing-admin";

/** Somebody who may sign in for the partner. */
export interface PartnerUser {
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  roles: PartnerRole[];
  /** Signs in with a second factor. */
  hasMfa: boolean;
  isBlocked: boolean;
  /** A Conditional Access policy stops tokens of this person. */
  isStoppedByPolicy: boolean;
}

export interface PartnerApp {
  readonly clientId: string;
  secret: string;
  readonly redirectUris: string[];
  /** An administrator consented to the partner API, and to Graph. */
  hasPartnerConsent: boolean;
  hasGraphConsent: boolean;
}

/** A customer's tenant. */
export interface Tenant {
  readonly tenantId: string;
  companyName: string;
  /** Primary domain. */
  domain: string;
  otherDomains: string[];
  readonly country: string;
  readonly region: string;
  email: string;
  address: Address;
  organizationRegistrationNumber: string | null;
  /** Signed by the customer itself, in its admin center. */
  hasSignedCustomerAgreement: boolean;
  /** What vetting found; null: nothing is known. */
  accountStatus: "Allowed" | "UnderReview" | "NotAllowed" | "Unknown" | "Not Ready" | null;
  qualifications: Qualification[];
  /** A consumer-identity tenant: cannot be invited. */
  readonly isConsumerIdentity: boolean;
  readonly administrators: {
    readonly userPrincipalName: string;
    readonly name: string;
    readonly isGlobalAdmin: boolean;
  }[];
}

export interface Address {
  readonly city: string;
  readonly state: string | null;
  readonly addressLine1: string;
  readonly postalCode: string;
  readonly phoneNumber: string | null;
  readonly firstName: string;
  readonly lastName: string;
}

export interface Qualification {
  readonly qualification: "Education" | "GovernmentCommunityCloud" | "StateOwnedEntity" | "Nonprofit";
  readonly vettingStatus: "InReview" | "Approved" | "Denied";
  readonly vettingCreatedDate: number;
}

export interface Relationship {
  readonly partnerId: string;
  readonly tenantId: string;
  /** A dual-role partner has two with one customer. */
  readonly role: "direct" | "provider" | "reseller";
  /** On a reseller's: its provider. On a provider's: the reseller it stands behind. */
  readonly otherPartnerId: string | null;
  hasDap: boolean;
  readonly since: number;
  /** Set when it was removed; the row stays for the audit's sake. */
  endedAt: number | null;
}

export interface Partnership {
  readonly providerId: string;
  readonly resellerId: string;
  readonly state: "Active" | "Ended";
}

export interface Subscription {
  readonly id: string;
  /** Who sold it; left out: whoever asks. */
  readonly partnerId?: string;
  offerName: string;
  quantity: number;
  status: "none" | "active" | "pending" | "suspended" | "expired" | "disabled" | "deleted";
  suspensionReasons: string[];
  isNewCommerce: boolean;
  isAzurePlan: boolean;
  commitmentEndDate: number | null;
}

export interface Entitlement {
  /** The order's id. */
  readonly id: string;
  readonly partnerId?: string;
  readonly entitlementType:
    | "reservedInstance"
    | "software"
    | "savingsPlan"
    | "virtualMachineReservedInstance";
  productTitle: string;
  quantity: number;
  expiryDate: number | null;
  isCancelled: boolean;
}

export interface CustomerAgreement {
  /** Who of the partner's confirmed it. */
  readonly userId?: string;
  readonly templateId: string;
  readonly type: string;
  readonly dateAgreed: string;
  readonly primaryContact: { firstName: string; lastName: string; email: string; phoneNumber: string | null };
}

export interface AuditRecord {
  /** `{partner}_{customer}_{action}_{.NET ticks}` */
  readonly id: string;
  readonly partnerId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly userPrincipalName: string;
  readonly applicationId: string | null;
  readonly resourceType: string;
  readonly resourceOldValue: unknown;
  readonly resourceNewValue: unknown;
  readonly operationType: string;
  readonly originalCorrelationId: string;
  readonly operationDate: number;
  readonly operationStatus: "succeeded" | "failed" | "progress" | "decline";
  /** Nobody reads it before then: records are late. */
  readonly visibleFrom: number;
}

export interface HookRegistration {
  readonly subscriberId: string;
  webhookUrl: string;
  webhookEvents: string[];
  signatureTokenToMsSignatureHeader: boolean;
}

export type GdapStatus =
  | "created"
  | "approvalPending"
  | "approved"
  | "activating"
  | "active"
  | "expiring"
  | "expired"
  | "terminationRequested"
  | "terminating"
  | "terminated";

export interface GdapRelationship {
  readonly id: string;
  readonly partnerId: string;
  displayName: string;
  /** ISO 8601, P1D to P2Y. */
  duration: string;
  autoExtendDuration: string;
  /** Null: open to any tenant until one approves. */
  customer: { tenantId: string; displayName: string } | null;
  status: GdapStatus;
  roleDefinitionIds: string[];
  readonly createdAt: number;
  activatedAt: number | null;
  endAt: number | null;
  lastModifiedAt: number;
  /** Grows with each change: the ETag. */
  version: number;
  readonly requests: GdapRequest[];
  readonly assignments: GdapAssignment[];
  readonly operations: GdapOperation[];
  /** Set where an indirect provider prepared it for this reseller. */
  readonly indirectProviderId?: string;
  /** The reseller has not said yes or no to what its provider prepared. */
  isPartnerConsentPending?: boolean;
}

export interface GdapRequest {
  readonly id: string;
  readonly action: "lockForApproval" | "terminate" | "approve" | "reject";
  status: "created" | "pending" | "running" | "succeeded" | "failed";
  readonly createdAt: number;
  lastModifiedAt: number;
}

export interface GdapAssignment {
  readonly id: string;
  readonly groupId: string;
  roleDefinitionIds: string[];
  status: "pending" | "active" | "deleting" | "deleted" | "error";
  version: number;
  readonly createdAt: number;
  lastModifiedAt: number;
}

export interface GdapOperation {
  readonly id: string;
  readonly operationType: "delegatedAdminAccessAssignmentUpdate";
  status: "notStarted" | "running" | "succeeded" | "failed";
  readonly data: string;
  readonly createdAt: number;
  lastModifiedAt: number;
}
