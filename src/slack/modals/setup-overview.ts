import type { ModalView, Overflow, SectionBlock } from "@slack/types";
import type { Role } from "../../domain/actor.ts";
import type { RoleGrant } from "../../domain/settings.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import type { ServiceContext, SetUp } from "../../service/index.ts";
import {
  actionsBlock,
  button,
  context,
  divider,
  escapeMrkdwn,
  mrkdwn,
  option,
  plain,
  present,
  section,
} from "../blocks.ts";
import { actions, views } from "../ids.ts";
import { type Unsaved, writeState } from "./setup-state.ts";

export interface OverviewShown {
  readonly t: Translate;
  readonly setUp: SetUp;
  readonly ctx: Pick<ServiceContext, "publicUrlFault">;
  readonly isOpen: boolean;
  readonly unsaved?: Unsaved;
  /** Said at the top: saved, or why not. Plain text. */
  readonly said?: string;
}

/** The whole set-up at a glance; each part opens a form of its own in the same window. */
export function setUpOverview({ t, setUp, ctx, isOpen, unsaved = {}, said }: OverviewShown): ModalView {
  const { grants, providers, channels, version } = setUp;
  const isUnsaved = Object.keys(unsaved).length > 0;
  const edit = (id: string, key: MessageKeyWithoutParameters) => actionsBlock([button(id, t(key))], id);
  return {
    type: "modal",
    callback_id: views.setUp,
    title: plain(t("setup.title"), 24),
    close: plain(t("common.close"), 24),
    private_metadata: writeState({ version, unsaved }),
    blocks: present([
      said !== undefined && { type: "section", text: plain(said) },
      isUnsaved && context(t("setup.unsaved")),
      ctx.publicUrlFault !== null && section(t(`setup.address.${ctx.publicUrlFault}`)),
      isOpen && section(t("setup.roles.open")),
      section(`${t("setup.general")}\n${general(t, setUp)}`),
      edit(actions.setUpEditGeneral, "setup.change-settings"),
      divider,
      section(t("setup.channels")),
      channels.length === 0 && section(t("setup.channels.none")),
      channels.map((channel) => {
        const key = channel.isDefault ? "setup.channel.default" : "setup.channel.is";
        const text = t(key, { channel: `<#${channel.id}>`, language: channel.language });
        const others = channel.isDefault ? [] : (["make-default", "remove"] as const);
        return withMenu(t, text, actions.setUpChannelMenu, channel.id, ["edit", ...others]);
      }),
      edit(actions.setUpAddChannel, "setup.add-channel"),
      divider,
      section(t("setup.providers")),
      providers.length === 0 && section(t("setup.providers.none")),
      providers.map(({ id, name, tenantId }) => {
        const escaped = escapeMrkdwn(name);
        const text =
          tenantId === null
            ? t("setup.provider.is", { name: escaped })
            : t("setup.provider.with-tenant", { name: escaped, tenantId });
        return withMenu(t, text, actions.setUpProviderMenu, id, ["edit", "remove"]);
      }),
      edit(actions.setUpAddProvider, "setup.add-provider"),
      divider,
      section(t("setup.roles")),
      section(t("setup.roles.admin-agents", { holders: holders(t, grants, "admin-agent") })),
      section(t("setup.roles.sales-agents", { holders: holders(t, grants, "sales-agent") })),
      edit(actions.setUpEditRoles, "setup.change-roles"),
    ]).slice(0, 100),
  };
}

type MessageKeyWithoutParameters = Extract<
  MessageKey,
  "setup.change-settings" | "setup.change-roles" | "setup.add-provider" | "setup.add-channel"
>;
type MenuAct = "edit" | "make-default" | "remove";

/** What a menu's option carries: the act and the record's id. */
export function readMenuValue(value: string): { readonly act: MenuAct; readonly id: string } | null {
  const [act, id] = value.split(" ", 2);
  return (act === "edit" || act === "make-default" || act === "remove") && id ? { act, id } : null;
}

function withMenu(
  t: Translate,
  text: string,
  actionId: string,
  id: string,
  acts: readonly MenuAct[],
): SectionBlock {
  const menu: Overflow = {
    type: "overflow",
    action_id: actionId,
    options: acts.map((act) => option(t(`setup.${act}`), `${act} ${id}`)),
  };
  return { type: "section", block_id: `${actionId}:${id}`, text: mrkdwn(text), accessory: menu };
}

function general(t: Translate, { settings }: SetUp): string {
  return [
    t("setup.general.is", {
      name: settings.partnerName === null ? t("setup.general.no-name") : escapeMrkdwn(settings.partnerName),
      kind: t(`setup.partner-kind.${settings.partnerKind}`),
      language: t(`setup.language.${settings.emailLanguage}`),
      invitationDays: settings.invitationValidForDays,
      attestationDays: settings.attestationValidForDays,
    }),
    t(settings.ownRemovalAllowed ? "setup.general.own-removal" : "setup.general.four-eyes"),
    t(settings.sharedChannelsAllowed ? "setup.general.shared-allowed" : "setup.general.shared-refused"),
  ].join("\n");
}

/** Mentions in a view notify nobody. */
function holders(t: Translate, grants: readonly RoleGrant[], role: Role): string {
  const shown = grants
    .filter((each) => each.role === role)
    .map(({ holder }) =>
      holder.kind === "person" ? `<@${holder.slackUserId}>` : `<!subteam^${holder.slackGroupId}>`,
    );
  return shown.length === 0 ? t("setup.roles.nobody") : shown.join(", ");
}
