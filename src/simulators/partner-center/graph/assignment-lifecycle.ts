import { z } from "zod";
import type { Simulation } from "../simulation.ts";
import type { GdapAssignment, GdapOperation, GdapRelationship } from "../world/state.ts";
import { tellOfAssignment } from "./news.ts";

const dataSchema = z.object({
  id: z.string(),
  accessDetails: z.object({ unifiedRoles: z.array(z.object({ roleDefinitionId: z.string() })) }),
});

/** Moves assignments and the operations upon them on by time. */
export function settleAssignments(sim: Simulation, relationship: GdapRelationship): void {
  for (const assignment of relationship.assignments) settleAssignment(sim, relationship, assignment);
  for (const operation of relationship.operations) settleOperation(sim, relationship, operation);
}

function settleAssignment(sim: Simulation, relationship: GdapRelationship, assignment: GdapAssignment): void {
  const due = assignment.lastModifiedAt + sim.faults.gdapStepMs;
  if (due > sim.now()) return;
  const { status } = assignment;
  if (status !== "pending" && status !== "deleting") return;
  changeAssignment(sim, assignment, due, { status: status === "pending" ? "active" : "deleted" });
  tellOfAssignment(sim, relationship, assignment, status === "pending" ? "activated" : "deleted", "");
}

function settleOperation(sim: Simulation, relationship: GdapRelationship, operation: GdapOperation): void {
  const step = sim.faults.gdapStepMs;
  if (operation.status === "notStarted" && operation.lastModifiedAt + step <= sim.now()) {
    operation.status = "running";
    operation.lastModifiedAt += step;
  }
  if (operation.status !== "running" || operation.lastModifiedAt + step > sim.now()) return;
  operation.lastModifiedAt += step;
  operation.status = "succeeded";
  const wanted = dataSchema.parse(JSON.parse(operation.data));
  const assignment = relationship.assignments.find(({ id }) => id === wanted.id);
  if (!assignment) return;
  changeAssignment(sim, assignment, operation.lastModifiedAt, {
    roleDefinitionIds: wanted.accessDetails.unifiedRoles.map(({ roleDefinitionId }) => roleDefinitionId),
  });
  tellOfAssignment(sim, relationship, assignment, "updated", "");
}

export function changeAssignment(
  sim: Simulation,
  assignment: GdapAssignment,
  at: number,
  change: Partial<Pick<GdapAssignment, "status" | "roleDefinitionIds">>,
): void {
  Object.assign(assignment, change);
  assignment.lastModifiedAt = at;
  assignment.version += 1;
  sim.changed();
}
