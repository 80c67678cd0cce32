import { guidOf } from "../guids.ts";
import type { Simulation } from "../simulation.ts";
import { findPartner, findTenant, relate, relationshipKey } from "./relate.ts";
import type { Partner, PartnerUser, Relationship, Tenant } from "./state.ts";

export interface CustomerToAdd {
  /** What the partner is to it; by the partner's kind if left out. */
  readonly role?: Relationship["role"];
  readonly otherPartnerId?: string;
  readonly hasDap?: boolean;
}

export interface CustomersToAdd extends CustomerToAdd {
  readonly partnerId: string;
  /** Company names are `${namePrefix} 000001`; "Contoso" if left out. */
  readonly namePrefix?: string;
}

export function addPartner(
  sim: Simulation,
  partner: Partial<Partner> & Pick<Partner, "name" | "kind">,
): Partner {
  const tenantId = (partner.tenantId ?? sim.newGuid()).toLowerCase();
  const label = labelOf(partner.name);
  const isTaken = (domain: string) =>
    [...sim.world.partners.values()].some(({ users }) =>
      users.some(({ userPrincipalName }) => userPrincipalName.endsWith(`@${domain}`)),
    );
  const domain = isTaken(`${label}.example`)
    ? `${label}-${tenantId.slice(0, 8)}.example`
    : `${label}.example`;
  const added: Partner = {
    partnerId: String(4_800_000 + sim.world.partners.size * 17),
    country: "HU",
    region: "Europe",
    isAgreementSigned: true,
    users: [aUser(sim.newGuid(), `admin@${domain}`, "Admin Agent", ["admin-agent"])],
    apps: [
      {
        clientId: sim.newGuid(),
        secret: `secret-${sim.newGuid()}`,
        redirectUris: ["http://localhost"],
        hasPartnerConsent: true,
        hasGraphConsent: true,
      },
    ],
    ...partner,
    tenantId,
  };
  sim.world.partners.set(tenantId, added);
  sim.changed();
  return added;
}

export function addTenant(
  sim: Simulation,
  tenant: Partial<Tenant> & Pick<Tenant, "companyName" | "domain">,
): Tenant {
  const tenantId = (tenant.tenantId ?? sim.newGuid()).toLowerCase();
  const added: Tenant = {
    otherDomains: [],
    country: "HU",
    region: "Europe",
    email: `info@${tenant.domain}`,
    address: someAddress,
    organizationRegistrationNumber: null,
    hasSignedCustomerAgreement: true,
    accountStatus: "Allowed",
    qualifications: [],
    isConsumerIdentity: false,
    administrators: [
      { userPrincipalName: `admin@${tenant.domain}`, name: "Global Administrator", isGlobalAdmin: true },
    ],
    ...tenant,
    tenantId,
  };
  sim.world.tenants.set(tenantId, added);
  sim.changed();
  return added;
}

/** Throws where there is no such partner or tenant: a test's own mistake. */
export function addCustomer(
  sim: Simulation,
  partnerId: string,
  tenantId: string,
  { role, otherPartnerId, hasDap }: CustomerToAdd = {},
): Relationship {
  const partner = findPartner(sim.world, partnerId);
  const tenant = findTenant(sim.world, tenantId);
  if (!partner) throw new Error(`No partner has the tenant id ${partnerId}.`);
  if (!tenant) throw new Error(`There is no tenant ${tenantId}.`);
  const { relationship } = relate(sim, {
    partnerId: partner.tenantId,
    tenantId: tenant.tenantId,
    role: role ?? roleOf(partner),
    otherPartnerId: otherPartnerId ?? null,
    hasDap: hasDap ?? false,
  });
  return relationship;
}

/** Shares what may be shared among them, so that a million fits into memory. */
export function addTenants(sim: Simulation, count: number, customers: CustomersToAdd): void {
  const partner = sim.world.partners.get(customers.partnerId.toLowerCase());
  if (!partner) throw new Error(`No partner has the tenant id ${customers.partnerId}.`);
  const role = customers.role ?? roleOf(partner);
  const { otherPartnerId = null, hasDap = false, namePrefix = "Contoso" } = customers;
  const label = labelOf(namePrefix);
  const since = sim.now();
  const salt = Number.parseInt(sim.newGuid().slice(0, 8), 16);
  const administrators: Tenant["administrators"] = [];
  const otherDomains: string[] = [];
  const qualifications: Tenant["qualifications"] = [];
  for (let n = 1; n <= count; n += 1) {
    const tenantId = flat(guidOf(salt, n));
    const domain = flat(`${label}${n}.onmicrosoft.com`);
    sim.world.tenants.set(tenantId, {
      tenantId,
      companyName: flat(`${namePrefix} ${String(n).padStart(6, "0")}`),
      domain,
      otherDomains,
      country: partner.country,
      region: partner.region,
      email: `info@${label}.example`,
      address: someAddress,
      organizationRegistrationNumber: null,
      hasSignedCustomerAgreement: true,
      accountStatus: "Allowed",
      qualifications,
      isConsumerIdentity: false,
      administrators,
    });
    const relationship: Relationship = {
      partnerId: partner.tenantId,
      tenantId,
      role,
      otherPartnerId,
      hasDap,
      since,
      endedAt: null,
    };
    sim.world.relationships.set(flat(relationshipKey(relationship)), relationship);
  }
  sim.changed();
}

/** The same text in one piece: glued ones keep their pieces, which a million of them cannot afford. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

export function roleOf({ kind }: Partner): Relationship["role"] {
  if (kind === "indirect-provider") return "provider";
  return kind === "indirect-reseller" ? "reseller" : "direct";
}

export function aUser(
  objectId: string,
  userPrincipalName: string,
  displayName: string,
  roles: PartnerUser["roles"],
): PartnerUser {
  return {
    objectId,
    userPrincipalName,
    displayName,
    roles,
    hasMfa: true,
    isBlocked: false,
    isStoppedByPolicy: false,
  };
}

/** A name as the first label of a domain. */
export function labelOf(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/[^a-zA-Z0-9]/g, "")
    .toLowerCase();
  return plain.slice(0, 40) || "nameless";
}

const someAddress: Tenant["address"] = {
  city: "Budapest",
  state: null,
  addressLine1: "Fő utca 1.",
  postalCode: "1011",
  phoneNumber: "+3615550100",
  firstName: "Anna",
  lastName: "Kovács",
};
