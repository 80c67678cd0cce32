import type { Button, ModalView, Overflow, SectionBlock } from "@slack/types";
import type { Role } from "../../domain/actor.ts";
import type { RoleGrant } from "../../domain/settings.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import type { ServiceContext, SetUp } from "../../service/index.ts";
import { readListButton } from "../actions/directory-sync.ts";
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
import { type ConnectionPart, connectionBlocks } from "./setup-connection.ts";
import { type OverviewPlace, type Unsaved, writeState } from "./setup-state.ts";
import { webHookBlocks } from "./setup-web-hook.ts";

export interface OverviewShown {
  readonly t: Translate;
  readonly setUp: SetUp;
  readonly ctx: Pick<ServiceContext, "publicUrlFault">;
  readonly isOpen: boolean;
  /** Null with the local registry. */
  readonly connection?: ConnectionPart | null;
  readonly unsaved?: Unsaved;
  readonly place?: OverviewPlace | undefined;
  /** Said at the top: saved, or why not. Plain text. */
  readonly said?: string;
}

/** The whole set-up at a glance; each part opens a form of its own in the same window. */
export function setUpOverview(shown: OverviewShown): ModalView {
  const { t, setUp, ctx, isOpen, connection = null, unsaved = {}, said } = shown;
  const { grants, version } = setUp;
  const isUnsaved = Object.keys(unsaved).length > 0;
  const edit = (id: string, key: MessageKeyWithoutParameters, turns: readonly Button[] = []) =>
    actionsBlock([button(id, t(key)), ...turns], id);
  const place = {
    channels: beginOf(setUp.channels, shown.place?.channels),
    providers: beginOf(setUp.providers, shown.place?.providers),
  };
  const channels = setUp.channels.slice(place.channels, place.channels + perPage);
  const providers = setUp.providers.slice(place.providers, place.providers + perPage);
  return {
    type: "modal",
    callback_id: views.setUp,
    title: plain(t("setup.title"), 24),
    close: plain(t("common.close"), 24),
    private_metadata: writeState({ version, place, unsaved }),
    blocks: present([
      said !== undefined && { type: "section", text: plain(said) },
      isUnsaved && context(t("setup.unsaved")),
      ctx.publicUrlFault !== null &&
        section(t(`setup.address.${connection ? "vendor" : ctx.publicUrlFault}`)),
      isOpen && section(t("setup.roles.open")),
      section(`${t("setup.general")}\n${general(t, setUp)}`),
      edit(actions.setUpEditGeneral, "setup.change-settings"),
      divider,
      connection && [
        ...connectionBlocks(t, connection, furtherButtons(t, connection)),
        ...webHookBlocks(t, connection),
        divider,
      ],
      section(t("setup.channels")),
      where(t, place.channels, channels, setUp.channels),
      channels.length === 0 && section(t("setup.channels.none")),
      channels.map((channel) => {
        const key = channel.isDefault ? "setup.channel.default" : "setup.channel.is";
        const text = t(key, { channel: `<#${channel.id}>`, language: channel.language });
        const others = channel.isDefault ? [] : (["make-default", "remove"] as const);
        return withMenu(t, text, actions.setUpChannelMenu, channel.id, ["edit", ...others]);
      }),
      edit(actions.setUpAddChannel, "setup.add-channel", turnsOf(t, "channels", place, setUp)),
      divider,
      section(t("setup.providers")),
      where(t, place.providers, providers, setUp.providers),
      providers.length === 0 && section(t("setup.providers.none")),
      providers.map(({ id, name, tenantId }) => {
        const escaped = escapeMrkdwn(name);
        const text =
          tenantId === null
            ? t("setup.provider.is", { name: escaped })
            : t("setup.provider.with-tenant", { name: escaped, tenantId });
        return withMenu(t, text, actions.setUpProviderMenu, id, ["edit", "remove"]);
      }),
      edit(actions.setUpAddProvider, "setup.add-provider", turnsOf(t, "providers", place, setUp)),
      divider,
      section(t("setup.roles")),
      section(t("setup.roles.admin-agents", { holders: holders(t, grants, "admin-agent") })),
      section(t("setup.roles.sales-agents", { holders: holders(t, grants, "sales-agent") })),
      edit(actions.setUpEditRoles, "setup.change-roles"),
    ]),
  };
}

/** What can be asked of the vendor once somebody has signed in. */
function furtherButtons(t: Translate, { status }: ConnectionPart): Button[] {
  return status.state === "signed-in" ? [readListButton(t)] : [];
}

/** Both lists at their longest stay far below a view's hundred blocks. */
const perPage = 20;

/** The page that was asked for, or the last one, when the list has become shorter. */
function beginOf(all: readonly unknown[], asked = 0): number {
  const last = Math.max(0, all.length - 1);
  return Math.min(asked, last - (last % perPage));
}

function where(t: Translate, begin: number, page: readonly unknown[], all: readonly unknown[]) {
  return (
    all.length > perPage &&
    context(t("setup.list.where", { from: begin + 1, to: begin + page.length, count: all.length }))
  );
}

const turnIds = {
  channels: { earlier: actions.setUpChannelsEarlier, later: actions.setUpChannelsLater },
  providers: { earlier: actions.setUpProvidersEarlier, later: actions.setUpProvidersLater },
} as const;

function turnsOf(t: Translate, list: keyof OverviewPlace, place: OverviewPlace, setUp: SetUp): Button[] {
  const begin = place[list];
  const turn = (to: number) => {
    const next = list === "channels" ? { ...place, channels: to } : { ...place, providers: to };
    return { value: `${next.channels} ${next.providers}` };
  };
  return [
    ...(begin > 0
      ? [button(turnIds[list].earlier, t("setup.list.earlier"), turn(Math.max(0, begin - perPage)))]
      : []),
    ...(begin + perPage < setUp[list].length
      ? [button(turnIds[list].later, t("setup.list.later"), turn(begin + perPage))]
      : []),
  ];
}

/** What *Previous* and *Next* carry: where both lists are to begin. */
export function readTurn(value: string): OverviewPlace {
  const [channels, providers] = value.split(" ").map(Number);
  const at = (index: number | undefined) =>
    index !== undefined && Number.isSafeInteger(index) && index > 0 ? index : 0;
  return { channels: at(channels), providers: at(providers) };
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
    ...(settings.passportsWanted ? [t("setup.general.passports")] : []),
    t("setup.general.retention", {
      personalMonths: settings.personalDataKeptForMonths ?? 0,
      auditMonths: settings.auditDetailsKeptForMonths ?? 0,
    }),
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
