import { ListTransferId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { transfers } from "../../service/index.ts";
import type { ActionRequest } from "../handler.ts";

type Press = typeof transfers.import | typeof transfers.askForProblems;

/** The message says itself what came of it. */
function pressed(press: Press) {
  return async (request: ActionRequest): Promise<void> => {
    const id = ListTransferId.safeParse(request.value);
    const outcome = id.success ? await press(request.ctx, id.data) : declined("not-found");
    if (!outcome.ok) await request.say(await request.explain(outcome, "customer.import"));
  };
}

/** *Import now*. */
export const importListButton = pressed(transfers.import);
/** *Leave it*. */
export const cancelListButton = pressed(transfers.cancel);
/** *Undo the import*. */
export const undoListButton = pressed(transfers.undo);

const askForProblems = pressed(transfers.askForProblems);

/** *All of them as a file*. */
export async function problemsButton(request: ActionRequest): Promise<void> {
  const { scopes, t } = request;
  // Slack does not always say what it granted.
  if (scopes.size > 0 && !scopes.has("files:write")) return request.say(t("list.because.no-send-scope"));
  await askForProblems(request);
}
