import type { KnownBlock } from "@slack/types";
import { isIntent } from "../../domain/outbox.ts";
import type { MessageKey } from "../../i18n/index.ts";
import type { outbox } from "../../service/index.ts";
import { actionsBlock, button, context, header, limits, plain, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import type { Voice } from "../messages/voice.ts";

type Page = Awaited<ReturnType<typeof outbox.stuck>>;
type StuckMessage = Page["messages"][number];

/** For admin agents: what was given up, and what may have arrived. */
export function stuckBlocks({ messages, next }: Page, voice: Voice): KnownBlock[] {
  if (messages.length === 0) return [];
  const { t } = voice;
  return present([
    header(t("home.stuck")),
    ...messages.map((each): KnownBlock[] => {
      const buttons = buttonsFor(each, voice);
      return present([
        section([titleOf(each, voice), fateOf(each, voice)].join("\n")),
        buttons.length > 0 && actionsBlock(buttons),
      ]);
    }),
    next !== null && context(t("home.stuck.more")),
  ]);
}

/** What Kapocs itself still has to do can be sent again, but not be taken off. */
function buttonsFor({ id: value, state, reason, body, topic }: StuckMessage, { t }: Voice) {
  const again = {
    title: plain(t("home.stuck.again"), limits.confirmTitle),
    text: plain(t("home.stuck.again.confirm"), limits.confirmText),
    confirm: plain(t("home.stuck.again"), limits.confirmButton),
    deny: plain(t("common.cancel"), limits.confirmButton),
  };
  const isUncertain = state === "uncertain";
  return [
    ...(body === null
      ? []
      : [
          button(actions.deliveryRetry, t("home.stuck.again"), {
            value,
            ...(isUncertain || reason === "restored" ? { confirm: again } : {}),
          }),
        ]),
    ...(isIntent(topic)
      ? []
      : [
          button(
            body?.topic === "card.refresh" ? actions.deliveryPlace : actions.deliveryThere,
            isUncertain ? t("home.stuck.there") : t("home.stuck.dismiss"),
            { value },
          ),
        ]),
  ];
}

function titleOf({ body, lane, topic }: StuckMessage, { t, who, name }: Voice): string {
  const channel = lane.startsWith("channel:") ? `<#${lane.slice("channel:".length)}>` : "–";
  switch (body?.topic) {
    case "card.refresh":
      return t("home.stuck.card", { channel });
    case "thread.reply":
      return t("home.stuck.reply", { channel });
    case "person.tell":
    case "set-up.tell":
      return t("home.stuck.person", { who: who(body.to) });
    case "link.issue":
    case "link.handed-over":
      return t("home.stuck.link");
    case "removal.execute":
      return t("home.stuck.execute");
    case "removal.decide":
      return t("home.stuck.decide");
    case "registry.enter":
      return t("home.stuck.entry");
    case "gdap.create":
      return t("gdap.stuck.create");
    case "gdap.terminate":
      return t("gdap.stuck.terminate");
    case "list.read":
    case "list.import":
    case "list.undo":
    case "list.export":
    case "list.problems":
      return t("home.stuck.list");
    default:
      return t("home.stuck.other", { topic: name(topic) });
  }
}

const reasons: Readonly<Record<string, MessageKey & `home.reason.${string}`>> = {
  channel_not_found: "home.reason.channel_not_found",
  not_in_channel: "home.reason.not_in_channel",
  is_archived: "home.reason.is_archived",
  restricted_action: "home.reason.restricted_action",
  account_inactive: "home.reason.account_inactive",
  token_revoked: "home.reason.token_revoked",
  not_installed: "home.reason.not_installed",
  "directory-unavailable": "home.reason.directory-unavailable",
  restored: "home.reason.restored",
};

function fateOf({ state, reason, createdAt }: StuckMessage, { t, date, name }: Voice): string {
  if (state === "uncertain" && reason === "restored") return t("home.stuck.restored");
  if (state === "uncertain") return t("home.stuck.uncertain", { date: date(createdAt) });
  const known = Object.hasOwn(reasons, reason) ? reasons[reason] : undefined;
  const told =
    known === undefined || known === "home.reason.other"
      ? t("home.reason.other", { reason: name(reason) })
      : t(known);
  return t("home.stuck.dead", { date: date(createdAt), reason: told });
}
