import { and, eq, gt, isNull, lt } from "drizzle-orm";
import type { SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db } from "../client.ts";
import { vendorSignIns } from "../schema/index.ts";

export interface BegunSignIn {
  readonly workspaceId: WorkspaceId;
  readonly stateHash: string;
  readonly sealedVerifier: string;
  readonly callbackUrl: string;
  readonly startedBy: SlackUserId | null;
  readonly expiresAt: Date;
}

/** Those of this workspace that nobody can finish any more go with it. */
export async function insertSignIn(db: Db, signIn: BegunSignIn, now: Date): Promise<void> {
  await db
    .delete(vendorSignIns)
    .where(and(eq(vendorSignIns.workspaceId, signIn.workspaceId), lt(vendorSignIns.expiresAt, now)));
  await db.insert(vendorSignIns).values(signIn);
}

/** Whose it is; looking does not use it up. */
export async function findSignIn(db: Db, stateHash: string, now: Date): Promise<BegunSignIn | null> {
  const [row] = await db.select().from(vendorSignIns).where(isOpen(stateHash, now)).limit(1);
  return row ?? null;
}

/** Uses it up: of several who come with one state, one gets it. The state itself tells which workspace it is of. */
export async function takeSignIn(db: Db, stateHash: string, now: Date): Promise<BegunSignIn | null> {
  const [row] = await db.update(vendorSignIns).set({ usedAt: now }).where(isOpen(stateHash, now)).returning();
  return row ?? null;
}

function isOpen(stateHash: string, now: Date) {
  return and(
    eq(vendorSignIns.stateHash, stateHash),
    isNull(vendorSignIns.usedAt),
    gt(vendorSignIns.expiresAt, now),
  );
}
