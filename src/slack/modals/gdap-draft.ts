import type { ModalView } from "@slack/types";
import { z } from "zod";
import { fieldLimit, splitText, subjectLimit } from "../../domain/draft.ts";
import { GdapRequestId } from "../../domain/ids.ts";
import type { Translate } from "../../i18n/index.ts";
import { gdap } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  dangerButton,
  limits,
  plain,
  plainSection,
  preformatted,
  section,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { failureLines } from "../messages/gdap-words.ts";
import { createVoice } from "../messages/voice.ts";
import { textInput } from "./inputs.ts";
import { draftTextInputs } from "./invite-draft.ts";
import type { Reader } from "./invite-draft-screen.ts";
import { pageFor } from "./invite-draft-screen.ts";
import { noticeView, waysToHandOver } from "./invite-hand-over.ts";

/** `version` names the text fields: another one makes Slack take the new text instead of what was typed. */
export const GdapDraftState = z.object({
  gdapRequestId: GdapRequestId,
  version: z.number().int(),
  /** What stood between the parts of a long text. */
  joints: z.array(z.string().max(2)).default([]),
});
export type GdapDraftState = z.infer<typeof GdapDraftState>;

export const GdapHandOverState = z.object({ gdapRequestId: GdapRequestId });

/** While the vendor is asked for the link. */
export function gdapWaiting(t: Translate, companyName: string): ModalView {
  return {
    type: "modal",
    callback_id: views.gdapWaiting,
    title: plain(t("gdap.form.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: [plainSection(t("gdap.waiting", { customer: companyName })), context(t("gdap.waiting.hint"))],
  };
}

/** The draft, or why there is none; null while the vendor has not answered, or for those it is not open to. */
export async function gdapScreen(
  reader: Reader,
  id: GdapRequestId,
  typed: { readonly subject: string; readonly text: string } | null = null,
): Promise<ModalView | null> {
  const { ctx, t, person } = reader;
  const open = await gdap.open(ctx, id);
  if (!open) return null;
  const { request, customer } = open;
  if (request.state === "refused") {
    const voice = createVoice(person.language, t, null);
    const why = failureLines(request.failure, voice);
    const told = t("gdap.told.request.refused", {
      name: voice.name(request.name),
      customer: voice.name(customer.companyName),
    });
    return noticeView(t, t("gdap.form.title"), [told, ...why].join("\n"));
  }
  if (request.state !== "drafted" || open.text === null) return null;
  const { parts, joints } = splitText(typed?.text ?? open.text, fieldLimit);
  const state: GdapDraftState = {
    gdapRequestId: id,
    version: ctx.now().getTime(),
    joints: [...joints],
  };
  return {
    type: "modal",
    callback_id: views.gdapDraft,
    private_metadata: JSON.stringify(state),
    title: plain(t("gdap.draft.title"), limits.title),
    submit: plain(t("common.next"), limits.title),
    close: plain(t("invite.hand-over.later"), limits.title),
    blocks: [
      plainSection(t("gdap.form.for", { customer: customer.companyName })),
      textInput(actions.inviteSubject, t("invite.draft.subject"), {
        blockId: `${actions.inviteSubject}:${state.version}`,
        value: typed?.subject ?? request.subject,
        maxLength: subjectLimit,
      }),
      ...draftTextInputs(t, state, parts),
      context(t("gdap.draft.hint")),
      actionsBlock([
        button(actions.gdapRestoreLink, t("invite.draft.restore-link")),
        dangerButton(actions.gdapDiscard, t("gdap.draft.discard"), {
          title: t("gdap.draft.discard"),
          text: t("gdap.draft.discard.confirm"),
          yes: t("gdap.draft.discard"),
          no: t("common.cancel"),
        }),
      ]),
    ],
  };
}

/** The draft ready to leave, with a fresh address of the hand-over page. */
export async function gdapHandOverScreen(reader: Reader, id: GdapRequestId): Promise<ModalView | null> {
  const { ctx, t, person } = reader;
  const open = await gdap.open(ctx, id);
  const pass = await gdap.passToHandOver(ctx, { gdapRequestId: id });
  if (!open?.text || !pass.ok) return null;
  return {
    type: "modal",
    callback_id: views.gdapHandOver,
    private_metadata: JSON.stringify({ gdapRequestId: id }),
    title: plain(t("gdap.hand-over.title"), limits.title),
    submit: plain(t("invite.hand-over.done"), limits.title),
    close: plain(t("invite.hand-over.later"), limits.title),
    blocks: [
      plainSection(t("gdap.form.for", { customer: open.customer.companyName })),
      section(t("gdap.hand-over.how")),
      ...waysToHandOver(
        t,
        { open: actions.gdapOpenPage, back: actions.gdapBackToText },
        pageFor({ ctx, person }, pass.value),
      ),
      plainSection(t("invite.hand-over.subject")),
      preformatted(open.request.subject),
      plainSection(t("invite.hand-over.text")),
      preformatted(open.text),
    ],
  };
}
