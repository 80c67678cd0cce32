import { addMinutes, subMinutes } from "date-fns";
import { listMatchedOpen, listMissingLegsAsked } from "../../../db/queries/acceptances.ts";
import { moveCursor, readCursor } from "../../../db/queries/directory-cursors.ts";
import { stillOpen } from "../../../db/queries/invitations.ts";
import type { InvitationId } from "../../domain/ids.ts";
import type { ServiceContext } from "../context.ts";
import { recordAnswers } from "./answer.ts";

/** Answers are read again this far back: an answer may be committed a little after its own time. */
const overlapMinutes = 10;

/** Each reading of a customer is several calls to the vendor, which counts them. */
const patienceMinutes = 5;

/**
 * Takes over every answer the directory shows that we have not seen. Returns how many invitations changed. While one
 * answer could not be taken over (its leg is not shown yet, or something failed), reading begins there again.
 */
export async function reconcileAnswers(ctx: ServiceContext): Promise<number> {
  const cursor = await readCursor(ctx.db, ctx.workspaceId);
  if (!ctx.directory.linksArePersonal) return reconcileMatched(ctx, cursor);
  const since = subMinutes(cursor ?? new Date(0), cursor ? overlapMinutes : 0);
  const answered = await ctx.directory.readAnswered(ctx.workspaceId, since);
  const open = await stillOpen(
    ctx.db,
    ctx.workspaceId,
    answered.map((each) => each.invitationId),
  );
  const ids = answered.map((each) => each.invitationId).filter((id) => open.has(id));
  const { changed, isBehind } = await takeOver(ctx, ids);
  if (answered.length > 0) ctx.nudge();
  if (!isBehind) await moveCursor(ctx.db, ctx.workspaceId, ctx.now());
  return changed;
}

/** A further leg of a matched invitation may have come, or the first one was not taken over when it was matched. */
async function reconcileMatched(ctx: ServiceContext, cursor: Date | null): Promise<number> {
  if (cursor !== null && ctx.now() < addMinutes(cursor, patienceMinutes)) return 0;
  const [matched, asked] = await Promise.all([
    listMatchedOpen(ctx.db, ctx.workspaceId),
    listMissingLegsAsked(ctx.db, ctx.workspaceId),
  ]);
  const { changed } = await takeOver(ctx, [...new Set([...matched, ...asked])]);
  if (changed > 0) ctx.nudge();
  await moveCursor(ctx.db, ctx.workspaceId, ctx.now());
  return changed;
}

async function takeOver(ctx: ServiceContext, ids: readonly InvitationId[]) {
  const failures: unknown[] = [];
  let changed = 0;
  let isBehind = false;
  for (const invitationId of ids) {
    try {
      const outcome = await recordAnswers(ctx, { invitationId });
      if (outcome.ok) changed += 1;
      else if (outcome.reason === "nothing-new") isBehind = true;
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, "some answers could not be taken over");
  return { changed, isBehind };
}
