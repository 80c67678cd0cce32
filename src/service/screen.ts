import { addMilliseconds } from "date-fns";
import { inTransaction } from "../../db/client.ts";
import { enqueue } from "../../db/queries/record.ts";
import type { SlackUserId } from "../domain/ids.ts";
import type { ScreenRef } from "../domain/outbox.ts";
import type { Dispatch } from "./announce.ts";
import type { ServiceContext } from "./context.ts";

/** A view somebody waits in front of. `refusal` is the reason why what they asked for was not done, if it was not. */
export interface WaitingScreen {
  readonly viewId: string;
  readonly for: SlackUserId;
  readonly card: ScreenRef;
  readonly refusal: string | null;
}

/** Slack must have drawn the waiting view before another one may replace it; the two travel on separate ways. */
const screenDelayMs = 700;

export function screenDispatch(ctx: ServiceContext, screen: WaitingScreen): Dispatch {
  return {
    id: ctx.newId(),
    lane: `view:${screen.viewId}`,
    body: { topic: "screen.refresh", ...screen },
    runAt: addMilliseconds(ctx.now(), screenDelayMs),
    correlationId: ctx.correlationId,
  };
}

/** Has a waiting view brought up to date. Changes nothing, so there is nothing to record. */
export async function refreshScreen(ctx: ServiceContext, screen: WaitingScreen): Promise<void> {
  await inTransaction(ctx.db, (tx) => enqueue(tx, ctx.workspaceId, [screenDispatch(ctx, screen)], ctx.now()));
  ctx.nudge();
}
