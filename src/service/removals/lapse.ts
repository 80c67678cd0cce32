import { addDays, min, subDays } from "date-fns";
import { oldestPreparation, sweepPreparations } from "../../../db/queries/removal-preparations.ts";
import { listOverdueRemovals, nextLapse } from "../../../db/queries/removals.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { lapse, type RemovalRefusal, type RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";
import { preparationKeptForDays } from "./prepare.ts";

/** Ends a request whose attestation is too old to be decided on. */
export function lapseRemoval(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Promise<Outcome<RemovalRequest, ChangeRefusal | RemovalRefusal | "not-due">> {
  return changeRemoval(ctx, ask.removalId, "removal.lapse", (removal) =>
    lapse(removal, "too-old", ctx.now()),
  );
}

/** Lapses all whose time is up, each by itself, and sweeps forgotten preparations. Answers when to come again, null when nothing waits. */
export async function lapseRemovals(ctx: ServiceContext): Promise<Date | null> {
  const failures: unknown[] = [];
  for (const removalId of await listOverdueRemovals(ctx.db, ctx.workspaceId, ctx.now())) {
    try {
      const lapsed = await lapseRemoval(ctx, { removalId });
      if (lapsed.ok) ctx.nudge();
    } catch (error) {
      failures.push(error);
    }
  }
  await sweepPreparations(ctx.db, ctx.workspaceId, subDays(ctx.now(), preparationKeptForDays));
  if (failures.length > 0) throw new AggregateError(failures, "some removals could not lapse");
  const lapsesNext = await nextLapse(ctx.db, ctx.workspaceId);
  const oldest = await oldestPreparation(ctx.db, ctx.workspaceId);
  const due = [lapsesNext, oldest && addDays(oldest, preparationKeptForDays)].filter((at) => at !== null);
  return due.length === 0 ? null : min(due);
}
