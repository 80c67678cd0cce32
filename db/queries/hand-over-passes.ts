import { and, eq, gt } from "drizzle-orm";
import type { GdapRequestId, InvitationId, SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { handOverPasses } from "../schema/index.ts";

interface PassKey {
  readonly workspaceId: WorkspaceId;
  readonly tokenHash: string;
  readonly slackUserId: SlackUserId;
  readonly expiresAt: Date;
}

/** To one of the two: the draft of an invitation, or that of a request for granular administration. */
type PassTo =
  | { readonly invitationId: InvitationId; readonly gdapRequestId?: never }
  | { readonly invitationId?: never; readonly gdapRequestId: GdapRequestId };

export type Pass = PassKey & PassTo;

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
  if (!row) return null;
  const { invitationId, gdapRequestId, ...key } = row;
  if (invitationId !== null) return { ...key, invitationId };
  return gdapRequestId === null ? null : { ...key, gdapRequestId };
}
