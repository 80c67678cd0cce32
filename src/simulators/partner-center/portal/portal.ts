import { Hono } from "hono";
import type { Simulation } from "../simulation.ts";
import { findTenant } from "../world/relate.ts";
import { actOn, readAct } from "./acts.ts";
import { callsPage } from "./calls-page.ts";
import { customerPage } from "./customer-page.ts";
import { customersPage } from "./customers-page.ts";
import { troublesPage } from "./troubles-page.ts";

/**
 * What people do on the vendor's own pages and no partner's tool does for them: cancel subscriptions, end relationships
 * as the provider, look at what came in, and switch troubles on. `base` is where it is reached, without a slash at its end.
 */
export function portal(sim: Simulation, base: () => string): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    c.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Cache-Control", "no-store");
    await next();
  });
  app.get("/", (c) => c.html(customersPage(sim, base(), c.req.query("q") ?? "")));
  app.get("/customers/:tenantId", (c) => {
    const tenant = findTenant(sim.world, c.req.param("tenantId"));
    return tenant ? c.html(customerPage(sim, base(), tenant)) : c.text("There is no such tenant.\n", 404);
  });
  app.get("/troubles", (c) => c.html(troublesPage(sim, base())));
  app.get("/calls", (c) => c.html(callsPage(sim, base())));
  app.post("/act", async (c) => {
    const origin = c.req.header("origin");
    if (origin !== undefined && new URL(origin).host !== c.req.header("host"))
      return c.text("Another site’s page may not act here.\n", 403);
    const act = readAct(await c.req.parseBody());
    if (act === null) return c.text("This is nothing that can be done here.\n", 400);
    actOn(sim, act);
    return c.redirect(`${base()}${act.back}`, 303);
  });
  return app;
}
