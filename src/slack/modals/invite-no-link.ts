import type { ModalView } from "@slack/types";
import { InvitationId } from "../../domain/ids.ts";
import type { KeptLinkRefusal, LinkObstacle, LinkRefusalReason } from "../../domain/link-refusal.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import { invitations } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  dangerButton,
  escapeMrkdwn,
  limits,
  plain,
  plainSection,
  preformatted,
  present,
  section,
} from "../blocks.ts";
import type { ActionRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { troubleSentence } from "../messages/trouble.ts";
import { findCustomer } from "./invite-form-screen.ts";
import { invitePreparing, noticeView } from "./invite-hand-over.ts";

const obstacles = {
  "no-provider-relation": "link.because.no-provider-relation",
  "provider-without-tenant-id": "link.because.provider-without-tenant-id",
  "agreement-not-signed": "link.because.agreement-not-signed",
  "other-region": "link.because.other-region",
  "link-not-trusted": "link.because.link-not-trusted",
  "refused-by-vendor": "link.because.refused-by-vendor",
} as const satisfies Record<LinkObstacle, MessageKey>;

function sentenceOf(t: Translate, because: LinkRefusalReason): string {
  return isObstacle(because) ? t(obstacles[because]) : (troubleSentence(t, because) ?? "");
}

function isObstacle(because: LinkRefusalReason): because is LinkObstacle {
  return Object.hasOwn(obstacles, because);
}

/** Instead of the draft: why the directory gave no link, who does what now, and a way to ask again. */
export function inviteNoLink(
  t: Translate,
  { invitationId, companyName }: { readonly invitationId: InvitationId; readonly companyName: string },
  refusal: KeptLinkRefusal,
): ModalView {
  const no = t("common.cancel");
  return {
    type: "modal",
    callback_id: views.invitePreparing,
    title: plain(t("link.refused.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      plainSection(t("link.refused", { customer: companyName })),
      section(escapeMrkdwn(sentenceOf(t, refusal.because))),
      refusal.message !== null && plainSection(t("link.vendor-said")),
      refusal.message !== null && preformatted(refusal.message),
      refusal.correlationId !== null &&
        context(t("link.correlation", { id: escapeMrkdwn(refusal.correlationId) })),
      actionsBlock([
        button(actions.inviteLinkAgain, t("link.ask-again"), { value: invitationId, style: "primary" }),
        dangerButton(
          actions.inviteDiscard,
          t("invite.draft.discard"),
          {
            title: t("invite.draft.discard"),
            text: t("link.discard.confirm"),
            yes: t("invite.draft.discard"),
            no,
          },
          invitationId,
        ),
      ]),
    ]),
  };
}

/** *Ask again*: the view waits as it did at first. */
export async function askLinkAgainButton(request: ActionRequest): Promise<void> {
  const { view, ctx, t } = request;
  const id = InvitationId.safeParse(request.value);
  const invitation = id.success ? await invitations.get(ctx, id.data) : null;
  if (!view || !invitation) return;
  const asked = await invitations.askLinkAgain(ctx, { invitationId: invitation.id, viewId: view.id });
  const customer = await findCustomer(request, invitation.customerId);
  const next = asked.ok
    ? invitePreparing(t, customer?.companyName ?? "")
    : noticeView(t, t("invite.title"), escapeMrkdwn(await request.explain(asked, "invitation.resume")));
  await request.updateView(view.id, next);
}
