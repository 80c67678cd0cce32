import type { KnownBlock } from "@slack/types";
import { differenceInCalendarDays } from "date-fns";
import { type CustomerId, GdapEndId, GdapRequestId, GdapWarningId } from "../../domain/ids.ts";
import { gdap } from "../../service/index.ts";
import { actionsBlock, button, context, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { failureLines, rolesText } from "../messages/gdap-words.ts";
import { asText, type Message, type Voice } from "../messages/voice.ts";
import { lookAgainButton } from "../modals/gdap-end.ts";
import type { BulletinRenderer } from "./renderers.ts";

/** What became of a request for granular administration, once it left for the customer. */
export const gdapRequestBulletin: BulletinRenderer = async (ctx, { id }, { voice }) => {
  const open = await gdap.open(ctx, GdapRequestId.parse(id));
  if (!open) return null;
  const { request, customer } = open;
  switch (request.state) {
    case "asked":
    case "drafted":
    case "discarded":
      return null;
    default: {
      const about = { name: voice.name(request.name), customer: voice.name(customer.companyName) };
      const told = voice.t(`gdap.told.request.${request.state}`, about);
      const lines = [told, ...failureLines(request.failure, voice)];
      return message(lines, rolesText(voice.t, request.roleIds), customer.id, voice);
    }
  }
};

/** The end of a granular relationship, from the decision until the vendor shows it. */
export const gdapEndBulletin: BulletinRenderer = async (ctx, { id }, { voice, kind }) => {
  const found = await gdap.getEnd(ctx, GdapEndId.parse(id));
  if (!found) return null;
  const { end, customer } = found;
  const about = { name: voice.name(end.name), customer: voice.name(customer.companyName) };
  const lines = [voice.t(`gdap.told.end.${end.state}`, about), ...failureLines(end.failure, voice)];
  const isToLookAgain = end.failure?.because === "changed-meanwhile" && kind === "person";
  return message(lines, null, customer.id, voice, isToLookAgain);
};

/** A granular relationship ends soon, and nobody has prolonged it. */
export const gdapEndingBulletin: BulletinRenderer = async (ctx, { id }, { voice }) => {
  const found = await gdap.getWarning(ctx, GdapWarningId.parse(id));
  if (!found) return null;
  const { warning, customer } = found;
  const companyName = customer?.companyName ?? warning.companyName;
  const line = voice.t("gdap.told.ending", {
    name: voice.name(warning.name || warning.gdapId),
    customer: companyName ? voice.name(companyName) : voice.t("gdap.told.nobody"),
    days: differenceInCalendarDays(warning.endsAt, warning.warnedAt),
    date: voice.day(warning.endsAt),
  });
  return message([line], null, customer?.id ?? null, voice);
};

function message(
  lines: readonly string[],
  hint: string | null,
  customerId: CustomerId | null,
  { t }: Voice,
  isToLookAgain = false,
): Message {
  const blocks: KnownBlock[] = present([
    section(lines.join("\n")),
    hint !== null && hint !== "" && context(hint),
    customerId !== null &&
      actionsBlock([
        ...(isToLookAgain ? [lookAgainButton(t, customerId)] : []),
        button(actions.customerOpen, t("messages.open-record"), { value: customerId }),
      ]),
  ]);
  return { text: asText([...lines, hint]), blocks };
}
