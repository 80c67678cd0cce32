import { findWorkspacesToRead } from "../../db/queries/directory-syncs.ts";
import { listWorkspaceIds } from "../../db/queries/workspaces.ts";
import { forgetSettledNews } from "../adapters/partner-center/news-feed.ts";
import type { WorkspaceId } from "../domain/ids.ts";
import type { Log } from "../log.ts";
import type { VendorNews } from "../ports/vendor-desk.ts";
import { acceptances, drift, gdap, vendorConnection } from "../service/index.ts";
import { createConnectionWatch } from "../workers/connection-watch.ts";
import { createDirectorySyncSweep } from "../workers/directory-sync.ts";
import { createGdapNight } from "../workers/gdap-night.ts";
import { createVendorNewsSweep } from "../workers/vendor-news.ts";
import { contextsOf } from "./contexts.ts";
import type { Core } from "./core.ts";
import type { Vendor } from "./vendor.ts";

export interface VendorWorkers {
  /** There is work of ours: a reading that was asked for. */
  nudge(): void;
  /** A whole pass of what is done in quiet hours. */
  forget(workspaceId: WorkspaceId): Promise<void>;
  stop(): Promise<void>;
}

/** What works by itself beside the vendor: its news, its customer list, the sign-in, granular administration. */
export async function startVendorWorkers(core: Core, vendor: Vendor, log: Log): Promise<VendorWorkers> {
  const db = core.database.patientDb;
  const { now } = core;
  const asDirectory = (workspaceId: WorkspaceId) => contextsOf(core)("directory")(workspaceId);
  const asClock = (workspaceId: WorkspaceId) => contextsOf(core)("clock")(workspaceId);
  const workspaces = () => listWorkspaceIds(db);

  const news = createVendorNewsSweep(
    { db, now, log },
    {
      feed: vendor.desk.news,
      pollSeconds: vendor.pollSeconds,
      consider: (workspaceId, told) => consider(asDirectory(workspaceId), told, log),
      heard: (workspaceId, trouble) =>
        trouble === null
          ? vendorConnection.heard(asClock(workspaceId))
          : vendorConnection.unheard(asClock(workspaceId), trouble),
    },
  );
  const syncs = createDirectorySyncSweep({
    findDue: (at) => findWorkspacesToRead(db, at),
    contextFor: asDirectory,
    now,
    log,
  });
  const nights = createGdapNight({ workspaces, contextFor: asDirectory, now, log });
  const watch = createConnectionWatch({
    workspaces,
    watch: (workspaceId) => vendorConnection.watch(asClock(workspaceId)),
    now,
    log,
  });

  core.onWork.heard = (workspaceId) => {
    news
      .nudge(workspaceId)
      .catch((error: unknown) =>
        log.error({ err: error }, "the vendor's news could not be looked at at once"),
      );
  };
  syncs.start();
  nights.start();
  watch.start();
  await news.start();
  return {
    nudge: () => syncs.nudge(),
    forget: (workspaceId) => forgetSettledNews(db, workspaceId, now()),
    async stop() {
      await Promise.all([news.stop(), syncs.stop(), nights.stop(), watch.stop()]);
    },
  };
}

/** Each kind of news has somebody who knows what it means. What concerns nothing of ours is settled. */
async function consider(
  ctx: Parameters<typeof acceptances.consider>[0],
  told: VendorNews,
  log: Log,
): Promise<"settled" | "later"> {
  switch (told.kind) {
    case "relationship.accepted": {
      const considered = await acceptances.consider(ctx, told);
      if (considered.ok && considered.value.what === "never-shown")
        log.warn({ key: told.key }, "an acceptance that was told of was never shown by the directory");
      return considered.ok ? "settled" : "later";
    }
    case "gdap.changed":
      return gdap.considerNews(ctx, told);
    case "relationship.removed":
    case "dap.terminated":
      return drift.considerEnded(ctx, told);
    // Rights that we were given and did not ask for are seen in the record.
    case "dap.approved":
    case "other":
      return "settled";
  }
}
