import type { ModalView } from "@slack/types";
import { z } from "zod";
import { DriftFindingId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { reasonLimit } from "../../domain/removal-request.ts";
import type { Translate } from "../../i18n/index.ts";
import { drift, entrance } from "../../service/index.ts";
import { limits, plain, section } from "../blocks.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { differenceText } from "../messages/difference.ts";
import { createVoice } from "../messages/voice.ts";
import { noticeView } from "../privately.ts";
import { readMetadata } from "../read-metadata.ts";
import { textInput } from "./inputs.ts";

const DismissState = z.object({ id: DriftFindingId });

/** Asks why a difference may stay; `difference` is the sentence about it, ready for mrkdwn. */
export function driftDismiss(t: Translate, id: DriftFindingId, difference: string): ModalView {
  return {
    type: "modal",
    callback_id: views.driftDismiss,
    private_metadata: JSON.stringify({ id }),
    title: plain(t("drift.dismiss.title"), limits.title),
    submit: plain(t("drift.dismiss.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      section(difference),
      textInput(actions.driftReason, t("drift.dismiss.reason"), {
        isMultiline: true,
        maxLength: reasonLimit,
        hint: t("drift.dismiss.hint"),
      }),
    ],
  };
}

/** *Set aside with a reason*. */
export async function askForReason(request: ActionRequest): Promise<void> {
  const { ctx, t, actor, person } = request;
  const id = DriftFindingId.safeParse(request.value);
  if (!may(actor, "drift.settle")) {
    const refusal = await entrance.refuse(ctx, "drift.settle", id.data ?? null);
    return request.say(await request.explain(refusal, "drift.settle"));
  }
  const finding = id.success ? await drift.get(ctx, id.data) : null;
  if (!finding) return request.say(await request.explain(declined("not-found")));
  const voice = createVoice(person.language, t, null);
  await request.openView(driftDismiss(t, finding.id, differenceText(finding, voice)));
}

export async function submitReason(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values, view } = request;
  const { id } = readMetadata(DismissState, view.privateMetadata);
  const dismissed = await drift.dismiss(ctx, { id, reason: values.text(actions.driftReason) });
  if (dismissed.ok) return { kind: "close" };
  const said = await request.explain(dismissed, "drift.settle");
  if (dismissed.reason === "reason-missing" || dismissed.reason === "reason-too-long")
    return { kind: "errors", errors: { [values.blockOf(actions.driftReason)]: said } };
  return { kind: "update", view: noticeView(t, said) };
}
