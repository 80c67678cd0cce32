import { v7 as uuidv7 } from "uuid";
import { startDues } from "../../db/queries/dues.ts";
import { findTokensEnding } from "../../db/queries/installations.ts";
import type { ManyWorkspacesConfig, SlackConfig } from "../config.ts";
import { type CorrelationId, WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { InstallDesk, InstallEnd } from "../ports/install-desk.ts";
import type { SlackOauth } from "../ports/slack-oauth.ts";
import { installations } from "../service/index.ts";
import { InstalledWorkspaces } from "../slack/installed-workspaces.ts";
import { createOauth } from "../slack/oauth.ts";
import type { SlackWorkspace } from "../slack/workspace.ts";
import { oauthRedirectPath } from "../web/install-routes.tsx";
import { createTokenRenewals } from "../workers/token-renewals.ts";
import { type Core, listInstalled } from "./core.ts";
import { manifestScopes } from "./manifest.ts";

/** What serves many workspaces: where Slack gives tokens out, and who has them. */
export interface ManyWorkspaces {
  readonly oauth: SlackOauth;
  readonly workspaces: InstalledWorkspaces;
}

export function openMany(core: Core, config: ManyWorkspacesConfig, log: Log): ManyWorkspaces {
  const { clientId, clientSecret } = config.oauth;
  const slackApiUrl = config.apiUrl;
  const oauth = createOauth({ clientId, clientSecret, slackApiUrl, log });
  const { db } = core.database;
  const asSlack = (workspaceId: WorkspaceId) =>
    core.contextFor(workspaceId, { kind: "system", name: "slack" });
  const workspaces = new InstalledWorkspaces({
    open: (workspaceId) => installations.open({ db, sealer: core.sealer }, workspaceId),
    findFor: (addressee) => installations.findFor({ db, sealer: core.sealer }, addressee),
    async renew(workspaceId) {
      await installations.renew(asSlack(workspaceId), oauth);
    },
    probe: oauth.probe,
    async end({ workspaceId, version }, told, because) {
      const ended = await installations.end(asSlack(workspaceId), { version, told, because });
      if (ended === "ended")
        log.warn(
          { workspaceId, told, because },
          "the app is not installed any more: its token is wiped, all else kept",
        );
    },
    slackApiUrl,
    now: core.now,
    log,
    telemetry: core.telemetry,
  });
  return { oauth, workspaces };
}

/** The workspace that was named, or the only one there is; null where the app is not installed in it. */
export async function findInstalled(
  core: Core,
  config: SlackConfig,
  named: string | undefined,
  log: Log,
): Promise<SlackWorkspace | null> {
  if (config.botToken !== null) throw new Error("one workspace is found by its token");
  const ids = await listInstalled(core);
  const [only, another] = ids;
  const wanted = ids.find((id) => id === named) ?? (named === undefined && !another ? only : undefined);
  return wanted === undefined ? null : openMany(core, config, log).workspaces.find(wanted);
}

interface DeskParts {
  readonly core: Core;
  readonly many: ManyWorkspaces;
  readonly config: ManyWorkspacesConfig;
  readonly publicUrl: string;
  readonly log: Log;
}

/** Slack's refusals of the app itself: only the operator can do something about them. */
const ourMistakes = new Set([
  "bad_client_secret",
  "bad_redirect_uri",
  "invalid_client_id",
  "invalid_redirect_uri",
  "oauth_authorization_url_mismatch",
]);

export function createInstallDesk({ core, many, config, publicUrl, log }: DeskParts): InstallDesk {
  const redirectUri = `${publicUrl}${oauthRedirectPath}`;
  const { needed, optional } = manifestScopes();
  return {
    consentUrl(state) {
      const url = new URL(config.oauth.authorizeUrl);
      const asked = {
        client_id: config.oauth.clientId,
        // Which of them may be left out, the app's settings say.
        scope: [...needed, ...optional].join(","),
        redirect_uri: redirectUri,
        state,
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return url.toString();
    },

    async finish(code): Promise<InstallEnd> {
      const correlationId = core.newReference();
      const answer = await many.oauth.trade(code, redirectUri);
      if (answer.outcome === "away") {
        log.warn({ err: answer.cause, correlationId }, "Slack did not finish an installation");
        return { outcome: "refused", because: "away" };
      }
      if (answer.outcome === "refused") {
        log.warn({ code: answer.code, correlationId }, "Slack refused an installation");
        return { outcome: "refused", because: becauseOf(answer.code) };
      }
      const grant = answer.value;
      const { workspaceId, kind } = await take(correlationId, grant);
      const { name, isOrgWide, appId, place } = grant;
      log.info({ workspaceId, kind, isOrgWide, correlationId }, "the app was installed");
      return {
        ...{ outcome: "installed", kind, name, isOrgWide, appId },
        placeId: place.teamId || place.enterpriseId,
      };
    },
  };

  async function take(correlationId: CorrelationId, grant: Parameters<typeof installations.take>[1]) {
    const { db, patientDb } = core.database;
    const taken = await installations.take(
      {
        db,
        newWorkspaceId: WorkspaceId.parse(uuidv7()),
        contextFor: (workspaceId) =>
          core.contextFor(workspaceId, { kind: "system", name: "slack" }, correlationId),
      },
      grant,
    );
    many.workspaces.forget(taken.workspaceId);
    // The sweeps began before there was this workspace.
    await startDues(patientDb, "reconciliation", core.now());
    if (core.vendor) await startDues(patientDb, "vendor", core.now());
    return taken;
  }
}

function becauseOf(code: string): Extract<InstallEnd, { outcome: "refused" }>["because"] {
  if (code === "code_already_used") return "code-used";
  return ourMistakes.has(code) ? "misconfigured" : "code-refused";
}

/** Renews tokens ahead of their end, whoever asks for them or nobody. */
export function createRenewals(core: Core, { oauth, workspaces }: ManyWorkspaces, log: Log) {
  const db = core.database.patientDb;
  return createTokenRenewals(
    { now: core.now, log },
    {
      findEnding: (ask) => findTokensEnding(db, ask),
      async renew(workspaceId) {
        const ctx = { ...core.contextFor(workspaceId, { kind: "system", name: "clock" }), db };
        const renewal = await installations.renew(ctx, oauth);
        if (renewal === "renewed" || renewal === "ended") workspaces.forget(workspaceId);
        return renewal;
      },
    },
  );
}
