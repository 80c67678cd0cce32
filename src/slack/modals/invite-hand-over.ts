import type { ModalView } from "@slack/types";
import { z } from "zod";
import { InvitationId } from "../../domain/ids.ts";
import type { Translate } from "../../i18n/index.ts";
import {
  actionsBlock,
  button,
  context,
  limits,
  plain,
  plainSection,
  preformatted,
  present,
  section,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";

export const HandOverState = z.object({ invitationId: InvitationId });

/** The draft ready to leave. `pageUrl` is this agent's own, short-lived; `until` is its end, worded. */
export interface ReadyDraft {
  readonly invitationId: InvitationId;
  readonly companyName: string;
  readonly subject: string;
  readonly text: string;
  readonly pageUrl: string;
  readonly until: string;
}

export function inviteHandOver(t: Translate, draft: ReadyDraft): ModalView {
  return {
    type: "modal",
    callback_id: views.inviteHandOver,
    private_metadata: JSON.stringify({ invitationId: draft.invitationId }),
    title: plain(t("invite.hand-over.title"), limits.title),
    submit: plain(t("invite.hand-over.done"), limits.title),
    close: plain(t("invite.hand-over.later"), limits.title),
    blocks: present([
      plainSection(t("invite.draft.for", { customer: draft.companyName })),
      section(t("invite.hand-over.how")),
      actionsBlock([
        button(actions.inviteOpenPage, t("invite.hand-over.open-page"), {
          style: "primary",
          url: draft.pageUrl,
        }),
        button(actions.inviteBackToText, t("common.back")),
      ]),
      context(t("invite.hand-over.page-hint", { until: draft.until })),
      plainSection(t("invite.hand-over.subject")),
      preformatted(draft.subject),
      plainSection(t("invite.hand-over.text")),
      preformatted(draft.text),
    ]),
  };
}

/** While the partner directory is asked for the link; also for a draft whose link is not there yet. */
export function invitePreparing(t: Translate, companyName: string, remark: string | null = null): ModalView {
  return {
    type: "modal",
    callback_id: views.invitePreparing,
    title: plain(t("invite.preparing.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      plainSection(t("invite.preparing", { customer: companyName })),
      remark !== null && plainSection(remark),
      context(t("invite.preparing.hint")),
    ]),
  };
}

/** A last word in the modal: what was done, or why it was not. `text` is mrkdwn with escaped values. */
export function noticeView(t: Translate, title: string, text: string): ModalView {
  return {
    type: "modal",
    callback_id: views.notice,
    title: plain(title, limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [section(text)],
  };
}
