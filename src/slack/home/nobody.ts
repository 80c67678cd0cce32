import type { KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import { may } from "../../domain/permissions.ts";
import type { RoleGrant } from "../../domain/settings.ts";
import type { SupportedLanguage, Translate } from "../../i18n/index.ts";
import { actionsBlock, button, header, mention, present, section } from "../blocks.ts";
import { commands } from "../commands/names.ts";
import { actions } from "../ids.ts";

const namedAtMost = 10;

/** For people without a role: what this is, and who can let them in. */
export function nobodyBlocks(
  t: Translate,
  language: SupportedLanguage,
  actor: StaffActor,
  grants: readonly RoleGrant[],
): KnownBlock[] {
  const maySetUp = may(actor, "settings.change");
  return present([
    header(t("core.app-name")),
    section(t("home.nobody.what")),
    section(maySetUp ? t("home.nobody.yours") : t("home.nobody.no-role")),
    !maySetUp && section(whoCan(t, language, grants)),
    actionsBlock([
      ...(maySetUp ? [button(actions.setUpOpen, t("home.nobody.set-up"), { style: "primary" })] : []),
      button(actions.homeWhoAmI, t("whoami.button")),
    ]),
  ]);
}

/** Mentions in Home ring with nobody. */
function whoCan(t: Translate, language: SupportedLanguage, grants: readonly RoleGrant[]): string {
  const holders = grants.filter((each) => each.role === "admin-agent").map((each) => each.holder);
  if (holders.length === 0) return t("home.nobody.nobody", { kapocs: commands.kapocs });
  const names = holders
    .slice(0, namedAtMost)
    .map((holder) =>
      holder.kind === "person" ? mention(holder.slackUserId) : `<!subteam^${holder.slackGroupId}>`,
    );
  return t("home.nobody.ask", {
    names: new Intl.ListFormat(language, { type: "disjunction" }).format(names),
  });
}
