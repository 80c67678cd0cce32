import { OutboxMessageId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { outbox } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";

const settling = {
  retry: { verb: outbox.retry, said: "home.stuck.sent-again" },
  dismiss: { verb: outbox.dismiss, said: "home.stuck.dismissed" },
} as const;

/** *Send again*. */
export function retryDelivery(request: ActionRequest): Promise<void> {
  return settle(request, "retry");
}

/** *It is there*, or *Take it off the list*: it is not sent again. */
export function dismissDelivery(request: ActionRequest): Promise<void> {
  return settle(request, "dismiss");
}

async function settle(request: ActionRequest, step: keyof typeof settling): Promise<void> {
  const { verb, said } = settling[step];
  const id = OutboxMessageId.safeParse(request.value);
  const settled = id.success ? await verb(request.ctx, { messageId: id.data }) : declined("not-found");
  await request.say(settled.ok ? request.t(said) : await request.explain(settled, "outbox.retry"));
}
