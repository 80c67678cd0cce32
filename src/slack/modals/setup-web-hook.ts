import type { Button, KnownBlock } from "@slack/types";
import type { Translate } from "../../i18n/index.ts";
import type { WebHookStatus } from "../../ports/vendor-connection.ts";
import { actionsBlock, button, dangerButton, escapeMrkdwn, present, section, slackDate } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { ConnectionPart } from "./setup-connection.ts";

/** Whether the vendor's events reach us, and what can be done about it. */
export function webHookBlocks(t: Translate, part: ConnectionPart): KnownBlock[] {
  const { webHook } = part.status;
  const mayChange = part.signInUrl !== null && part.status.state === "signed-in";
  const buttons = mayChange ? buttonsFor(t, webHook) : [];
  return present([
    section([t("web-hook.title"), stateOf(t, part, webHook)].join("\n")),
    buttons.length > 0 && actionsBlock(buttons, actions.webHookRegister),
  ]);
}

function stateOf(t: Translate, { language }: ConnectionPart, webHook: WebHookStatus): string {
  switch (webHook.state) {
    case "foreign":
      return t("web-hook.foreign", { host: escapeMrkdwn(hostOf(webHook.url)) });
    case "registered":
      return webHook.lastEventAt === null
        ? t("web-hook.registered.none-yet")
        : t("web-hook.registered", { at: slackDate(webHook.lastEventAt, language) });
    default:
      return t(`web-hook.${webHook.state}`);
  }
}

function buttonsFor(t: Translate, webHook: WebHookStatus): Button[] {
  switch (webHook.state) {
    case "no-public-address":
      return [];
    case "not-registered":
      return [button(actions.webHookRegister, t("web-hook.register"))];
    case "registered":
      return [button(actions.webHookTest, t("web-hook.test"))];
    case "foreign": {
      // The address that is to be replaced goes along: if it is another one by then, nothing is replaced.
      if (webHook.url.length > longestValue) return [];
      const dialog = {
        title: t("web-hook.take-over"),
        text: t("web-hook.take-over.confirm", { host: hostOf(webHook.url) }),
        yes: t("web-hook.take-over.yes"),
        no: t("common.cancel"),
      };
      return [dangerButton(actions.webHookTakeOver, t("web-hook.take-over"), dialog, webHook.url)];
    }
  }
}

const longestValue = 2_000;

/** An address can hold another tool's secret: its host is all that people need. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "?";
}
