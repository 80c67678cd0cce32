import type { ActionHandler } from "../handler.ts";
import { views } from "../ids.ts";
import { redrawRecord } from "../modals/customer-record-screen.ts";
import { redrawHome } from "./opened.ts";

/** Has the handler do its work, then draws anew what its button stood in: Home, or a customer's record. */
export function refreshed(handle: ActionHandler): ActionHandler {
  return async (request) => {
    await handle(request);
    if (request.view?.type === "home") await redrawHome(request);
    else if (request.view?.callbackId === views.customerRecord) await redrawRecord(request);
  };
}
