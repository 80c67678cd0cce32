import type {
  BlockerKind,
  BlockerRemedy,
  GdapEntry,
  RemovalFacts,
  ShownLeg,
  UnreadPart,
} from "../domain/facts.ts";
import type {
  CorrelationId,
  CustomerId,
  CustomerTenantId,
  InvitationId,
  ProviderId,
  RegistryEntryId,
  WorkspaceId,
} from "../domain/ids.ts";
import type { LegAnswer } from "../domain/invitation.ts";
import type { Language } from "../domain/language.ts";
import type { LegKind } from "../domain/relationship.ts";

/** Names a customer to the directory: by its tenant id where it has one there, else by our own id for it. */
export interface DirectoryCustomer {
  readonly workspaceId: WorkspaceId;
  readonly customerId: CustomerId;
  readonly tenantId: CustomerTenantId | null;
}

/** One leg as the customer will read it: who asks. */
export interface LinkLeg {
  readonly kind: LegKind;
  readonly providerId: ProviderId | null;
  /** Our partner name on our leg, the provider's name on its leg. */
  readonly askedBy: string;
}

/** Everything that must be on the acceptance page; the directory keeps its own copy and reads nothing of ours. */
export interface LinkRequest {
  readonly customer: DirectoryCustomer;
  readonly invitationId: InvitationId;
  readonly companyName: string;
  readonly partnerName: string;
  readonly legs: readonly LinkLeg[];
  readonly asksForDap: boolean;
  readonly language: Language;
  /** Until then the link takes an answer; the hand-over moves it, see setLinkExpiry. */
  readonly expiresAt: Date;
}

/**
 * Why the directory gives no link. `message` is the vendor's own words, if there are any; `correlationId` is what its
 * support asks for.
 */
export interface LinkRefusal {
  readonly outcome: "refused";
  readonly because:
    | "no-provider-relation"
    | "provider-without-tenant-id"
    | "agreement-not-signed"
    | "other-region"
    | "link-not-trusted"
    | "refused-by-vendor";
  readonly message: string | null;
  readonly correlationId: string | null;
}

/** `isComposed`: the directory gave the link for us alone, and the provider's part was put in by us. */
export type LinkAnswer =
  | { readonly outcome: "issued"; readonly url: string; readonly isComposed: boolean }
  | LinkRefusal;

export type LinkEnd = "withdrawn" | "discarded" | "expired" | "replaced";

/** What the directory knows of an invitation's link. `answers` is empty until the customer answered. */
export interface LinkStatus {
  readonly invitationId: InvitationId;
  readonly answers: readonly LegAnswer[];
  /** DAP was granted with the acceptance of our leg. */
  readonly grantsDap: boolean;
}

/** A subscription or reservation that the directory shows for a customer. */
export interface DirectoryHolding {
  readonly id: string;
  readonly kind: BlockerKind;
  readonly name: string;
  readonly status: string;
  readonly quantity: number | null;
  readonly endsAt: Date | null;
  /** Must be dealt with before a removal. */
  readonly isBlocker: boolean;
  /** What would clear it; null where the directory does not tell. */
  readonly remedy: BlockerRemedy | null;
}

