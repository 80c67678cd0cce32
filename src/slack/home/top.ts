import type { KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import { may } from "../../domain/permissions.ts";
import type { Translate } from "../../i18n/index.ts";
import type { SetUp } from "../../service/index.ts";
import { actionsBlock, button, context, header, present, section } from "../blocks.ts";
import { commands } from "../commands/names.ts";
import { actions } from "../ids.ts";

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
      button(actions.homeRefresh, t("home.refresh")),
      button(actions.homeWhoAmI, t("whoami.button")),
    ]),
  ]);
}
