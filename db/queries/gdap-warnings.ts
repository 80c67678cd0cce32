import { and, eq } from "drizzle-orm";
import type { CustomerId, GdapWarningId, WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { gdapWarnings } from "../schema/index.ts";

/** One warning of an end. `customerId` is null where the customer is none of ours; then the vendor's name is all there is. */
export interface GdapWarning {
  readonly id: GdapWarningId;
  readonly gdapId: string;
  readonly endsAt: Date;
  readonly daysAhead: number;
  readonly customerId: CustomerId | null;
  readonly name: string;
  readonly companyName: string | null;
  readonly warnedAt: Date;
}

/** False when this end was warned of so many days ahead before. */
export async function insertGdapWarning(
  tx: Tx,
  workspaceId: WorkspaceId,
  { id, ...row }: GdapWarning,
): Promise<boolean> {
  const inserted = await tx
    .insert(gdapWarnings)
    .values({ workspaceId, warningId: id, ...row })
    .onConflictDoNothing()
    .returning({ id: gdapWarnings.warningId });
  return inserted.length === 1;
}

export async function findGdapWarning(
  db: Db,
  workspaceId: WorkspaceId,
  id: GdapWarningId,
): Promise<GdapWarning | null> {
  const [row] = await db
    .select()
    .from(gdapWarnings)
    .where(and(eq(gdapWarnings.workspaceId, workspaceId), eq(gdapWarnings.warningId, id)))
    .limit(1);
  if (!row) return null;
  const { workspaceId: _workspaceId, warningId, ...warning } = row;
  return { ...warning, id: warningId };
}
