import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { arePartners, findPartner } from "../world/relate.ts";
import type { Partner } from "../world/state.ts";
import { invalidInput } from "./answers.ts";
import { query } from "./fields.ts";

/** Who is tied by the link: the reseller with a provider behind it, or a partner by itself. */
interface Parties {
  readonly reseller: Partner | null;
  readonly provider: Partner | null;
  readonly direct: Partner | null;
}

/** `GET /v1/customers/relationshiprequests`: the link is the partner's, the same for every customer. */
export function getInvitationLink(sim: Simulation, c: Context<CallerEnv>): Response {
  const partner = findPartner(sim.world, c.get("caller").partnerId);
  if (!partner) return classicError(403, 1002, "Authorization Failed");
  if (sim.world.settings.isSandbox)
    return classicError(403, 2032, "Access denied. The integration sandbox does not support invitations.");
  const parties = readParties(sim, partner, c.req.url);
  if (parties instanceof Response) return parties;
  return json(200, { url: linkFor(sim, parties), attributes: { objectType: "RelationshipRequest" } });
}

function readParties(sim: Simulation, partner: Partner, url: string): Parties | Response {
  const providerId = query(url, "indirectCloudSolutionProviderId")?.toLowerCase();
  const resellerId = query(url, "indirectResellerId")?.toLowerCase();
  const isIndirect = query(url, "dualRoleIndirectRelationship")?.toLowerCase() === "true";
  if (partner.kind === "direct" || (partner.kind === "dual-role" && !isIndirect && !providerId)) {
    if (providerId || (resellerId && resellerId !== partner.tenantId))
      return invalidInput("A direct-bill partner cannot ask for an indirect relationship.");
    return { direct: partner, reseller: null, provider: null };
  }
  if (partner.kind === "indirect-provider") {
    if (providerId && providerId !== partner.tenantId)
      return invalidInput("An indirect provider can ask for its own relationships only.");
    if (!resellerId) return { direct: partner, reseller: null, provider: null };
    return tied(sim, partner, findPartner(sim.world, resellerId));
  }
  // From here on the caller is the reseller.
  if (!sim.world.settings.mayResellersAskForLinks) return classicError(403, 1002, "Authorization Failed");
  if (resellerId && resellerId !== partner.tenantId)
    return invalidInput("An indirect reseller can ask for its own relationships only.");
  if (!providerId) return { direct: null, reseller: partner, provider: null };
  return tied(sim, findPartner(sim.world, providerId), partner);
}

function tied(
  sim: Simulation,
  provider: Partner | undefined,
  reseller: Partner | undefined,
): Parties | Response {
  if (!provider || !reseller) return classicError(404, 800015, "PartnerID isn't found");
  if (!arePartners(sim.world, provider.tenantId, reseller.tenantId))
    return classicError(400, 800016, "PartnerID isn't a valid Indirect Reseller");
  if (provider.region !== reseller.region)
    return classicError(
      400,
      2201,
      "The indirect provider and the indirect reseller are in different regions.",
    );
  return { direct: null, provider, reseller };
}

function linkFor(sim: Simulation, { direct, reseller, provider }: Parties): string {
  const { linkFragment, leavesOutProviderInLinks } = sim.world.settings;
  const invited = direct ?? reseller;
  const type = reseller ? "IndirectResellerRelationship" : "ResellerRelationship";
  const parameters = [
    `invType=${type}`,
    `partnerId=${invited?.tenantId}`,
    `msppId=${reseller ? reseller.partnerId : "0"}`,
  ];
  if (provider && !leavesOutProviderInLinks) parameters.push(`indirectCSPId=${provider.tenantId}`);
  if (linkFragment === "/BillingAccounts/partner-invitation") parameters.push("DAP=false");
  return `${sim.addresses.adminCenter}/Adminportal/Home?${parameters.join("&")}#${linkFragment}`;
}
