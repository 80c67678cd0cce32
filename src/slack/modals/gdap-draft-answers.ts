import type { ModalView } from "@slack/types";
import { addDays } from "date-fns";
import { restoreLink } from "../../domain/draft.ts";
import { gdapApprovalDays } from "../../domain/gdap.ts";
import { approvalPrefix } from "../../domain/gdap-draft.ts";
import { GdapRequestId } from "../../domain/ids.ts";
import { type Declined, declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import { entrance, gdap } from "../../service/index.ts";
import { escapeMrkdwn, slackDate } from "../blocks.ts";
import type { ActionRequest, Interactive, ViewAnswer, ViewRequest } from "../handler.ts";
import { readMetadata } from "../read-metadata.ts";
import type { RefusalReason } from "../refusals.ts";
import {
  GdapDraftState,
  GdapHandOverState,
  gdapHandOverScreen,
  gdapScreen,
  gdapWaiting,
} from "./gdap-draft.ts";
import { draftErrors, readDraft } from "./invite-draft.ts";
import { noticeView } from "./invite-hand-over.ts";

/** *Open the draft* in the record: the value is the request's id. */
export async function resumeGdap(request: ActionRequest): Promise<void> {
  const { ctx, t, actor } = request;
  const id = GdapRequestId.safeParse(request.value);
  if (!may(actor, "gdap.request")) {
    const refusal = await entrance.refuse(ctx, "gdap.request", id.data ?? null);
    return request.say(await request.explain(refusal, "gdap.request"));
  }
  const open = id.success ? await gdap.open(ctx, id.data) : null;
  if (!open) return request.say(await request.explain(declined("not-found")));
  const screen = await gdapScreen(request, open.request.id);
  await request.openView(screen ?? gdapWaiting(t, open.customer.companyName));
}

/** *Next*: the text is kept and held against its rules; then it is ready to leave. */
export async function submitGdapDraft(request: ViewRequest): Promise<ViewAnswer> {
  const state = readMetadata(GdapDraftState, request.view.privateMetadata);
  const { gdapRequestId } = state;
  const typed = readDraft(request.values, state);
  const saved = await gdap.saveText(request.ctx, { gdapRequestId, ...typed, isFinal: true });
  if ("faults" in saved)
    return { kind: "errors", errors: draftErrors(request.t, saved.faults, request.values) };
  if (!saved.ok) return { kind: "update", view: await refusal(request, saved) };
  const view = await gdapHandOverScreen(request, gdapRequestId);
  return { kind: "update", view: view ?? (await refusal(request, declined("not-found"))) };
}

/** *Done*: the hand-over is recorded. */
export async function submitGdapHandOver(request: ViewRequest): Promise<ViewAnswer> {
  const { t, person } = request;
  const { gdapRequestId } = readMetadata(GdapHandOverState, request.view.privateMetadata);
  const done = await gdap.handOver(request.ctx, { gdapRequestId });
  if (!done.ok) return { kind: "update", view: await refusal(request, done) };
  const until = slackDate(addDays(done.value.createdAt, gdapApprovalDays), person.language, "day");
  return { kind: "update", view: noticeView(t, t("gdap.done.title"), t("gdap.done", { until })) };
}

export async function backToGdapText(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { gdapRequestId } = readMetadata(GdapHandOverState, request.view.privateMetadata);
  await replace(request, await gdapScreen(request, gdapRequestId));
}

/** The address in the button is used up by time; pressing it brings a fresh one for the next time. */
export async function renewGdapPage(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { gdapRequestId } = readMetadata(GdapHandOverState, request.view.privateMetadata);
  const view = await gdapHandOverScreen(request, gdapRequestId);
  if (view) await request.updateView(request.view.id, view, request.view.hash);
}

export async function putApprovalLinkBack(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const state = readMetadata(GdapDraftState, request.view.privateMetadata);
  const open = await gdap.open(request.ctx, state.gdapRequestId);
  const link = open?.request.approvalUrl;
  if (!link) return replace(request, null);
  const typed = readDraft(request.values, state);
  const text = restoreLink(typed.text, link, approvalPrefix(link));
  await replace(request, await gdapScreen(request, state.gdapRequestId, { subject: typed.subject, text }));
}

export async function discardGdapDraft(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { gdapRequestId } = readMetadata(GdapDraftState, request.view.privateMetadata);
  const discarded = await gdap.discard(request.ctx, { gdapRequestId });
  const { t } = request;
  const view = discarded.ok
    ? noticeView(t, t("gdap.draft.title"), t("gdap.draft.discarded"))
    : await refusal(request, discarded);
  await request.updateView(request.view.id, view);
}

async function replace(request: ActionRequest, view: ModalView | null): Promise<void> {
  if (!request.view) return;
  await request.updateView(request.view.id, view ?? (await refusal(request, declined("not-found"))));
}

async function refusal(request: Interactive, refused: Declined<RefusalReason>): Promise<ModalView> {
  const text = await request.explain(refused, "gdap.request");
  return noticeView(request.t, request.t("gdap.form.title"), escapeMrkdwn(text));
}
