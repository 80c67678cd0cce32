import { type DirectorySync, troubleOf } from "../../domain/directory-sync.ts";
import { toldOneByOne } from "../../domain/drift.ts";
import { DirectorySyncId } from "../../domain/ids.ts";
import { directorySyncs, drift, type ServiceContext } from "../../service/index.ts";
import { actionsBlock, dangerButton } from "../blocks.ts";
import { actions } from "../ids.ts";
import { asText, sections, type Voice } from "../messages/voice.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** How far a reading of the customer list is, and how it ended. */
export const directorySync: BulletinRenderer = async (ctx, bulletin, { kind, voice }) => {
  const id = DirectorySyncId.safeParse(bulletin.id);
  const sync = id.success ? await directorySyncs.get(ctx, id.data) : null;
  if (!sync) return null;
  const lines = await linesOf(ctx, sync, voice);
  const canStop = sync.state === "running" && kind === "person";
  return { text: asText(lines), blocks: [...sections(lines), ...(canStop ? [stopButton(sync, voice)] : [])] };
};

async function linesOf(ctx: ServiceContext, sync: DirectorySync, { t }: Voice): Promise<string[]> {
  switch (sync.state) {
    case "running":
      return [
        sync.place.at === "comparison" ? t("sync.comparing", sync) : t("sync.running", sync),
        ...(sync.restarts > 0 ? [t("sync.restarted")] : []),
        ...(sync.trouble === null
          ? []
          : [t(troubleOf(sync) === "passing" ? "sync.waiting.passing" : "sync.waiting.person")]),
      ];
    case "finished":
      return [
        sync.kind === "first" ? t("sync.finished.first", sync) : t("sync.finished.again", sync),
        await differencesOf(ctx, sync, t),
      ];
    case "stopped":
      return [t("sync.stopped", sync)];
    case "failed":
      return [t(`sync.failed.${troubleOf(sync)}`)];
  }
}

async function differencesOf(ctx: ServiceContext, sync: DirectorySync, t: Voice["t"]): Promise<string> {
  const count = await drift.countSince(ctx, sync.startedAt, toldOneByOne + 1);
  if (count === 0) return t("sync.agrees");
  return count > toldOneByOne
    ? t("sync.differences.many", { count: toldOneByOne })
    : t("sync.differences", { count });
}

function stopButton({ id }: DirectorySync, { t }: Voice) {
  const dialog = {
    title: t("sync.stop"),
    text: t("sync.stop.confirm"),
    yes: t("sync.stop"),
    no: t("common.cancel"),
  };
  return actionsBlock([dangerButton(actions.directorySyncStop, t("sync.stop"), dialog, id)]);
}
