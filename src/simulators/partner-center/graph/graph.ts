import { Hono } from "hono";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { graphAccess } from "./access.ts";
import {
  changeRoles,
  createAssignment,
  deleteAssignment,
  listAssignments,
  listOperations,
  showAssignment,
  showOperation,
} from "./assignments.ts";
import { listCustomers, listServices, showCustomer } from "./customers.ts";
import {
  changeRelationship,
  createRelationship,
  deleteRelationship,
  listRelationships,
  showRelationship,
} from "./relationships.ts";
import { listRequests, postRequest, showRequest } from "./requests.ts";

/** Granular delegated administration, as Graph offers it below `/v1.0/tenantRelationships`. */
export function graphApi(sim: Simulation): Hono<CallerEnv> {
  const app = new Hono<CallerEnv>();
  const root = "/v1.0/tenantrelationships";
  const all = `${root}/delegatedadminrelationships`;
  const customers = `${root}/delegatedadmincustomers`;
  app.use("*", graphAccess(sim));
  app.get(all, (c) => listRelationships(sim, c));
  app.post(all, (c) => createRelationship(sim, c));
  app.get(`${all}/:id`, (c) => showRelationship(sim, c));
  app.patch(`${all}/:id`, (c) => changeRelationship(sim, c));
  app.delete(`${all}/:id`, (c) => deleteRelationship(sim, c));
  app.get(`${all}/:id/requests`, (c) => listRequests(sim, c));
  app.post(`${all}/:id/requests`, (c) => postRequest(sim, c));
  app.get(`${all}/:id/requests/:request`, (c) => showRequest(sim, c));
  app.get(`${all}/:id/accessassignments`, (c) => listAssignments(sim, c));
  app.post(`${all}/:id/accessassignments`, (c) => createAssignment(sim, c));
  app.get(`${all}/:id/accessassignments/:assignment`, (c) => showAssignment(sim, c));
  app.patch(`${all}/:id/accessassignments/:assignment`, (c) => changeRoles(sim, c));
  app.delete(`${all}/:id/accessassignments/:assignment`, (c) => deleteAssignment(sim, c));
  app.get(`${all}/:id/operations`, (c) => listOperations(sim, c));
  app.get(`${all}/:id/operations/:operation`, (c) => showOperation(sim, c));
  app.get(customers, (c) => listCustomers(sim, c));
  app.get(`${customers}/:customer`, (c) => showCustomer(sim, c));
  app.get(`${customers}/:customer/servicemanagementdetails`, (c) => listServices(sim, c));
  return app;
}
