import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { endRelationships } from "../world/end.ts";
import { shownBetween } from "../world/relate.ts";
import { invalidInput } from "./answers.ts";
import { customerOf } from "./customer-of.ts";
import { guidPattern } from "./fields.ts";
import { hasReadingRole, wholeCustomer } from "./present.ts";

export function getCustomer(sim: Simulation, c: Context<CallerEnv>): Response {
  const id = c.req.param("id") ?? "";
  if (!guidPattern.test(id)) return invalidInput(`The customer id '${id}' is not a GUID.`);
  const tenant = sim.world.tenants.get(id);
  const relationships = shownBetween(sim, c.get("caller").partnerId, id);
  if (!tenant || relationships.length === 0) return classicError(404, 1000, `Not found: customer ${id}`);
  return json(200, wholeCustomer(sim, tenant, relationships));
}

/** `…/profiles/company` and `…/profiles/billing`: the parts of a customer to which its links lead. */
export function getProfile(sim: Simulation, c: Context<CallerEnv>, which: "company" | "billing"): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const whole = wholeCustomer(sim, customer.tenant, customer.relationships);
  return json(200, whole[which === "company" ? "companyProfile" : "billingProfile"]);
}

/** DAP does not open these two: they want a GDAP role in the customer's tenant. */
export function getCustomDomains(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = readable(sim, c);
  if (customer instanceof Response) return customer;
  return json(200, [customer.tenant.domain, ...customer.tenant.otherDomains]);
}

export function getOrganization(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = readable(sim, c);
  if (customer instanceof Response) return customer;
  const { address, country, companyName, email } = customer.tenant;
  return json(200, [
    {
      street: address.addressLine1,
      countryLetterCode: country,
      postalCode: address.postalCode,
      city: address.city,
      state: address.state,
      displayName: companyName,
      technicalNotificationMails: [email],
    },
  ]);
}

function readable(sim: Simulation, c: Context<CallerEnv>) {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  return hasReadingRole(sim, c.get("caller").partnerId, customer.tenant.tenantId)
    ? customer
    : classicError(403, 2032, "Access denied. A GDAP role in the customer's tenant is required.");
}

/** The integration sandbox only: relationship and tenant are gone afterwards. */
export function deleteCustomer(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  if (!sim.world.settings.isSandbox)
    return classicError(
      403,
      2032,
      "Access denied. Customers can be deleted in the integration sandbox only.",
    );
  const { partnerId, userPrincipalName, clientId } = c.get("caller");
  const { tenantId } = customer.tenant;
  endRelationships(sim, partnerId, tenantId, userPrincipalName ?? clientId, {
    applicationId: clientId,
    correlationId: c.get("correlationId"),
  });
  sim.world.tenants.delete(tenantId);
  sim.changed();
  return new Response(null, { status: 204 });
}
