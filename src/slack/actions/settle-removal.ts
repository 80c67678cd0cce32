import { RemovalRequestId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { removals } from "../../service/index.ts";
import { plainSection } from "../blocks.ts";
import type { ActionRequest } from "../handler.ts";
import { views } from "../ids.ts";
import { removalResult } from "../modals/removal-waiting.ts";

const settling = {
  withdraw: { verb: removals.withdraw, permission: "removal.withdraw", said: "removal.withdrawn" },
  retry: { verb: removals.retry, permission: "removal.retry", said: "removal.retried" },
  abandon: { verb: removals.abandon, permission: "removal.abandon", said: "removal.abandoned" },
  tell: { verb: removals.providerTold, permission: "removal.tell-provider", said: "provider.told" },
  stop: { verb: removals.giveUpProvider, permission: "removal.abandon", said: "provider.stopped" },
} as const;

/** *Withdraw the request*: one's own, or any for an admin agent. */
export function withdrawRemovalButton(request: ActionRequest): Promise<void> {
  return settle(request, "withdraw");
}

/** A failed removal is carried out once more. */
export function retryRemovalButton(request: ActionRequest): Promise<void> {
  return settle(request, "retry");
}

/** A failed removal is closed; the relationship stands. */
export function abandonRemovalButton(request: ActionRequest): Promise<void> {
  return settle(request, "abandon");
}

/** *I sent it*: the provider was written to. */
export function providerToldButton(request: ActionRequest): Promise<void> {
  return settle(request, "tell");
}

/** The provider is waited for no longer. */
export function stopWaitingButton(request: ActionRequest): Promise<void> {
  return settle(request, "stop");
}

const ownWindows: readonly string[] = [views.removalDecide, views.removalResult];

async function settle(request: ActionRequest, step: keyof typeof settling): Promise<void> {
  const { t, view } = request;
  const text = await settledText(request, step);
  // A window of the removal's own has nothing left to press.
  if (!view || !ownWindows.includes(view.callbackId)) return request.say(text);
  await request.updateView(view.id, removalResult(t, t("removal.title"), [plainSection(text)]));
}

async function settledText(request: ActionRequest, step: keyof typeof settling): Promise<string> {
  const { ctx, t } = request;
  const { verb, permission, said } = settling[step];
  const id = RemovalRequestId.safeParse(request.value);
  const settled = id.success ? await verb(ctx, { removalId: id.data }) : declined("not-found");
  if (!settled.ok) return request.explain(settled, permission);
  const found = await removals.get(ctx, settled.value.id);
  return t(said, { customer: found?.customer.companyName ?? "" });
}
