import type { Button } from "@slack/types";
import { DirectorySyncId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import type { Translate } from "../../i18n/index.ts";
import { directorySyncs } from "../../service/index.ts";
import { button, limits, plain } from "../blocks.ts";
import type { ActionRequest } from "../handler.ts";
import { actions } from "../ids.ts";

/** *Read the customer list*, for the set-up: the message about it says how far it is. */
export function readListButton(t: Translate): Button {
  const confirm = {
    title: plain(t("sync.read"), limits.confirmTitle),
    text: plain(t("sync.read.confirm"), limits.confirmText),
    confirm: plain(t("sync.read.yes"), limits.confirmButton),
    deny: plain(t("common.cancel"), limits.confirmButton),
  };
  return button(actions.directorySyncRead, t("sync.read"), { confirm });
}

export async function readCustomerList(request: ActionRequest): Promise<void> {
  const started = await directorySyncs.start(request.ctx, { kind: "by-hand" });
  await request.say(started.ok ? request.t("sync.begun") : await request.explain(started, "directory.sync"));
}

/** *Stop reading* in the message about it, which then says so itself. */
export async function stopReadingList(request: ActionRequest): Promise<void> {
  const syncId = DirectorySyncId.safeParse(request.value);
  const stopped = syncId.success
    ? await directorySyncs.stop(request.ctx, { syncId: syncId.data })
    : declined("not-found");
  if (!stopped.ok) await request.say(await request.explain(stopped, "directory.sync"));
}