/** What the directory calls a customer. `domain` is lower case, ASCII. */
export interface DirectoryProfile {
  readonly companyName: string;
  readonly domain: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** One reading of a customer: legs with their DAP, what it holds, GDAP. Nothing of it comes from our own tables. */
export interface DirectoryRecord {
  /** Not there where the directory has no names of its own. */
  readonly profile?: DirectoryProfile | null;
  readonly legs: readonly ShownLeg[];
  readonly hasDap: boolean;
  readonly holdings: readonly DirectoryHolding[];
  readonly gdap: readonly GdapEntry[];
  /** Parts that the directory does not show to this caller: they are not empty but unknown. */
  readonly unread?: readonly UnreadPart[];
  readonly readAt: Date;
}

/**
 * What the directory answered to a removal. `carried-out` is its word only: "removed" is said after a reading shows it.
 * `refused` is final for this attempt and in the directory's own words; `unknown` means read again before a repeat.
 */
export type RemovalAnswer =
  | { readonly outcome: "carried-out" }
  | { readonly outcome: "refused"; readonly message: string; readonly correlationId: string | null }
  /** An indirect reseller may not: its provider has to. `providerId` is null where the directory does not tell which. */
  | { readonly outcome: "provider-must"; readonly message: string; readonly providerId: ProviderId | null }
  | { readonly outcome: "unknown"; readonly message: string };

/** What admin agents may enter where the directory has no source of its own (the local registry). */
export type RegistryEntry =
  | {
      readonly entry: "holding";
      readonly id: RegistryEntryId;
      readonly kind: BlockerKind;
      readonly name: string;
      readonly status: "active" | "suspended" | "cancelled";
      readonly quantity: number | null;
      readonly endsAt: Date | null;
    }
  | {
      readonly entry: "gdap";
      readonly id: RegistryEntryId;
      readonly name: string;
      readonly roles: readonly string[];
      readonly status: "active" | "expired" | "terminated";
      readonly endsAt: Date | null;
    };

/**
 * The source of truth about relationships: our local registry or Microsoft Partner Center. Never called inside a
 * transaction. Every call may throw DirectoryUnavailable; a repeat of any call with the same arguments is safe.
 */
export interface PartnerDirectory {
  readonly name: "local" | "partner-center";
  /** Admin agents enter subscriptions, reservations and GDAP themselves. */
  readonly takesEntries: boolean;
  /**
   * Each link leads back to its own invitation. Where it does not, links are the partner's: `readLink` and `readAnswered`
   * know nothing, and acceptances are matched to invitations.
   */
  readonly linksArePersonal: boolean;
  /** The tenant behind a domain, null where it has none or the directory cannot tell. */
  findTenant(workspaceId: WorkspaceId, domain: string): Promise<CustomerTenantId | null>;
  /** The link to hand to the customer. A repeat replaces a link that nobody was shown yet. */
  issueLink(request: LinkRequest): Promise<LinkAnswer>;
  /** The time to answer counts from the hand-over. A link answers from the moment it was made: mails leave before *Done*. */
  setLinkExpiry(workspaceId: WorkspaceId, invitationId: InvitationId, expiresAt: Date): Promise<void>;
  /**
   * Ends the link. "answered" means the customer was faster: read the status instead. One that was "replaced" or
   * "discarded" opens again with a new issueLink or with setLinkExpiry; the others stay shut.
   */
  closeLink(
    workspaceId: WorkspaceId,
    invitationId: InvitationId,
    because: LinkEnd,
  ): Promise<"closed" | "answered">;
  readLink(workspaceId: WorkspaceId, invitationId: InvitationId): Promise<LinkStatus | null>;
  /** Links answered at or after `since`; the same one may come again. */
  readAnswered(workspaceId: WorkspaceId, since: Date): Promise<readonly LinkStatus[]>;
  readCustomer(customer: DirectoryCustomer, now: Date): Promise<DirectoryRecord>;
  /**
   * Ends our leg and DAP; GDAP and the provider's leg stay. `requestId` stays the same over repeats of one removal: a
   * request that was carried out once is answered so again, however late, and ends nothing that was accepted since.
   */
  removeRelationship(
    customer: DirectoryCustomer,
    requestId: string,
    correlationId: CorrelationId,
  ): Promise<RemovalAnswer>;
  /** Writes or replaces an entry by its id. Only where `takesEntries`. */
  enter(customer: DirectoryCustomer, entry: RegistryEntry): Promise<void>;
}

/**
 * Why the directory cannot be asked. "no-answer" and "throttled" pass by themselves; for all others somebody must do
 * something: sign in (again, or with a second factor), change a policy, a role, a consent, an application's secret.
 */
export type DirectoryTrouble =
  | "no-answer"
  | "throttled"
  | "not-signed-in"
  | "sign-in-ended"
  | "no-mfa"
  | "conditional-access"
  | "wrong-role"
  | "consent-missing"
  | "wrong-audience"
  | "app-only-refused"
  | "bad-client";

/** The directory did not answer (in time), or cannot be asked at all. Nothing is known of the effect. */
export class DirectoryUnavailable extends Error {
  override readonly name = "DirectoryUnavailable";
  readonly trouble: DirectoryTrouble;
  /** What the vendor's support asks for. */
  readonly correlationId: string | null;
  /** How long to leave it alone, as the directory said. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    options: ErrorOptions & {
      readonly trouble?: DirectoryTrouble;
      readonly correlationId?: string | null;
      readonly retryAfterMs?: number | null;
    } = {},
  ) {
    super(message, options);
    this.trouble = options.trouble ?? "no-answer";
    this.correlationId = options.correlationId ?? null;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

/** The part of a reading that a removal is decided on. */
export function removalFacts(record: DirectoryRecord): RemovalFacts {
  const open = record.holdings.filter((each) => each.isBlocker);
  return {
    blockers: open.map(({ kind, id, name, status, remedy }) => ({
      kind,
      id,
      name,
      status,
      ...(remedy ? { remedy } : {}),
    })),
    hasDap: record.hasDap,
    gdap: record.gdap.filter((each) => each.status === "active"),
    legs: record.legs,
    ...(record.unread && record.unread.length > 0 ? { unread: record.unread } : {}),
    readAt: record.readAt,
  };
}
