import { findStandingCustomer, type StandingCustomer } from "../../../db/queries/closer-look.ts";
import type { Difference } from "../../../db/queries/drift-findings.ts";
import type { DirectoryRecord } from "../../ports/partner-directory.ts";
import type { VendorNews } from "../../ports/vendor-desk.ts";
import type { ServiceContext } from "../context.ts";
import { keepDifferences } from "./find.ts";

/**
 * The vendor told that a relationship or DAP ended: the customer is read at once, and where the directory no longer shows
 * what stands here, the admin agents are told. A removal of ours differs from nothing. May throw DirectoryUnavailable.
 */
export async function considerEnded(ctx: ServiceContext, news: VendorNews): Promise<"settled"> {
  if (news.tenantId === null) return "settled";
  const standing = await findStandingCustomer(ctx.db, ctx.workspaceId, news.tenantId);
  if (!standing || standing.isBeingRemoved) return "settled";
  const { customerId, tenantId } = standing;
  const shown = await ctx.directory.readCustomer(
    { workspaceId: ctx.workspaceId, customerId, tenantId },
    ctx.now(),
  );
  const difference = differenceOf(standing, shown);
  if (difference) await keepDifferences(ctx, [difference], { areToldAtOnce: true });
  return "settled";
}

function differenceOf(standing: StandingCustomer, shown: DirectoryRecord): Difference | null {
  const { customerId, tenantId, companyName, domain, hasDap, endedKey } = standing;
  const about = {
    customerId,
    tenantId,
    providerId: null,
    details: { companyName, domain, theirName: null, theirDomain: null },
  };
  const isOurs = shown.legs.some((leg) => leg.kind === "reseller" && leg.isActive);
  if (!isOurs) return { ...about, kind: "ended-elsewhere", subjectKey: endedKey };
  return hasDap && !shown.hasDap ? { ...about, kind: "dap", subjectKey: customerId } : null;
}
