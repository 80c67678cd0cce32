import { type CloserLook, listForCloserLook } from "../../../db/queries/closer-look.ts";
import { type Difference, listOpenOfCustomer } from "../../../db/queries/drift-findings.ts";
import { actorName } from "../../domain/actor.ts";
import { vanish } from "../../domain/drift.ts";
import type { ProviderId } from "../../domain/ids.ts";
import { type DirectoryRecord, DirectoryUnavailable } from "../../ports/partner-directory.ts";
import type { ServiceContext } from "../context.ts";
import { keepDifferences } from "./find.ts";
import { settleFinding } from "./settle.ts";

/** Each costs a handful of calls to the vendor. */
const eachNight = 25;
const dayMs = 86_400_000;

/**
 * The list shows neither providers' legs nor DAP: some of the customers that have them here are read one by one each
 * night, all of them in turn. What the directory shows beyond our view is no difference of this kind: we may not have
 * asked for it. A directory that does not answer is left alone until the next night.
 */
export async function lookCloser(fresh: () => ServiceContext, breathe: () => Promise<void>): Promise<void> {
  const ctx = fresh();
  const night = Math.floor(ctx.now().getTime() / dayMs);
  for (const look of await listForCloserLook(ctx.db, ctx.workspaceId, night, eachNight)) {
    const shown = await readAnew(fresh(), look);
    if (!shown) return;
    await settle(fresh(), look, shown, differencesOf(look, shown));
    await breathe();
  }
}

/** Nothing is known where the legs of providers could not be read. */
export function lacksProvider({ legs, unread }: DirectoryRecord, providerId: ProviderId): boolean {
  if (unread?.includes("provider-legs")) return false;
  return !legs.some((leg) => leg.kind === "provider" && leg.providerId === providerId && leg.isActive);
}

async function readAnew(
  ctx: ServiceContext,
  { customerId, tenantId }: CloserLook,
): Promise<DirectoryRecord | null> {
  try {
    return await ctx.directory.readCustomer(
      { workspaceId: ctx.workspaceId, customerId, tenantId },
      ctx.now(),
    );
  } catch (error) {
    if (error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}

function differencesOf(look: CloserLook, shown: DirectoryRecord): readonly Difference[] {
  const { customerId, tenantId, companyName, domain } = look;
  // One that ended as a whole is told by the list.
  if (!shown.legs.some((leg) => leg.kind === "reseller" && leg.isActive)) return [];
  const about = {
    customerId,
    tenantId,
    details: { companyName, domain, theirName: null, theirDomain: null },
  };
  const missing = look.providerIds.filter((id) => lacksProvider(shown, id));
  return [
    ...missing.map((providerId) => {
      const subjectKey = `${customerId}:${providerId}`;
      return { ...about, kind: "provider-leg", subjectKey, providerId } as const;
    }),
    ...(look.hasDap && !shown.hasDap
      ? [{ ...about, kind: "dap", subjectKey: customerId, providerId: null } as const]
      : []),
  ];
}

async function settle(
  ctx: ServiceContext,
  { customerId }: CloserLook,
  { unread }: DirectoryRecord,
  differences: readonly Difference[],
): Promise<void> {
  await keepDifferences(ctx, differences);
  if (unread?.includes("provider-legs")) return;
  const open = await listOpenOfCustomer(ctx.db, ctx.workspaceId, customerId, ["provider-leg", "dap"]);
  for (const { id, subjectKey } of open) {
    if (differences.some((each) => each.subjectKey === subjectKey)) continue;
    await settleFinding(ctx, id, (finding) => vanish(finding, actorName(ctx.actor), ctx.now()));
  }
}
