import type { GdapEntry, UnreadPart } from "../../src/domain/facts.ts";
import {
  CustomerId,
  type CustomerTenantId,
  type InvitationId,
  type ProviderId,
} from "../../src/domain/ids.ts";
import type { LegAnswer, Signatory } from "../../src/domain/invitation.ts";
import type { LegKind } from "../../src/domain/relationship.ts";
import {
  type DirectoryCustomer,
  type DirectoryHolding,
  type DirectoryProfile,
  type DirectoryRecord,
  type DirectoryTrouble,
  DirectoryUnavailable,
  type LinkAnswer,
  type LinkEnd,
  type LinkRequest,
  type LinkStatus,
  type PartnerDirectory,
  type RegistryEntry,
  type RemovalAnswer,
} from "../../src/ports/partner-directory.ts";

interface Link {
  readonly request: LinkRequest;
  expiresAt: Date;
  isClosed: boolean;
  /** Closed for good. */
  isShut: boolean;
  answers: LegAnswer[];
  grantsDap: boolean;
}

interface Account {
  legs: Map<string, DirectoryRecord["legs"][number]>;
  hasDap: boolean;
  holdings: Map<string, DirectoryHolding>;
  gdap: Map<string, GdapEntry>;
  profile: DirectoryProfile | null;
}

const noCustomer = CustomerId.parse("00000000-0000-0000-0000-000000000000");

/** A partner directory in memory that keeps the port's promises, with handles for what happens on the customer's side. */
export class TestDirectory implements PartnerDirectory {
  readonly name = "local";
  readonly takesEntries = true;
  /** Make it false for a directory whose links are the partner's: customers are their tenants then. */
  linksArePersonal = true;
  /** What a domain leads to. */
  readonly tenants = new Map<string, CustomerTenantId>();
  /** While true every call throws DirectoryUnavailable. */
  isDown = false;
  /** Why, while it is down. */
  trouble: DirectoryTrouble = "no-answer";
  /** Parts that it does not show to us. */
  unread: readonly UnreadPart[] = [];
  /** Answers the next request for a link instead of giving one; an error is thrown. */
  nextLinkAnswer: LinkAnswer | DirectoryUnavailable | null = null;
  /** Answers the next removal instead of carrying it out. */
  nextRemovalAnswer: RemovalAnswer | null = null;
  /** Every removal that came, repeats included. */
  readonly removals: { readonly customerId: string; readonly requestId: string }[] = [];
  readonly #links = new Map<string, Link>();
  readonly #accounts = new Map<string, Account>();
  readonly #newSecret: () => string;

  constructor(newSecret: () => string) {
    this.#newSecret = newSecret;
  }

