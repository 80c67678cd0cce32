import { and, eq, lt, min } from "drizzle-orm";
import type { RemovalFacts } from "../../src/domain/facts.ts";
import type {
  CustomerId,
  RelationshipId,
  RemovalPreparationId,
  SlackUserId,
  WorkspaceId,
} from "../../src/domain/ids.ts";
import type { Language } from "../../src/domain/language.ts";
import type { Db, Tx } from "../client.ts";
import { GuardFailed } from "../errors.ts";
import { customers, removalPreparations } from "../schema/index.ts";
import { reviveFacts } from "./removals.ts";

/** What one person was shown first: the facts. */
export interface Preparation {
  readonly id: RemovalPreparationId;
  readonly relationshipId: RelationshipId;
  readonly customerId: CustomerId;
  readonly slackUserId: SlackUserId;
  readonly facts: RemovalFacts;
  readonly createdAt: Date;
}

/** What the person was shown then: reason and attestation, word for word. */
export interface Wording {
  readonly reason: string;
  readonly textVersion: string;
  readonly language: Language;
  readonly text: string;
  readonly labels: { readonly checkbox: string; readonly submit: string };
  readonly hash: string;
}

export interface StoredPreparation extends Preparation {
  readonly companyName: string;
  readonly wording: Wording | null;
}

export async function insertPreparation(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id, ...preparation }: Preparation,
): Promise<void> {
  await tx.insert(removalPreparations).values({ workspaceId, preparationId: id, ...preparation });
}

export async function lockPreparation(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: RemovalPreparationId,
): Promise<StoredPreparation | null> {
  const [row] = await tx
    .select({ preparation: removalPreparations, companyName: customers.companyName })
    .from(removalPreparations)
    .innerJoin(
      customers,
      and(
        eq(customers.workspaceId, removalPreparations.workspaceId),
        eq(customers.customerId, removalPreparations.customerId),
      ),
    )
    .where(is(workspaceId, id))
    .for("update", { of: removalPreparations });
  return row ? { ...fromRow(row.preparation), companyName: row.companyName } : null;
}

/** Keeps what is on the screen from now on; an earlier wording is replaced. */
export async function saveWording(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: RemovalPreparationId,
  { labels, ...wording }: Wording,
): Promise<void> {
  const changed = await tx
    .update(removalPreparations)
    .set({ ...wording, checkboxLabel: labels.checkbox, submitLabel: labels.submit })
    .where(is(workspaceId, id))
    .returning({ id: removalPreparations.preparationId });
  if (changed.length !== 1) throw new GuardFailed(`preparation ${id} is gone`);
}

export async function deletePreparation(
  tx: Tx,
  workspaceId: WorkspaceId,
  id: RemovalPreparationId,
): Promise<void> {
  const gone = await tx
    .delete(removalPreparations)
    .where(is(workspaceId, id))
    .returning({ id: removalPreparations.preparationId });
  if (gone.length !== 1) throw new GuardFailed(`preparation ${id} is gone`);
}

export async function sweepPreparations(db: Db, workspaceId: WorkspaceId, madeBefore: Date): Promise<void> {
  await db
    .delete(removalPreparations)
    .where(
      and(eq(removalPreparations.workspaceId, workspaceId), lt(removalPreparations.createdAt, madeBefore)),
    );
}

export async function oldestPreparation(db: Db, workspaceId: WorkspaceId): Promise<Date | null> {
  const [row] = await db
    .select({ at: min(removalPreparations.createdAt) })
    .from(removalPreparations)
    .where(eq(removalPreparations.workspaceId, workspaceId));
  return row?.at ?? null;
}

function is(workspaceId: WorkspaceId, id: RemovalPreparationId) {
  return and(eq(removalPreparations.workspaceId, workspaceId), eq(removalPreparations.preparationId, id));
}

type Row = typeof removalPreparations.$inferSelect;

function fromRow(row: Row): Preparation & { wording: Wording | null } {
  const { relationshipId, customerId, slackUserId, createdAt } = row;
  return {
    id: row.preparationId,
    relationshipId,
    customerId,
    slackUserId,
    createdAt,
    facts: reviveFacts(row.facts),
    wording: readWording(row),
  };
}

/** All of it or nothing: the columns are only ever written together. */
function readWording(row: Row): Wording | null {
  const { reason, textVersion, language, text, checkboxLabel, submitLabel, hash } = row;
  if (!reason || !textVersion || !language || !text || !checkboxLabel || !submitLabel || !hash) return null;
  return {
    reason,
    textVersion,
    language,
    text,
    labels: { checkbox: checkboxLabel, submit: submitLabel },
    hash,
  };
}
