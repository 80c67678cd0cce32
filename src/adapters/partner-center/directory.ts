import type { GdapEntry, UnreadPart } from "../../domain/facts.ts";
import { gdapEntryOf } from "../../domain/gdap-entry.ts";
import type { CorrelationId, CustomerTenantId, WorkspaceId } from "../../domain/ids.ts";
import type { DelegatedAdmin } from "../../ports/delegated-admin.ts";
import {
  type DirectoryCustomer,
  type DirectoryHolding,
  type DirectoryRecord,
  DirectoryUnavailable,
  type PartnerDirectory,
} from "../../ports/partner-directory.ts";
import { type Asking, get, isForbidden, isNotOurs } from "./asking.ts";
import type { VendorClient, VendorHosts } from "./call.ts";
import { readCustomerResource } from "./customer-record.ts";
import { readEntitlements, readSubscriptions } from "./holdings.ts";
import { askForLink, type Party } from "./links.ts";
import { readProviderLegs } from "./provider-legs.ts";
import { removeRelationship } from "./removal.ts";
import { findTenantOf } from "./tenant.ts";

export interface DirectoryDependencies {
  readonly client: VendorClient;
  readonly hosts: VendorHosts;
  /** Our own tenant. */
  readonly partnerTenantId: string;
  readonly delegatedAdmin: DelegatedAdmin | null;
  /** Who we are and who our providers are, as the workspace's set-up says. */
  readonly partyOf: (workspaceId: WorkspaceId) => Promise<Party>;
  readonly resellerRemoves: boolean;
  readonly newId: () => string;
}

/** The vendor's own directory. Its links are the partner's, the same for every customer; it takes no entries of ours. */
export function partnerCenterDirectory(deps: DirectoryDependencies): PartnerDirectory {
  const { client, hosts, partnerTenantId, resellerRemoves } = deps;
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
      const party = await deps.partyOf(workspaceId);
      return askForLink({ asking: asking(workspaceId), hosts, partnerTenantId, party }, request);
    },

    // The vendor's links know no end, and nobody can shut one: what becomes of an invitation is kept by us alone.
    setLinkExpiry: async () => {},
    closeLink: async () => "closed",
    readLink: async () => null,
    readAnswered: async () => [],

    async readCustomer(customer, now) {
      if (customer.tenantId === null)
        return { profile: null, legs: [], hasDap: false, holdings: [], gdap: [], readAt: now };
      const party = await deps.partyOf(customer.workspaceId);
      return readRecord(deps, asking(customer.workspaceId), {
        customer,
        tenantId: customer.tenantId,
        party,
        now,
      });
    },

    async removeRelationship(customer, requestId, correlationId: CorrelationId) {
      // Unknown there: nothing of ours can stand.
      if (customer.tenantId === null) return { outcome: "carried-out" };
      const party = await deps.partyOf(customer.workspaceId);
      const parts = { asking: asking(customer.workspaceId, correlationId), party, resellerRemoves };
      return removeRelationship(parts, customer.tenantId, requestId);
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
  readonly now: Date;
}

async function readRecord(deps: DirectoryDependencies, asking: Asking, to: ToRead): Promise<DirectoryRecord> {
  const { tenantId, party, now } = to;
  const resource = await readCustomerResource(asking, tenantId);
  const [legs, holdings, gdap] = await Promise.all([
    readProviderLegs(asking, tenantId, deps.partnerTenantId, party),
    // Of a customer that is not ours the vendor shows nothing.
    resource.isOurs ? readHoldings(asking, tenantId, now) : [],
    readGdap(deps, to),
  ]);
  const unread: UnreadPart[] = [];
  if (legs === "unread") unread.push("provider-legs");
  if (holdings === "unread") unread.push("holdings");
  if (gdap === "unread") unread.push("gdap");
  return {
    profile: resource.profile,
    legs: [
      { kind: "reseller", providerId: null, providerName: null, isActive: resource.isOurs },
      ...(legs === "unread" ? [] : legs),
    ],
    hasDap: resource.hasDap,
    holdings: holdings === "unread" ? [] : holdings,
    gdap: gdap === "unread" ? [] : gdap,
    unread,
    readAt: now,
  };
}

async function readHoldings(
  asking: Asking,
  tenantId: CustomerTenantId,
  now: Date,
): Promise<readonly DirectoryHolding[] | "unread"> {
  const below = `/v1/customers/${tenantId}`;
  try {
    const [subscriptions, entitlements] = await Promise.all([
      get(asking, `${below}/subscriptions`, "either"),
      get(asking, `${below}/entitlements`, "user", { showExpiry: "true" }),
    ]);
    return [...readSubscriptions(subscriptions), ...readEntitlements(entitlements, now)];
  } catch (error) {
    if (isNotOurs(error)) return [];
    if (isForbidden(error)) return "unread";
    throw error;
  }
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
