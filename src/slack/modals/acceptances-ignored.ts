import type { ModalView } from "@slack/types";
import { may } from "../../domain/permissions.ts";
import { type AcceptanceView, acceptances, entrance } from "../../service/index.ts";
import { limits, plain, present, section } from "../blocks.ts";
import type { ActionRequest } from "../handler.ts";
import { views } from "../ids.ts";
import {
  acceptanceBlocks,
  settledLines,
  unclaimedButtons,
  unclaimedLines,
} from "../messages/acceptance-told.ts";
import { createVoice, type Voice } from "../messages/voice.ts";

const shownAtOnce = 20;

/** What was set aside, with its reason: each may still be claimed. */
export function acceptancesIgnored(ignored: readonly AcceptanceView[], voice: Voice): ModalView {
  const { t } = voice;
  return {
    type: "modal",
    callback_id: views.acceptancesIgnored,
    title: plain(t("acceptance.ignored.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      ignored.length === 0 && section(t("acceptance.ignored.none")),
      ignored.flatMap((view) =>
        acceptanceBlocks(
          [...unclaimedLines(view, voice), ...settledLines(view, voice)],
          unclaimedButtons(view, voice),
        ),
      ),
    ]),
  };
}

export async function openIgnored(request: ActionRequest): Promise<void> {
  const { ctx, actor, person, t } = request;
  if (!may(actor, "acceptance.claim")) {
    const refusal = await entrance.refuse(ctx, "acceptance.claim", null);
    return request.say(await request.explain(refusal, "acceptance.claim"));
  }
  const page = await acceptances.open(ctx, shownAtOnce, null, "ignored");
  await request.openView(acceptancesIgnored(page.acceptances, createVoice(person.language, t, null)));
}
