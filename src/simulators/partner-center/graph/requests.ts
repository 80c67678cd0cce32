import { z } from "zod";
import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import type { GdapRelationship } from "../world/state.ts";
import { collection } from "./collection.ts";
import { addRequest, requestTermination, touch } from "./lifecycle.ts";
import { etagOf, presentRequest } from "./present.ts";
import { badRequest, conflict, type GraphContext, notFound, readBody, refuseMatch } from "./refuse.ts";
import { addressOf, contextOf, findRelationship } from "./relationships.ts";

const bodySchema = z.object({ action: z.string() });
const actions = ["lockForApproval", "terminate", "approve", "reject"] as const;
type Action = (typeof actions)[number];

export async function postRequest(sim: Simulation, c: GraphContext): Promise<Response> {
  const found = findRelationship(sim, c);
  if (!found) return notFound(sim, c, "delegated admin relationship");
  const mismatch = refuseMatch(sim, c, etagOf(found), false);
  if (mismatch) return mismatch;
  const body = bodySchema.safeParse(await readBody(c));
  const action = actions.find((one) => body.success && one.toLowerCase() === body.data.action.toLowerCase());
  if (!action) return badRequest(sim, c, `The action has to be one of ${actions.join(", ")}.`);
  if (action === "reject" && !/include-unknown-enum-members/i.test(c.req.header("Prefer") ?? ""))
    return badRequest(sim, c, "The action reject needs the header Prefer: include-unknown-enum-members.");
  const request = take(sim, found, action);
  if (!request)
    return conflict(
      sim,
      c,
      `The action ${action} is not possible while the relationship is ${found.status}.`,
    );
  const { "@odata.type": type, ...rest } = presentRequest(request);
  return json(
    201,
    { "@odata.type": type, "@odata.context": contextOf("requests"), ...rest },
    { Location: `${addressOf(sim, found)}/requests/${request.id}` },
  );
}

function take(sim: Simulation, relationship: GdapRelationship, action: Action) {
  switch (action) {
    case "lockForApproval": {
      const isLocked = relationship.requests.some((one) => one.action === action);
      return relationship.status === "created" && !isLocked ? addRequest(sim, relationship, action) : null;
    }
    case "terminate":
      return requestTermination(sim, relationship);
    case "approve":
    case "reject": {
      // Only what a provider prepared for a reseller waits for the reseller's own word.
      if (!relationship.isPartnerConsentPending || relationship.status !== "approvalPending") return null;
      const request = addRequest(sim, relationship, action);
      request.status = "succeeded";
      relationship.isPartnerConsentPending = false;
      if (action === "reject") relationship.status = "terminated";
      touch(sim, relationship, sim.now());
      return request;
    }
  }
}

export function listRequests(sim: Simulation, c: GraphContext): Response {
  const found = findRelationship(sim, c);
  if (!found) return notFound(sim, c, "delegated admin relationship");
  const listed = collection(found.requests.map(presentRequest), new URL(c.req.url).searchParams, {
    address: `${addressOf(sim, found)}/requests`,
    context: contextOf("requests"),
    fields: ["id", "action", "status", "createdDateTime", "lastModifiedDateTime"],
  });
  return typeof listed === "string" ? badRequest(sim, c, listed) : json(200, listed);
}

export function showRequest(sim: Simulation, c: GraphContext): Response {
  const request = findRelationship(sim, c)?.requests.find(({ id }) => id === c.req.param("request"));
  if (!request) return notFound(sim, c, "request");
  return json(200, { "@odata.context": contextOf("requests/$entity"), ...presentRequest(request) });
}
