import { inTransaction } from "../../../db/client.ts";
import {
  type Difference,
  insertFinding,
  type ListedKind,
  listDifferences,
  listedKinds,
  listVanished,
  lockFinding,
  saveFinding,
  wasSetAside,
} from "../../../db/queries/drift-findings.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { actorName } from "../../domain/actor.ts";
import { type DriftEvent, type DriftFinding, isRenamed, vanish } from "../../domain/drift.ts";
import { DriftFindingId } from "../../domain/ids.ts";
import { forAdmins, refreshEverywhere } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";

/** Few enough that nobody waits long for the audit chain meanwhile. */
const atOnce = 50;

/**
 * Compares our view with the list as last read in full: what differs becomes a finding, once; what no longer differs is
 * gone. Nothing is repaired. Safe to begin again. `breathe` is awaited between two portions.
 */
export async function findDrift(
  fresh: () => ServiceContext,
  startedAt: Date,
  breathe: () => Promise<void>,
): Promise<void> {
  for (const kind of listedKinds) {
    await letVanish(fresh, kind, startedAt, breathe);
    let after = "";
    for (;;) {
      const ctx = fresh();
      const found = await listDifferences(ctx.db, ctx.workspaceId, kind, startedAt, after, atOnce);
      const last = found.at(-1);
      if (!last) break;
      await keepDifferences(ctx, found.filter(isReal));
      after = last.subjectKey;
      await breathe();
    }
  }
}

/** What the database cannot tell: whether two names are the same to a reader. */
function isReal({ kind, details }: Difference): boolean {
  if (kind !== "renamed" || details.theirName === null) return true;
  return isRenamed(details, { companyName: details.theirName, domain: details.theirDomain });
}

/** Each becomes an open finding, unless it is one already or was set aside. */
export async function keepDifferences(
  ctx: ServiceContext,
  differences: readonly Difference[],
  { areToldAtOnce = false } = {},
): Promise<void> {
  if (differences.length === 0) return;
  await inTransaction(ctx.db, async (tx) => {
    const events: DriftEvent[] = [];
    for (const difference of differences) {
      if (await wasSetAside(tx, ctx.workspaceId, difference)) continue;
      const { kind, subjectKey, tenantId, customerId, providerId, details } = difference;
      const finding: DriftFinding = {
        id: DriftFindingId.parse(ctx.newId()),
        kind,
        tenantId,
        customerId,
        providerId,
        details: { ...details },
        state: "open",
        foundAt: ctx.now(),
        settledAt: null,
        settledBy: null,
        reason: null,
      };
      if (await insertFinding(tx, ctx.workspaceId, finding, subjectKey))
        events.push({ type: "drift.found", finding });
    }
    if (areToldAtOnce && events.length > 0) {
      const bulletins = events.map(({ finding }) => forAdmins(ctx, { kind: "drift.found", id: finding.id }));
      await enqueue(tx, ctx.workspaceId, bulletins, ctx.now());
    }
    await record(tx, ctx, ...events);
  });
  if (areToldAtOnce) ctx.nudge();
}

async function letVanish(
  fresh: () => ServiceContext,
  kind: ListedKind,
  startedAt: Date,
  breathe: () => Promise<void>,
): Promise<void> {
  for (;;) {
    const ctx = fresh();
    const ids = await listVanished(ctx.db, ctx.workspaceId, kind, startedAt, atOnce);
    if (ids.length === 0) return;
    await inTransaction(ctx.db, async (tx) => {
      const events: DriftEvent[] = [];
      for (const id of ids) {
        const finding = await lockFinding(tx, ctx.workspaceId, id);
        const vanished = finding && vanish(finding, actorName(ctx.actor), ctx.now());
        if (!vanished?.ok) continue;
        await saveFinding(tx, ctx.workspaceId, vanished.value.finding);
        await refreshEverywhere(ctx, tx, { kind: "drift.found", id });
        events.push(vanished.value);
      }
      await record(tx, ctx, ...events);
    });
    await breathe();
  }
}
