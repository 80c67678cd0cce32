import { countDetails } from "../../../db/queries/audit.ts";
import { countPersonalData } from "../../../db/queries/retention.ts";
import { readSettings } from "../../../db/queries/settings.ts";
import { type RetentionCount, type RetentionLimits, retentionLimits } from "../../domain/retention.ts";
import type { ServiceContext } from "../context.ts";

/** What the next run would empty, and up to when. */
export async function previewRetention(ctx: ServiceContext): Promise<RetentionCount & RetentionLimits> {
  const { settings } = await readSettings(ctx.db, ctx.workspaceId);
  const limits = retentionLimits(settings, ctx.now());
  const { personalBefore, detailsBefore } = limits;
  const personal = personalBefore
    ? await countPersonalData(ctx.db, ctx.workspaceId, personalBefore)
    : { customers: 0, drafts: 0 };
  const details = detailsBefore ? await countDetails(ctx.db, ctx.workspaceId, detailsBefore) : 0;
  return { ...limits, ...personal, details };
}
