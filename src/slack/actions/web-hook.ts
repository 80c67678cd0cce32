import { vendorConnection } from "../../service/index.ts";
import type { ActionHandler, ActionRequest } from "../handler.ts";
import { showOverview } from "./setup.ts";

export const registerWebHook: ActionHandler = (request) => register(request, null);

/** *Take over*: the button carries the address that the person saw. */
export const takeOverWebHook: ActionHandler = (request) => register(request, request.value);

async function register(request: ActionRequest, takeOver: string | null): Promise<void> {
  const outcome = await vendorConnection.registerWebHook(request.ctx, { takeOver });
  if (!outcome.ok) return showOverview(request, await request.explain(outcome, "directory.connect"));
  const { state } = outcome.value;
  const isOurs = state === "registered";
  await showOverview(
    request,
    request.t(isOurs ? "web-hook.said.registered" : "web-hook.said.not-registered"),
  );
}

/** *Send a test event*. */
export const testWebHook: ActionHandler = async (request) => {
  const { ctx, t } = request;
  const outcome = await vendorConnection.testWebHook(ctx);
  if (!outcome.ok) return showOverview(request, await request.explain(outcome, "directory.connect"));
  const { asked, message } = outcome.value;
  if (asked)
    return showOverview(request, t("web-hook.said.test-asked", { button: t("connection.look-again") }));
  await showOverview(
    request,
    message === null ? t("web-hook.said.test-too-soon") : t("web-hook.said.test-refused", { message }),
  );
};
