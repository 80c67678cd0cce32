import type { Simulation } from "../simulation.ts";
import type { GdapAssignment, GdapRelationship } from "../world/state.ts";
import { accessDetails } from "./present.ts";

/** `activated` means, against its name, that a request is final and waits for the customer. */
export type RelationshipNews = "activated" | "approved" | "expired" | "terminated";
export type AssignmentNews = "created" | "activated" | "updated" | "deleted";

const portal = "https://partner.microsoft.com/granularAdminRelationships";

/** `by`: who did it; empty when time alone did. */
export function tellOfRelationship(
  sim: Simulation,
  relationship: GdapRelationship,
  news: RelationshipNews,
  by: string,
): void {
  const { customer } = relationship;
  tell(sim, relationship, {
    eventName: `granular-admin-relationship-${news}`,
    resourceName: "GranularAdminRelationship",
    resourceUri: `${portal}/${relationship.id}`,
    by,
    resourceType: "granular_admin_relationship",
    value: {
      Id: relationship.id,
      displayName: relationship.displayName,
      customer: customer && {
        organizationId: customer.tenantId,
        organizationDisplayName: customer.displayName,
      },
      accessDetails: accessDetails(relationship.roleDefinitionIds),
      duration: relationship.duration,
      status: relationship.status,
    },
  });
}

export function tellOfAssignment(
  sim: Simulation,
  relationship: GdapRelationship,
  assignment: GdapAssignment,
  news: AssignmentNews,
  by: string,
): void {
  tell(sim, relationship, {
    eventName: `granular-admin-access-assignment-${news}`,
    resourceName: "GranularAdminAccessAssignment",
    resourceUri: `${portal}/${relationship.id}/accessAssignments/${assignment.id}`,
    by,
    resourceType: "granular_admin_access_assignment",
    value: {
      Id: assignment.id,
      accessContainer: { accessContainerId: assignment.groupId, accessContainerType: "securityGroup" },
      accessDetails: accessDetails(assignment.roleDefinitionIds),
      status: assignment.status,
    },
  });
}

interface News {
  readonly eventName: string;
  readonly resourceName: string;
  readonly resourceUri: string;
  readonly by: string;
  readonly resourceType: string;
  readonly value: object;
}

function tell(sim: Simulation, { partnerId, customer }: GdapRelationship, news: News): void {
  sim.announce({
    partnerId,
    eventName: news.eventName,
    resourceName: news.resourceName,
    resourceUri: news.resourceUri,
    audit: {
      partnerId,
      customerId: customer?.tenantId ?? "",
      customerName: customer?.displayName ?? "",
      userPrincipalName: news.by,
      applicationId: null,
      resourceType: news.resourceType,
      resourceOldValue: null,
      resourceNewValue: news.value,
      operationType: news.eventName.replaceAll("-", "_"),
      originalCorrelationId: sim.newGuid(),
      operationStatus: "succeeded",
    },
  });
}
