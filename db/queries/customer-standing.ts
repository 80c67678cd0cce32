import { and, eq, sql } from "drizzle-orm";
import type { CustomerStanding, StandingGround } from "../../src/domain/customer.ts";
import type { CustomerId, WorkspaceId } from "../../src/domain/ids.ts";
import type { RelationshipState } from "../../src/domain/relationship.ts";
import { rowsOf, type Tx } from "../client.ts";
import { customers } from "../schema/index.ts";

/** Locks the customer first, so that what is read here stays true until the commit; null if there is no such customer. */
export async function lockStanding(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<{ readonly standing: CustomerStanding; readonly ground: StandingGround } | null> {
  const [customer] = await tx
    .select({ standing: customers.standing })
    .from(customers)
    .where(is(workspaceId, customerId))
    .for("update");
  if (!customer) return null;
  // A statement of its own: what others committed while this one waited for the lock must be seen.
  const [row] = await rowsOf<{ own_leg: RelationshipState | null; is_pending: boolean }>(
    tx,
    sql`select
          (select state from relationships
            where workspace_id = ${workspaceId} and customer_id = ${customerId} and leg = 'reseller') as own_leg,
          exists (select 1 from invitations
            where workspace_id = ${workspaceId} and customer_id = ${customerId} and state = 'sent') as is_pending`,
  );
  return {
    standing: customer.standing,
    ground: { ownLeg: row?.own_leg ?? null, hasPendingInvitation: row?.is_pending ?? false },
  };
}

export async function saveStanding(
  tx: Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
  standing: CustomerStanding,
): Promise<void> {
  await tx.update(customers).set({ standing }).where(is(workspaceId, customerId));
}

function is(workspaceId: WorkspaceId, customerId: CustomerId) {
  return and(eq(customers.workspaceId, workspaceId), eq(customers.customerId, customerId));
}
