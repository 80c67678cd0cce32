import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";
import { collection } from "./collection.ts";
import { etagOf } from "./present.ts";
import { badRequest, type GraphContext, notFound } from "./refuse.ts";
import { collectionAddress, contextOf, visibleTo } from "./relationships.ts";

/** Where a partner's people work for a customer: id, name and address, to which the customer's domain is added. */
const services = [
  ["fa5fa04e-13df-4b7c-9e99-92573ba1fa55", "Azure Active Directory", "https://aad.portal.azure.com/"],
  ["ce0b42f4-bfde-4abe-a5f7-add83f104b23", "Teams", "https://admin.teams.microsoft.com/?delegatedOrg="],
  [
    "7d3e6a1c-0b52-4c58-9a53-6a0d5f0c1b11",
    "Exchange",
    "https://admin.exchange.microsoft.com/?landingpage=homepage&form=mac_sidebar&delegatedOrg=",
  ],
] as const;

/** Customers with whom a granular relationship is in force. */
function customersOf(sim: Simulation, partnerId: string): Record<string, unknown>[] {
  const customers = new Map<string, Record<string, unknown>>();
  for (const { customer, status, createdAt } of visibleTo(sim, partnerId)) {
    if (!customer || (status !== "active" && status !== "expiring")) continue;
    customers.set(customer.tenantId, {
      "@odata.type": "#microsoft.graph.delegatedAdminCustomer",
      "@odata.etag": etagOf({ version: 1, lastModifiedAt: createdAt }),
      id: customer.tenantId,
      tenantId: customer.tenantId,
      displayName: customer.displayName,
    });
  }
  return [...customers.values()];
}

export function listCustomers(sim: Simulation, c: GraphContext): Response {
  const listed = collection(customersOf(sim, c.get("caller").partnerId), new URL(c.req.url).searchParams, {
    address: collectionAddress(sim, "delegatedAdminCustomers"),
    context: contextOf("delegatedAdminCustomers"),
    fields: ["id", "tenantId", "displayName"],
  });
  return typeof listed === "string" ? badRequest(sim, c, listed) : json(200, listed);
}

export function showCustomer(sim: Simulation, c: GraphContext): Response {
  const found = findCustomer(sim, c);
  if (!found) return notFound(sim, c, "delegated admin customer");
  return json(200, { "@odata.context": contextOf("delegatedAdminCustomers/$entity"), ...found });
}

export function listServices(sim: Simulation, c: GraphContext): Response {
  const found = findCustomer(sim, c);
  if (!found) return notFound(sim, c, "delegated admin customer");
  const customerId = String(found["id"]);
  const domain = findTenant(sim.world, customerId)?.domain ?? customerId;
  return json(200, {
    "@odata.context": contextOf(`delegatedAdminCustomers/${customerId}/serviceManagementDetails`),
    value: services.map(([id, serviceName, address]) => ({
      "@odata.type": "#microsoft.graph.delegatedAdminServiceManagementDetail",
      id,
      serviceManagementUrl: `${address}${domain}`,
      serviceName,
    })),
  });
}

function findCustomer(sim: Simulation, c: GraphContext): Record<string, unknown> | undefined {
  return customersOf(sim, c.get("caller").partnerId).find(({ id }) => id === c.req.param("customer"));
}
