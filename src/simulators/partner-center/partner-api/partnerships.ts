import type { Context } from "hono";
import { classicError, json } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { findPartner } from "../world/relate.ts";
import type { Partner, Partnership } from "../world/state.ts";
import { collection, invalidInput } from "./answers.ts";
import { customerOf } from "./customer-of.ts";
import { type Fields, field, present, query, text } from "./fields.ts";

/** `GET /v1/relationships?relationship_type=…`: a provider's resellers, or a reseller's providers. */
export function listPartnerships(sim: Simulation, c: Context<CallerEnv>): Response {
  const type = query(c.req.url, "relationship_type")?.toLowerCase().replaceAll("_", "");
  const { partnerId } = c.get("caller");
  const kind = findPartner(sim.world, partnerId)?.kind;
  const prefix = readNamePrefix(query(c.req.url, "filter"));
  if (prefix === undefined)
    return invalidInput("Partner relationships are searched by Name starts_with only.");
  switch (type) {
    case "isindirectcloudsolutionproviderof":
      if (kind !== "indirect-provider") return classicError(403, 1002, "Authorization Failed");
      return answer(sim, (one) => one.providerId === partnerId, "resellerId", prefix);
    case "isindirectresellerof":
      if (kind !== "indirect-reseller" && kind !== "dual-role")
        return classicError(403, 1002, "Authorization Failed");
      return answer(sim, (one) => one.resellerId === partnerId, "providerId", prefix);
    default:
      return invalidInput(`The relationship type '${type ?? ""}' is unknown.`);
  }
}

function answer(
  sim: Simulation,
  isAsked: (one: Partnership) => boolean,
  other: "providerId" | "resellerId",
  prefix: string,
): Response {
  const items = sim.world.partnerships.filter(isAsked).flatMap((one) => {
    const partner = findPartner(sim.world, one[other]);
    if (!partner?.name.toLowerCase().startsWith(prefix)) return [];
    return [other === "resellerId" ? resellerItem(partner, one.state) : providerItem(partner, one.state)];
  });
  if (items.length === 0 && sim.world.settings.areNoPartnershipsNull) return json(200, null);
  return collection(items);
}

function resellerItem({ tenantId, name, partnerId, country }: Partner, state: string): Fields {
  return {
    id: tenantId,
    name,
    relationshipType: "is_indirect_cloud_solution_provider_of",
    state,
    mpnId: partnerId,
    location: country,
    attributes: { objectType: "PartnerRelationship" },
  };
}

function providerItem({ tenantId, name, partnerId }: Partner, state: string): Fields {
  return {
    id: tenantId,
    name,
    relationshipType: "is_indirect_reseller_of",
    state,
    mpnId: partnerId,
    attributes: { objectType: "PartnerRelationship" },
  };
}

/** `GET /v1/customers/{id}/relationships`: the partner on the other side of the two-tier model, without state and place. */
export function listPartnersOfCustomer(sim: Simulation, c: Context<CallerEnv>): Response {
  const kind = findPartner(sim.world, c.get("caller").partnerId)?.kind;
  if (kind === "direct") return classicError(403, 1002, "Authorization Failed");
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const items = customer.relationships.flatMap(({ role, otherPartnerId }) => {
    const partner = otherPartnerId === null ? undefined : findPartner(sim.world, otherPartnerId);
    if (!partner || role === "direct") return [];
    const relationshipType =
      role === "provider" ? "is_indirect_cloud_solution_provider_of" : "is_indirect_reseller_of";
    return [
      present({
        id: partner.tenantId,
        name: partner.name,
        relationshipType,
        mpnId: partner.partnerId,
        attributes: { objectType: "PartnerRelationship" },
      }),
    ];
  });
  if (items.length === 0 && sim.world.settings.areNoPartnershipsNull) return json(200, null);
  return collection(items);
}

/** The lower-case start of the name that is searched for; undefined for another kind of filter. */
function readNamePrefix(filter: string | undefined): string | undefined {
  if (filter === undefined) return "";
  try {
    const read: unknown = JSON.parse(filter);
    if (text(read, "Field")?.toLowerCase() !== "name") return undefined;
    if (text(read, "Operator")?.toLowerCase().replaceAll("_", "") !== "startswith") return undefined;
    return String(field(read, "Value") ?? "").toLowerCase();
  } catch {
    return undefined;
  }
}
