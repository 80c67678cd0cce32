import type { Context } from "hono";
import { json, newerError } from "../server/errors.ts";
import type { CallerEnv, Simulation } from "../simulation.ts";
import { invalidInput } from "./answers.ts";
import { customerOf } from "./customer-of.ts";
import { query, readFields, text } from "./fields.ts";

/** `GET …/validationStatus?type=account`: what vetting found. */
export function getValidationStatus(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const type = query(c.req.url, "type")?.toLowerCase();
  if (type !== "account") return invalidInput(`The validation type '${type ?? ""}' is unknown.`);
  const { accountStatus, tenantId } = customer.tenant;
  if (accountStatus === null)
    return newerError(
      404,
      600074,
      "AccountStatusNotFound",
      `Account Status for the customer, ${tenantId} was not found.`,
    );
  const since = customer.relationships[0]?.since ?? sim.now();
  return json(200, {
    type: "account",
    status: accountStatus,
    lastUpdateDateTime: new Date(since).toISOString().slice(0, 19),
  });
}

/** A bare array, empty where nothing is known. */
export function listQualifications(sim: Simulation, c: Context<CallerEnv>): Response {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  return json(
    200,
    customer.tenant.qualifications.map(({ qualification, vettingStatus, vettingCreatedDate }) => ({
      qualification,
      vettingStatus,
      vettingCreatedDate: new Date(vettingCreatedDate).toISOString(),
    })),
  );
}

const qualifications = ["Education", "GovernmentCommunityCloud", "StateOwnedEntity", "Nonprofit"] as const;

export async function addQualification(sim: Simulation, c: Context<CallerEnv>): Promise<Response> {
  const customer = customerOf(sim, c);
  if (customer instanceof Response) return customer;
  const asked = text(await readFields(c.req), "qualification")?.toLowerCase();
  const qualification = qualifications.find((one) => one.toLowerCase() === asked);
  if (!qualification) return invalidInput(`The qualification '${asked ?? ""}' is unknown.`);
  const { tenant } = customer;
  const vettingStatus = qualification === "StateOwnedEntity" ? "Approved" : "InReview";
  const others = tenant.qualifications.filter((one) => one.qualification !== qualification);
  tenant.qualifications = [...others, { qualification, vettingStatus, vettingCreatedDate: sim.now() }];
  sim.changed();
  return json(201, { qualification, vettingStatus, vettingCreatedDate: new Date(sim.now()).toISOString() });
}
