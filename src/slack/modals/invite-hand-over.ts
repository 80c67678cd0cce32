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

/** This agent's own page for handing over, short-lived; `until` is its end, worded. */
export interface HandOverPage {
  readonly url: string;
  readonly until: string;
}

/** The draft ready to leave; without a page where no browser but this machine's would reach it. */
export interface ReadyDraft {
  readonly invitationId: InvitationId;
  readonly companyName: string;
  readonly subject: string;
  readonly text: string;
  readonly page: HandOverPage | null;
}

/** The ways on from here, and until when the first of them works. */
export function waysToHandOver(t: Translate, ids: { open: string; back: string }, page: HandOverPage | null) {
  const back = button(ids.back, t("common.back"));
  if (page === null) return [actionsBlock([back]), context(t("invite.hand-over.no-page"))];
  const open = button(ids.open, t("invite.hand-over.open-page"), { style: "primary", url: page.url });
  return [actionsBlock([open, back]), context(t("invite.hand-over.page-hint", { until: page.until }))];
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
      waysToHandOver(t, { open: actions.inviteOpenPage, back: actions.inviteBackToText }, draft.page),
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
