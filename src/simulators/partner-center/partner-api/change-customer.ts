import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { endRelationships } from "../world/end.ts";
import { relationshipsBetween } from "../world/relate.ts";
import type { Relationship, Tenant } from "../world/state.ts";
import { invalidInput } from "./answers.ts";
import { whatBlocks } from "./blockers.ts";
import { field, guidPattern, readFields, text } from "./fields.ts";

/** `PATCH /v1/customers/{id}`: ends the relationship, or only DAP. Nothing else can be changed here. */
export async function changeCustomer(sim: Simulation, c: Context<CallerEnv>): Promise<Response> {
  const id = c.req.param("id") ?? "";
  if (!guidPattern.test(id)) return invalidInput(`The customer id '${id}' is not a GUID.`);
  const body = await readFields(c.req);
  if (!body) return invalidInput("The body is not a JSON object.");
  const tenant = sim.world.tenants.get(id);
  if (!tenant) return classicError(404, 60003, "Tenant not found");
  const standing = relationshipsBetween(sim.world, c.get("caller").partnerId, id);
  if (standing.length === 0)
    return classicError(400, 3000, "The relationship between the partner and customer does not exist.");

  const relationship = text(body, "relationshipToPartner")?.toLowerCase();
  if (relationship === "none") return endIt(sim, c, tenant, standing);
  if (relationship !== undefined && relationship !== "reseller")
    return classicError(400, 3000, `Invalid property: relationshipToPartner '${relationship}'.`);
  const dap = field(body, "AllowDelegatedAccess");
  if (dap === false || String(dap).toLowerCase() === "false") return dropDap(sim, c, tenant, standing);
  return classicError(400, 3000, "Invalid property: nothing in the body can be changed.");
}

function endIt(sim: Simulation, c: Context<CallerEnv>, tenant: Tenant, standing: Relationship[]): Response {
  const { partnerId, userPrincipalName, clientId } = c.get("caller");
  const isResellerOnly = standing.every(({ role }) => role === "reseller");
  if (isResellerOnly && !sim.world.settings.mayResellersRemove)
    return classicError(
      403,
      2032,
      "Access denied. Indirect resellers cannot remove the relationship with a customer; the indirect provider has to.",
    );
  const blocked = whatBlocks(sim, partnerId, tenant.tenantId);
  if (blocked) return classicError(400, blocked.code, blocked.description);
  endRelationships(sim, partnerId, tenant.tenantId, userPrincipalName ?? clientId, {
    applicationId: clientId,
    correlationId: c.get("correlationId"),
  });
  return changed("none");
}

function dropDap(sim: Simulation, c: Context<CallerEnv>, tenant: Tenant, standing: Relationship[]): Response {
  const { partnerId, userPrincipalName, clientId } = c.get("caller");
  const withDap = standing.filter(({ hasDap }) => hasDap);
  for (const relationship of withDap) relationship.hasDap = false;
  if (withDap.length > 0) {
    sim.announce({
      partnerId,
      eventName: null,
      resourceName: "PartnerCustomerDap",
      resourceUri: null,
      audit: {
        partnerId,
        customerId: tenant.tenantId,
        customerName: tenant.companyName,
        userPrincipalName: userPrincipalName ?? clientId,
        applicationId: clientId,
        resourceType: "partner_customer_dap",
        resourceOldValue: null,
        resourceNewValue: null,
        operationType: "dap_admin_relationship_terminated",
        originalCorrelationId: c.get("correlationId"),
        operationStatus: "succeeded",
      },
    });
    sim.changed();
  }
  return changed(null, false);
}

/** PascalCase, and null wherever nothing was changed: so the service answers a PATCH. */
function changed(relationship: "none" | null, dap: false | null = null): Response {
  return json(200, {
    Id: null,
    CommerceId: null,
    CompanyProfile: null,
    BillingProfile: null,
    RelationshipToPartner: relationship,
    AllowDelegatedAccess: dap,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: "Customer" },
  });
}
