import { Hono } from "hono";
import { adminCenter } from "../admin-center/admin-center.tsx";
import { graphApi } from "../graph/graph.ts";
import { loginPart } from "../login/login.ts";
import { partnerApi } from "../partner-api/partner-api.ts";
import { portal } from "../portal/portal.ts";
import type { CallerEnv, EventsPart, Simulation } from "../simulation.ts";
import { gateway404 } from "./errors.ts";
import { graphGate, partnerApiGate } from "./gate.ts";

/** Every host below its prefix. Routes are in lower case: the vendor does not mind how a path is written. */
export function buildApp(sim: Simulation, events: EventsPart, control: Hono): Hono {
  const app = new Hono({ getPath: (request) => new URL(request.url).pathname.toLowerCase() });

  const api = new Hono<CallerEnv>();
  api.use("*", partnerApiGate(sim));
  api.route("/", partnerApi(sim));
  api.route("/", events.api);
  app.route("/api", api);

  const graph = new Hono<CallerEnv>();
  graph.use("*", graphGate(sim));
  graph.route("/", graphApi(sim));
  app.route("/graph", graph);

  app.route("/admin", adminCenter(sim));
  app.route(
    "/portal",
    portal(sim, () => new URL(sim.addresses.adminCenter).pathname.replace(/admin$/, "portal")),
  );
  app.route("/certificates", events.certificates);
  app.route("/login", loginPart(sim));
  app.route("/simulator", control);
  app.notFound(() => gateway404());
  // A bug of the simulator's own: whoever started the server shows it.
  app.onError((cause) => {
    throw cause;
  });
  return app;
}
