import { and, eq, isNull } from "drizzle-orm";
import type { CustomerTenantId, InvitationId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { passports } from "../schema/index.ts";

export interface StoredPassport {
  readonly workspaceId: WorkspaceId;
  readonly invitationId: InvitationId;
  /** Under the encryption key; null once the invitation ended. */
  readonly sealedToken: string | null;
  readonly firstOpenedAt: Date | null;
  readonly domain: string | null;
  readonly tenantId: CustomerTenantId | null;
}

/** The first one stays: its link may be in somebody's mail. */
export async function insertPassport(
  db: Db | Tx,
  passport: {
    readonly workspaceId: WorkspaceId;
    readonly invitationId: InvitationId;
    readonly tokenHash: string;
    readonly sealedToken: string;
    readonly createdAt: Date;
  },
): Promise<void> {
  await db.insert(passports).values(passport).onConflictDoNothing();
}

/** The one read that knows no workspace yet: the token itself tells which. */
export async function findPassportByToken(db: Db, tokenHash: string): Promise<StoredPassport | null> {
  const [row] = await db.select().from(passports).where(eq(passports.tokenHash, tokenHash)).limit(1);
  return row ?? null;
}

export async function findPassport(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
): Promise<StoredPassport | null> {
  const [row] = await db.select().from(passports).where(is(workspaceId, invitationId)).limit(1);
  return row ?? null;
}

export async function lockPassport(
  tx: Tx,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
): Promise<StoredPassport | null> {
  const [row] = await tx.select().from(passports).where(is(workspaceId, invitationId)).for("update");
  return row ?? null;
}

/** Whether this was the first time. */
export async function markOpened(
  tx: Tx,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
  now: Date,
): Promise<boolean> {
  const opened = await tx
    .update(passports)
    .set({ firstOpenedAt: now })
    .where(and(is(workspaceId, invitationId), isNull(passports.firstOpenedAt)))
    .returning({ id: passports.invitationId });
  return opened.length === 1;
}

/** What the customer said; `ledOnAt` is when they were shown the way on. */
export async function savePassportAnswer(
  tx: Tx,
  workspaceId: WorkspaceId,
  invitationId: InvitationId,
  answer: {
    readonly domain: string | null;
    readonly tenantId: CustomerTenantId | null;
    readonly ledOnAt: Date;
  },
): Promise<void> {
  await tx.update(passports).set(answer).where(is(workspaceId, invitationId));
}

function is(workspaceId: WorkspaceId, invitationId: InvitationId) {
  return and(eq(passports.workspaceId, workspaceId), eq(passports.invitationId, invitationId));
}
