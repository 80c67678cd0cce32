import type { ModalView } from "@slack/types";
import { InvitationId } from "../../domain/ids.ts";
import { linkRules } from "../../domain/link-rules.ts";
import { declined } from "../../domain/outcome.ts";
import { invitations, setUp } from "../../service/index.ts";
import { escapeMrkdwn, slackDate } from "../blocks.ts";
import type { ActionRequest, Interactive, ViewAnswer, ViewRequest } from "../handler.ts";
import { views } from "../ids.ts";
import { readMetadata } from "../read-metadata.ts";
import { DraftState, draftErrors, readDraft } from "./invite-draft.ts";
import { draftScreen, handOverScreen } from "./invite-draft-screen.ts";
import { standardEmail } from "./invite-email.ts";
import { freshForm, legsValue } from "./invite-form.ts";
import { findCustomer, formScreen } from "./invite-form-screen.ts";
import { HandOverState, invitePreparing, noticeView } from "./invite-hand-over.ts";

/** *Next*: the text is kept and held against its rules; then it is ready to leave. */
export async function submitDraft(request: ViewRequest): Promise<ViewAnswer> {
  const state = readState(request.view.privateMetadata);
  const { invitationId } = state;
  const typed = readDraft(request.values, state);
  const saved = await invitations.saveText(request.ctx, { invitationId, ...typed, isFinal: true });
  if ("faults" in saved)
    return { kind: "errors", errors: draftErrors(request.t, saved.faults, request.values) };
  if (!saved.ok)
    return {
      kind: "update",
      view: await refusalView(request, await request.explain(saved, "invitation.resume")),
    };
  const view = await handOverScreen(request, invitationId);
  return { kind: "update", view: view ?? (await gone(request)) };
}

/** *Done*: the hand-over is recorded. */
export async function submitHandOver(request: ViewRequest): Promise<ViewAnswer> {
  const { invitationId } = readMetadata(HandOverState, request.view.privateMetadata);
  const sent = await invitations.send(request.ctx, { invitationId });
  if (!sent.ok)
    return {
      kind: "update",
      view: await refusalView(request, await request.explain(sent, "invitation.send")),
    };
  const { invitation, companyName } = sent.value;
  const text = request.t("invite.done", {
    customer: escapeMrkdwn(companyName),
    channel: `<#${invitation.channelId}>`,
    until: invitation.expiresAt ? slackDate(invitation.expiresAt, request.person.language) : "",
  });
  return { kind: "update", view: noticeView(request.t, request.t("invite.done.title"), text) };
}

/** Takes a draft up again, from Home or from the record. */
export async function resumeDraft(request: ActionRequest): Promise<void> {
  const id = InvitationId.safeParse(request.value);
  const resumed = id.success
    ? await invitations.resume(request.ctx, { invitationId: id.data })
    : declined("not-found");
  if (!resumed.ok) return request.say(await request.explain(resumed, "invitation.resume"));
  const view = await draftScreen(request, resumed.value.id);
  const customer = await findCustomer(request, resumed.value.customerId);
  await request.openView(view ?? invitePreparing(request.t, customer?.companyName ?? ""));
}

/** Back to the terms. What was typed is kept first, fit or not. */
export async function backToTerms(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const state = readState(request.view.privateMetadata);
  const { invitationId, version } = state;
  await keepTyped(request, state);
  const invitation = await invitations.get(request.ctx, invitationId);
  if (!invitation) return;
  const terms = {
    legs: legsValue(invitation.legs),
    language: invitation.language,
    channelId: invitation.channelId,
    asksForDap: invitation.asksForDap,
  };
  const isMissingLeg = invitation.legs.every((leg) => leg.kind === "provider");
  const changes = { customerId: invitation.customerId, draftId: invitationId, isMissingLeg, version };
  const form = freshForm(request.ctx.newId, changes);
  await replace(request, await formScreen(request, form, { terms }));
}

export async function backToText(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { invitationId } = readMetadata(HandOverState, request.view.privateMetadata);
  await replace(request, (await draftScreen(request, invitationId)) ?? (await gone(request)));
}

