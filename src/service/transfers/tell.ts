import type { Tx } from "../../../db/client.ts";
import { saveTransfer } from "../../../db/queries/list-transfers.ts";
import { enqueue } from "../../../db/queries/record.ts";
import type { Bulletin } from "../../domain/bulletin.ts";
import type { ListTransferId } from "../../domain/ids.ts";
import type { ListTransfer } from "../../domain/list-transfer.ts";
import type { OutboxBody } from "../../domain/outbox.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import type { Dispatch } from "../announce.ts";
import { forPerson } from "../bulletins/post.ts";
import type { ServiceContext } from "../context.ts";

export function bulletinOf(id: ListTransferId): Bulletin {
  return { kind: "list.transfer", id };
}

/** The message about it, for whoever brought the list or asked for it. */
export function tellOwner(ctx: ServiceContext, { id, by }: ListTransfer): Dispatch {
  return forPerson(ctx, by, bulletinOf(id));
}

export function nextStep(
  ctx: ServiceContext,
  transfer: ListTransfer,
  topic: "list.read" | "list.import" | "list.undo" | "list.export" | "list.problems",
  by = transfer.by,
): Dispatch {
  const body: OutboxBody = { topic, transferId: transfer.id, by };
  return {
    id: ctx.newId(),
    lane: `list:${transfer.id}`,
    body,
    runAt: ctx.now(),
    correlationId: ctx.correlationId,
  };
}

/** A step, its message, and what is to be done next, in one transaction; refused where somebody was faster. */
export async function saveStep(
  tx: Tx,
  ctx: ServiceContext,
  from: ListTransfer,
  to: Outcome<ListTransfer, "list-elsewhere">,
  next: readonly Dispatch[] = [],
): Promise<Outcome<ListTransfer, "list-elsewhere">> {
  if (!to.ok) return to;
  if (!(await saveTransfer(tx, ctx.workspaceId, from, to.value))) return declined("list-elsewhere");
  await enqueue(tx, ctx.workspaceId, [tellOwner(ctx, to.value), ...next], ctx.now());
  return done(to.value);
}
