import type { Button, KnownBlock } from "@slack/types";
import type { StaffActor } from "../../domain/actor.ts";
import type { Customer } from "../../domain/customer.ts";
import type { GdapEnd, GdapRequest } from "../../domain/gdap.ts";
import { may } from "../../domain/permissions.ts";
import type { GdapOfCustomer } from "../../service/index.ts";
import { actionsBlock, button, context, present, section } from "../blocks.ts";
import { actions } from "../ids.ts";
import { failureLines, rolesText } from "../messages/gdap-words.ts";
import type { Voice } from "../messages/voice.ts";
import type { Reading } from "./customer-record-state.ts";
import { endGdapButton } from "./gdap-end.ts";

/** How many of our own requests and ends the record shows: the newest. */
const most = 4;

/** What we asked for of granular administration, and what this person may ask for now. Nothing where there is none. */
export function gdapBlocks(
  ours: GdapOfCustomer | null,
  { customer: { id, tenantId }, reading }: { readonly customer: Customer; readonly reading: Reading },
  actor: StaffActor,
  voice: Voice,
): KnownBlock[] {
  const { t } = voice;
  if (ours === null) return [];
  if (tenantId === null) return [context(t("gdap.record.no-tenant"))];
  const requests = ours.requests.filter(({ state }) => state !== "discarded").slice(0, most);
  const ends = ours.ends.slice(0, most);
  const elements: Button[] = [
    ...(may(actor, "gdap.request") ? [button(actions.gdapRequest, t("gdap.request"), { value: id })] : []),
    ...(may(actor, "gdap.end") && !isNoneShown(reading) ? [endGdapButton(t, id)] : []),
  ];
  return present([
    requests.length + ends.length > 0 && section(t("gdap.record.heading")),
    ...requests.map((request) => requestBlock(request, actor, voice)),
    ...ends.map((end) => section(endText(end, voice))),
    elements.length > 0 && actionsBlock(elements),
  ]);
}

/** The directory was read, and shows nothing that could be ended. */
function isNoneShown(reading: Reading): boolean {
  if (reading.state !== "read") return false;
  return reading.shown.gdap.length === 0 && !reading.shown.unread?.includes("gdap");
}

function requestBlock(request: GdapRequest, actor: StaffActor, voice: Voice): KnownBlock {
  const { t, name, who, date } = voice;
  const text = t("gdap.record.request", {
    name: name(request.name),
    state: t(`gdap.state.${request.state}`),
    roles: rolesText(t, request.roleIds),
    who: who(request.requestedBy),
    date: date(request.createdAt),
  });
  const isOpen = request.state === "drafted" && may(actor, "gdap.request");
  const lines = [text, ...failureLines(request.failure, voice)].join("\n");
  return section(
    lines,
    isOpen
      ? button(actions.gdapResume, t("gdap.record.open-draft"), { value: request.id, style: "primary" })
      : undefined,
  );
}

function endText(end: GdapEnd, voice: Voice): string {
  const { t, name, who, date, quote } = voice;
  const text = t("gdap.record.end", {
    name: name(end.name),
    state: t(`gdap.end.state.${end.state}`),
    who: who(end.askedBy),
    date: date(end.askedAt),
    reason: quote(end.reason),
  });
  return [text, ...failureLines(end.failure, voice)].join("\n");
}
