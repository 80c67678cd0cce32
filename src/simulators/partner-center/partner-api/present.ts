import { createHash } from "node:crypto";
import type { Simulation } from "../simulation.ts";
import type { Relationship, Tenant } from "../world/state.ts";
import { link } from "./answers.ts";
import { type Fields, present } from "./fields.ts";

/** A customer as lists show it: no address, no rights. */
export function customerItem(sim: Simulation, tenant: Tenant, hasLinks: boolean): Fields {
  const self = `${prefix(sim)}/customers/${tenant.tenantId}`;
  return {
    id: tenant.tenantId,
    companyProfile: {
      tenantId: tenant.tenantId,
      domain: tenant.domain,
      companyName: tenant.companyName,
      ...(hasLinks ? { links: { self: link(`${self}/profiles/company`) } } : {}),
      attributes: { objectType: "CustomerCompanyProfile" },
    },
    relationshipToPartner: "reseller",
    ...(hasLinks ? { links: { self: link(self) } } : {}),
    attributes: { objectType: "Customer" },
  };
}

/** A customer by itself. What only DAP or a fitting GDAP role shows is left out without them. */
export function wholeCustomer(
  sim: Simulation,
  tenant: Tenant,
  relationships: readonly Relationship[],
): Fields {
  const self = `${prefix(sim)}/customers/${tenant.tenantId}`;
  const partnerId = relationships[0]?.partnerId ?? "";
  const hasDap = relationships.some((one) => one.hasDap);
  const seesCompany = hasDap || hasReadingRole(sim, partnerId, tenant.tenantId);
  const provided = relationships.find((one) => one.role === "provider" && one.otherPartnerId !== null);
  return present({
    id: tenant.tenantId,
    commerceId: derivedGuid("commerce", tenant.tenantId),
    companyProfile: present({
      tenantId: tenant.tenantId,
      domain: tenant.domain,
      companyName: tenant.companyName,
      address: seesCompany ? companyAddress(tenant) : undefined,
      email: seesCompany ? tenant.email : undefined,
      organizationRegistrationNumber: tenant.organizationRegistrationNumber,
      links: { self: link(`${self}/profiles/company`) },
      attributes: { objectType: "CustomerCompanyProfile" },
    }),
    billingProfile: billingProfile(tenant, `${self}/profiles/billing`),
    relationshipToPartner: "reseller",
    allowDelegatedAccess: hasDap,
    customDomains: seesCompany ? [tenant.domain, ...tenant.otherDomains] : undefined,
    associatedPartnerId: provided?.otherPartnerId,
    links: { self: link(self) },
    attributes: { objectType: "Customer" },
  });
}

function companyAddress({ country, region, address }: Tenant): Fields {
  const { city, addressLine1, postalCode, phoneNumber } = address;
  return present({ country, region, city, addressLine1, postalCode, phoneNumber });
}

export function billingProfile(tenant: Tenant, self: string | null): Fields {
  const { address, country } = tenant;
  return present({
    id: derivedGuid("billing", tenant.tenantId),
    ...(self ? { firstName: address.firstName, lastName: address.lastName } : {}),
    email: tenant.email,
    culture: country === "HU" ? "hu-HU" : "en-US",
    language: country === "HU" ? "hu" : "en",
    companyName: tenant.companyName,
    defaultAddress: present({
      country,
      city: address.city,
      state: address.state,
      addressLine1: address.addressLine1,
      postalCode: address.postalCode,
      firstName: address.firstName,
      lastName: address.lastName,
      phoneNumber: address.phoneNumber,
    }),
    links: self ? { self: link(self) } : undefined,
    attributes: { etag: etagOf(tenant), objectType: "CustomerBillingProfile" },
  });
}

/** PascalCase, as audit records keep it. */
export function pascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      pascalCase(inner),
    ]),
  );
}

/** Global Administrator, Directory Writers, Global Reader, Domain Name Administrator. */
const readingRoles = [
  "62e90394-69f5-4237-9190-012177145e10",
  "9360feb5-f418-4baa-8175-e2a00bac4301",
  "f2ef992c-3afb-46b9-b7cf-a126ee74c451",
  "8329153b-31d0-4727-b945-745eb3bc5f31",
];

/** GDAP counts once its roles were given to a group. */
export function hasReadingRole(sim: Simulation, partnerId: string, tenantId: string): boolean {
  for (const gdap of sim.world.gdap.values()) {
    if (gdap.partnerId !== partnerId || gdap.customer?.tenantId !== tenantId) continue;
    if (gdap.status !== "active" && gdap.status !== "expiring") continue;
    const given = gdap.assignments.filter(({ status }) => status === "active");
    if (given.some(({ roleDefinitionIds }) => roleDefinitionIds.some((id) => readingRoles.includes(id))))
      return true;
  }
  return false;
}

/** An id that belongs to another for ever. */
export function derivedGuid(kind: string, id: string): string {
  const hex = createHash("md5").update(`${kind}:${id}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function etagOf(tenant: Tenant): string {
  const hash = createHash("md5")
    .update(JSON.stringify([tenant.companyName, tenant.email, tenant.address]))
    .digest();
  return String(hash.readBigInt64BE());
}

export function prefix(sim: Simulation): string {
  return sim.world.settings.areLinksVersioned ? "/v1" : "";
}
