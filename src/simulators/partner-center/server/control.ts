import { Hono } from "hono";
import { z } from "zod";
import type { PartnerCenterSimulator } from "../simulator.ts";
import type { Entitlement, Subscription } from "../world/state.ts";
import * as bodies from "./control-bodies.ts";
import { readJson } from "./control-json.ts";
import { addPartnerRoutes } from "./control-partners.ts";
import { json } from "./errors.ts";

/** Everything the code can do with the simulator, over HTTP: for those who drive it from another language. */
export function controlRoutes(simulator: () => PartnerCenterSimulator): Hono {
  const control = new Hono();

  // Another site's page may reach a port of this machine: it may not drive it.
  control.use("*", async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin !== undefined && URL.canParse(origin) && new URL(origin).host !== c.req.header("Host"))
      return json(403, { error: "Another site’s page may not drive the simulator." });
    const isWrite = c.req.method !== "GET" && c.req.method !== "HEAD" && c.req.method !== "DELETE";
    if (isWrite && !c.req.header("Content-Type")?.toLowerCase().startsWith("application/json"))
      return json(415, { error: "Send JSON with Content-Type: application/json." });
    await next();
    if (isWrite) simulator().changed();
    return undefined;
  });
  control.onError((cause) => {
    if (cause instanceof z.ZodError) return json(400, { error: z.prettifyError(cause) });
    return json(400, { error: cause.message });
  });

  control.get("/", () => json(200, summary(simulator())));
  control.get("/root-certificate", (c) => c.text(simulator().rootCertificate));
  control.get("/traffic", (c) => json(200, simulator().traffic.slice(-Number(c.req.query("last") ?? 50))));
  control.get("/audit-records", () => json(200, simulator().world.auditRecords.slice(-500)));
  control.get("/state", () => json(200, simulator().exportState()));
  control.put("/state", async (c) => {
    simulator().restoreState(await readJson(c));
    return json(200, summary(simulator()));
  });

  control.get("/tenants", (c) => json(200, someTenants(simulator(), c.req.query("name") ?? "")));
  control.post("/tenants", async (c) => {
    const body = await readJson(c);
    if (!(typeof body === "object" && body !== null && "count" in body))
      return json(201, simulator().addTenant(bodies.defined(bodies.oneTenant.parse(body))));
    const { count, ...customers } = bodies.manyTenants.parse(body);
    simulator().addTenants(count, bodies.defined(customers));
    return json(201, { added: count });
  });
  control.put("/tenants/:id/subscriptions", async (c) => {
    const given = bodies.subscriptions.parse(await readJson(c));
    simulator().world.subscriptions.set(
      c.req.param("id"),
      given.map((one): Subscription => bodies.defined(one)),
    );
    return json(200, given);
  });
  control.put("/tenants/:id/entitlements", async (c) => {
    const given = bodies.entitlements.parse(await readJson(c));
    simulator().world.entitlements.set(
      c.req.param("id"),
      given.map((one): Entitlement => bodies.defined(one)),
    );
    return json(200, given);
  });

  addPartnerRoutes(control, simulator);
  control.post("/accept", async (c) => {
    const { link, tenantId, administrator } = bodies.acceptance.parse(await readJson(c));
    const outcome = simulator().accept(link, tenantId, administrator);
    return json(outcome.ok ? 200 : 409, outcome);
  });
  control.post("/refresh-tokens", async (c) => {
    const { userPrincipalName, clientId } = bodies.person.parse(await readJson(c));
    return json(201, { refreshToken: simulator().grantRefreshToken(userPrincipalName, clientId) });
  });
  control.post("/refresh-tokens/revoke", async (c) => {
    simulator().revokeRefreshTokens(bodies.revoked.parse(await readJson(c)).userPrincipalName);
    return json(200, { ok: true });
  });
  control.patch("/settings", async (c) => {
    const { settings } = simulator().world;
    return json(200, Object.assign(settings, bodies.defined(bodies.settings.parse(await readJson(c)))));
  });

  control.post("/faults", async (c) => {
    const { faults } = simulator();
    faults.add(bodies.defined(bodies.fault.parse(await readJson(c))));
    return json(201, bodies.readFaults(faults));
  });
  control.patch("/faults", async (c) => {
    const { faults } = simulator();
    Object.assign(faults, bodies.defined(bodies.switches.parse(await readJson(c))));
    return json(200, bodies.readFaults(faults));
  });
  control.delete("/faults", () => {
    simulator().faults.clear();
    return json(200, bodies.readFaults(simulator().faults));
  });
  control.post("/hooks/flush", () => json(200, { sent: simulator().flushOfflineHooks() }));
  control.patch("/tenants/:id/subscriptions/:subscription", async (c) => {
    const change = bodies.defined(bodies.subscriptionChange.parse(await readJson(c)));
    const found = simulator().changeSubscription(c.req.param("id"), c.req.param("subscription"), change);
    return found ? json(200, { ok: true }) : json(404, { error: "There is no such subscription." });
  });
  control.post("/dap", async (c) => {
    const { partnerId, tenantId, how } = bodies.dap.parse(await readJson(c));
    return json(200, { changed: simulator().changeDap(partnerId, tenantId, how) });
  });
  control.post("/idle", async () => {
    await simulator().idle();
    return json(200, { ok: true });
  });
  return control;
}

function summary(sim: PartnerCenterSimulator): unknown {
  const { world } = sim;
  const partners = [...world.partners.values()];
  return {
    addresses: sim.addresses,
    partners,
    partnerships: world.partnerships,
    counts: {
      tenants: world.tenants.size,
      relationships: world.relationships.size,
      auditRecords: world.auditRecords.length,
      gdap: world.gdap.size,
    },
    hooks: [...world.hooks.values()],
    settings: world.settings,
    faults: bodies.readFaults(sim.faults),
    version: sim.version,
  };
}

function someTenants(sim: PartnerCenterSimulator, name: string): unknown[] {
  const found: unknown[] = [];
  for (const tenant of sim.world.tenants.values()) {
    if (!tenant.companyName.toLowerCase().includes(name.toLowerCase())) continue;
    const partners = [...sim.world.partners.keys()].flatMap((partnerId) =>
      (["direct", "provider", "reseller"] as const).flatMap((role) => {
        const one = sim.world.relationships.get(`${partnerId}:${tenant.tenantId}:${role}`);
        return one ? [{ partnerId, role, isActive: one.endedAt === null, hasDap: one.hasDap }] : [];
      }),
    );
    found.push({ ...tenant, partners });
    if (found.length === 200) break;
  }
  return found;
}
