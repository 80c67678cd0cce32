import { and, eq, gt } from "drizzle-orm";
import type { InvitationId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { handOverPasses } from "../schema/index.ts";

interface Pass {
  readonly workspaceId: WorkspaceId;
  readonly tokenHash: string;
  readonly invitationId: InvitationId;
  readonly slackUserId: SlackUserId;
  readonly expiresAt: Date;
}

export async function insertPass(db: Db | Tx, pass: Pass): Promise<void> {
  await db.insert(handOverPasses).values(pass);
}

/** The one read that knows no workspace yet: the pass itself tells which. */
export async function findPass(db: Db, tokenHash: string, now: Date): Promise<Pass | null> {
  const [row] = await db
    .select()
    .from(handOverPasses)
    .where(and(eq(handOverPasses.tokenHash, tokenHash), gt(handOverPasses.expiresAt, now)))
    .limit(1);
  // A pass to something else than an invitation is not for this page.
  return row?.invitationId ? { ...row, invitationId: row.invitationId } : null;
}
