import type { Button, ModalView } from "@slack/types";
import { z } from "zod";
import { gdapReasonLimit } from "../../domain/gdap.ts";
import { CustomerId } from "../../domain/ids.ts";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import type { GdapRelationship } from "../../ports/delegated-admin.ts";
import {
  button,
  context,
  dangerButton,
  escapeMrkdwn,
  limits,
  option,
  plain,
  plainDate,
  plainSection,
  present,
  section,
  truncate,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { rolesText } from "../messages/gdap-words.ts";
import { checkboxInput, textInput } from "./inputs.ts";

/** Slack's checkboxes take no more. */
const most = 10;

/** What was shown: an end is asked for exactly this version of each. */
export const GdapEndState = z.object({
  customerId: CustomerId,
  shown: z.array(z.object({ gdapId: z.string(), name: z.string(), etag: z.string() })).max(most),
});
export type GdapEndState = z.infer<typeof GdapEndState>;

/** The way to the ends of a customer's relationships. */
export function endGdapButton(t: Translate, customerId: CustomerId): Button {
  const dialog = {
    title: t("gdap.end"),
    text: t("gdap.end.confirm"),
    yes: t("gdap.end.yes"),
    no: t("common.cancel"),
  };
  return dangerButton(actions.gdapEnd, t("gdap.end"), dialog, customerId);
}

/** The same without the confirm, where somebody came from it just now. */
export function lookAgainButton(t: Translate, customerId: CustomerId): Button {
  return button(actions.gdapEnd, t("gdap.end.again"), { value: customerId });
}

interface Shown {
  readonly customerId: CustomerId;
  readonly companyName: string;
  readonly relationships: readonly GdapRelationship[];
}

export function gdapEnd(t: Translate, language: SupportedLanguage, shown: Shown): ModalView {
  const listed = shown.relationships.slice(0, most);
  const state: GdapEndState = {
    customerId: shown.customerId,
    shown: listed.map(({ id, name, etag }) => ({ gdapId: id, name, etag })),
  };
  const choices = listed.map((each, at) =>
    option(t("gdap.end.option", { name: each.name || each.id }), String(at), optionHint(t, language, each)),
  );
  return {
    type: "modal",
    callback_id: views.gdapEnd,
    private_metadata: JSON.stringify(state),
    title: plain(t("gdap.end.title"), limits.title),
    submit: plain(t("gdap.end.submit"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: present([
      plainSection(t("gdap.form.for", { customer: shown.companyName })),
      section(t("gdap.end.intro")),
      ...listed.map((each) => section(listedText(t, each))),
      checkboxInput(actions.gdapEndWhich, t("gdap.end.which"), choices, listed.length === 1 ? ["0"] : []),
      shown.relationships.length > most && context(t("gdap.end.first")),
      textInput(actions.gdapEndReason, t("gdap.end.reason"), {
        maxLength: gdapReasonLimit,
        isMultiline: true,
      }),
    ]),
  };
}

function listedText(t: Translate, { name, id, roleIds }: GdapRelationship): string {
  const roles = rolesText(t, roleIds) || "–";
  return t("gdap.end.listed", { name: escapeMrkdwn(truncate(name || id, 100)), roles });
}

function optionHint(
  t: Translate,
  language: SupportedLanguage,
  { endsAt, roleIds }: GdapRelationship,
): string {
  const roles = roleIds.length;
  if (endsAt === null) return t("gdap.end.option.endless", { roles });
  return t("gdap.end.option.until", { date: plainDate(endsAt, language, "UTC", "day"), roles });
}
