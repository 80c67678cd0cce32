import { createHash } from "node:crypto";
import type { Database } from "../../../db/client.ts";
import { inTransaction } from "../../../db/client.ts";
import { findImport } from "../../../db/queries/imports.ts";
import { findTransfer, saveTransferProgress } from "../../../db/queries/list-transfers.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { ImportId, type ListTransferId } from "../../domain/ids.ts";
import {
  type ListTransfer,
  move,
  type TransferReport,
  type TransferTrouble,
} from "../../domain/list-transfer.ts";
import { type FileAway, FileBrokenOff, type ListFiles } from "../../ports/list-files.ts";
import type { ServiceContext } from "../context.ts";
import { acts } from "./acts.ts";
import { saveStep, tellOwner } from "./tell.ts";

export interface Carrying {
  readonly files: ListFiles;
  readonly database: Database;
  /** So that a message shows how far it is without changing all the time. */
  readonly elapsedMs: () => number;
  /** Slack has been asked often enough: say so instead of asking again. */
  readonly isLastTry: boolean;
}

/** "settled": nothing is left to do, whoever did it. */
export type CarriedOn = "settled" | FileAway;

const tellEveryMs = 3_000;
/** A tenth of a file that is read in a blink is worth no message. */
const steps = 5;

/** Reads the whole file and says what an import would do. Safe to run again. */
export async function readList(
  ctx: ServiceContext,
  id: ListTransferId,
  carrying: Carrying,
): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (transfer?.state !== "reading") return "settled";
  return withFile(ctx, transfer, carrying, async (source) => {
    const { database } = carrying;
    const found = await acts.import(ctx, { database, source: source.pieces, isDryRun: true });
    if (!found.ok) return refuse(ctx, transfer, found.reason);
    const fileHash = source.hash();
    return settle(ctx, transfer, move(transfer, "read", { report: reportOf(found.value), fileHash }));
  });
}

/** Imports what was read, unless the file is another one by now. An import that was committed before a death counts. */
export async function importOffered(
  ctx: ServiceContext,
  id: ListTransferId,
  carrying: Carrying,
): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (transfer?.state !== "importing") return "settled";
  const importId = ImportId.parse(id);
  const before = await findImport(ctx.db, ctx.workspaceId, importId);
  if (before && transfer.report) {
    const { added, updated, rejected } = before;
    const unchanged = transfer.report.rows - added - updated - rejected;
    const report = { ...transfer.report, added, updated, rejected, unchanged };
    return settle(ctx, transfer, move(transfer, "imported", { report }));
  }
  return withFile(ctx, transfer, carrying, async (source) => {
    const { database } = carrying;
    const request = { database, source: source.pieces, isDryRun: false, importId };
    const done = await acts.import(ctx, request).catch((error: unknown) => {
      if (error instanceof FileChanged) return null;
      throw error;
    });
    if (done === null) return refuse(ctx, transfer, "file-changed");
    if (!done.ok) return refuse(ctx, transfer, done.reason);
    return settle(ctx, transfer, move(transfer, "imported", { report: reportOf(done.value) }));
  });
}

/** Takes the import back. What was undone before a death is found undone, and told so. */
export async function undoOffered(ctx: ServiceContext, id: ListTransferId): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (transfer?.state !== "undoing") return "settled";
  const undone = await acts.undoImport(ctx, ImportId.parse(id));
  if (undone.ok) return settle(ctx, transfer, move(transfer, "undone", { undone: undone.value }));
  if (undone.reason === "already-undone") return settle(ctx, transfer, move(transfer, "undone"));
  const because = undone.reason === "not-found" ? "too-late" : undone.reason;
  return settle(ctx, transfer, move(transfer, "imported", { because }));
}

/** The file of a list that was shown differs from the one that is there now. */
class FileChanged extends Error {
  override readonly name = "FileChanged";
}

interface Source {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Of all that was read. */
  readonly hash: () => string;
}

async function withFile(
  ctx: ServiceContext,
  transfer: ListTransfer,
  carrying: Carrying,
  work: (source: Source) => Promise<CarriedOn>,
): Promise<CarriedOn> {
  const opened = await carrying.files.open(ctx.workspaceId, transfer.fileId ?? "");
  if (opened.outcome === "refused") return refuse(ctx, transfer, opened.because);
  if (opened.outcome === "away") return putOff(ctx, transfer, carrying, opened);
  const hash = createHash("sha256");
  let digest = "";
  const pieces = async function* () {
    let read = 0;
    let told = 0;
    let toldAt = carrying.elapsedMs();
    for await (const piece of opened.pieces) {
      hash.update(piece);
      read += piece.byteLength;
      const percent = Math.min(99, Math.floor((100 * read) / Math.max(1, opened.bytes)));
      if (percent >= told + steps && carrying.elapsedMs() - toldAt >= tellEveryMs) {
        told = percent;
        toldAt = carrying.elapsedMs();
        await tellProgress(ctx, transfer, percent);
      }
      yield piece;
    }
    digest = hash.digest("hex");
    // The last piece is held back by nobody: an import commits only after its source has ended well.
    if (transfer.fileHash !== null && digest !== transfer.fileHash) throw new FileChanged();
  };
  try {
    return await work({ pieces: pieces(), hash: () => digest });
  } catch (error) {
    if (!(error instanceof FileBrokenOff)) throw error;
    return putOff(ctx, transfer, carrying, { outcome: "away", reason: error.message, afterMs: null });
  }
}

function putOff(ctx: ServiceContext, transfer: ListTransfer, { isLastTry }: Carrying, away: FileAway) {
  return isLastTry ? refuse(ctx, transfer, "slack-away") : Promise.resolve(away);
}

async function tellProgress(ctx: ServiceContext, transfer: ListTransfer, percent: number): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (await saveTransferProgress(tx, ctx.workspaceId, transfer, percent))
      await enqueue(tx, ctx.workspaceId, [tellOwner(ctx, transfer)], ctx.now());
  });
  ctx.nudge();
}

export function refuse(
  ctx: ServiceContext,
  transfer: ListTransfer,
  because: TransferTrouble,
): Promise<CarriedOn> {
  return settle(ctx, transfer, move(transfer, "refused", { because }));
}

/** Somebody else's step in the meantime (a cancellation, another process) counts. */
export async function settle(
  ctx: ServiceContext,
  from: ListTransfer,
  to: ReturnType<typeof move>,
): Promise<CarriedOn> {
  await inTransaction(ctx.db, (tx) => saveStep(tx, ctx, from, to));
  ctx.nudge();
  return "settled";
}

function reportOf(report: TransferReport): TransferReport {
  const { rows, added, updated, unchanged, rejected, problems, ignoredColumns } = report;
  return { rows, added, updated, unchanged, rejected, problems, ignoredColumns: ignoredColumns.slice(0, 20) };
}
