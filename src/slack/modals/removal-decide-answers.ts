import { removals } from "../../service/index.ts";
import type { ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { type Choice, DecideState } from "./removal-decide.ts";
import { decisionRefusal } from "./removal-decide-screen.ts";
import { removalChecking } from "./removal-waiting.ts";

/** *Decide*: kept as an intent. The window waits until roles and facts were read again and it is decided. */
export async function submitDecision(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values, view } = request;
  const { removalId } = readMetadata(DecideState, view.privateMetadata);
  const decision = readChoice(values.choice(actions.removalDecision));
  if (decision === null) {
    const error = t("removal.decide.choose");
    return { kind: "errors", errors: { [values.blockOf(actions.removalDecision)]: error } };
  }
  const reason = values.text(actions.removalDecisionReason);
  const asked = await removals.askDecision(ctx, { removalId, decision, reason, viewId: view.id });
  if (asked.ok) return { kind: "update", view: removalChecking(t) };
  const inField = values.blockOf(actions.removalDecisionReason);
  if (asked.reason === "reason-missing")
    return { kind: "errors", errors: { [inField]: t("removal.decide.reason.needed") } };
  if (asked.reason === "reason-too-long")
    return { kind: "errors", errors: { [inField]: t("refusal.reason-too-long") } };
  return { kind: "update", view: await decisionRefusal(request, removalId, asked) };
}

function readChoice(value: string | null): Choice | null {
  return value === "approve" || value === "deny" ? value : null;
}
