import { inTransaction } from "../../../db/client.ts";
import { findTransfer, insertTransfer } from "../../../db/queries/list-transfers.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { ListTransferId, type SlackUserId } from "../../domain/ids.ts";
import { type ListTransfer, largestList, move } from "../../domain/list-transfer.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { ServiceContext } from "../context.ts";
import { nextStep, saveStep, tellOwner } from "./tell.ts";

interface OfferedFile {
  /** Slack's. */
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

type Refusal = "not-permitted" | "not-found" | "list-elsewhere";

/** A list was put into Slack: it is read through before anybody decides. Nothing of it is imported yet. */
export async function offerList(
  ctx: ServiceContext,
  { fileId, name, bytes }: OfferedFile,
): Promise<Outcome<ListTransfer, "not-permitted" | "file-too-large">> {
  const by = personOf(ctx);
  if (by === null || !may(ctx.actor, "customer.import")) return declined("not-permitted");
  if (bytes > largestList) return declined("file-too-large");
  return begin(ctx, { ...blank(ctx, by), state: "reading", fileId, name, bytes }, "list.read");
}

/** All customers as a file, into the conversation with whoever asks. */
export async function askForExport(ctx: ServiceContext): Promise<Outcome<ListTransfer, "not-permitted">> {
  const by = personOf(ctx);
  if (by === null || !may(ctx.actor, "customer.export")) return declined("not-permitted");
  return begin(ctx, { ...blank(ctx, by), state: "writing", name: "customers.csv" }, "list.export");
}

/** *Import now*: what was read and shown, and nothing else. */
export function importList(ctx: ServiceContext, id: ListTransferId): Promise<Outcome<ListTransfer, Refusal>> {
  return press(ctx, id, "importing", "list.import");
}

/** *Undo*: the whole import. */
export function undoList(ctx: ServiceContext, id: ListTransferId): Promise<Outcome<ListTransfer, Refusal>> {
  return press(ctx, id, "undoing", "list.undo");
}

/** *Leave it*: nothing was imported, and nothing will be. */
export function cancelList(ctx: ServiceContext, id: ListTransferId): Promise<Outcome<ListTransfer, Refusal>> {
  return press(ctx, id, "cancelled", null);
}

/** Every row that is left out, with the reason, as a file. */
export async function askForProblems(
  ctx: ServiceContext,
  id: ListTransferId,
): Promise<Outcome<ListTransfer, "not-permitted" | "not-found">> {
  const by = personOf(ctx);
  if (by === null || !may(ctx.actor, "customer.import")) return declined("not-permitted");
  const transfer = await findTransfer(ctx.db, ctx.workspaceId, id);
  if (!transfer?.report) return declined("not-found");
  await inTransaction(ctx.db, (tx) =>
    enqueue(tx, ctx.workspaceId, [nextStep(ctx, transfer, "list.problems", by)], ctx.now()),
  );
  return done(transfer);
}

async function press(
  ctx: ServiceContext,
  id: ListTransferId,
  to: "importing" | "undoing" | "cancelled",
  topic: "list.import" | "list.undo" | null,
): Promise<Outcome<ListTransfer, Refusal>> {
  const by = personOf(ctx);
  if (by === null || !may(ctx.actor, "customer.import")) return declined("not-permitted");
  return inTransaction(ctx.db, async (tx) => {
    const transfer = await findTransfer(tx, ctx.workspaceId, id);
    if (!transfer) return declined("not-found");
    const next = topic === null ? [] : [nextStep(ctx, transfer, topic, by)];
    // What a step leaves out stays: an import's counts are there to be seen after an undo.
    return saveStep(tx, ctx, transfer, move(transfer, to), next);
  });
}

async function begin(ctx: ServiceContext, transfer: ListTransfer, topic: "list.read" | "list.export") {
  await inTransaction(ctx.db, async (tx) => {
    await insertTransfer(tx, ctx.workspaceId, transfer);
    const messages = [tellOwner(ctx, transfer), nextStep(ctx, transfer, topic)];
    await enqueue(tx, ctx.workspaceId, messages, ctx.now());
  });
  return done(transfer);
}

function blank(ctx: ServiceContext, by: SlackUserId): Omit<ListTransfer, "state" | "name"> {
  const id = ListTransferId.parse(ctx.newId());
  const nothing = { fileId: null, fileHash: null, report: null, undone: null, because: null } as const;
  return { id, by, at: ctx.now(), bytes: 0, percent: 0, ...nothing };
}

function personOf({ actor }: ServiceContext): SlackUserId | null {
  return actor.kind === "staff" ? actor.slackUserId : null;
}

export function getTransfer(ctx: ServiceContext, id: ListTransferId): Promise<ListTransfer | null> {
  return findTransfer(ctx.db, ctx.workspaceId, id);
}
