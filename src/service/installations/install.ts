import { addSeconds } from "date-fns";
import { inTransaction } from "../../../db/client.ts";
import { findInstallation, findWorkspaceOf, saveInstallation } from "../../../db/queries/installations.ts";
import { lockSettings } from "../../../db/queries/settings.ts";
import { ensureWorkspace } from "../../../db/queries/workspaces.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { InstallationKind } from "../../domain/installation.ts";
import type { SlackGrant } from "../../ports/slack-oauth.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { botTokenContext, slackRefreshContext } from "./seals.ts";

interface Needs {
  readonly db: ServiceContext["db"];
  /** For a team or organisation that was never met. */
  readonly newWorkspaceId: WorkspaceId;
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
}

/**
 * Keeps an installation: of a workspace that was there before, with all its data, or of a new one. Whoever installed it is
 * led to the set-up by one message, which goes with the same commit; a token that is merely replaced is no news.
 */
export async function takeInstallation(
  { db, newWorkspaceId, contextFor }: Needs,
  grant: SlackGrant,
): Promise<{ readonly workspaceId: WorkspaceId; readonly kind: InstallationKind }> {
  const taken = await inTransaction(db, async (tx) => {
    const now = contextFor(newWorkspaceId).now();
    const workspaceId =
      (await findWorkspaceOf(tx, grant.place)) ??
      (await ensureWorkspace(tx, grant.place, newWorkspaceId, now));
    // Installations of one workspace come one after the other.
    await lockSettings(tx, workspaceId);
    const before = await findInstallation(tx, workspaceId);
    const kind = before === null ? "first" : before.state === "active" ? "renewed" : "again";

    const ctx = contextFor(workspaceId);
    const { refreshToken, endsInSeconds, by, isOrgWide, scopes } = grant;
    await saveInstallation(tx, {
      workspaceId,
      slackEnterpriseId: grant.place.enterpriseId,
      slackTeamId: grant.place.teamId,
      isOrgWide,
      name: grant.name,
      appId: grant.appId,
      botId: grant.botId,
      botUserId: grant.botUserId,
      scopes: scopes.join(","),
      sealedBotToken: ctx.sealer.seal(grant.botToken, botTokenContext(workspaceId)),
      sealedRefreshToken: refreshToken && ctx.sealer.seal(refreshToken, slackRefreshContext(workspaceId)),
      tokenEndsAt: endsInSeconds === null ? null : addSeconds(now, endsInSeconds),
      installedBy: by,
      installedAt: now,
    });
    await record(tx, ctx, { type: "app.installed", kind, by, isOrgWide, scopes });
    return { workspaceId, kind, nudge: ctx.nudge } as const;
  });
  taken.nudge();
  return { workspaceId: taken.workspaceId, kind: taken.kind };
}
