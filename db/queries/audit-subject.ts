import { and, eq, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../client.ts";
import { customers, gdapRequests, invitations, relationships, removalRequests } from "../schema/index.ts";

/** Whose trail an entry about this belongs to; null for what is about no customer, or about nothing we know. */
export async function findCustomerOf(
  db: Db,
  workspaceId: WorkspaceId,
  subject: { readonly kind: string; readonly id: string },
): Promise<string | null> {
  // An id of ours is a UUID; anything else would not compare with the columns.
  if (!/^[0-9a-f-]{36}$/.test(subject.id)) return null;
  const { id } = subject;
  const among = (table: PgTable, key: PgColumn, owner: PgColumn, workspace: PgColumn) =>
    db
      .select({ customerId: sql<string>`${owner}` })
      .from(table)
      .where(and(eq(workspace, workspaceId), eq(key, id)));
  const queries = [
    () =>
      among(
        removalRequests,
        removalRequests.removalId,
        removalRequests.customerId,
        removalRequests.workspaceId,
      ),
    () => among(invitations, invitations.invitationId, invitations.customerId, invitations.workspaceId),
    () =>
      among(relationships, relationships.relationshipId, relationships.customerId, relationships.workspaceId),
    () => among(gdapRequests, gdapRequests.gdapRequestId, gdapRequests.customerId, gdapRequests.workspaceId),
    () => among(customers, customers.customerId, customers.customerId, customers.workspaceId),
  ];
  for (const query of queries) {
    const [row] = await query();
    if (row) return row.customerId;
  }
  return null;
}
