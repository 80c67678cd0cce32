import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { fieldLimit, joinParts, splitText, subjectLimit } from "../../domain/draft.ts";
import { InvitationId } from "../../domain/ids.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import {
  actionsBlock,
  button,
  context,
  dangerButton,
  limits,
  plain,
  plainSection,
  present,
} from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import { actions, views } from "../ids.ts";
import { textInput } from "./inputs.ts";

/** `version` names the text fields: another one makes Slack take the new text instead of what was typed. */
export const DraftState = z.object({
  invitationId: InvitationId,
  version: z.number().int(),
  /** What stood between the parts of a long text. */
  joints: z.array(z.string().max(2)).default([]),
});
export type DraftState = z.infer<typeof DraftState>;

/** A draft as its agent reads it, the link in the text. */
export interface ShownDraft {
  readonly companyName: string;
  readonly subject: string;
  readonly text: string;
  /** The terms changed after the agent had edited the text. */
  readonly wasKept: boolean;
  readonly link: "personal" | "vendor" | "composed";
}

export function inviteDraft(t: Translate, where: Omit<DraftState, "joints">, draft: ShownDraft): ModalView {
  const no = t("common.cancel");
  const { parts, joints } = splitText(draft.text, fieldLimit);
  const state: DraftState = { ...where, joints: [...joints] };
  return {
    type: "modal",
    callback_id: views.inviteDraft,
    private_metadata: JSON.stringify(state),
    title: plain(t("invite.draft.title"), limits.title),
    submit: plain(t("common.next"), limits.title),
    close: plain(t("invite.hand-over.later"), limits.title),
    blocks: present([
      plainSection(t("invite.draft.for", { customer: draft.companyName })),
      draft.wasKept && plainSection(t("invite.draft.kept")),
      textInput(actions.inviteSubject, t("invite.draft.subject"), {
        blockId: `${actions.inviteSubject}:${state.version}`,
        value: draft.subject,
        maxLength: subjectLimit,
      }),
      ...draftTextInputs(t, state, parts),
      context(t(draft.link === "personal" ? "invite.draft.link-hint" : "link.hint")),
      draft.link === "composed" && context(t("link.composed")),
      actionsBlock([
        button(actions.inviteBack, t("common.back")),
        button(actions.inviteRestoreLink, t("invite.draft.restore-link")),
        button(actions.inviteStandardText, t("invite.draft.standard-text"), {
          confirm: {
            title: plain(t("invite.draft.standard-text"), limits.confirmTitle),
            text: plain(t("invite.draft.standard-text.confirm"), limits.confirmText),
            confirm: plain(t("invite.draft.standard-text"), limits.confirmButton),
            deny: plain(no, limits.confirmButton),
          },
        }),
        dangerButton(actions.inviteDiscard, t("invite.draft.discard"), {
          title: t("invite.draft.discard"),
          text: t(draft.link === "personal" ? "invite.draft.discard.confirm" : "acceptance.discard.text"),
          yes: t("invite.draft.discard"),
          no,
        }),
      ]),
    ]),
  };
}

/** What was typed, as typed: parts put together again. */
export function readDraft(
  values: FormValues,
  { joints }: Pick<DraftState, "joints">,
): { readonly subject: string; readonly text: string } {
  const parts: string[] = [];
  for (let part = 0; part < 10; part += 1) {
    const typed = values.text(partAction(part));
    if (typed !== null) parts.push(typed);
  }
  return { subject: values.text(actions.inviteSubject) ?? "", text: joinParts(parts, joints) };
}

const textFaults = {
  missing: "invite.link.missing",
  cut: "invite.link.cut",
  wrapped: "invite.link.wrapped",
  rewritten: "invite.link.rewritten",
  twice: "invite.link.twice",
  foreign: "invite.link.foreign",
  required: "invite.text.required",
  "too-long": "invite.text.too-long",
} as const satisfies Record<string, MessageKey>;

export interface DraftFaults {
  readonly subject?: "required" | "too-long" | "link";
  readonly text?: keyof typeof textFaults;
}

export function draftErrors(t: Translate, faults: DraftFaults, values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  if (faults.subject === "required")
    errors[values.blockOf(actions.inviteSubject)] = t("invite.subject.required");
  if (faults.subject === "too-long") {
    errors[values.blockOf(actions.inviteSubject)] = t("invite.subject.too-long", { limit: subjectLimit });
  }
  if (faults.subject === "link") errors[values.blockOf(actions.inviteSubject)] = t("invite.subject.link");
  if (faults.text) errors[values.blockOf(partAction(0))] = t(textFaults[faults.text]);
  return errors;
}

/** A field for each part of a long text. */
export function draftTextInputs(
  t: Translate,
  state: Pick<DraftState, "version">,
  parts: readonly string[],
): InputBlock[] {
  return parts.map((part, at) => {
    const label =
      parts.length === 1
        ? t("invite.draft.text")
        : t("invite.draft.text.part", { part: at + 1, parts: parts.length });
    return textInput(partAction(at), label, {
      blockId: `${partAction(at)}:${state.version}`,
      value: part,
      maxLength: fieldLimit,
      isMultiline: true,
      isOptional: at > 0,
    });
  });
}

function partAction(part: number): string {
  return `${actions.inviteText}.${part}`;
}
