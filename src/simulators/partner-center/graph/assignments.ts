import { z } from "zod";
import { json } from "../server/errors.ts";
import type { Simulation } from "../simulation.ts";
import type { GdapAssignment, GdapRelationship } from "../world/state.ts";
import { rolesSchema } from "./asked-relationship.ts";
import { changeAssignment } from "./assignment-lifecycle.ts";
import { collection } from "./collection.ts";
import { tellOfAssignment } from "./news.ts";
import { accessDetails, etagOf, presentAssignment, presentOperation } from "./present.ts";
import { badRequest, conflict, type GraphContext, notFound, readBody, refuseMatch } from "./refuse.ts";
import { addressOf, contextOf, findRelationship } from "./relationships.ts";

const newSchema = z.object({
  accessContainer: z.object({
    accessContainerId: z.string().min(1),
    accessContainerType: z.literal("securityGroup"),
  }),
  accessDetails: rolesSchema,
});
const changeSchema = z.object({ accessDetails: rolesSchema });
const fields = [
  "id",
  "status",
  "createdDateTime",
  "lastModifiedDateTime",
  "accessContainer",
  "accessDetails",
];

export async function createAssignment(sim: Simulation, c: GraphContext): Promise<Response> {
  const relationship = findRelationship(sim, c);
  if (!relationship) return notFound(sim, c, "delegated admin relationship");
  const body = newSchema.safeParse(await readBody(c));
  if (!body.success)
    return badRequest(sim, c, "An accessContainer of the type securityGroup and accessDetails are required.");
  if (relationship.status !== "active")
    return conflict(sim, c, `Access cannot be assigned while the relationship is ${relationship.status}.`);
  const roles = rolesOf(body.data.accessDetails);
  const groupId = body.data.accessContainer.accessContainerId.toLowerCase();
  if (!isWithin(relationship, roles)) return badRequest(sim, c, beyondRelationship);
  if (standing(relationship).some((one) => one.groupId === groupId))
    return conflict(sim, c, "This security group has an access assignment already.");
  const at = sim.now();
  const assignment: GdapAssignment = {
    id: sim.newGuid(),
    groupId,
    roleDefinitionIds: roles,
    status: "pending",
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
  };
  relationship.assignments.push(assignment);
  tellOfAssignment(sim, relationship, assignment, "created", c.get("caller").userPrincipalName ?? "");
  return answer(201, assignment, {
    Location: `${addressOf(sim, relationship)}/accessAssignments/${assignment.id}`,
  });
}

export async function changeRoles(sim: Simulation, c: GraphContext): Promise<Response> {
  const { relationship, assignment } = find(sim, c);
  if (!relationship || !assignment) return notFound(sim, c, "access assignment");
  const mismatch = refuseMatch(sim, c, etagOf(assignment));
  if (mismatch) return mismatch;
  const body = changeSchema.safeParse(await readBody(c));
  if (!body.success) return badRequest(sim, c, "accessDetails with at least one role are required.");
  const roles = rolesOf(body.data.accessDetails);
  if (!isWithin(relationship, roles)) return badRequest(sim, c, beyondRelationship);
  if (assignment.status !== "active")
    return conflict(sim, c, `An access assignment that is ${assignment.status} cannot be changed.`);
  if ([...roles].sort().join() === [...assignment.roleDefinitionIds].sort().join())
    return answer(200, assignment);
  const at = sim.now();
  const operation = {
    id: sim.newGuid(),
    operationType: "delegatedAdminAccessAssignmentUpdate",
    status: "notStarted",
    data: JSON.stringify({
      id: assignment.id,
      accessContainer: { accessContainerId: assignment.groupId, accessContainerType: "securityGroup" },
      accessDetails: accessDetails(roles),
      status: assignment.status,
    }),
    createdAt: at,
    lastModifiedAt: at,
  } as const;
  // The state's own copy may be written to; `as const` above is for the literals.
  relationship.operations.push({ ...operation });
  sim.changed();
  return json(
    202,
    {},
    {
      Location: `${addressOf(sim, relationship)}/operations/${operation.id}`,
      "Retry-After": "10",
    },
  );
}

export function deleteAssignment(sim: Simulation, c: GraphContext): Response {
  const { assignment } = find(sim, c);
  if (!assignment) return notFound(sim, c, "access assignment");
  const mismatch = refuseMatch(sim, c, etagOf(assignment));
  if (mismatch) return mismatch;
  if (assignment.status !== "deleting") changeAssignment(sim, assignment, sim.now(), { status: "deleting" });
  return new Response(null, { status: 204 });
}

export function listAssignments(sim: Simulation, c: GraphContext): Response {
  const relationship = findRelationship(sim, c);
  if (!relationship) return notFound(sim, c, "delegated admin relationship");
  const listed = collection(standing(relationship).map(presentAssignment), new URL(c.req.url).searchParams, {
    address: `${addressOf(sim, relationship)}/accessAssignments`,
    context: contextOf("accessAssignments"),
    fields,
  });
  return typeof listed === "string" ? badRequest(sim, c, listed) : json(200, listed);
}

export function showAssignment(sim: Simulation, c: GraphContext): Response {
  const { assignment } = find(sim, c);
  return assignment ? answer(200, assignment) : notFound(sim, c, "access assignment");
}

export function listOperations(sim: Simulation, c: GraphContext): Response {
  const relationship = findRelationship(sim, c);
  if (!relationship) return notFound(sim, c, "delegated admin relationship");
  const listed = collection(relationship.operations.map(presentOperation), new URL(c.req.url).searchParams, {
    address: `${addressOf(sim, relationship)}/operations`,
    context: contextOf("operations"),
    fields: ["id", "operationType", "data", "status", "createdDateTime", "lastModifiedDateTime"],
  });
  return typeof listed === "string" ? badRequest(sim, c, listed) : json(200, listed);
}

export function showOperation(sim: Simulation, c: GraphContext): Response {
  const operation = findRelationship(sim, c)?.operations.find(({ id }) => id === c.req.param("operation"));
  if (!operation) return notFound(sim, c, "operation");
  return json(200, { "@odata.context": contextOf("operations/$entity"), ...presentOperation(operation) });
}

const beyondRelationship = "The accessDetails name a role that the relationship does not have.";

function isWithin({ roleDefinitionIds }: GdapRelationship, roles: readonly string[]): boolean {
  return roles.every((role) => roleDefinitionIds.includes(role));
}

function rolesOf({ unifiedRoles }: z.infer<typeof rolesSchema>): string[] {
  return unifiedRoles.map(({ roleDefinitionId }) => roleDefinitionId.toLowerCase());
}

function standing({ assignments }: GdapRelationship): GdapAssignment[] {
  return assignments.filter(({ status }) => status !== "deleted");
}

function find(sim: Simulation, c: GraphContext) {
  const relationship = findRelationship(sim, c);
  const assignment =
    relationship && standing(relationship).find(({ id }) => id === c.req.param("assignment"));
  return { relationship, assignment };
}

function answer(status: number, assignment: GdapAssignment, headers: Record<string, string> = {}): Response {
  const { "@odata.type": type, ...rest } = presentAssignment(assignment);
  return json(
    status,
    { "@odata.type": type, "@odata.context": contextOf("accessAssignments"), ...rest },
    headers,
  );
}
