import { sevenDigits } from "../events/instants.ts";
import type { GdapAssignment, GdapOperation, GdapRelationship, GdapRequest } from "../world/state.ts";
import { after } from "./durations.ts";

/** Graph's own shapes. Instants have seven fraction digits and a `Z`. */

export function presentRelationship(relationship: GdapRelationship): Record<string, unknown> {
  const { status, activatedAt, customer, indirectProviderId } = relationship;
  return {
    "@odata.type": `#microsoft.graph.${indirectProviderId === undefined ? "delegatedAdminRelationship" : "resellerDelegatedAdminRelationship"}`,
    "@odata.etag": etagOf(relationship),
    id: relationship.id,
    displayName: relationship.displayName,
    duration: relationship.duration,
    customer: customer && {
      tenantId: customer.tenantId,
      ...(customer.displayName ? { displayName: customer.displayName } : {}),
    },
    accessDetails: accessDetails(relationship.roleDefinitionIds),
    status,
    autoExtendDuration: relationship.autoExtendDuration,
    createdDateTime: instant(relationship.createdAt),
    lastModifiedDateTime: instant(relationship.lastModifiedAt),
    // Before activation both an empty text and null are seen: the text right after the creation, null while it waits.
    activatedDateTime: activatedAt === null ? (status === "created" ? "" : null) : instant(activatedAt),
    endDateTime: endOf(relationship),
    ...(indirectProviderId === undefined
      ? {}
      : {
          isPartnerConsentPending: relationship.isPartnerConsentPending ?? false,
          indirectProviderTenantId: indirectProviderId,
        }),
  };
}

export function presentRequest({
  id,
  action,
  status,
  createdAt,
  lastModifiedAt,
}: GdapRequest): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.delegatedAdminRelationshipRequest",
    id,
    action,
    status,
    createdDateTime: instant(createdAt),
    lastModifiedDateTime: instant(lastModifiedAt),
  };
}

export function presentAssignment(assignment: GdapAssignment): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.delegatedAdminAccessAssignment",
    "@odata.etag": etagOf(assignment),
    id: assignment.id,
    status: assignment.status,
    createdDateTime: instant(assignment.createdAt),
    lastModifiedDateTime: instant(assignment.lastModifiedAt),
    accessContainer: { accessContainerId: assignment.groupId, accessContainerType: "securityGroup" },
    accessDetails: accessDetails(assignment.roleDefinitionIds),
  };
}

export function presentOperation(operation: GdapOperation): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.delegatedAdminRelationshipOperation",
    "@odata.etag": etagOf({ ...operation, version: 1 }),
    id: operation.id,
    operationType: operation.operationType,
    data: operation.data,
    status: operation.status,
    createdDateTime: instant(operation.createdAt),
    lastModifiedDateTime: instant(operation.lastModifiedAt),
  };
}

export function accessDetails(roleDefinitionIds: readonly string[]) {
  return { unifiedRoles: roleDefinitionIds.map((roleDefinitionId) => ({ roleDefinitionId })) };
}

/** Weak; opaque to callers, who send it back as `If-Match`. */
export function etagOf({
  version,
  lastModifiedAt,
}: {
  readonly version: number;
  readonly lastModifiedAt: number;
}): string {
  const hex = (value: number) => Math.floor(value).toString(16).padStart(8, "0").slice(-8);
  const inner = `'"${hex(version)}-0000-0200-0000-${hex(lastModifiedAt / 1000)}0000"'`;
  return `W/"${Buffer.from(inner).toString("base64")}"`;
}

/** A new one foretells its end; one that waits for the customer does not. */
function endOf({ status, endAt, createdAt, duration }: GdapRelationship): string | null {
  if (status === "created") return instant(after(createdAt, duration));
  return endAt === null ? null : instant(endAt);
}

function instant(at: number): string {
  return `${sevenDigits(at, 0)}Z`;
}
