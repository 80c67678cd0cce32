import { html } from "hono/html";
import type { Simulation } from "../simulation.ts";
import type { Tenant } from "../world/state.ts";
import { type Html, page } from "./page.ts";

const mostShown = 60;

/** Every tenant by name, with whoever sells to it. */
export function customersPage(sim: Simulation, base: string, query: string): Html {
  const wanted = query.trim().toLowerCase();
  const found: Tenant[] = [];
  for (const tenant of sim.world.tenants.values()) {
    if (found.length === mostShown) break;
    const isWanted =
      wanted === "" ||
      `${tenant.companyName} ${tenant.domain} ${tenant.tenantId}`.toLowerCase().includes(wanted);
    if (isWanted) found.push(tenant);
  }
  const rows = found.map(
    (tenant) => html`<tr><td><a href="${base}/customers/${tenant.tenantId}">${tenant.companyName}</a></td>
      <td>${tenant.domain}</td><td>${sellersOf(sim, tenant.tenantId) || html`<span class="quiet">nobody</span>`}</td></tr>`,
  );
  return page(
    base,
    "/",
    "Customers",
    html`<section><form method="get" action="${base}"><label>Name, domain or tenant id <input name="q" value="${query}"></label> <button>Search</button></form></section>
    <section><table><thead><tr><th>Company</th><th>Domain</th><th>Resellers</th></tr></thead><tbody>${rows}</tbody></table>
    <p class="quiet">The first ${String(mostShown)} of ${String(sim.world.tenants.size)} tenants.</p></section>`,
  );
}

function sellersOf(sim: Simulation, tenantId: string): string {
  return [...sim.world.partners.values()]
    .filter(({ tenantId: partnerId }) =>
      (["direct", "provider", "reseller"] as const).some(
        (role) => sim.world.relationships.get(`${partnerId}:${tenantId}:${role}`)?.endedAt === null,
      ),
    )
    .map(({ name }) => name)
    .join(", ");
}
