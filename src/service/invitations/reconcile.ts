import { subMinutes } from "date-fns";
import { moveCursor, readCursor } from "../../../db/queries/directory-cursors.ts";
import { stillOpen } from "../../../db/queries/invitations.ts";
import type { ServiceContext } from "../context.ts";
import { recordAnswers } from "./answer.ts";

/** Answers are read again this far back: an answer may be committed a little after its own time. */
const overlapMinutes = 10;

/**
 * Takes over every answer the directory shows that we have not seen. Returns how many invitations changed. While one
 * answer could not be taken over (its leg is not shown yet, or something failed), reading begins there again.
 */
export async function reconcileAnswers(ctx: ServiceContext): Promise<number> {
  const cursor = await readCursor(ctx.db, ctx.workspaceId);
  const since = subMinutes(cursor ?? new Date(0), cursor ? overlapMinutes : 0);
  const answered = await ctx.directory.readAnswered(ctx.workspaceId, since);
  const open = await stillOpen(
    ctx.db,
    ctx.workspaceId,
    answered.map((each) => each.invitationId),
  );
  const failures: unknown[] = [];
  let changed = 0;
  let isBehind = false;
  for (const { invitationId } of answered.filter((each) => open.has(each.invitationId))) {
    try {
      const outcome = await recordAnswers(ctx, { invitationId });
      if (outcome.ok) changed += 1;
      else if (outcome.reason === "nothing-new") isBehind = true;
    } catch (error) {
      failures.push(error);
    }
  }
  if (answered.length > 0) ctx.nudge();
  if (failures.length > 0) throw new AggregateError(failures, "some answers could not be taken over");
  if (!isBehind) await moveCursor(ctx.db, ctx.workspaceId, ctx.now());
  return changed;
}
