import { createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { inTransaction } from "../../../db/client.ts";
import { findBulletin } from "../../../db/queries/bulletins.ts";
import { findTransfer } from "../../../db/queries/list-transfers.ts";
import type { ListTransferId } from "../../domain/ids.ts";
import type { ImportProblem } from "../../domain/import-problem.ts";
import { type ListTransfer, move } from "../../domain/list-transfer.ts";
import { done } from "../../domain/outcome.ts";
import type { ListFiles, SentFile } from "../../ports/list-files.ts";
import type { ServiceContext } from "../context.ts";
import { acts } from "./acts.ts";
import { type CarriedOn, refuse, settle } from "./carry-on.ts";
import { bulletinOf, saveStep } from "./tell.ts";

interface Sending {
  readonly files: ListFiles;
  readonly isLastTry: boolean;
}

interface Written {
  readonly name: string;
  readonly pieces: AsyncIterable<string>;
}

/** The message about it has to stand somewhere first. */
const notTold = { outcome: "away", reason: "not-told-yet", afterMs: 1_000 } as const;

/** All customers, into the conversation where the message about it stands. */
export async function exportList(
  ctx: ServiceContext,
  id: ListTransferId,
  sending: Sending,
): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (transfer?.state !== "writing") return "settled";
  // Before it is put on record that somebody got the customers.
  if (!(await placeOf(ctx, transfer)))
    return sending.isLastTry ? refuse(ctx, transfer, "slack-away") : notTold;
  const exported = await acts.export(ctx, "csv");
  if (!exported.ok) return refuse(ctx, transfer, exported.reason);
  const { pieces, count } = exported.value;
  const name = `customers-${ctx.now().toISOString().slice(0, 10)}.csv`;
  const sent = await send(ctx, transfer, sending, { name, pieces });
  if (sent.outcome === "refused") return refuse(ctx, transfer, sent.because);
  if (sent.outcome === "away") return sending.isLastTry ? refuse(ctx, transfer, "slack-away") : sent;
  const rows = count();
  const report = {
    rows,
    added: 0,
    updated: 0,
    unchanged: rows,
    rejected: 0,
    problems: [],
    ignoredColumns: [],
  };
  return settle(ctx, transfer, move(transfer, "sent", { report, bytes: sent.bytes, name }));
}

/** Each row that is left out, with `say` for its reason. Where it cannot be sent, the message about the list says so. */
export async function sendProblems(
  ctx: ServiceContext,
  id: ListTransferId,
  sending: Sending,
  say: (problem: ImportProblem) => string,
): Promise<CarriedOn> {
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (!transfer?.report) return "settled";
  const { problems } = transfer.report;
  const pieces = (async function* () {
    for (const problem of problems) yield `${say(problem)}\r\n`;
  })();
  const sent = await send(ctx, transfer, sending, { name: "problems.txt", pieces });
  if (sent.outcome === "sent") return "settled";
  if (sent.outcome === "away" && !sending.isLastTry) return sent;
  const because = sent.outcome === "refused" ? sent.because : "slack-away";
  await inTransaction(ctx.db, (tx) => saveStep(tx, ctx, transfer, done({ ...transfer, because })));
  ctx.nudge();
  return "settled";
}

type Sent = Exclude<SentFile, { outcome: "sent" }> | { readonly outcome: "sent"; readonly bytes: number };

/** By way of a file of this machine: Slack wants to know the size beforehand. */
async function send(
  ctx: ServiceContext,
  transfer: ListTransfer,
  { files }: Sending,
  { name, pieces }: Written,
): Promise<Sent> {
  const posted = await placeOf(ctx, transfer);
  if (!posted) return notTold;
  const folder = await mkdtemp(join(tmpdir(), "kapocs-export-"));
  try {
    const path = join(folder, name);
    await pipeline(Readable.from(withMark(pieces)), createWriteStream(path, { mode: 0o600 }));
    const { size: bytes } = await stat(path);
    const sent = await files.send(ctx.workspaceId, posted, { path, bytes, name });
    return sent.outcome === "sent" ? { ...sent, bytes } : sent;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function placeOf({ db, workspaceId }: ServiceContext, { id, by }: ListTransfer) {
  return findBulletin(db, workspaceId, bulletinOf(id), by);
}

/** Excel takes a file without a byte order mark for the system's own encoding. */
async function* withMark(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  yield "\uFEFF";
  yield* pieces;
}
