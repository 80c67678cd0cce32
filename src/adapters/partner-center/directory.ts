import type { GdapEntry, UnreadPart } from "../../domain/facts.ts";
import { gdapEntryOf } from "../../domain/gdap-entry.ts";
import type { CorrelationId, CustomerTenantId, WorkspaceId } from "../../domain/ids.ts";
import type { DelegatedAdmin } from "../../ports/delegated-admin.ts";
import {
  type DirectoryCustomer,
  type DirectoryRecord,
  DirectoryUnavailable,
  type PartnerDirectory,
} from "../../ports/partner-directory.ts";
import { type Asking, isForbidden } from "./asking.ts";
import type { VendorClient, VendorHosts } from "./call.ts";
import { readCustomerResource } from "./customer-record.ts";
import { askForLink, type Party } from "./links.ts";
import { readProviderLegs } from "./provider-legs.ts";
import { readHoldings } from "./read-holdings.ts";
import { removeRelationship } from "./removal.ts";
import { findTenantOf } from "./tenant.ts";
import { asUnavailable } from "./vendor-fault.ts";

export interface DirectoryDependencies {
  readonly client: VendorClient;
  readonly hosts: VendorHosts;
  /** Our own tenant. Throws DirectoryUnavailable where nobody has said yet which it is. */
  readonly partnerTenantOf: (workspaceId: WorkspaceId) => Promise<string>;
  readonly delegatedAdmin: DelegatedAdmin | null;
  /** Who we are and who our providers are, as the workspace's set-up says. */
  readonly partyOf: (workspaceId: WorkspaceId) => Promise<Party>;
  readonly resellerRemoves: boolean;
  readonly newId: () => string;
}

/** The vendor's own directory. Its links are the partner's, the same for every customer; it takes no entries of ours. */
export function partnerCenterDirectory(deps: DirectoryDependencies): PartnerDirectory {
  const { client, hosts, resellerRemoves } = deps;
  const asking = (workspaceId: WorkspaceId, correlationId: string = deps.newId()): Asking => ({
    client,
    workspaceId,
    correlationId,
  });

  return {
    name: "partner-center",
    takesEntries: false,
    linksArePersonal: false,

    findTenant: (_workspaceId, domain) => findTenantOf(hosts.login, domain),

    async issueLink(request) {
      const { workspaceId } = request.customer;
      const [party, partnerTenantId] = await Promise.all([
        deps.partyOf(workspaceId),
        deps.partnerTenantOf(workspaceId),
      ]);
      const parts = { asking: asking(workspaceId), hosts, partnerTenantId, party };
      return orUnavailable(askForLink(parts, request), "give a link");
    },

    // The vendor's links know no end, and nobody can shut one: what becomes of an invitation is kept by us alone.
    setLinkExpiry: async () => {},
    closeLink: async () => "closed",
    readLink: async () => null,
    readAnswered: async () => [],

    async readCustomer(customer, now) {
      if (customer.tenantId === null)
        return { profile: null, legs: [], hasDap: false, holdings: [], gdap: [], readAt: now };
      const [party, partnerTenantId] = await Promise.all([
        deps.partyOf(customer.workspaceId),
        deps.partnerTenantOf(customer.workspaceId),
      ]);
      const to = { customer, tenantId: customer.tenantId, party, partnerTenantId, now };
      return orUnavailable(readRecord(deps, asking(customer.workspaceId), to), "show a customer");
    },

    async removeRelationship(customer, requestId, correlationId: CorrelationId) {
      // Unknown there: nothing of ours can stand.
      if (customer.tenantId === null) return { outcome: "carried-out" };
      const party = await deps.partyOf(customer.workspaceId);
      const parts = { asking: asking(customer.workspaceId, correlationId), party, resellerRemoves };
      return orUnavailable(removeRelationship(parts, customer.tenantId, requestId), "show a customer");
    },

    enter: async () => {
      throw new Error("Partner Center takes no entries of ours.");
    },
  };
}

interface ToRead {
  readonly customer: DirectoryCustomer;
  readonly tenantId: CustomerTenantId;
  readonly party: Party;
  readonly partnerTenantId: string;
  readonly now: Date;
}

/** All at once: what is shown of a customer that turns out not to be ours is left out. */
async function readRecord(deps: DirectoryDependencies, asking: Asking, to: ToRead): Promise<DirectoryRecord> {
  const { tenantId, party, partnerTenantId, now } = to;
  const [resource, legs, held, gdap] = await Promise.all([
    readCustomerResource(asking, tenantId),
    readProviderLegs(asking, tenantId, partnerTenantId.toLowerCase(), party),
    readHoldings(asking, tenantId, now),
    readGdap(deps, to),
  ]);
  const unread: UnreadPart[] = [];
  if (legs === "unread") unread.push("provider-legs");
  if (resource.isOurs && !held.isComplete) unread.push("holdings");
  if (gdap === "unread") unread.push("gdap");
  return {
    profile: resource.profile,
    legs: [
      { kind: "reseller", providerId: null, providerName: null, isActive: resource.isOurs },
      ...(legs === "unread" ? [] : legs),
    ],
    hasDap: resource.hasDap,
    holdings: resource.isOurs ? held.holdings : [],
    gdap: gdap === "unread" ? [] : gdap,
    unread,
    readAt: now,
  };
}

/** GDAP is a matter of its own: a reading without it is still worth having. */
async function readGdap(
  { delegatedAdmin }: DirectoryDependencies,
  { customer, tenantId }: ToRead,
): Promise<readonly GdapEntry[] | "unread"> {
  if (delegatedAdmin === null) return [];
  try {
    const shown = await delegatedAdmin.ofCustomer(customer.workspaceId, tenantId);
    return shown.flatMap((each) => gdapEntryOf(each) ?? []);
  } catch (error) {
    if (isForbidden(error) || isWithoutGraphRights(error)) return "unread";
    throw error;
  }
}

/** Those who leave GDAP out of their consent have chosen to. */
function isWithoutGraphRights(error: unknown): boolean {
  if (!(error instanceof DirectoryUnavailable)) return false;
  return error.trouble === "consent-missing" || error.trouble === "no-mfa";
}

/** An answer that none of the steps made anything of: the directory cannot be asked this now. */
async function orUnavailable<Answer>(asked: Promise<Answer>, what: string): Promise<Answer> {
  try {
    return await asked;
  } catch (error) {
    throw asUnavailable(error, `The vendor refused to ${what}.`);
  }
}
