import type { InputBlock, ModalView } from "@slack/types";
import { z } from "zod";
import { RemovalRequestId } from "../../domain/ids.ts";
import { type LegalNotice, type NoticeFaults, noticeLimits } from "../../domain/legal-notice.ts";
import type { Translate } from "../../i18n/index.ts";
import { removals } from "../../service/index.ts";
import { limits, plain, plainSection } from "../blocks.ts";
import type { FormValues } from "../form-values.ts";
import type { ViewAnswer, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { frame, textInput } from "./inputs.ts";
import { removalResult } from "./removal-waiting.ts";

const NoticeState = z.object({ removalId: RemovalRequestId });

/** To whom, when and how the legal notice was given; a notice that is known already fills the fields. */
export function removalNotice(
  t: Translate,
  shown: {
    readonly removalId: RemovalRequestId;
    readonly companyName: string;
    readonly known: LegalNotice | null;
  },
): ModalView {
  const known = shown.known?.required ? shown.known : null;
  return {
    type: "modal",
    callback_id: views.removalNotice,
    private_metadata: JSON.stringify({ removalId: shown.removalId }),
    title: plain(t("removal.notice.title"), limits.title),
    submit: plain(t("common.save"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      plainSection(t("removal.for", { customer: shown.companyName })),
      plainSection(t("removal.notice.intro")),
      textInput(actions.noticeTo, t("removal.notice.to"), {
        value: known?.to ?? null,
        maxLength: noticeLimits.to,
        hint: t("removal.notice.to.hint"),
      }),
      dayInput(t, known?.on ?? null),
      textInput(actions.noticeHow, t("removal.notice.how"), {
        value: known?.how ?? null,
        maxLength: noticeLimits.how,
        hint: t("removal.notice.how.hint"),
      }),
    ],
  };
}

export async function submitNotice(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, person, values, view } = request;
  const { removalId } = readMetadata(NoticeState, view.privateMetadata);
  const on = values.date(actions.noticeOn);
  if (on !== null && on > today(ctx.now(), person.timeZone))
    return { kind: "errors", errors: noticeErrors(t, { on: "in-the-future" }, values) };
  const notice = {
    required: true,
    to: values.text(actions.noticeTo),
    on,
    how: values.text(actions.noticeHow),
  };
  const given = await removals.giveNotice(ctx, { removalId, notice });
  if ("faults" in given) return { kind: "errors", errors: noticeErrors(t, given.faults, values) };
  const said = given.ok
    ? await keptText(request, removalId, "removal.notice.kept")
    : await request.explain(given, "removal.give-notice");
  return { kind: "update", view: removalResult(t, t("removal.notice.title"), [plainSection(said)]) };
}

export async function keptText(
  { ctx, t }: Pick<ViewRequest, "ctx" | "t">,
  removalId: RemovalRequestId,
  key: "removal.notice.kept" | "removal.notice.kept-none",
): Promise<string> {
  const found = await removals.get(ctx, removalId);
  return t(key, { customer: found?.customer.companyName ?? "" });
}

const actionOf = { to: actions.noticeTo, on: actions.noticeOn, how: actions.noticeHow } as const;

function noticeErrors(t: Translate, faults: NoticeFaults, values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  const say = (field: keyof typeof actionOf, text: string) => {
    errors[values.blockOf(actionOf[field])] = text;
  };
  for (const field of ["to", "how"] as const) {
    if (faults[field] === "required") say(field, t("customer.fault.required"));
    if (faults[field] === "too-long")
      say(field, t("customer.fault.too-long", { limit: noticeLimits[field] }));
  }
  if (faults.on)
    say("on", t(faults.on === "in-the-future" ? "removal.notice.in-the-future" : "removal.notice.bad-date"));
  return errors;
}

function dayInput(t: Translate, chosen: string | null): InputBlock {
  return {
    ...frame(actions.noticeOn, t("removal.notice.on"), {}),
    element: {
      type: "datepicker",
      action_id: actions.noticeOn,
      ...(chosen === null ? {} : { initial_date: chosen }),
    },
  };
}

/** The day it is where the person is, as a date picker writes it. */
function today(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(now);
}
