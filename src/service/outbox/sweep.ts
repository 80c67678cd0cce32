import { subDays } from "date-fns";
import {
  deleteIdleLanes,
  deleteOldPreparations,
  deletePassesOver,
  deleteSettledMessages,
} from "../../../db/queries/housekeeping.ts";
import { sweepImports } from "../../../db/queries/imports.ts";
import { sweepTransfers } from "../../../db/queries/list-transfers.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { ServiceContext } from "../context.ts";
import { undoableForDays } from "../customers/import/undo.ts";
import { preparationKeptForDays } from "../removals/prepare.ts";

const messagesKeptForDays = 30;
const atOnce = 1_000;

/** Throws away what nobody needs any more. `isAll` is false when there is more of it than one sweep takes. */
export async function sweepLeftovers(
  ctx: ServiceContext,
): Promise<Outcome<{ readonly isAll: boolean }, "not-permitted">> {
  if (ctx.actor.kind !== "system") return declined("not-permitted");
  const { db, workspaceId } = ctx;
  const now = ctx.now();
  await deletePassesOver(db, workspaceId, now);
  await deleteOldPreparations(db, workspaceId, subDays(now, preparationKeptForDays));
  await sweepTransfers(db, workspaceId, subDays(now, undoableForDays));
  await sweepImports(db, workspaceId, subDays(now, undoableForDays));
  await deleteIdleLanes(db, workspaceId, subDays(now, 1));
  const gone = await deleteSettledMessages(db, workspaceId, subDays(now, messagesKeptForDays), atOnce);
  return done({ isAll: gone < atOnce });
}
