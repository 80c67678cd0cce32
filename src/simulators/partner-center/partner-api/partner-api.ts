import { Hono } from "hono";
import { agentsWhoSell, allAgents, needs } from "../server/needs.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { confirmAgreement, getDirectSignStatus, listAgreements, listTemplates } from "./agreements.ts";
import { changeCustomer } from "./change-customer.ts";
import { getAgreementStatus } from "./compliance.ts";
import { createCustomer } from "./create-customer.ts";
import { deleteCustomer, getCustomDomains, getCustomer, getOrganization, getProfile } from "./customer.ts";
import { listCustomers } from "./customer-list.ts";
import { checkDomain } from "./domains.ts";
import { getInvitationLink } from "./links.ts";
import { answeredBefore } from "./once.ts";
import { listPartnerships, listPartnersOfCustomer } from "./partnerships.ts";
import { getSubscription, listEntitlements, listSubscriptions } from "./purchases.ts";
import { addQualification, getValidationStatus, listQualifications } from "./standing.ts";

/** The partner API itself, below `{api}`: every operation with the token and the roles it takes. */
export function partnerApi(sim: Simulation): Hono<CallerEnv> {
  const api = new Hono<CallerEnv>();
  const once = answeredBefore(sim);
  const anyAgent = needs(sim, { roles: allAgents });
  const seller = needs(sim, { roles: agentsWhoSell });
  const anyAgentInPerson = needs(sim, { user: true, roles: allAgents });
  const sellerInPerson = needs(sim, { user: true, roles: agentsWhoSell });

  api.get("/v1/customers/relationshiprequests", sellerInPerson, (c) => getInvitationLink(sim, c));
  api.get("/v1/customers", anyAgent, (c) => listCustomers(sim, c));
  api.post("/v1/customers", seller, (c) => once(c, () => createCustomer(sim, c)));
  api.get("/v1/customers/:id", anyAgent, (c) => getCustomer(sim, c));
  api.patch("/v1/customers/:id", sellerInPerson, (c) => once(c, () => changeCustomer(sim, c)));
  api.delete("/v1/customers/:id", seller, (c) => once(c, () => deleteCustomer(sim, c)));
  api.get("/v1/customers/:id/customdomains", anyAgent, (c) => getCustomDomains(sim, c));
  api.get("/v1/customers/:id/organization", anyAgent, (c) => getOrganization(sim, c));
  api.get("/v1/customers/:id/relationships", anyAgentInPerson, (c) => listPartnersOfCustomer(sim, c));
  api.get("/v1/customers/:id/subscriptions", anyAgent, (c) => listSubscriptions(sim, c));
  api.get("/v1/customers/:id/subscriptions/:subscription", anyAgent, (c) => getSubscription(sim, c));
  api.get("/v1/customers/:id/profiles/company", anyAgent, (c) => getProfile(sim, c, "company"));
  api.get("/v1/customers/:id/profiles/billing", anyAgent, (c) => getProfile(sim, c, "billing"));
  api.get("/v1/customers/:id/entitlements", anyAgentInPerson, (c) => listEntitlements(sim, c));
  api.get("/v1/customers/:id/validationstatus", anyAgentInPerson, (c) => getValidationStatus(sim, c));
  api.get("/v1/customers/:id/qualifications", anyAgent, (c) => listQualifications(sim, c));
  api.post("/v1/customers/:id/qualifications", seller, (c) => addQualification(sim, c));
  api.get("/v1/customers/:id/agreements", anyAgentInPerson, (c) => listAgreements(sim, c));
  api.post("/v1/customers/:id/agreements", sellerInPerson, (c) => once(c, () => confirmAgreement(sim, c)));
  api.get("/v1/customers/:id/directsignedmicrosoftcustomeragreementstatus", anyAgentInPerson, (c) =>
    getDirectSignStatus(sim, c),
  );
  api.get("/v1/agreements", anyAgentInPerson, (c) => listTemplates(c));
  api.get("/v1/relationships", anyAgentInPerson, (c) => listPartnerships(sim, c));
  api.get("/v1/compliance/csp/agreementstatus", anyAgentInPerson, (c) => getAgreementStatus(sim, c));
  api.get("/v1/domains/:domain", anyAgent, (c) => checkDomain(sim, c));
  return api;
}
