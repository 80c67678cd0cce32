import type { ModalView } from "@slack/types";
import { z } from "zod";
import { reasonLimit } from "../../domain/acceptance.ts";
import { AcceptanceId } from "../../domain/ids.ts";
import { acceptances } from "../../service/index.ts";
import { limits, plain, section } from "../blocks.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { acceptedName } from "../messages/acceptance-told.ts";
import { createVoice, type Voice } from "../messages/voice.ts";
import { noticeView } from "../privately.ts";
import { readMetadata } from "../read-metadata.ts";
import { openClaim } from "./acceptance-claim.ts";
import { textInput } from "./inputs.ts";

const IgnoreState = z.object({ acceptanceId: AcceptanceId });

export function acceptanceIgnore({ t, name }: Voice, acceptanceId: AcceptanceId, who: string): ModalView {
  return {
    type: "modal",
    callback_id: views.acceptanceIgnore,
    private_metadata: JSON.stringify({ acceptanceId }),
    title: plain(t("acceptance.ignore.title"), limits.title),
    submit: plain(t("acceptance.ignore.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      section(t("acceptance.ignore.intro", { name: name(who) })),
      textInput(actions.acceptanceReason, t("acceptance.ignore.reason"), {
        isMultiline: true,
        maxLength: reasonLimit,
      }),
    ],
  };
}

/** *Ignore with reason*. */
export async function askWhyIgnored(request: ActionRequest): Promise<void> {
  const view = await openClaim(request);
  if (!view) return;
  const voice = createVoice(request.person.language, request.t, null);
  await request.openView(acceptanceIgnore(voice, view.acceptance.id, acceptedName(view)));
}

export async function submitIgnore(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const { acceptanceId } = readMetadata(IgnoreState, request.view.privateMetadata);
  const reason = values.text(actions.acceptanceReason) ?? "";
  const ignored = await acceptances.ignore(ctx, { acceptanceId, reason });
  if (ignored.ok) return { kind: "update", view: noticeView(t, t("acceptance.said.ignored")) };
  const said = await request.explain(ignored, "acceptance.claim");
  const isAboutReason = ignored.reason === "reason-missing" || ignored.reason === "reason-too-long";
  return isAboutReason
    ? { kind: "errors", errors: { [values.blockOf(actions.acceptanceReason)]: said } }
    : { kind: "update", view: noticeView(t, said) };
}
