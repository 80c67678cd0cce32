import type { InputBlock, ModalView, Option, PlainTextOption } from "@slack/types";
import { z } from "zod";
import { AcceptanceId, InvitationId } from "../../domain/ids.ts";
import { type AcceptanceView, acceptances } from "../../service/index.ts";
import { limits, option, plain, plainDate, present } from "../blocks.ts";
import type { ActionRequest, OptionsRequest, Request, ViewAnswer, ViewRequest } from "../handler.ts";
import { parseJson } from "../home/state.ts";
import { actions, views } from "../ids.ts";
import { acceptedName, unclaimedLines } from "../messages/acceptance-told.ts";
import { createVoice, sections, type Voice } from "../messages/voice.ts";
import { noticeView } from "../privately.ts";
import { readMetadata } from "../read-metadata.ts";
import { openClaim } from "./acceptance-claim.ts";
import { checkboxInput, frame } from "./inputs.ts";

const LinkState = z.object({ acceptanceId: AcceptanceId });
const sure = "sure";
const optionsShown = 50;

/** The acceptance, and a search among the invitations that it could be of: those that it looks like come first. */
export function acceptanceLink(voice: Voice, view: AcceptanceView, first: PlainTextOption | null): ModalView {
  const { t } = voice;
  const search: InputBlock = {
    ...frame(actions.acceptanceInvitation, t("acceptance.link.invitation"), {
      hint: t("acceptance.link.hint"),
    }),
    element: {
      type: "external_select",
      action_id: actions.acceptanceInvitation,
      min_query_length: 0,
      placeholder: plain(t("acceptance.link.placeholder"), limits.placeholder),
      ...(first ? { initial_option: first } : {}),
    },
  };
  return {
    type: "modal",
    callback_id: views.acceptanceLink,
    private_metadata: JSON.stringify({ acceptanceId: view.acceptance.id }),
    title: plain(t("acceptance.link.title"), limits.title),
    submit: plain(t("acceptance.link.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: present([
      sections(unclaimedLines(view, voice)),
      search,
      checkboxInput(
        actions.acceptanceSure,
        t("acceptance.link.sure"),
        [option(t("acceptance.link.sure.yes"), sure)],
        [],
        { isOptional: true },
      ),
    ]),
  };
}

/** *Link to an invitation*. The one candidate, if there is one alone, is picked already. */
export async function openLink(request: ActionRequest): Promise<void> {
  const view = await openClaim(request);
  if (!view) return;
  const voice = createVoice(request.person.language, request.t, null);
  const [only, ...others] = view.candidates;
  const first = only && others.length === 0 ? choice(request, only) : null;
  await request.openView(acceptanceLink(voice, view, first));
}

/** Search as you type; nothing typed lists the candidates and the newest. */
export async function linkOptions(request: OptionsRequest): Promise<readonly Option[]> {
  const state = LinkState.safeParse(parseJson(request.view?.privateMetadata ?? ""));
  if (!state.success) return [];
  const found = await acceptances.linkChoices(request.ctx, {
    ...state.data,
    query: request.query,
    limit: optionsShown,
  });
  return found.map((each) => choice(request, each));
}

export async function submitLink(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const { acceptanceId } = readMetadata(LinkState, request.view.privateMetadata);
  const invitationId = InvitationId.safeParse(values.choice(actions.acceptanceInvitation));
  const fault = (text: string): ViewAnswer => ({
    kind: "errors",
    errors: { [values.blockOf(actions.acceptanceInvitation)]: text },
  });
  if (!invitationId.success) return fault(t("acceptance.link.required"));
  const isSure = values.isTicked(actions.acceptanceSure, sure);
  const linked = await acceptances.link(ctx, { acceptanceId, invitationId: invitationId.data, isSure });
  if (linked.ok) {
    const view = await acceptances.get(ctx, acceptanceId);
    const customer = view?.customer?.companyName ?? "–";
    return { kind: "update", view: noticeView(t, t("acceptance.said.matched", { customer })) };
  }
  if (linked.reason === "names-differ")
    return fault(await namesDiffer(request, acceptanceId, invitationId.data));
  const said = await request.explain(linked, "acceptance.claim");
  const isAboutChoice = linked.reason === "other-tenant" || linked.reason === "duplicate-tenant";
  return isAboutChoice ? fault(said) : { kind: "update", view: noticeView(t, said) };
}

async function namesDiffer(request: ViewRequest, acceptanceId: AcceptanceId, invitationId: InvitationId) {
  const [view, customer] = await Promise.all([
    acceptances.get(request.ctx, acceptanceId),
    acceptances.customerOf(request.ctx, invitationId),
  ]);
  return request.t("acceptance.link.names-differ", {
    name: view ? acceptedName(view) : "–",
    customer: customer?.companyName ?? "–",
  });
}

function choice(
  { t, person }: Pick<Request, "t" | "person">,
  { invitationId, companyName, state, sentAt, createdAt }: AcceptanceView["candidates"][number],
): PlainTextOption {
  const at = state === "sent" ? (sentAt ?? createdAt) : createdAt;
  const date = plainDate(at, person.language, person.timeZone);
  return option(t(`acceptance.candidate.${state}`, { customer: companyName, date }), invitationId);
}
