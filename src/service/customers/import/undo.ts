import { addDays } from "date-fns";
import { inTransaction } from "../../../../db/client.ts";
import {
  deleteAdded,
  forgetChanges,
  listStillAdded,
  lockAdded,
  lockChanged,
  lockImport,
  restoreChanged,
  saveUndone,
} from "../../../../db/queries/imports.ts";
import { actorName } from "../../../domain/actor.ts";
import type { ImportId } from "../../../domain/ids.ts";
import { declined, done, type Outcome } from "../../../domain/outcome.ts";
import { may } from "../../../domain/permissions.ts";
import type { ServiceContext } from "../../context.ts";
import { record } from "../../record.ts";

/** What it takes to undo an import is kept so long. */
export const undoableForDays = 30;

export interface ImportUndone {
  readonly removed: number;
  readonly restored: number;
  /** Left as they are, since somebody worked with them after the import: how many, and the first names. */
  readonly kept: number;
  readonly keptNames: readonly string[];
}

type Refusal = "not-permitted" | "not-found" | "already-undone" | "too-late";

/**
 * Takes a whole import back: whoever it added goes, whoever it changed is as before. Customers whom somebody worked with
 * since stay as they are, and are named: theirs is not the import's to take.
 */
export async function undoImport(
  ctx: ServiceContext,
  importId: ImportId,
): Promise<Outcome<ImportUndone, Refusal>> {
  if (!may(ctx.actor, "customer.import")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const { workspaceId } = ctx;
    const imported = await lockImport(tx, workspaceId, importId);
    if (!imported) return declined("not-found");
    if (imported.undoneAt) return declined("already-undone");
    if (addDays(imported.importedAt, undoableForDays) <= ctx.now()) return declined("too-late");

    await lockAdded(tx, workspaceId, imported);
    await lockChanged(tx, workspaceId, importId);
    const removed = await deleteAdded(tx, workspaceId, imported);
    const { restored, kept: changed } = await restoreChanged(tx, workspaceId, imported, namesLimit);
    const added = await listStillAdded(tx, workspaceId, imported, namesLimit);
    await forgetChanges(tx, workspaceId, importId);
    const by = { undoneBy: actorName(ctx.actor), undoneAt: ctx.now() };
    if (!(await saveUndone(tx, workspaceId, importId, by)))
      throw new Error(`import ${importId} was undone twice`);
    const kept = changed.count + added.count;
    await record(tx, ctx, { type: "customers.import-undone", importId, removed, restored, kept });
    const keptNames = [...added.names, ...changed.names].slice(0, namesLimit);
    return done({ removed, restored, kept, keptNames });
  });
}

const namesLimit = 20;
