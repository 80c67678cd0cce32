import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { findBulletin } from "../../../db/queries/bulletins.ts";
import { findTransfer } from "../../../db/queries/list-transfers.ts";
import type { ListTransferId } from "../../domain/ids.ts";
import { move } from "../../domain/list-transfer.ts";
import type { ListFiles } from "../../ports/list-files.ts";
import type { ServiceContext } from "../context.ts";
import { acts } from "./acts.ts";
import { type CarriedOn, refuse, settle } from "./carry-on.ts";
import { bulletinOf } from "./tell.ts";

const soonMs = 1_000;

/**
 * Writes all customers to a file of this machine and sends it into the conversation where the message about it stands.
 * Slack wants to know a file's size beforehand, so that it cannot go there as it is written.
 */
export async function exportList(
  ctx: ServiceContext,
  id: ListTransferId,
  { files, isLastTry }: { readonly files: ListFiles; readonly isLastTry: boolean },
): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (transfer?.state !== "writing") return "settled";
  const posted = await findBulletin(ctx.db, ctx.workspaceId, bulletinOf(id), transfer.by);
  if (!posted) {
    if (isLastTry) return refuse(ctx, transfer, "slack-away");
    return { outcome: "away", reason: "not-told-yet", afterMs: soonMs };
  }

  const folder = await mkdtemp(join(tmpdir(), "kapocs-export-"));
  try {
    const exported = await acts.export(ctx, "csv");
    if (!exported.ok) return refuse(ctx, transfer, exported.reason);
    const path = join(folder, "customers.csv");
    await pipeline(Readable.from(withBom(exported.value.pieces)), createWriteStream(path, { mode: 0o600 }));
    const { size } = await stat(path);
    const name = `customers-${ctx.now().toISOString().slice(0, 10)}.csv`;
    const sent = await files.send(ctx.workspaceId, posted, { path, bytes: size, name });
    if (sent.outcome === "refused") return refuse(ctx, transfer, sent.because);
    if (sent.outcome === "away") return isLastTry ? refuse(ctx, transfer, "slack-away") : sent;
    const rows = exported.value.count();
    const report = {
      rows,
      added: 0,
      updated: 0,
      unchanged: rows,
      rejected: 0,
      problems: [],
      ignoredColumns: [],
    };
    return settle(ctx, transfer, move(transfer, "sent", { report, bytes: size, name }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Excel takes a file without a byte order mark for the system's own encoding. */
async function* withBom(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield "\uFEFF";
  yield* pieces;
}
