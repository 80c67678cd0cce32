import type { ConfirmationDialog, KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import { may } from "../../domain/permissions.ts";
import type { Translate } from "../../i18n/index.ts";
import type { SetUp } from "../../service/index.ts";
import { actionsBlock, button, context, header, limits, plain, present, section } from "../blocks.ts";
import { commands } from "../commands/names.ts";
import { actions } from "../ids.ts";

function exportDialog(t: Translate): ConfirmationDialog {
  return {
    title: plain(t("home.list.export.title"), limits.confirmTitle),
    text: plain(t("home.list.export.text"), limits.confirmText),
    confirm: plain(t("home.list.export.yes"), limits.confirmButton),
    deny: plain(t("common.cancel"), limits.confirmButton),
  };
}

/** What one comes for most, and the way to the settings for those who may change them. */
export function topBlocks(t: Translate, actor: StaffActor, { settings, channels }: SetUp): KnownBlock[] {
  const isReady = settings.partnerName !== null && channels.length > 0;
  return present([
    header(t("core.app-name")),
    context(t("home.help", { kapocs: commands.kapocs })),
    !isReady && section(t("home.not-set-up")),
    actionsBlock([
      ...(may(actor, "invitation.request")
        ? [button(actions.inviteOpen, t("home.invite"), { style: "primary" })]
        : []),
      ...(may(actor, "settings.change") ? [button(actions.setUpOpen, t("home.settings"))] : []),
      ...(may(actor, "customer.import") ? [button(actions.listImportOpen, t("home.list.import"))] : []),
      ...(may(actor, "customer.export")
        ? [button(actions.listExport, t("home.list.export"), { confirm: exportDialog(t) })]
        : []),
      button(actions.homeRefresh, t("home.refresh")),
      button(actions.homeWhoAmI, t("whoami.button")),
    ]),
  ]);
}
