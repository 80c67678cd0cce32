import type { ModalView } from "@slack/types";
import { z } from "zod";
import { OutboxMessageId } from "../../domain/ids.ts";
import { declined } from "../../domain/outcome.ts";
import { may } from "../../domain/permissions.ts";
import type { Translate } from "../../i18n/index.ts";
import { entrance, outbox } from "../../service/index.ts";
import { limits, plain, section } from "../blocks.ts";
import type { ActionRequest, ViewAnswer, ViewRequest } from "../handler.ts";
import { actions, views } from "../ids.ts";
import { readMessageLink } from "../message-link.ts";
import { noticeView } from "../privately.ts";
import { readMetadata } from "../read-metadata.ts";
import { textInput } from "./inputs.ts";

const PlaceState = z.object({ messageId: OutboxMessageId });

export function deliveryPlace(t: Translate, messageId: OutboxMessageId): ModalView {
  return {
    type: "modal",
    callback_id: views.deliveryPlace,
    private_metadata: JSON.stringify({ messageId }),
    title: plain(t("home.stuck.place.title"), limits.title),
    submit: plain(t("home.stuck.dismiss"), limits.title),
    close: plain(t("common.cancel"), limits.title),
    blocks: [
      section(t("home.stuck.place.intro")),
      textInput(actions.deliveryLink, t("home.stuck.place.link"), {
        hint: t("home.stuck.place.hint"),
        isOptional: true,
      }),
    ],
  };
}

/** *It is there*, or *Take it off the list*, of a card: asks for the card's link first, so that it is changed in place. */
export async function askForPlace(request: ActionRequest): Promise<void> {
  const id = OutboxMessageId.safeParse(request.value);
  if (!may(request.actor, "outbox.retry")) {
    const refusal = await entrance.refuse(request.ctx, "outbox.retry", id.data ?? null);
    return request.say(await request.explain(refusal, "outbox.retry"));
  }
  if (!id.success) return request.say(await request.explain(declined("not-found")));
  await request.openView(deliveryPlace(request.t, id.data));
}

/** With a link the card has its place again; without one the message is only taken off the list. */
export async function submitPlace(request: ViewRequest): Promise<ViewAnswer> {
  const { ctx, t, values } = request;
  const { messageId } = readMetadata(PlaceState, request.view.privateMetadata);
  const typed = values.text(actions.deliveryLink)?.trim() || null;
  const posted = typed === null ? null : readMessageLink(typed);
  const fault = (text: string): ViewAnswer => ({
    kind: "errors",
    errors: { [values.blockOf(actions.deliveryLink)]: text },
  });
  if (typed !== null && posted === null) return fault(t("home.stuck.place.no-link"));

  const settled = await outbox.dismiss(ctx, { messageId, ...(posted ? { posted } : {}) });
  if (settled.ok) {
    const said = posted ? t("home.stuck.placed") : t("home.stuck.dismissed");
    return { kind: "update", view: noticeView(t, said) };
  }
  if (settled.reason === "card-elsewhere") return fault(t("refusal.card-elsewhere"));
  return { kind: "update", view: noticeView(t, await request.explain(settled, "outbox.retry")) };
}
