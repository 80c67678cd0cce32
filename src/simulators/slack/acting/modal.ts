import { expectEmpty } from "../push/acks.ts";
import { deliver } from "../push/deliver.ts";
import { viewClosed, viewSubmission } from "../push/payloads.ts";
import { applySubmission, type SubmitOutcome } from "../push/submission.ts";
import type { Fields } from "../rules/shape.ts";
import type { Simulation } from "../simulation.ts";
import type { PushError } from "../traffic.ts";
import type { User, View } from "../world/state.ts";
import { closeFrom, stackOf } from "../world/views.ts";
import { clientErrors } from "./client-checks.ts";
import { inputControls } from "./controls.ts";
import { type Surface, viewSurface } from "./surface.ts";
import { heldValue } from "./use.ts";

/** What came of a submission. `isSent` is false where Slack's client stopped it; errors are by block id. */
export type Submitted = { readonly isSent: boolean; readonly status: number; readonly ms: number } & (
  | { readonly outcome: SubmitOutcome; readonly error?: undefined }
  | { readonly outcome: { readonly action: "failed" }; readonly error: PushError }
);

export async function submitModal(sim: Simulation, user: User, view: View): Promise<Submitted> {
  const surface = viewSurface(sim, user, view);
  const errors = clientErrors(surface);
  if (Object.keys(errors).length > 0)
    return { isSent: false, status: 0, ms: 0, outcome: { action: "errors", errors } };
  view.errors = {};
  sim.changes.note();
  const body = viewSubmission(sim, user, view, responseUrls(surface));
  const delivered = await deliver(sim, { kind: "view_submission", body });
  const { status, ms, error } = delivered;
  if (error) return { isSent: true, status, ms, outcome: { action: "failed" }, error };
  return { isSent: true, status, ms, outcome: applySubmission(sim, view, delivered) };
}

/** Cancel: this modal goes, or the whole stack when it says `clear_on_close`. */
export async function cancelModal(sim: Simulation, user: User, view: View): Promise<void> {
  if (view.payload["clear_on_close"] === true) return closeStack(sim, user);
  closeFrom(sim, view);
  await tellClosed(sim, user, view, false);
}

/** The x: the whole stack goes, and the app hears of its root. */
export async function closeStack(sim: Simulation, user: User): Promise<void> {
  const [root] = stackOf(sim, user.id);
  if (!root) return;
  closeFrom(sim, root);
  await tellClosed(sim, user, root, true);
}

async function tellClosed(sim: Simulation, user: User, view: View, isCleared: boolean): Promise<void> {
  if (view.payload["notify_on_close"] !== true) return;
  const delivered = await deliver(sim, {
    kind: "view_closed",
    body: viewClosed(sim, user, view, isCleared),
  });
  if (!delivered.error) expectEmpty(sim, "view_closed ack", delivered);
}

function responseUrls(surface: Surface): Fields[] {
  return inputControls(surface)
    .filter(({ element }) => element["response_url_enabled"] === true)
    .flatMap((field) => {
      const channelId = heldValue(surface, field);
      if (typeof channelId !== "string") return [];
      const url = surface.sim.responseUrls.issue("app", { userId: surface.user.id, channelId });
      return [
        { block_id: field.blockId, action_id: field.actionId, channel_id: channelId, response_url: url },
      ];
    });
}
