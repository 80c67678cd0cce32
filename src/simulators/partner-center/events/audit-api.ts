import { type Context, Hono } from "hono";
import { classicError, json } from "../server/errors.ts";
import { needs } from "../server/needs.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { askedText, auditPage, presentRecord, readToken } from "./audit-page.ts";
import { readAuditQuestion } from "./audit-question.ts";

/** The activity log: `/v1/auditrecords`, and single records under both paths that `AuditUri` may have. */
export function auditApi(sim: Simulation): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  const mayRead = needs(sim, { roles: ["admin-agent", "sales-agent", "global-admin"] });
  app.get("/v1/auditrecords", mayRead, (c) => list(sim, c));
  app.get("/v1/auditrecords/:id", mayRead, (c) => one(sim, c));
  app.get("/auditactivity/v1/auditrecords", mayRead, (c) => list(sim, c));
  app.get("/auditactivity/v1/auditrecords/:id", mayRead, (c) => one(sim, c));
  return app;
}

function list(sim: Simulation, c: Context<CallerEnv>): Response {
  const { partnerId } = c.get("caller");
  const query = Object.fromEntries(
    Object.entries(c.req.query()).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const token = c.req.header("MS-ContinuationToken") ?? query["continuationtoken"];
  const place = token ? readToken(sim, partnerId, token) : null;
  if (place === undefined)
    return badRequest("The continuation token is not valid for this request. Begin anew.");
  const asksAgain = ["startdate", "enddate", "filter"].some((key) => query[key] !== undefined);
  // A token carries its question: a caller may repeat it or leave it out.
  const asked = place && !asksAgain ? Object.fromEntries(new URLSearchParams(place.q)) : query;
  const question = readAuditQuestion(asked, sim.now());
  if (typeof question === "string") return badRequest(question);
  if (place && askedText(question) !== place.q)
    return badRequest("The continuation token belongs to another request. Begin anew.");
  return json(200, auditPage(sim, partnerId, question, place));
}

function one(sim: Simulation, c: Context<CallerEnv>): Response {
  const id = c.req.param("id") ?? "";
  const { partnerId } = c.get("caller");
  const record = sim.world.auditRecords.find(
    (candidate) =>
      candidate.partnerId === partnerId &&
      candidate.id.toLowerCase() === id &&
      candidate.visibleFrom <= sim.now(),
  );
  return record
    ? json(200, presentRecord(sim, record))
    : classicError(404, 1000, `The audit record ${id} was not found.`);
}

function badRequest(description: string): Response {
  return classicError(400, 2000, description);
}
