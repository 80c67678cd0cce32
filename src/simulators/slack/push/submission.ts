import { isFields, type RuleBreak } from "../rules/shape.ts";
import { noteBreaks, type Simulation } from "../simulation.ts";
import type { View } from "../world/state.ts";
import {
  blocksOf,
  closeFrom,
  externalIdTaken,
  pushModal,
  refuseView,
  stackLimit,
  stackOf,
  updateView,
} from "../world/views.ts";
import type { Delivery } from "./deliver.ts";

export type SubmitOutcome =
  | { readonly action: "closed" | "cleared" | "updated" | "pushed" }
  | { readonly action: "errors"; readonly errors: Record<string, string> }
  | { readonly action: "failed" };

const knownKeys: Readonly<Record<string, readonly string[]>> = {
  errors: ["errors"],
  update: ["view"],
  push: ["view"],
  clear: [],
};

/** Does to the person's stack what the answer to a view_submission says; a broken answer leaves a generic failure. */
export function applySubmission(
  sim: Simulation,
  view: View,
  { exchange, answer }: Pick<Delivery, "exchange" | "answer">,
): SubmitOutcome {
  if (answer === undefined || answer === "") {
    closeFrom(sim, view);
    return { action: "closed" };
  }
  const fail = (breaks: readonly RuleBreak[]): SubmitOutcome => {
    noteBreaks(sim, exchange, "view_submission ack", breaks);
    return { action: "failed" };
  };
  const broken = (pointer: string, message: string): SubmitOutcome =>
    fail([{ pointer, message, code: "invalid_value" }]);
  if (!isFields(answer)) return broken("", "must provide an object");
  const action = String(answer["response_action"]);
  const known = knownKeys[action];
  if (!known) return broken("/response_action", "must be a valid enum value");
  const extra = Object.keys(answer).find((key) => key !== "response_action" && !known.includes(key));
  if (extra) return broken("", `invalid additional property: ${extra}`);

  if (action === "clear") {
    for (const one of stackOf(sim, view.userId).slice(0, 1)) closeFrom(sim, one);
    return { action: "cleared" };
  }
  if (action === "errors") return showErrors(sim, view, answer["errors"], broken);

  const refusal = refuseView(answer["view"], "modal");
  if (refusal)
    return fail(refusal.breaks ?? [{ pointer: "/view", message: refusal.error, code: refusal.error }]);
  if (!isFields(answer["view"])) return broken("/view", "must provide an object");
  if (externalIdTaken(sim, answer["view"]["external_id"], action === "update" ? view : undefined))
    return broken("/view/external_id", "duplicate_external_id");
  if (!sim.world.views.has(view.id)) return broken("/view", "the modal is no longer open");
  if (action === "update") {
    updateView(sim, view, answer["view"]);
    return { action: "updated" };
  }
  if (stackOf(sim, view.userId).length >= stackLimit) return broken("/view", "push_limit_reached");
  pushModal(sim, view, answer["view"]);
  return { action: "pushed" };
}

function showErrors(
  sim: Simulation,
  view: View,
  errors: unknown,
  broken: (pointer: string, message: string) => SubmitOutcome,
): SubmitOutcome {
  if (!isFields(errors) || Object.keys(errors).length === 0)
    return broken("/errors", "must name at least one input block");
  const inputs = new Set(
    blocksOf(view.payload)
      .filter((block) => block["type"] === "input")
      .map((block) => block["block_id"]),
  );
  for (const [blockId, text] of Object.entries(errors)) {
    if (!inputs.has(blockId))
      return broken(`/errors/${blockId}`, "must be the block_id of an input block of this view");
    if (typeof text !== "string" || text === "") return broken(`/errors/${blockId}`, "must provide a string");
  }
  view.errors = Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)]));
  sim.changes.note();
  return { action: "errors", errors: { ...view.errors } };
}
