import { and, asc, eq } from "drizzle-orm";
import type { CustomerId, ProviderId, RelationshipId, WorkspaceId } from "../../src/domain/ids.ts";
import type { LegKind, Relationship, RelationshipState } from "../../src/domain/relationship.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { relationships } from "../schema/index.ts";

/** Which leg of which customer: the provider's id on provider legs, null on our own. */
export interface LegKey {
  readonly customerId: CustomerId;
  readonly leg: LegKind;
  readonly providerId: ProviderId | null;
}

export async function findRelationship(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  id: RelationshipId,
): Promise<Relationship | null> {
  const [row] = await db.select().from(relationships).where(is(workspaceId, id)).limit(1);
  return row ? fromRow(row) : null;
}

export async function lockRelationship(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: RelationshipId,
): Promise<Relationship | null> {
  const [row] = await tx.select().from(relationships).where(is(workspaceId, id)).for("update");
  return row ? fromRow(row) : null;
}

export async function lockLeg(tx: Tx, workspaceId: WorkspaceId, leg: LegKey): Promise<Relationship | null> {
  const [row] = await tx
    .select()
    .from(relationships)
    .where(
      and(
        eq(relationships.workspaceId, workspaceId),
        eq(relationships.customerId, leg.customerId),
        eq(relationships.leg, leg.leg),
        eq(relationships.legKey, leg.providerId ?? ""),
      ),
    )
    .for("update");
  return row ? fromRow(row) : null;
}

/** Our own leg first, then the providers' in the order they were accepted. */
export async function listRelationshipsOf(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  customerId: CustomerId,
): Promise<Relationship[]> {
  const rows = await db
    .select()
    .from(relationships)
    .where(and(eq(relationships.workspaceId, workspaceId), eq(relationships.customerId, customerId)))
    .orderBy(asc(relationships.legKey), asc(relationships.activatedAt));
  return rows.map(fromRow);
}

/** False when another transaction was faster with the same leg: lock it and look again. */
export async function insertRelationship(
  tx: Tx,
  workspaceId: WorkspaceId,
  relationship: Relationship,
): Promise<boolean> {
  const inserted = await tx
    .insert(relationships)
    .values({
      workspaceId,
      relationshipId: relationship.id,
      legKey: relationship.providerId ?? "",
      ...toRow(relationship),
    })
    .onConflictDoNothing()
    .returning({ id: relationships.relationshipId });
  return inserted.length === 1;
}

/** Saves a transition from `from`; throws GuardFailed if the row is not in that state. */
export async function saveRelationship(
  tx: Tx,
  workspaceId: WorkspaceId,
  from: RelationshipState,
  relationship: Relationship,
): Promise<void> {
  const changed = await tx
    .update(relationships)
    .set(toRow(relationship))
    .where(and(is(workspaceId, relationship.id), eq(relationships.state, from)))
    .returning({ id: relationships.relationshipId });
  if (changed.length !== 1) throw new GuardFailed(`relationship ${relationship.id} is not ${from}`);
}

function is(workspaceId: WorkspaceId, id: RelationshipId) {
  return and(eq(relationships.workspaceId, workspaceId), eq(relationships.relationshipId, id));
}

function toRow(relationship: Relationship) {
  const { id: _id, ...row } = relationship;
  return row;
}

function fromRow({
  workspaceId: _workspaceId,
  relationshipId,
  legKey: _legKey,
  ...row
}: typeof relationships.$inferSelect): Relationship {
  return { ...row, id: relationshipId };
}