  async issueLink(request: LinkRequest): Promise<LinkAnswer> {
    this.#answering();
    const prepared = this.nextLinkAnswer;
    this.nextLinkAnswer = null;
    if (prepared instanceof DirectoryUnavailable) throw prepared;
    if (prepared) return prepared;
    const { invitationId, expiresAt } = request;
    this.#links.set(invitationId, {
      request,
      expiresAt,
      isClosed: false,
      isShut: false,
      answers: [],
      grantsDap: false,
    });
    return {
      outcome: "issued",
      url: this.linksArePersonal
        ? `https://kapocs.example/a/${this.#newSecret()}`
        : "https://vendor.example/partners/invite?partner=1",
      isComposed: false,
    };
  }

  async findTenant(_workspaceId: string, domain: string) {
    this.#answering();
    return this.tenants.get(domain) ?? null;
  }

  async setLinkExpiry(_workspaceId: string, invitationId: InvitationId, expiresAt: Date) {
    this.#answering();
    const link = this.#links.get(invitationId);
    if (!link || link.answers.length > 0 || link.isShut) return;
    link.expiresAt = expiresAt;
    link.isClosed = false;
  }

  async closeLink(_workspaceId: string, invitationId: InvitationId, because: LinkEnd) {
    this.#answering();
    const link = this.#links.get(invitationId);
    if (link && link.answers.length > 0) return "answered" as const;
    if (link) link.isClosed = true;
    if (link && (because === "withdrawn" || because === "expired")) link.isShut = true;
    return "closed" as const;
  }

  async readLink(_workspaceId: string, invitationId: InvitationId): Promise<LinkStatus | null> {
    this.#answering();
    const link = this.#links.get(invitationId);
    return link ? { invitationId, answers: link.answers, grantsDap: link.grantsDap } : null;
  }

  async readAnswered(workspaceId: string, since: Date): Promise<LinkStatus[]> {
    this.#answering();
    return [...this.#links.values()]
      .filter((link) => link.request.customer.workspaceId === workspaceId)
      .filter((link) => link.answers.some((each) => each.answeredAt >= since))
      .map(({ request, answers, grantsDap }) => ({ invitationId: request.invitationId, answers, grantsDap }));
  }

  async readCustomer(customer: DirectoryCustomer, now: Date): Promise<DirectoryRecord> {
    this.#answering();
    const { legs, hasDap, holdings, gdap, profile } = this.#account(customer);
    return {
      profile,
      legs: [...legs.values()],
      hasDap,
      holdings: [...holdings.values()],
      gdap: [...gdap.values()],
      ...(this.unread.length > 0 ? { unread: this.unread } : {}),
      readAt: now,
    };
  }

  async removeRelationship(customer: DirectoryCustomer, requestId: string): Promise<RemovalAnswer> {
    this.#answering();
    this.removals.push({ customerId: customer.customerId, requestId });
    const prepared = this.nextRemovalAnswer;
    this.nextRemovalAnswer = null;
    if (prepared) return prepared;
    const account = this.#account(customer);
    const open = [...account.holdings.values()].filter((each) => each.status !== "cancelled");
    if (open.length > 0)
      return {
        outcome: "refused",
        message: `${open.length} subscriptions or reservations are open`,
        correlationId: null,
      };
    for (const [key, leg] of account.legs) {
      if (leg.kind === "reseller") account.legs.set(key, { ...leg, isActive: false });
    }
    account.hasDap = false;
    return { outcome: "carried-out" };
  }

  async enter(customer: DirectoryCustomer, entry: RegistryEntry): Promise<void> {
    this.#answering();
    const account = this.#account(customer);
    if (entry.entry === "holding") {
      const { id, kind, name, status, quantity, endsAt } = entry;
      const isBlocker = status !== "cancelled";
      account.holdings.set(id, { id, kind, name, status, quantity, endsAt, isBlocker, remedy: null });
    } else {
      const { id, name, roles, status, endsAt } = entry;
      account.gdap.set(id, { id, name, roles, status, endsAt });
    }
  }

  /** The customer answers the link of an invitation: these legs accepted (none: all declined). Once; then it stands. */
  customerAnswers(
    invitationId: InvitationId,
    accepted: readonly LegKind[],
    at: Date,
    { grantsDap = false, signatory = { name: "Kiss Anna", title: "IT lead" } as Signatory | null } = {},
  ): void {
    const link = this.#links.get(invitationId);
    if (!link || link.isClosed || link.answers.length > 0 || at >= link.expiresAt)
      throw new Error(`the link of ${invitationId} takes no answer`);
    link.answers = link.request.legs.map(({ kind }) => ({
      kind,
      answer: accepted.includes(kind) ? "accepted" : "declined",
      answeredAt: at,
      signatory,
    }));
    link.grantsDap = grantsDap && accepted.includes("reseller");
    const account = this.#account(link.request.customer);
    for (const leg of link.request.legs) {
      if (!accepted.includes(leg.kind)) continue;
      const providerName = leg.kind === "provider" ? leg.askedBy : null;
      account.legs.set(`${leg.kind}:${leg.providerId ?? ""}`, {
        kind: leg.kind,
        providerId: leg.providerId,
        providerName,
        isActive: true,
      });
    }
    account.hasDap ||= link.grantsDap;
  }

  /** A tenant accepts at the vendor's, whatever it got the link from: these legs are shown active. */
  tenantAccepts(
    customer: Pick<DirectoryCustomer, "workspaceId" | "tenantId">,
    profile: DirectoryProfile | null,
    legs: readonly (ProviderId | null)[] = [null],
  ): void {
    const account = this.#account({ ...customer, customerId: noCustomer });
    account.profile = profile;
    for (const providerId of legs) {
      const kind = providerId === null ? "reseller" : "provider";
      account.legs.set(`${kind}:${providerId ?? ""}`, {
        kind,
        providerId,
        providerName: null,
        isActive: true,
      });
    }
  }

  /** A provider that we do not know has a relationship with the tenant; we have none. */
  showsForeignProvider(customer: Pick<DirectoryCustomer, "workspaceId" | "tenantId">): void {
    const leg = { kind: "provider", providerId: null, providerName: "Somebody", isActive: true } as const;
    this.#account({ ...customer, customerId: noCustomer }).legs.set("provider:?", leg);
  }

  tenantLeaves(customer: Pick<DirectoryCustomer, "workspaceId" | "tenantId">): void {
    this.#account({ ...customer, customerId: noCustomer }).legs.clear();
  }

  /** Puts a customer there as it may have been for years: with us, without an invitation of ours. */
  knows(customer: DirectoryCustomer, { hasDap = false } = {}): void {
    const account = this.#account(customer);
    account.legs.set("reseller:", { kind: "reseller", providerId: null, providerName: null, isActive: true });
    account.hasDap = hasDap;
  }

  #account(customer: DirectoryCustomer): Account {
    const isTenant = !this.linksArePersonal && customer.tenantId !== null;
    const key = `${customer.workspaceId}:${isTenant ? customer.tenantId : customer.customerId}`;
    const account = this.#accounts.get(key) ?? {
      legs: new Map(),
      hasDap: false,
      holdings: new Map(),
      gdap: new Map(),
      profile: null,
    };
    this.#accounts.set(key, account);
    return account;
  }

  #answering(): void {
    if (this.isDown)
      throw new DirectoryUnavailable("the directory is down for this test", { trouble: this.trouble });
  }
}
