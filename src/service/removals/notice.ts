import { inTransaction } from "../../../db/client.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { lockRemoval, wasReminded } from "../../../db/queries/removals.ts";
import { actorName } from "../../domain/actor.ts";
import type { RemovalRequestId } from "../../domain/ids.ts";
import { type NoticeFaults, readNotice, type TypedNotice } from "../../domain/legal-notice.ts";
import { type Accepted, type Declined, declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { giveNotice, type RemovalRefusal, type RemovalRequest } from "../../domain/removal-request.ts";
import type { ServiceContext } from "../context.ts";
import { type ChangeRefusal, changeRemoval } from "./change.ts";

/** A fault for each field that cannot stay as it is. */
export interface NoticeUnclear extends Declined<"notice-unclear"> {
  readonly faults: NoticeFaults;
}

/** Keeps the word on the legal notice of an executed removal: not required, or given to whom, when and how. */
export async function giveLegalNotice(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId; readonly notice: TypedNotice },
): Promise<
  Accepted<RemovalRequest> | Declined<ChangeRefusal | RemovalRefusal | "notice-already-given"> | NoticeUnclear
> {
  if (!may(ctx.actor, "removal.give-notice")) return declined("not-permitted");
  const read = readNotice(ask.notice, actorName(ctx.actor), ctx.now());
  if ("faults" in read) return { ...declined("notice-unclear"), faults: read.faults };
  return changeRemoval(ctx, ask.removalId, "removal.give-notice", (removal) =>
    giveNotice(removal, read.notice),
  );
}

/** A week after the execution: asks the requester again, once, if nobody has given a word yet. */
export async function remindOfNotice(
  ctx: ServiceContext,
  ask: { readonly removalId: RemovalRequestId },
): Promise<Outcome<{ readonly isReminded: boolean }, ChangeRefusal>> {
  if (!may(ctx.actor, "removal.execute")) return declined("not-permitted");

  return inTransaction(ctx.db, async (tx) => {
    const removal = await lockRemoval(tx, ctx.workspaceId, ask.removalId);
    if (!removal) return declined("not-found");
    const to = removal.requestedBy;
    const lane = `person:${to}`;
    if (removal.state !== "executed" || removal.notice !== null) return done({ isReminded: false });
    if (await wasReminded(tx, ctx.workspaceId, lane, removal.id)) return done({ isReminded: false });

    const now = ctx.now();
    const body = {
      topic: "person.tell",
      to,
      card: { kind: "removal", id: removal.id },
      notice: "notice.reminder",
      by: actorName(ctx.actor),
      at: now.toISOString(),
    } as const;
    const message = { id: ctx.newId(), lane, body, runAt: now, correlationId: ctx.correlationId };
    await enqueue(tx, ctx.workspaceId, [message], now);
    return done({ isReminded: true });
  });
}
