import { inTransaction } from "../../../db/client.ts";
import { GuardFailed } from "../../../db/errors.ts";
import { lockCustomer } from "../../../db/queries/customers.ts";
import { findOpenGdapEndOf, insertGdapEnd } from "../../../db/queries/gdap-ends.ts";
import { findChannelFor } from "../../../db/queries/gdap-requests.ts";
import { enqueue } from "../../../db/queries/record.ts";
import { type GdapEnd, gdapReasonLimit } from "../../domain/gdap.ts";
import { type CustomerId, GdapEndId } from "../../domain/ids.ts";
import { declined, done, type Outcome } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { tidyLines } from "../../domain/typed-text.ts";
import type { Dispatch } from "../announce.ts";
import type { ServiceContext } from "../context.ts";
import { record } from "../record.ts";
import { tellOfEnd } from "./move.ts";

export interface GdapEndAsk {
  readonly customerId: CustomerId;
  /** What the admin agent saw and chose; `etag` is the version that they saw. */
  readonly chosen: readonly { readonly gdapId: string; readonly name: string; readonly etag: string }[];
  readonly reason: string | null;
}

type Refusal =
  | "not-permitted"
  | "not-found"
  | "gdap-not-here"
  | "gdap-nothing-chosen"
  | "reason-missing"
  | "reason-too-long"
  | "gdap-end-already-asked";

/** An admin agent's word to end granular relationships: all that were chosen, or none. The vendor is told through the outbox. */
export async function askGdapEnd(
  ctx: ServiceContext,
  ask: GdapEndAsk,
): Promise<Outcome<readonly GdapEnd[], Refusal>> {
  const { actor } = ctx;
  if (actor.kind !== "staff" || !may(actor, "gdap.end")) return declined("not-permitted");
  if (!ctx.vendor?.delegatedAdmin) return declined("gdap-not-here");
  if (ask.chosen.length === 0) return declined("gdap-nothing-chosen");
  const reason = tidyLines(ask.reason ?? "");
  if (reason === "") return declined("reason-missing");
  if ([...reason].length > gdapReasonLimit) return declined("reason-too-long");

  return inTransaction(ctx.db, async (tx) => {
    const customer = await lockCustomer(tx, ctx.workspaceId, ask.customerId);
    if (!customer) return declined("not-found");
    for (const { gdapId } of ask.chosen) {
      const open = await findOpenGdapEndOf(tx, ctx.workspaceId, gdapId);
      if (open)
        return declined("gdap-end-already-asked", { state: open.state, by: open.askedBy, at: open.askedAt });
    }
    const channelId = await findChannelFor(tx, ctx.workspaceId, customer.id);
    const ends = ask.chosen.map(
      (each): GdapEnd => ({
        id: GdapEndId.parse(ctx.newId()),
        customerId: customer.id,
        ...each,
        state: "asked",
        reason,
        channelId,
        askedBy: actor.slackUserId,
        askedAt: ctx.now(),
        failure: null,
        endedAt: null,
      }),
    );
    for (const end of ends) {
      if (!(await insertGdapEnd(tx, ctx.workspaceId, end)))
        throw new GuardFailed(`the end of ${end.gdapId} is asked for twice`);
    }
    const messages = ends.flatMap((end) => [...tellOfEnd(ctx, end), termination(ctx, end)]);
    await enqueue(tx, ctx.workspaceId, messages, ctx.now());
    await record(tx, ctx, ...ends.map((end) => ({ type: "gdap.end-asked", end }) as const));
    return done(ends);
  });
}

function termination(ctx: ServiceContext, { id }: GdapEnd): Dispatch {
  return {
    id: ctx.newId(),
    lane: `gdap-end:${id}`,
    body: { topic: "gdap.terminate", gdapEndId: id },
    runAt: ctx.now(),
    correlationId: ctx.correlationId,
  };
}
