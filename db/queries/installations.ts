import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import type { SlackUserId, WorkspaceId } from "../../src/domain/ids.ts";
import type { InstallationState, InstalledPlace } from "../../src/domain/installation.ts";
import type { Db, Tx } from "../client.ts";
import { installations, workspaces } from "../schema/index.ts";

/** `sealedBotToken` is null after it ended. */
export interface StoredInstallation {
  readonly workspaceId: WorkspaceId;
  readonly slackEnterpriseId: string;
  readonly slackTeamId: string;
  readonly isOrgWide: boolean;
  readonly name: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly scopes: string;
  readonly sealedBotToken: string | null;
  readonly sealedRefreshToken: string | null;
  readonly tokenEndsAt: Date | null;
  readonly renewingUntil: Date | null;
  readonly renewalTrouble: string | null;
  readonly installedBy: SlackUserId;
  readonly installedAt: Date;
  readonly state: InstallationState;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** Names one token of an installation: a change that was decided on it is refused when there is a newer one. */
export type InstallationVersion = Pick<StoredInstallation, "workspaceId" | "version">;

export async function findInstallation(
  db: Db | Tx,
  workspaceId: WorkspaceId,
): Promise<StoredInstallation | null> {
  const [row] = await db
    .select()
    .from(installations)
    .where(eq(installations.workspaceId, workspaceId))
    .limit(1);
  return row ?? null;
}

/** The team's own installation, and that of its whole organisation. No workspace is known yet: Slack's ids find it. */
export async function findInstallationsOf(
  db: Db,
  { teamId, enterpriseId }: { readonly teamId: string | null; readonly enterpriseId: string | null },
): Promise<readonly StoredInstallation[]> {
  const ofTeam = teamId ? eq(installations.slackTeamId, teamId) : undefined;
  const ofOrganisation = enterpriseId
    ? and(eq(installations.slackEnterpriseId, enterpriseId), eq(installations.isOrgWide, true))
    : undefined;
  if (!ofTeam && !ofOrganisation) return [];
  return db.select().from(installations).where(or(ofTeam, ofOrganisation));
}

/** Keeps what was installed in the place of what was there before; the caller holds the workspace's row. */
export async function saveInstallation(
  tx: Tx,
  installation: Omit<
    StoredInstallation,
    "state" | "endedAt" | "version" | "renewingUntil" | "renewalTrouble"
  >,
): Promise<void> {
  const fresh = {
    ...installation,
    state: "active" as const,
    endedAt: null,
    renewingUntil: null,
    renewalTrouble: null,
  };
  await tx
    .insert(installations)
    .values(fresh)
    .onConflictDoUpdate({
      target: installations.workspaceId,
      set: { ...fresh, version: sql`${installations.version} + 1` },
    });
}

/** Wipes the tokens. False: another token took its place meanwhile. */
export async function endInstallation(
  tx: Tx,
  version: InstallationVersion,
  end: { readonly state: InstallationState; readonly at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(installations)
    .set({
      state: end.state,
      endedAt: end.at,
      sealedBotToken: null,
      sealedRefreshToken: null,
      tokenEndsAt: null,
      renewingUntil: null,
      renewalTrouble: null,
    })
    .where(isStill(version))
    .returning({ version: installations.version });
  return rows.length > 0;
}

/** Tokens that end before `before` and that nobody renews at this moment, the first to end first. */
export async function findTokensEnding(
  db: Db,
  ask: { readonly before: Date; readonly now: Date; readonly limit: number },
): Promise<readonly StoredInstallation[]> {
  return db
    .select()
    .from(installations)
    .where(
      and(
        lte(installations.tokenEndsAt, ask.before),
        isNotNull(installations.sealedRefreshToken),
        or(isNull(installations.renewingUntil), lte(installations.renewingUntil, ask.now)),
      ),
    )
    .orderBy(asc(installations.tokenEndsAt))
    .limit(ask.limit);
}

/** Takes the sole right to renew until then. False: another process has it, or there is a newer token. */
export async function leaseTokenRenewal(
  db: Db,
  version: InstallationVersion,
  { until, now }: { readonly until: Date; readonly now: Date },
): Promise<boolean> {
  const rows = await db
    .update(installations)
    .set({ renewingUntil: until })
    .where(
      and(isStill(version), or(isNull(installations.renewingUntil), lte(installations.renewingUntil, now))),
    )
    .returning({ version: installations.version });
  return rows.length > 0;
}

/** Keeps the new tokens and gives the lease back. False: the app was installed anew meanwhile, whose token stays. */
export async function saveRenewedToken(
  db: Db,
  version: InstallationVersion,
  renewed: Pick<StoredInstallation, "sealedBotToken" | "sealedRefreshToken" | "tokenEndsAt" | "scopes">,
): Promise<boolean> {
  const rows = await db
    .update(installations)
    .set({ ...renewed, version: version.version + 1, renewingUntil: null, renewalTrouble: null })
    .where(isStill(version))
    .returning({ version: installations.version });
  return rows.length > 0;
}

/** Keeps what the renewal ran into; nobody tries again before `nextAt`. */
export async function saveTokenTrouble(
  db: Db | Tx,
  version: InstallationVersion,
  { trouble, nextAt }: { readonly trouble: string; readonly nextAt: Date },
): Promise<void> {
  await db
    .update(installations)
    .set({ renewalTrouble: trouble, renewingUntil: nextAt })
    .where(isStill(version));
}

/**
 * The workspace of a team or an organisation, if it was ever met. A team is known by its id alone: it may have joined an
 * organisation since.
 */
export async function findWorkspaceOf(
  tx: Tx,
  { teamId, enterpriseId }: InstalledPlace,
): Promise<WorkspaceId | null> {
  const [row] = await tx
    .select({ workspaceId: workspaces.workspaceId, enterpriseId: workspaces.slackEnterpriseId })
    .from(workspaces)
    .where(
      teamId
        ? eq(workspaces.slackTeamId, teamId)
        : and(eq(workspaces.slackTeamId, ""), eq(workspaces.slackEnterpriseId, enterpriseId)),
    )
    .limit(1);
  if (!row) return null;
  if (row.enterpriseId !== enterpriseId) {
    await tx
      .update(workspaces)
      .set({ slackEnterpriseId: enterpriseId })
      .where(eq(workspaces.workspaceId, row.workspaceId));
  }
  return row.workspaceId;
}

function isStill({ workspaceId, version }: InstallationVersion) {
  return and(eq(installations.workspaceId, workspaceId), eq(installations.version, version));
}
