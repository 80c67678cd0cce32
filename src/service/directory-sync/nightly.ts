import { addDays, set } from "date-fns";
import { scheduleNightly, takeNightly } from "../../../db/queries/directory-syncs.ts";
import type { WorkspaceId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { startReading } from "./start.ts";

/** Begins the night's reading when it is time, whichever process looks first. Cheap: it is called every few seconds. */
export async function startNightlyReading(ctx: ServiceContext): Promise<void> {
  const next = nextNight(ctx.now(), ctx.workspaceId);
  await scheduleNightly(ctx.db, ctx.workspaceId, next);
  if (await takeNightly(ctx.db, ctx.workspaceId, ctx.now(), next))
    await startReading(ctx, { kind: "nightly" });
}

/** The next quiet hour after `now`; workspaces are spread over it, so that not all ask at once. */
export function nextNight(now: Date, workspaceId: WorkspaceId): Date {
  const minute = Number.parseInt(workspaceId.slice(-4), 16) % 60;
  const tonight = set(now, { hours: 2, minutes: minute, seconds: 0, milliseconds: 0 });
  return tonight > now ? tonight : addDays(tonight, 1);
}