export async function putLinkBack(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const state = readState(request.view.privateMetadata);
  const { invitationId } = state;
  const opened = await invitations.open(request.ctx, invitationId);
  if (!opened) return replace(request, await gone(request));
  const typed = readDraft(request.values, state);
  const healed = linkRules(opened.link, request.ctx.directory.linksArePersonal).restore(typed.text);
  const text = opened.passport === null ? healed : linkRules(opened.passport, true).restore(healed);
  await replace(
    request,
    (await draftScreen(request, invitationId, { subject: typed.subject, text })) ?? (await gone(request)),
  );
}

export async function useStandardText(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { invitationId } = readState(request.view.privateMetadata);
  const [invitation, opened, known] = await Promise.all([
    invitations.get(request.ctx, invitationId),
    invitations.open(request.ctx, invitationId),
    setUp.read(request.ctx),
  ]);
  if (!invitation || !opened) return replace(request, await gone(request));
  const customer = await findCustomer(request, invitation.customerId);
  const providerId = invitation.legs.find((leg) => leg.kind === "provider")?.providerId;
  const standard = standardEmail({
    terms: invitation,
    partnerName: known.settings.partnerName ?? "",
    companyName: customer?.companyName ?? "",
    contactName: customer?.contactName ?? null,
    providerName: known.providers.find((each) => each.id === providerId)?.name ?? null,
    hasVendorLink: !request.ctx.directory.linksArePersonal,
    hasPassport: opened.passport !== null,
  });
  await invitations.saveText(request.ctx, { invitationId, ...standard, isFinal: false });
  await replace(request, (await draftScreen(request, invitationId)) ?? (await gone(request)));
}

/** From the draft itself, from Home or from the record; there the value is the invitation's id. */
export async function discardDraft(request: ActionRequest): Promise<void> {
  const draft = request.view?.callbackId === views.inviteDraft ? request.view : null;
  const id = InvitationId.safeParse(draft ? readState(draft.privateMetadata).invitationId : request.value);
  if (!id.success) return;
  const discarded = await invitations.discard(request.ctx, { invitationId: id.data });
  const text = discarded.ok
    ? await discardedText(request, discarded.value.customerId)
    : await request.explain(discarded, "invitation.discard");
  if (draft)
    await replace(request, noticeView(request.t, request.t("invite.draft.title"), escapeMrkdwn(text)));
  else await request.say(text);
}

/** The address in the button is used up by time; pressing it brings a fresh one for the next time. */
export async function renewHandOverPage(request: ActionRequest): Promise<void> {
  if (!request.view) return;
  const { invitationId } = readMetadata(HandOverState, request.view.privateMetadata);
  const view = await handOverScreen(request, invitationId);
  if (view) await request.updateView(request.view.id, view, request.view.hash);
}

/** *Withdraw* on a card, in Home or in the record. */
export async function withdrawInvitationButton(request: ActionRequest): Promise<void> {
  const id = InvitationId.safeParse(request.value);
  if (!id.success) return;
  const withdrawn = await invitations.withdraw(request.ctx, { invitationId: id.data });
  if (!withdrawn.ok) return request.say(await request.explain(withdrawn, "invitation.withdraw"));
  const customer = await findCustomer(request, withdrawn.value.customerId);
  const named = { customer: customer?.companyName ?? "" };
  const { linksArePersonal } = request.ctx.directory;
  await request.say(
    linksArePersonal ? request.t("invite.withdrawn", named) : request.t("acceptance.withdraw.said", named),
  );
}

async function keepTyped(request: ActionRequest, state: DraftState): Promise<void> {
  const { invitationId } = state;
  await invitations.saveText(request.ctx, {
    invitationId,
    ...readDraft(request.values, state),
    isFinal: false,
  });
}

async function discardedText(
  request: ActionRequest,
  customerId: Parameters<typeof findCustomer>[1],
): Promise<string> {
  const customer = await findCustomer(request, customerId);
  return request.t("invite.draft.discarded", { customer: customer?.companyName ?? "" });
}

async function replace(request: ActionRequest, view: ModalView): Promise<void> {
  if (request.view) await request.updateView(request.view.id, view);
}

/** The draft is not there for this person any more. */
async function gone(request: Interactive): Promise<ModalView> {
  return refusalView(request, await request.explain(declined("not-found")));
}

async function refusalView(request: Interactive, text: string): Promise<ModalView> {
  return noticeView(request.t, request.t("invite.title"), escapeMrkdwn(text));
}

function readState(privateMetadata: string): DraftState {
  return readMetadata(DraftState, privateMetadata);
}
