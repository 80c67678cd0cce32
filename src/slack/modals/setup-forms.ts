import type { ModalView } from "@slack/types";
import type { Declined } from "../../domain/outcome.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import { setUp } from "../../service/index.ts";
import { actionsBlock, button, plain } from "../blocks.ts";
import type { ViewAnswer, ViewRequest } from "../handler.ts";
import { actions } from "../ids.ts";
import type { RefusalReason } from "../refusals.ts";
import { readConnectionPart } from "./setup-connection.ts";
import { setUpOverview } from "./setup-overview.ts";
import { type SetUpState, writeState } from "./setup-state.ts";

/** A form in place of the overview, with a way back to it. */
export function setUpForm(
  t: Translate,
  callbackId: string,
  title: Extract<MessageKey, `setup.${string}title`>,
  state: SetUpState,
  blocks: ModalView["blocks"],
): ModalView {
  return {
    type: "modal",
    callback_id: callbackId,
    title: plain(t(title), 24),
    submit: plain(t("common.save"), 24),
    close: plain(t("common.close"), 24),
    private_metadata: writeState(state),
    blocks: [...blocks, actionsBlock([button(actions.setUpBack, t("common.back"))], actions.setUpBack)],
  };
}

type Part = "general" | "roles" | "provider" | "channel";

/** After a change: the overview as it is now. A part that was saved is no longer unsaved. */
export async function backToOverview(
  request: Pick<ViewRequest, "ctx" | "t" | "actor" | "person">,
  state: SetUpState,
  saved: Part | null,
  said: string,
): Promise<ViewAnswer> {
  const unsaved = { ...state.unsaved };
  if (saved) delete unsaved[saved];
  const { ctx, t, actor } = request;
  const [read, connection] = await Promise.all([setUp.read(ctx), readConnectionPart(request)]);
  const shown = { t, ctx, setUp: read, isOpen: actor.isSetUpOpen, connection, unsaved, said };
  return { kind: "update", view: setUpOverview({ ...shown, place: state.place }) };
}

/** A refusal in place of the form: what was typed stays, to be saved from the newer screen. */
export async function refusedToOverview(
  request: ViewRequest,
  state: SetUpState,
  refusal: Declined<RefusalReason>,
): Promise<ViewAnswer> {
  const said = await request.explain(refusal, "settings.change");
  if (refusal.reason === "not-permitted") return { kind: "update", view: noticeOnly(request.t, said) };
  return backToOverview(request, state, null, said);
}

/** In place of a screen that is no longer this person's to see. */
export function noticeOnly(t: Translate, said: string): ModalView {
  return {
    type: "modal",
    title: plain(t("setup.title"), 24),
    close: plain(t("common.close"), 24),
    blocks: [{ type: "section", text: plain(said) }],
  };
}
