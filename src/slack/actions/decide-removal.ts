import { RemovalRequestId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import type { ActionRequest } from "../handler.ts";
import { decisionScreen } from "../modals/removal-decide-screen.ts";
import { removalReading } from "../modals/removal-waiting.ts";

/** *Decide* on the card, in Home or in the record: at once a window that waits, then the request with today's facts. */
export async function openDecision(request: ActionRequest): Promise<void> {
  const { t } = request;
  const id = RemovalRequestId.safeParse(request.value);
  if (!id.success) return request.say(await request.explain(declined("not-found")));
  const viewId = await request.openView(removalReading(t, "decide"));
  await request.updateView(viewId, await decisionScreen(request, id.data));
}

/** The same in the window that is open, where Slack or the directory did not answer. */
export async function readDecisionAgain(request: ActionRequest): Promise<void> {
  const { t, view } = request;
  const id = RemovalRequestId.safeParse(request.value);
  if (!view || !id.success) return;
  await request.updateView(view.id, removalReading(t, "decide"));
  await request.updateView(view.id, await decisionScreen(request, id.data));
}
