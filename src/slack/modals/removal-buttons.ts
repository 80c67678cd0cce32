import type { Button } from "@slack/types";
import type { RelationshipId, RemovalRequestId } from "../../domain/ids.ts";
import type { MessageKey, Translate } from "../../i18n/index.ts";
import { button, dangerButton } from "../blocks.ts";
import { actions } from "../ids.ts";

/** The buttons of a removal, the same in the record, in Home and in its own screens. */
export const removalButtons = {
  open: (t: Translate, id: RelationshipId): Button =>
    asking(t, actions.removalOpen, "removal.open", id, "removal.open.yes"),
  decide: (t: Translate, id: RemovalRequestId): Button =>
    button(actions.removalDecide, t("removal.decide.open"), { value: id, style: "primary" }),
  withdraw: (t: Translate, id: RemovalRequestId): Button =>
    asking(t, actions.removalWithdraw, "removal.withdraw", id),
  retry: (t: Translate, id: RemovalRequestId): Button => asking(t, actions.removalRetry, "removal.retry", id),
  abandon: (t: Translate, id: RemovalRequestId): Button =>
    asking(t, actions.removalAbandon, "removal.abandon", id),
  providerText: (t: Translate, id: RemovalRequestId): Button =>
    button(actions.removalProviderText, t("provider.text"), { value: id, style: "primary" }),
  providerTold: (t: Translate, id: RemovalRequestId): Button =>
    button(actions.removalProviderTold, t("provider.sent"), { value: id }),
  stopWaiting: (t: Translate, id: RemovalRequestId): Button =>
    asking(t, actions.removalProviderStop, "provider.stop", id),
  recordNotice: (t: Translate, id: RemovalRequestId): Button =>
    button(actions.removalNotice, t("removal.notice.open"), { value: id }),
  noNotice: (t: Translate, id: RemovalRequestId): Button =>
    button(actions.removalNoNotice, t("removal.notice.none"), { value: id }),
} as const;

type Asking = "provider.stop" | "removal.open" | "removal.withdraw" | "removal.retry" | "removal.abandon";
type Label = Extract<MessageKey, Asking | "removal.open.yes">;

/** A danger button with its short confirm, which names what will happen on the button that does it. */
function asking(t: Translate, actionId: string, key: Asking, value: string, yes: Label = key): Button {
  const dialog = { title: t(key), text: t(`${key}.confirm`), yes: t(yes), no: t("common.cancel") };
  return dangerButton(actionId, t(key), dialog, value);
}
