import { and, eq } from "drizzle-orm";
import type { WorkspaceId } from "../../src/domain/ids.ts";
import type { Db, Tx } from "../client.ts";
import { workspaces } from "../schema/index.ts";

export interface SlackInstallation {
  /** Empty outside an organisation. */
  readonly enterpriseId: string;
  /** Empty when installed org-wide. */
  readonly teamId: string;
}

/** The workspace of an installation, made when it is met for the first time; safe when several processes start at once. */
export async function ensureWorkspace(
  db: Db | Tx,
  installation: SlackInstallation,
  newId: WorkspaceId,
  now: Date,
): Promise<WorkspaceId> {
  await db
    .insert(workspaces)
    .values({
      workspaceId: newId,
      slackEnterpriseId: installation.enterpriseId,
      slackTeamId: installation.teamId,
      createdAt: now,
    })
    .onConflictDoNothing();
  // No workspace is known yet: this is the one query that finds it, by its unique key.
  const [row] = await db
    .select({ workspaceId: workspaces.workspaceId })
    .from(workspaces)
    .where(
      and(
        eq(workspaces.slackEnterpriseId, installation.enterpriseId),
        eq(workspaces.slackTeamId, installation.teamId),
      ),
    );
  if (!row) throw new Error("the workspace was written but is not there");
  return row.workspaceId;
}

/** Every installation: for what is swept whatever is due. */
export async function listWorkspaceIds(db: Db | Tx): Promise<WorkspaceId[]> {
  const rows = await db.select({ id: workspaces.workspaceId }).from(workspaces);
  return rows.map((row) => row.id);
}

/** Which installation a workspace is of. */
export async function findSlackInstallation(
  db: Db | Tx,
  workspaceId: WorkspaceId,
): Promise<SlackInstallation> {
  const [row] = await db
    .select({ enterpriseId: workspaces.slackEnterpriseId, teamId: workspaces.slackTeamId })
    .from(workspaces)
    .where(eq(workspaces.workspaceId, workspaceId));
  if (!row) throw new Error("the workspace is not known to the database");
  return row;
}
