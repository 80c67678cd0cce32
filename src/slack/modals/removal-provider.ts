import type { ModalView } from "@slack/types";
import { activeProviders } from "../../domain/facts.ts";
import { RemovalRequestId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import type { RemovalRequest } from "../../domain/removal-request.ts";
import type { Translate } from "../../i18n/index.ts";
import { removals, setUp } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  escapeMrkdwn,
  limits,
  plain,
  plainDate,
  plainSection,
  preformatted,
  present,
  section,
} from "../blocks.ts";
import type { ActionRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { removalButtons } from "./removal-buttons.ts";

/** What the provider is to be asked, as plain text. */
export interface ProviderMail {
  readonly subject: string;
  readonly text: string;
}

/** *Text for the provider*: a window with what to send; Kapocs sends nothing itself. */
export async function openProviderText(request: ActionRequest): Promise<void> {
  const { ctx, t } = request;
  const id = RemovalRequestId.safeParse(request.value);
  const found = id.success ? await removals.get(ctx, id.data) : null;
  if (!found) return request.say(await request.explain(declined("not-found")));
  const { removal, customer } = found;
  if (removal.state !== "executing" || !removal.providerTask)
    return request.say(await request.explain(declined("no-provider-task")));
  const { settings } = await setUp.read(ctx);
  const mail = await writeMail(request, removal, { ...customer, partnerName: settings.partnerName ?? "" });
  const named = activeProviders(removal.attestation.facts).map(({ providerName }) => providerName);
  await request.openView(providerText(t, removal, mail, named.length === 1 ? (named[0] ?? null) : null));
}

export function providerText(
  t: Translate,
  removal: RemovalRequest,
  mail: ProviderMail,
  providerName: string | null,
): ModalView {
  return {
    type: "modal",
    callback_id: views.removalResult,
    title: plain(t("provider.title"), limits.title),
    close: plain(t("common.close"), limits.title),
    blocks: present([
      plainSection(
        providerName === null ? t("provider.intro.unnamed") : t("provider.intro", { provider: providerName }),
      ),
      mailLink(t, mail),
      plainSection(t("invite.hand-over.subject")),
      preformatted(mail.subject),
      plainSection(t("invite.hand-over.text")),
      preformatted(mail.text),
      removal.providerTask?.sentAt === null &&
        actionsBlock([
          button(actions.removalProviderTold, t("provider.sent"), { value: removal.id, style: "primary" }),
        ]),
      actionsBlock([removalButtons.stopWaiting(t, removal.id)]),
    ]),
  };
}

/** Nothing where it is too long for a link: the text below can be copied. */
function mailLink(t: Translate, { subject, text }: ProviderMail) {
  const address = `mailto:?subject=${encodeURIComponent(subject)}&amp;body=${encodeURIComponent(text)}`;
  const link = `<${address}|${escapeMrkdwn(t("provider.open-mail"))}>`;
  return link.length <= limits.sectionText && section(link);
}

async function writeMail(
  { t, identify, person }: ActionRequest,
  removal: RemovalRequest,
  about: { readonly companyName: string; readonly tenantId: string | null; readonly partnerName: string },
): Promise<ProviderMail> {
  const { companyName, tenantId, partnerName } = about;
  const on = (at: Date) => plainDate(at, person.language, person.timeZone, "day");
  const asked = await identify.nameOf(removal.requestedBy);
  const decided = removal.decidedBy && (await identify.nameOf(removal.decidedBy));
  const id = removal.providerTask?.correlationId;
  const facts = [
    t("provider.mail.customer", { customer: companyName }),
    ...(tenantId === null ? [] : [t("provider.mail.tenant", { tenantId })]),
    t("provider.mail.asked", { who: asked, date: on(removal.attestation.at) }),
    ...(decided && removal.decidedAt
      ? [t("provider.mail.decided", { who: decided, date: on(removal.decidedAt) })]
      : []),
    ...(id ? [t("provider.mail.correlation", { id })] : []),
  ];
  return {
    subject: t("provider.mail.subject", { customer: companyName }),
    text: [
      t("provider.mail.greeting"),
      t("provider.mail.ask", { partner: partnerName }),
      facts.join("\n"),
      t("provider.mail.only"),
      t("provider.mail.thanks"),
      partnerName,
    ].join("\n\n"),
  };
}
