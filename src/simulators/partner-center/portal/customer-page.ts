import { html } from "hono/html";
import type { Simulation } from "../simulation.ts";
import type { Entitlement, Relationship, Subscription, Tenant } from "../world/state.ts";
import { doButton, type Html, page } from "./page.ts";

/** One tenant: who sells to it, what it holds, who administers it. */
export function customerPage(sim: Simulation, base: string, tenant: Tenant): Html {
  const { world } = sim;
  const back = `/customers/${tenant.tenantId}`;
  const relationships = [...world.partners.keys()].flatMap((partnerId) =>
    (["direct", "provider", "reseller"] as const).flatMap(
      (role) => world.relationships.get(`${partnerId}:${tenant.tenantId}:${role}`) ?? [],
    ),
  );
  const gdap = [...world.gdap.values()].filter(({ customer }) => customer?.tenantId === tenant.tenantId);
  return page(
    base,
    back,
    tenant.companyName,
    html`<section><p><code>${tenant.tenantId}</code> · ${tenant.domain} · ${tenant.country} · customer agreement ${tenant.hasSignedCustomerAgreement ? "signed" : "not signed"}</p>
    <p class="quiet">Administrators: ${tenant.administrators.map(({ name, isGlobalAdmin }) => `${name}${isGlobalAdmin ? "" : " (not Global)"}`).join(", ")}</p></section>
    <section><h2>Relationships</h2>${table(relationships.map((each) => relationshipRow(sim, base, back, each)))}</section>
    <section><h2>Subscriptions</h2>${table((world.subscriptions.get(tenant.tenantId) ?? []).map((each) => subscriptionRow(base, back, tenant, each)))}</section>
    <section><h2>Reservations, savings plans, software</h2>${table((world.entitlements.get(tenant.tenantId) ?? []).map((each) => entitlementRow(base, back, tenant, each)))}</section>
    <section><h2>Granular administration (GDAP)</h2>${table(
      gdap.map(
        ({ displayName, status, partnerId, endAt }) =>
          html`<tr><td>${displayName}</td><td>${status}</td><td>${world.partners.get(partnerId)?.name ?? partnerId}</td><td>${endAt === null ? "" : day(endAt)}</td></tr>`,
      ),
    )}</section>`,
  );
}

function relationshipRow(sim: Simulation, base: string, back: string, each: Relationship): Html {
  const { partnerId, tenantId, role, since, endedAt, hasDap } = each;
  const what = { tenantId, partnerId, back };
  return html`<tr><td>${sim.world.partners.get(partnerId)?.name ?? partnerId}</td><td>${role}</td>
    <td>${endedAt === null ? `since ${day(since)}` : `ended ${day(endedAt)}`}${hasDap ? ", with DAP" : ""}</td>
    <td>${endedAt === null ? html`${doButton(base, "End it", { ...what, act: "end" }, true)}${doButton(base, hasDap ? "Drop DAP" : "Grant DAP", { ...what, act: "dap" })}` : ""}</td></tr>`;
}

function subscriptionRow(base: string, back: string, { tenantId }: Tenant, each: Subscription): Html {
  const { id, offerName, quantity, status, isNewCommerce, isAzurePlan } = each;
  const set = (label: string, wanted: string) =>
    doButton(base, label, { act: "subscription", tenantId, id, status: wanted, back }, wanted === "deleted");
  return html`<tr><td>${offerName}${isAzurePlan ? " (Azure plan)" : ""}</td><td>${String(quantity)}</td>
    <td>${status}, ${isNewCommerce ? "new commerce" : "legacy"}</td>
    <td>${status === "active" ? set("Suspend", "suspended") : set("Activate", "active")}${status === "deleted" ? "" : set("Cancel", "deleted")}</td></tr>`;
}

function entitlementRow(base: string, back: string, { tenantId }: Tenant, each: Entitlement): Html {
  const { id, productTitle, quantity, entitlementType, isCancelled } = each;
  return html`<tr><td>${productTitle}</td><td>${String(quantity)}</td><td>${entitlementType}</td>
    <td>${isCancelled ? "cancelled" : doButton(base, "Cancel", { act: "entitlement", tenantId, id, back }, true)}</td></tr>`;
}

function table(rows: readonly Html[]): Html {
  return rows.length === 0 ? html`<p class="quiet">None.</p>` : html`<table><tbody>${rows}</tbody></table>`;
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
