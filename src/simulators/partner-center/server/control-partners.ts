import type { Hono } from "hono";
import type { PartnerCenterSimulator } from "../simulator.ts";
import * as bodies from "./control-bodies.ts";
import { readJson } from "./control-json.ts";
import { json } from "./errors.ts";

/** Control routes for partners, who works and calls for them, and whose customers tenants are. */
export function addPartnerRoutes(control: Hono, simulator: () => PartnerCenterSimulator): void {
  control.post("/partners", async (c) =>
    json(201, simulator().addPartner(bodies.defined(bodies.partner.parse(await readJson(c))))),
  );
  control.post("/partnerships", async (c) => {
    const partnership = bodies.partnership.parse(await readJson(c));
    const { partnerships } = simulator().world;
    const { providerId, resellerId } = partnership;
    const known = partnerships.findIndex(
      (one) => one.providerId === providerId && one.resellerId === resellerId,
    );
    if (known >= 0) partnerships.splice(known, 1);
    partnerships.push(partnership);
    return json(201, partnership);
  });
  control.post("/relationships", async (c) => {
    const { partnerId, tenantId, ...more } = bodies.relationship.parse(await readJson(c));
    return json(201, simulator().addCustomer(partnerId, tenantId, bodies.defined(more)));
  });
  control.patch("/users/:name", async (c) => {
    const name = c.req.param("name").toLowerCase();
    const user = [...simulator().world.partners.values()]
      .flatMap(({ users }) => users)
      .find((one) => one.userPrincipalName.toLowerCase() === name);
    if (!user) return json(404, { error: `Nobody is called ${name}.` });
    return json(200, Object.assign(user, bodies.defined(bodies.userChange.parse(await readJson(c)))));
  });
  control.patch("/apps/:id", async (c) => {
    const id = c.req.param("id").toLowerCase();
    const app = [...simulator().world.partners.values()]
      .flatMap(({ apps }) => apps)
      .find((one) => one.clientId.toLowerCase() === id);
    if (!app) return json(404, { error: `No app has the client id ${id}.` });
    const { redirectUris, ...more } = bodies.defined(bodies.appChange.parse(await readJson(c)));
    if (redirectUris) app.redirectUris.splice(0, app.redirectUris.length, ...redirectUris);
    return json(200, Object.assign(app, more));
  });
}
