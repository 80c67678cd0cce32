import type { Context } from "hono";
import { classicError, json, newerError } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { addTenant, roleOf } from "../world/add.ts";
import { arePartners, findPartner, findTenant, relate } from "../world/relate.ts";
import type { Partner, Tenant } from "../world/state.ts";
import { invalidInput } from "./answers.ts";
import { type Fields, present, readFields, text } from "./fields.ts";
import { readNewTenant } from "./new-tenant.ts";
import { billingProfile, pascalCase, prefix, wholeCustomer } from "./present.ts";

/** `POST /v1/customers`: a tenant that did not exist, already a customer; for a reseller's customer with `associatedPartnerId`. */
export async function createCustomer(sim: Simulation, c: Context<CallerEnv>): Promise<Response> {
  const caller = c.get("caller");
  const partner = findPartner(sim.world, caller.partnerId);
  if (!partner || partner.kind === "indirect-reseller")
    return classicError(403, 2032, "Access denied. Indirect resellers cannot create customers.");
  for (const name of ["MS-RequestId", "MS-CorrelationId"])
    if (!c.req.header(name)) return invalidInput(`The header ${name} is required.`);
  const body = await readFields(c.req);
  if (!body) return invalidInput("The body is not a JSON object.");
  const reseller = readReseller(sim, partner, body);
  if (reseller instanceof Response) return reseller;
  if (reseller && caller.userPrincipalName === null)
    return classicError(403, 900329, "App-only authentication is not supported for customers of a reseller.");
  const read = readNewTenant(body);
  if ("code" in read) return newerError(400, read.code, read.errorName, read.message);
  if (findTenant(sim.world, read.domain))
    return classicError(409, 600041, `The domain ${read.domain} is already taken.`);

  const tenant = addTenant(sim, { ...read, region: partner.region });
  const role = roleOf(partner);
  const { relationship } = relate(sim, {
    partnerId: partner.tenantId,
    tenantId: tenant.tenantId,
    role,
    otherPartnerId: reseller?.tenantId ?? null,
  });
  if (reseller)
    relate(sim, {
      partnerId: reseller.tenantId,
      tenantId: tenant.tenantId,
      role: "reseller",
      otherPartnerId: partner.tenantId,
    });
  tellOfNew(sim, c, tenant, wholeCustomer(sim, tenant, [relationship]));
  return json(201, presentNew(sim, tenant, reseller));
}

function readReseller(sim: Simulation, partner: Partner, body: Fields): Partner | null | Response {
  const id = text(body, "associatedPartnerId")?.toLowerCase();
  if (!id) return null;
  const reseller = findPartner(sim.world, id);
  if (partner.kind !== "indirect-provider" || !reseller || !arePartners(sim.world, partner.tenantId, id))
    return classicError(400, 800016, "PartnerID isn't a valid Indirect Reseller");
  return reseller;
}

function presentNew(sim: Simulation, tenant: Tenant, reseller: Partner | null): Fields {
  const { tenantId, domain, companyName } = tenant;
  const self = `${prefix(sim)}/customers/${tenantId}/profiles/company`;
  return present({
    id: tenantId,
    commerceId: tenantId,
    companyProfile: present({
      tenantId,
      domain,
      companyName,
      organizationRegistrationNumber: tenant.organizationRegistrationNumber,
      links: { self: { uri: self, method: "GET", headers: [] } },
      attributes: { objectType: "CustomerCompanyProfile" },
    }),
    billingProfile: billingProfile(tenant, null),
    relationshipToPartner: "reseller",
    // Since November 2023 a new customer comes without DAP.
    allowDelegatedAccess: false,
    userCredentials: { userName: "admin", password: `Kezdo-${sim.newGuid().slice(0, 13)}!` },
    associatedPartnerId: reseller?.tenantId,
    attributes: { objectType: "Customer" },
  });
}

function tellOfNew(sim: Simulation, c: Context<CallerEnv>, tenant: Tenant, customer: Fields): void {
  const { partnerId, userPrincipalName, clientId } = c.get("caller");
  sim.announce({
    partnerId,
    eventName: null,
    resourceName: "Customer",
    resourceUri: undefined,
    audit: {
      partnerId,
      customerId: tenant.tenantId,
      customerName: tenant.companyName,
      userPrincipalName: userPrincipalName ?? clientId,
      applicationId: clientId,
      resourceType: "customer",
      resourceOldValue: null,
      resourceNewValue: pascalCase(customer),
      operationType: "add_customer",
      originalCorrelationId: c.get("correlationId"),
      operationStatus: "succeeded",
    },
  });
}
