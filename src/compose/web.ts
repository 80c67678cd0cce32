import { formerFront } from "../adapters/local-registry/former-front.ts";
import type { Actor } from "../domain/actor.ts";
import type { SlackUserId, WorkspaceId } from "../domain/ids.ts";
import type { Language } from "../domain/language.ts";
import type { Log } from "../log.ts";
import { createHandOverDesk, createPassportDesk, createSignInDesk } from "../service/index.ts";
import { createWebApp } from "../web/app.tsx";
import type { InstallReturn } from "../web/install-routes.tsx";
import type { Address, Core } from "./core.ts";
import type { Workspaces } from "./slack.ts";

type LanguageOf = (workspaceId: WorkspaceId, slackUserId: SlackUserId) => Promise<Language>;

/** The pages of ours. */
export function openWeb(
  core: Core,
  workspaces: Workspaces,
  { address, install, log }: { address: Address; install: InstallReturn | null; log: Log },
) {
  const languageOf: LanguageOf = async (workspaceId, slackUserId) => {
    const workspace = await workspaces.find(workspaceId);
    return workspace ? (await workspace.identify.find(slackUserId)).person.language : "en";
  };
  return createWebApp({
    front: core.vendor ? formerFront(core.front) : core.front,
    handOver: createHandOverDesk({
      db: core.database.db,
      sealer: core.sealer,
      publicUrl: address.url,
      languageOf,
    }),
    ...vendorPages(core, workspaces, languageOf),
    install,
    log,
    telemetry: core.telemetry,
    newCorrelationId: core.newReference,
    now: core.now,
  });
}

/** The pages that stand between us and the vendor; none with the local registry. */
function vendorPages(core: Core, workspaces: Workspaces, languageOf: LanguageOf) {
  const { vendor } = core;
  if (!vendor) return {};
  const db = core.database.patientDb;
  const contextFor = (workspaceId: WorkspaceId, actor: Actor) => ({
    ...core.contextFor(workspaceId, actor),
    db,
  });
  return {
    signIn: {
      desk: createSignInDesk({ connection: vendor.desk.connection, contextFor }),
      languageOf,
      placeOf: vendor.isOfEachWorkspace
        ? async (workspaceId: WorkspaceId, by: SlackUserId | null) => {
            const workspace = await workspaces.find(workspaceId);
            const person = by && (await workspace?.identify.find(by).catch(() => null));
            const { teamName = "", teamId = "", enterpriseId = "" } = workspace?.installation ?? {};
            return {
              name: teamName,
              id: teamId || enterpriseId,
              person: (person || null)?.person.name ?? null,
            };
          }
        : null,
    },
    passports: createPassportDesk({
      db,
      contextFor: (workspaceId) => contextFor(workspaceId, { kind: "system", name: "directory" }),
    }),
    vendorEvents: vendor.events,
  };
}
