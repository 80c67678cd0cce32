import {
  type FindingPlace,
  findFinding,
  listFoundSince,
  listOpenFindings,
} from "../../../db/queries/drift-findings.ts";
import type { DriftFinding } from "../../domain/drift.ts";
import type { DriftFindingId } from "../../domain/ids.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";

export interface FindingPage {
  readonly findings: readonly DriftFinding[];
  /** Where the next page begins; null when there is none. */
  readonly next: FindingPlace | null;
}

/** Open differences for those who may settle them, longest standing first; nothing for others. */
export async function openFindings(
  ctx: ServiceContext,
  limit: number,
  from?: FindingPlace | null,
): Promise<FindingPage> {
  if (!may(ctx.actor, "drift.settle")) return { findings: [], next: null };
  const found = await listOpenFindings(ctx.db, ctx.workspaceId, limit + 1, from);
  const beyond = found[limit];
  return {
    findings: found.slice(0, limit),
    next: beyond ? { foundAt: beyond.foundAt, id: beyond.id } : null,
  };
}

/** How many of those found since then are still open, counted up to `limit`. */
export async function countFoundSince(ctx: ServiceContext, since: Date, limit: number): Promise<number> {
  return (await listFoundSince(ctx.db, ctx.workspaceId, since, limit)).length;
}

/** For the message about it, whoever reads it. */
export function getFinding(ctx: ServiceContext, id: DriftFindingId): Promise<DriftFinding | null> {
  return findFinding(ctx.db, ctx.workspaceId, id);
}
