import type { Tx } from "../db/client.ts";
import { inTransaction } from "../db/client.ts";
import type { SealedColumn, SealedRow } from "../db/queries/sealed.ts";
import { countSealed, readSealedOtherwise, replaceSealed, sealedColumns } from "../db/queries/sealed.ts";
import { contextOf } from "./compose/sealed.ts";
import type { WorkspaceId } from "./domain/ids.ts";
import type { ServiceContext } from "./service/index.ts";
import { record } from "./service/record.ts";

/** A secret that no key opens: it stays as it is. */
export interface Unreadable {
  readonly workspaceId: WorkspaceId;
  readonly column: SealedColumn;
  readonly count: number;
}

export interface Resealed {
  readonly resealed: number;
  readonly unreadable: readonly Unreadable[];
}

interface Ask {
  readonly workspaces: readonly WorkspaceId[];
  /** A context of this workspace whose sealer seals under the new key, and opens what the old ones sealed. */
  readonly contextFor: (workspaceId: WorkspaceId) => ServiceContext;
  /** Of the new key. */
  readonly keyId: string;
  /** Fires when it should stop; what was done stays done. */
  readonly signal: AbortSignal;
  /** Called after each batch with how many are done. */
  readonly onProgress: (done: number) => void;
}

const batch = 200;

/** How many secrets are sealed under other keys. */
export async function countToReseal({ workspaces, contextFor, keyId }: Omit<Ask, "signal" | "onProgress">) {
  let count = 0;
  for (const workspaceId of workspaces)
    for (const column of sealedColumns)
      for (const [under, rows] of await countSealed(contextFor(workspaceId).db, workspaceId, column))
        if (under !== keyId) count += rows;
  return count;
}

/**
 * Seals anew whatever is sealed under another key, batch by batch: whoever dies in between goes on where they were, since
 * what is done no longer looks undone. Bots may work meanwhile: a row that they change is left to them.
 */
export async function reseal(ask: Ask): Promise<Resealed> {
  let resealed = 0;
  const unreadable: Unreadable[] = [];
  for (const workspaceId of ask.workspaces) {
    let isRecorded = false;
    const toDo = await countToReseal({ ...ask, workspaces: [workspaceId] });
    for (const column of sealedColumns) {
      let count = 0;
      let after = "";
      for (;;) {
        if (ask.signal.aborted) return { resealed, unreadable };
        const ctx = ask.contextFor(workspaceId);
        const rows = await readSealedOtherwise(ctx.db, workspaceId, column, {
          ...{ keyId: ask.keyId, after, limit: batch },
        });
        const last = rows.at(-1);
        if (!last) break;
        after = last.id;
        const opened = rows.flatMap((row) => sealAnew(ctx, column, row) ?? []);
        count += rows.length - opened.length;
        const put = await inTransaction(ctx.db, async (tx) => {
          const changed = await replaceSealed(tx, workspaceId, column, opened);
          if (changed > 0 && !isRecorded) await recordRotation(tx, ctx, ask.keyId, toDo);
          return changed;
        });
        isRecorded ||= put > 0;
        resealed += put;
        ask.onProgress(resealed);
      }
      if (count > 0) unreadable.push({ workspaceId, column, count });
    }
  }
  return { resealed, unreadable };
}

/** Once for each run in each workspace, with the first of its rows. */
function recordRotation(tx: Tx, ctx: ServiceContext, keyId: string, secrets: number): Promise<void> {
  return record(tx, ctx, { type: "keys.rotated", keyId, secrets });
}

function sealAnew(ctx: ServiceContext, column: SealedColumn, row: SealedRow) {
  const context = contextOf(column, ctx.workspaceId, row.id);
  try {
    return { ...row, replacement: ctx.sealer.seal(ctx.sealer.open(row.sealed, context), context) };
  } catch {
    return null;
  }
}
