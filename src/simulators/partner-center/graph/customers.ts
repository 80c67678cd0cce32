import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import { collection } from "./collection.ts";
import { etagOf } from "./present.ts";
import { badRequest, type GraphContext, notFound } from "./refuse.ts";
import { collectionAddress, contextOf, visibleTo } from "./relationships.ts";

const services = [
  ["Microsoft365AdminCenter", "https://admin.microsoft.com"],
  ["MicrosoftEntraId", "https://entra.microsoft.com"],
  ["ExchangeAdminCenter", "https://admin.exchange.microsoft.com"],
  ["Intune", "https://intune.microsoft.com"],
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
  return json(200, {
    "@odata.context": contextOf(`delegatedAdminCustomers('${found["id"]}')/serviceManagementDetails`),
    value: services.map(([name, address]) => ({
      "@odata.type": "#microsoft.graph.delegatedAdminServiceManagementDetail",
      id: name,
      serviceName: name,
      serviceManagementUrl: `${address}/?tid=${found["id"]}`,
    })),
  });
}

function findCustomer(sim: Simulation, c: GraphContext): Record<string, unknown> | undefined {
  return customersOf(sim, c.get("caller").partnerId).find(({ id }) => id === c.req.param("customer"));
}
