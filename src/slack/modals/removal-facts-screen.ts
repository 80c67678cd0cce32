import type { ModalView } from "@slack/types";
import type { Declined } from "../../domain/outcome.ts";
import { removals } from "../../service/index.ts";
import { plainSection } from "../blocks.ts";
import type { Request } from "../handler.ts";
import { actions } from "../ids.ts";
import type { RefusalReason } from "../refusals.ts";
import { findDeciders } from "./removal-deciders.ts";
import { type AskState, removalFacts } from "./removal-facts.ts";
import { removalResult, tryAgain } from "./removal-waiting.ts";

/** The facts, read now; or why they cannot be asked about. */
export async function factsScreen(request: Request, state: AskState): Promise<ModalView> {
  const { relationshipId } = state;
  const [prepared, deciders] = await Promise.all([
    removals.prepare(request.ctx, { relationshipId }),
    findDeciders(request),
  ]);
  if (!prepared.ok) return askRefusal(request, state, prepared);
  const { preparationId, customer, facts } = prepared.value;
  return removalFacts(
    request,
    { ...state, preparationId },
    { companyName: customer.companyName, facts, deciders },
  );
}

/** Reading once more helps when the directory was silent, the time was up or the text is another one by now. */
const passing: readonly RefusalReason[] = ["directory-unavailable", "preparation-over", "text-changed"];

export async function askRefusal(
  request: Request,
  state: AskState,
  refusal: Declined<RefusalReason>,
): Promise<ModalView> {
  const { t } = request;
  const said = plainSection(await request.explain(refusal, "removal.request"));
  if (!passing.includes(refusal.reason)) return removalResult(t, t("removal.title"), [said]);
  const again = tryAgain(t, actions.removalReadAgain, state.relationshipId);
  return {
    ...removalResult(t, t("removal.title"), [said, again]),
    private_metadata: JSON.stringify(state),
  };
}
