import { and, eq, sql } from "drizzle-orm";
import type { SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { KnownStanding, SlackKind } from "../../src/domain/slack-standing.ts";
import { type Db, rowsOf, type Tx } from "../client.ts";
import { slackStandings } from "../schema/index.ts";

export async function listStandings(db: Db | Tx, workspaceId: WorkspaceId): Promise<KnownStanding[]> {
  return (await db.select().from(slackStandings).where(eq(slackStandings.workspaceId, workspaceId))).map(
    ({ workspaceId: _of, ...known }) => known,
  );
}

export async function findStanding(
  db: Db | Tx,
  workspaceId: WorkspaceId,
  kind: SlackKind,
  slackId: string,
): Promise<KnownStanding | null> {
  const [row] = await db
    .select()
    .from(slackStandings)
    .where(
      and(
        eq(slackStandings.workspaceId, workspaceId),
        eq(slackStandings.kind, kind),
        eq(slackStandings.slackId, slackId),
      ),
    );
  if (!row) return null;
  const { workspaceId: _of, ...known } = row;
  return known;
}

export async function saveStanding(tx: Tx, workspaceId: WorkspaceId, known: KnownStanding): Promise<void> {
  await tx
    .insert(slackStandings)
    .values({ workspaceId, ...known })
    .onConflictDoUpdate({
      target: [slackStandings.workspaceId, slackStandings.kind, slackStandings.slackId],
      set: { standing: known.standing, name: known.name, since: known.since, told: known.told },
    });
}

/** Everybody who has open work: drafts, removal requests under way, invitations that wait for a yes or no. */
export async function listPeopleWithOpenWork(
  db: Db | Tx,
  workspaceId: WorkspaceId,
): Promise<readonly SlackUserId[]> {
  const rows = await rowsOf<{ requested_by: SlackUserId }>(
    db,
    sql`select requested_by from invitations where workspace_id = ${workspaceId} and state = 'draft'
        union
        select requested_by from removal_requests
          where workspace_id = ${workspaceId} and state in ('attested', 'approved', 'executing', 'failed')
        union
        select i.requested_by from acceptances a
          join invitations i on i.workspace_id = a.workspace_id and i.invitation_id = a.invitation_id
          where a.workspace_id = ${workspaceId} and a.state = 'likely'`,
  );
  return rows.map((row) => row.requested_by);
}
